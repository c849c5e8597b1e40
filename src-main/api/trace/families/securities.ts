/** `pnl.by_security.MARKET.CODE.field`: one security's figures of the period, on the rows of that security alone. */
import { defineFigure, entry, type FigureDefinition, value } from '../../../../src-shared/domain/figures/definition.ts';
import type { EvidenceRows, EvidenceSource } from '../../../../src-shared/domain/figures/evidence.ts';
import { periodGap } from '../../../../src-shared/domain/figures/ground.ts';
import { leftOutOf } from '../../../../src-shared/domain/figures/leftOut.ts';
import { dividends } from '../../../../src-shared/domain/figures/pnl/dividends.figure.ts';
import { fees } from '../../../../src-shared/domain/figures/pnl/fees.figure.ts';
import { realised } from '../../../../src-shared/domain/figures/pnl/realised.figure.ts';
import { realisedColumn, tradeRows } from '../../../../src-shared/domain/figures/rows.ts';
import { exact } from '../../../../src-shared/kernel/exact.ts';
import { securityOf } from '../../../store/queries/catalog.ts';
import type { ClientOnGround } from '../../ground.ts';
import { profitFigure } from './securityProfit.ts';
import { type SecurityMaterial, securityMaterial } from './securityRows.ts';

export function securityFamily(on: ClientOnGround, path: string): FigureDefinition | undefined {
  if (periodGap(on.period) !== null) return undefined;
  for (const part of on.book().bySecurity.values()) {
    const { market, code } = securityOf(on.known, part.securityId);
    const own = `pnl.by_security.${market}.${code}`;
    if (!path.startsWith(`${own}.`)) continue;
    return figuresOf(securityMaterial(on, part, own)).find((figure) => figure.path === path);
  }
  return undefined;
}

function figuresOf(of: SecurityMaterial): readonly FigureDefinition[] {
  const { part } = of;
  return [
    profitFigure(of),
    onOwnRows(
      of,
      entry(realised),
      () => value(part.realised, leftOutOf(part.realisedLeftOut)),
      (source) =>
        tradeRows(
          { zh: '结转盈亏的成交', en: 'Closing rows' },
          of.trades(source).filter((trade) => trade.realised !== null),
          [realisedColumn],
        ),
    ),
    onOwnRows(of, entry(dividends), () => value(part.dividends), of.dividends),
    onOwnRows(
      of,
      entry(fees),
      () => value(exact(part.feesE4)),
      (source) =>
        tradeRows(
          { zh: '有费用的成交', en: 'Trade rows with fees' },
          of.trades(source).filter((trade) => trade.row.feesE4 !== 0),
        ),
    ),
  ];
}

/** The client's figure of that name, over one security. */
function onOwnRows(
  { path, named }: SecurityMaterial,
  figure: FigureDefinition,
  compute: FigureDefinition['compute'],
  rows: (source: EvidenceSource) => EvidenceRows,
): FigureDefinition {
  const field = figure.path.slice(figure.path.indexOf('.') + 1);
  return entry(
    defineFigure({ ...figure, path: `${path}.${field}`, name: named(figure.name.zh, figure.name.en), compute, rows }),
  );
}
