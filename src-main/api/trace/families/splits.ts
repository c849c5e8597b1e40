/** `splits.VIEW.KEY.field`: the part of the market value in an industry, a board or a kind of security. */
import {
  defineFigure,
  entry,
  type FigureDefinition,
  none,
  quotient,
  value,
} from '../../../../src-shared/domain/figures/definition.ts';
import { holdingRows } from '../../../../src-shared/domain/figures/rows.ts';
import { toYuan } from '../../../../src-shared/kernel/exact.ts';
import { securityOf } from '../../../store/queries/catalog.ts';
import type { ClientOnGround } from '../../ground.ts';
import { heldPositions, totalValue } from '../../report/heldPositions.ts';
import { SPLITS, splitSums } from '../../report/positions.ts';
import { totalMarketValue } from './totalFigures.ts';

const PATH = /^splits\.(industry|board|kind)\.(.*)\.(market_value|weight)$/;
const SOURCE = 'contract/formulas.md, Behaviour (concentration)';

export function splitFamily(on: ClientOnGround, path: string): FigureDefinition | undefined {
  const [, view, key, field] = PATH.exec(path) ?? [];
  if (key === undefined || (view !== 'industry' && view !== 'board' && view !== 'kind')) return undefined;
  const all = heldPositions(on);
  const sum = splitSums(all, view).get(key);
  if (sum === undefined) return undefined;
  const held = entry(
    defineFigure({
      path: `splits.${view}.${key}.market_value`,
      unit: 'money',
      source: SOURCE,
      name: { zh: '该类持仓市值', en: 'Market value of this group' },
      meaning: {
        zh: '属于这一类的持仓市值之和；没有收盘价的持仓不计。',
        en: 'Sum of the market values of the positions of this group; those without a close are left out.',
      },
      symbols: 'Σ MV',
      terms: [],
      compute: () => value(sum),
      rows: (source) =>
        holdingRows(
          { zh: '该类持仓', en: 'Positions of this group' },
          source
            .holdings()
            .filter(
              (line) => line.value !== null && (SPLITS[view](securityOf(on.known, line.securityId)) ?? '') === key,
            ),
        ),
    }),
  );
  if (field === 'market_value') return held;
  const total = toYuan(totalValue(all));
  return entry(
    defineFigure({
      path,
      unit: 'ratio',
      source: SOURCE,
      name: { zh: '该类持仓占比', en: 'Weight of this group' },
      meaning: { zh: '这一类持仓市值占全部持仓市值的比重。', en: 'Its share of the market value of all positions.' },
      symbols: 'G / W',
      terms: [
        { symbol: 'G', figure: held },
        { symbol: 'W', figure: totalMarketValue(all) },
      ],
      compute: () => (total > 0 ? quotient(toYuan(sum) / total) : none('no_market_value')),
    }),
  );
}
