/** Securities held at `to` above the client's level, each once over all accounts. */

import { isAbove, limitOf } from '../../suitability/level.ts';
import { defineFigure, entry, value } from '../definition.ts';
import { holdingRows } from '../rows.ts';
import { level } from './level.figure.ts';

export const mismatchCount = defineFigure({
  path: 'suitability.mismatch_count',
  unit: 'count',
  name: { zh: '高于等级的持仓', en: 'Holdings above the level' },
  meaning: {
    zh: '期末风险等级高于客户等级的证券只数；测评过期或缺失按 R1。',
    en: 'Securities held at the end whose rating is above the level; expired or missing counts as R1.',
  },
  symbols: 'number of holdings with R > C',
  terms: [{ symbol: 'C', figure: entry(level) }],
  source:
    'contract/formulas.md, Suitability \u9002\u5f53\u6027; \u8bc1\u5238\u671f\u8d27\u6295\u8d44\u8005\u9002\u5f53\u6027\u7ba1\u7406\u529e\u6cd5',
  compute({ holdings }) {
    return value(holdings.mismatches);
  },
  rows: (source) => {
    const limit = limitOf(source.client(), source.period.to);
    return holdingRows(
      { zh: '高于等级的持仓', en: 'Holdings above the level' },
      source.holdings().filter((line) => isAbove(line.riskRating, limit)),
    );
  },
});
