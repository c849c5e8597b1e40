/** Evidence of figures made of orders: the buy and sell rows that are not repo, each with its channel. */
import { CHANNELS } from '../../kernel/codes.ts';
import type { Words } from './definition.ts';
import type { BookedTrade, Cell, EvidenceRows } from './evidence.ts';
import { tradeRows } from './rows.ts';

const ORDERS: Words = { zh: '期内买卖成交', en: 'Orders of the period' };

const channelColumn = {
  key: 'channel',
  name: { zh: '委托方式', en: 'Channel' },
  of: ({ row: { channel } }: BookedTrade): Cell => ({
    kind: 'code',
    list: 'channel',
    value: channel === null || channel === undefined ? null : (CHANNELS[channel] ?? null),
  }),
};

export function orderRows(trades: readonly BookedTrade[]): EvidenceRows {
  return tradeRows(
    ORDERS,
    trades.filter((trade) => trade.isOrder),
    [channelColumn],
  );
}

/** The same, each resting on its security's row too, which says the industry and the board. */
export function orderRowsWithSecurity(trades: readonly BookedTrade[]): EvidenceRows {
  const orders = trades.filter((trade) => trade.isOrder);
  const plain = orderRows(orders);
  return {
    ...plain,
    rows: plain.rows.map((line, i) => {
      const securityId = orders[i]?.row.securityId;
      if (securityId === undefined) return line;
      return { ...line, refs: [...line.refs, { dataset: 'securities', securityId } as const] };
    }),
  };
}
