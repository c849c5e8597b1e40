/** RFM inside the branch: three scores from 1 to 5 among the clients of status normal; null for others. */
import { isZero } from '../../../kernel/exact.ts';
import { defineFigure, none, type Scores, type TermOfInput, value, type Words } from '../definition.ts';
import type { EvidenceRows, EvidenceSource } from '../evidence.ts';
import { lastOrders } from '../lastOrders.ts';
import { commissionColumn, tradeRows } from '../rows.ts';
import { statutoryColumn } from '../statutoryColumn.ts';
import { LIFE_SOURCE, recentOrderRows, WINDOW_CONVENTION } from './lifeTerms.ts';

const WINDOW = 250;

const score = (
  symbol: string,
  key: keyof Scores,
  name: Words,
  rows: (source: EvidenceSource) => EvidenceRows,
): TermOfInput => ({
  symbol,
  name,
  unit: 'count',
  value: ({ scores }) => (scores === null ? none('not_normal') : value(scores[key])),
  rows,
});

export const rfm = defineFigure({
  path: 'value.rfm',
  unit: 'scores',
  name: { zh: 'RFM 评分', en: 'RFM scores' },
  meaning: {
    zh: '营业部内最近成交、成交天数、净佣金三项评分，1 至 5 分，越高越好。',
    en: 'Recency, frequency and net commission inside the branch, 1 to 5, higher is better.',
  },
  symbols: 'R, F, M = 1 + ⌊5·w/n⌋',
  terms: [
    score('R', 'r', { zh: '最近成交得分', en: 'Score of recency' }, (source) =>
      tradeRows({ zh: '最近的买卖成交', en: 'The newest orders' }, lastOrders(source)),
    ),
    score('F', 'f', { zh: '成交天数得分', en: 'Score of frequency' }, recentOrderRows(WINDOW)),
    score('M', 'm', { zh: '净佣金得分', en: 'Score of net commission' }, (source) =>
      tradeRows(
        {
          zh: `最近 ${WINDOW} 个资产日的成交与佣金`,
          en: `Trade rows of the last ${WINDOW} asset days with commission`,
        },
        source.recentTrades(WINDOW).filter((trade) => trade.row.commissionE4 !== 0 || !isZero(trade.statutory)),
        [commissionColumn, statutoryColumn],
      ),
    ),
  ],
  source: LIFE_SOURCE,
  conventions: [
    {
      zh: 'w 为营业部内严格更差的客户数，n 为状态正常的全部客户数；w、n 属于营业部，不在客户自己的数据里。',
      en: 'w = clients of the branch that are strictly worse, n = all clients of status normal; both are numbers of the branch.',
    },
    {
      zh: 'R 按距最近成交的资产日数（从未成交最差），F 按近250个资产日有成交的天数，M 按同期净佣金。',
      en: 'R by asset days since the last trade (never is worst), F by days with a trade in the last 250 asset days, M by net commission of the same days.',
    },
    WINDOW_CONVENTION,
  ],
  compute({ scores }) {
    return scores === null ? none('not_normal') : value(scores);
  },
});
