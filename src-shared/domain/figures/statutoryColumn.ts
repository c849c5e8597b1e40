/** Column of trade evidence: handling and regulatory fee inside the commission of a row. */
import type { BookedTrade, Cell } from './evidence.ts';

export const statutoryColumn = {
  key: 'statutory',
  name: { zh: '经手费与证管费', en: 'Handling and regulatory fee' },
  of: (trade: BookedTrade): Cell => ({ kind: 'money', value: trade.statutory }),
};
