/** Securities held at `to` whose rating is above the client's limit, each once over all accounts. A count; never null. */
import { isAbove, limitOf, NO_LIMIT } from '../../suitability/level.ts';
import { clientRow } from '../clientRows.ts';
import { defineFigure, value } from '../definition.ts';
import { holdingRows } from '../rows.ts';
import { SUITABILITY_SOURCE } from './suitabilitySource.ts';

export const mismatchCount = defineFigure({
  path: 'suitability.mismatch_count',
  unit: 'count',
  name: { zh: '高于等级的持仓', en: 'Holdings above the level' },
  meaning: {
    zh: '期末风险等级高于客户可持有等级的证券只数。',
    en: 'Securities held at the end of the period whose rating is above what the client may hold.',
  },
  symbols: 'N(R > L)',
  terms: [
    {
      symbol: 'L',
      name: { zh: '可持有的最高风险等级', en: 'Highest rating that may be held' },
      unit: 'word',
      value({ client, period }) {
        const limit = limitOf(client, period.to);
        return value(limit === NO_LIMIT ? '∞' : `R${limit}`);
      },
      rows: clientRow,
    },
  ],
  source: SUITABILITY_SOURCE,
  conventions: [
    {
      zh: 'C1（含最低）对应 R1，C2 对应 R2，依次至 C5 对应 R5；测评过期或缺失按 R1；专业投资者不限。',
      en: 'C1 and C1min allow R1, C2 R2 … C5 R5; an assessment that is expired or missing allows R1; professionals have no limit.',
    },
    {
      zh: '同一证券各账户只计一次；没有风险等级的证券不计。',
      en: 'A security counts once over all accounts; one without a rating does not count.',
    },
  ],
  compute: ({ holdings }) => value(holdings.mismatches),
  rows(source) {
    const limit = limitOf(source.client(), source.period.to);
    return holdingRows(
      { zh: '高于等级的持仓', en: 'Holdings above the level' },
      source.holdings().filter((line) => isAbove(line.riskRating, limit)),
    );
  },
});
