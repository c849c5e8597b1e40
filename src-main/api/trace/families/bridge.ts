/** Lines of the bridge that the report's single figures leave out: `pnl.opening` and `pnl.securities`. */
import {
  defineFigure,
  entry,
  type FigureDefinition,
  none,
  value,
} from '../../../../src-shared/domain/figures/definition.ts';
import type { EvidenceRows } from '../../../../src-shared/domain/figures/evidence.ts';
import { periodGap } from '../../../../src-shared/domain/figures/ground.ts';
import { leftOutOf } from '../../../../src-shared/domain/figures/leftOut.ts';
import { assetRows, COLUMNS } from '../../../../src-shared/domain/figures/rows.ts';
import { securityPnl } from '../../../../src-shared/domain/profit/period.ts';
import { exact } from '../../../../src-shared/kernel/exact.ts';
import { securityOf } from '../../../store/queries/catalog.ts';
import type { ClientOnGround } from '../../ground.ts';

const SOURCE = 'contract/formulas.md, Profit and loss';

export function bridgeFamily(on: ClientOnGround, path: string): FigureDefinition | undefined {
  return path === 'pnl.opening' ? opening : path === 'pnl.securities' ? securities(on) : undefined;
}

const opening: FigureDefinition = entry(
  defineFigure({
    path: 'pnl.opening',
    unit: 'money',
    source: SOURCE,
    name: { zh: '期初资产', en: 'Opening assets' },
    meaning: {
      zh: '区间首日前一日（或之前最近一个资产日）各账户总资产之和。',
      en: 'Total assets of all accounts on the day before the period, or the last asset day before it.',
    },
    symbols: 'Σ total_asset',
    terms: [],
    compute: ({ openingE4 }) => (openingE4 === null ? none('no_asset_row') : value(exact(openingE4))),
    rows: (source) =>
      assetRows({ zh: '期初资产记录', en: 'Opening asset rows' }, source.lastAssets(source.period.before)),
  }),
);

function securities(on: ClientOnGround): FigureDefinition {
  return entry(
    defineFigure({
      path: 'pnl.securities',
      unit: 'money',
      source: SOURCE,
      name: { zh: '各证券盈亏之和', en: 'Profit of all securities' },
      meaning: {
        zh: '期间持有或交易过的每只证券的盈亏之和，已扣交易费用，含红利。',
        en: 'Sum of the profit of every security held or moved in the period, after fees, with dividends.',
      },
      symbols: 'Σ P',
      terms: [],
      leftOut: { zh: '没有盈亏数的证券，未计入', en: 'securities without a profit, left out' },
      compute({ period, book }) {
        const gap = periodGap(period);
        return gap === null ? value(book.parts, leftOutOf(book.partsLeftOut)) : none(gap);
      },
      rows: () => profits(on),
    }),
  );
}

/** One line a security, each opening its own trace; dividends that name no security are a line without one. */
function profits(on: ClientOnGround): EvidenceRows {
  const parts = [...on.book().bySecurity.values()].map((part) => ({
    part,
    info: securityOf(on.known, part.securityId),
  }));
  parts.sort((a, b) => (`${a.info.market}${a.info.code}` < `${b.info.market}${b.info.code}` ? -1 : 1));
  return {
    title: { zh: '各证券盈亏', en: 'Profit by security' },
    columns: [COLUMNS.security, { key: 'pnl', name: { zh: '盈亏', en: 'Profit' } }],
    rows: parts.map(({ part, info }) => ({
      refs: [],
      cells: {
        security: { kind: 'security', securityId: part.securityId },
        pnl: { kind: 'money', value: securityPnl(part) },
      },
      figure: `pnl.by_security.${info.market}.${info.code}.pnl`,
    })),
  };
}
