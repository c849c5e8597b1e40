/** Modified Dietz over the period, weights (T − t)/T in calendar days from the day before; null at a base ≤ 0. */

import { add, type Exact, share, ZERO } from '../../../kernel/exact.ts';
import { modifiedDietz } from '../../returns/dietz.ts';
import { defineFigure, entry, none, type TermOfInput, value } from '../definition.ts';
import { CLOSING, OPENING } from '../endTerms.ts';
import { type DatedFlow, type Period, periodGap } from '../ground.ts';
import { netFlow } from '../pnl/net_flow.figure.ts';
import { timedFlowRows } from '../timedFlowRows.ts';
import { timedFlows } from '../timedFlows.ts';

/** Σ f·(T − t)/T. */
function weighted(flows: readonly DatedFlow[], { before, days }: Period): Exact {
  const left = timedFlows(flows, before).map(({ day }) => days - day);
  return flows.reduce((sum, flow, i) => add(sum, share(flow.value, left[i] as number, days)), ZERO);
}

const WEIGHTED: TermOfInput = {
  symbol: 'W',
  name: { zh: '按天数加权的净流入 Σ f·(T − t)/T', en: 'Net flow weighted by days, Σ f·(T − t)/T' },
  unit: 'money',
  value({ period, book }) {
    const gap = periodGap(period);
    if (gap !== null) return none(gap);
    return book.unvaluedTransfers > 0 ? none('transfer_without_price') : value(weighted(book.flows, period));
  },
  rows: (source) => timedFlowRows({ zh: '各笔进出及其权重', en: 'Flows and their weights' }, source),
};

export const dietz = defineFigure({
  path: 'returns.dietz',
  unit: 'ratio',
  name: { zh: '修正迪茨收益率', en: 'Modified Dietz' },
  meaning: {
    zh: '期间盈亏除以期初资产与按天数加权的净流入之和。',
    en: 'Profit over opening assets plus the flows weighted by their days.',
  },
  symbols: '(A1 − A0 − F) / (A0 + W)',
  terms: [CLOSING, OPENING, { symbol: 'F', figure: entry(netFlow) }, WEIGHTED],
  source: 'Dietz 1966, modified; GIPS; contract/formulas.md, Returns',
  conventions: [
    {
      zh: 'T 为期初前一日到期末的日历天数，t 为期初前一日到该笔进出的天数；A0 + W 不大于 0 时无此值。',
      en: 'T: calendar days from the day before the period to its end; t: from that same day to the flow. No value where A0 + W is not above 0.',
    },
  ],
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const { openingE4, closingE4, book, period } = ground;
    if (book.unvaluedTransfers > 0) return none('transfer_without_price');
    if (openingE4 === null || closingE4 === null) return none('no_asset_row');
    return modifiedDietz(openingE4 / 10_000, closingE4 / 10_000, timedFlows(book.flows, period.before), period.days);
  },
});
