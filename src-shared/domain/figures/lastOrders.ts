/** The newest orders of a client up to the end of the period, newest first: evidence of when he last traded. */
import type { BookedTrade, EvidenceSource } from './evidence.ts';

const SHOWN = 20;

export function lastOrders(source: EvidenceSource): readonly BookedTrade[] {
  return source
    .trades()
    .filter((trade) => trade.isOrder)
    .sort((a, b) => b.row.date - a.row.date || b.row.time - a.row.time)
    .slice(0, SHOWN);
}
