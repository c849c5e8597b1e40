/** RFM inside the branch, clients of status normal; null for others. */
import { defineFigure, none, value } from '../definition.ts';
import { lastOrders } from '../lastOrders.ts';
import { tradeRows } from '../rows.ts';

export const rfm = defineFigure({
  path: 'value.rfm',
  unit: 'scores',
  name: { zh: 'RFM 评分', en: 'RFM scores' },
  meaning: {
    zh: '营业部内最近成交、成交天数、净佣金三项评分，1 至 5 分。',
    en: 'Recency, frequency and net commission inside the branch, 1 to 5.',
  },
  symbols: 'score = 1 + ⌊5·w/n⌋',
  terms: [],
  source: 'contract/formulas.md, Client value and life cycle',
  conventions: [
    {
      zh: 'R 距最近成交的资产日数，F 近250个资产日的成交天数，M 同期净佣金；w 为严格更差的客户数，n 为状态正常的全部客户。',
      en: 'R asset days since the last trade, F days with a trade in the last 250 asset days, M net commission of the same days; w = clients that are strictly worse, n = all clients of status normal.',
    },
  ],
  compute({ scores }) {
    return scores === null ? none('not_normal') : value(scores);
  },
  rows: (source) => tradeRows({ zh: '最近的买卖成交', en: 'The last orders' }, lastOrders(source)),
});
