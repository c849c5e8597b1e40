/**
 * What an account held at the end of several days. The book is played once, from one day to the next, so that code
 * changes between two days are done where they belong.
 */
import type { Ymd } from '../../kernel/dates.ts';
import type { Exact } from '../../kernel/exact.ts';
import type { CodeChanges } from './codeChanges.ts';
import type { AccountHistory } from './history.ts';
import { type Holdings, replayAccount } from './replay.ts';

export interface HeldOn {
  readonly securityId: number;
  readonly quantityE2: number;
  readonly cost: Exact;
}

/** One list a date; dates ascend. */
export function holdingsAt(account: AccountHistory, codes: CodeChanges, dates: readonly Ymd[]): HeldOn[][] {
  const { trades, flows } = account;
  let holdings: Holdings | null = null;
  let after: Ymd = 0;
  let t = 0;
  let f = 0;
  return dates.map((upTo) => {
    const [firstTrade, firstFlow] = [t, f];
    while (t < trades.length && (trades[t] as { date: Ymd }).date <= upTo) t++;
    while (f < flows.length && (flows[f] as { date: Ymd }).date <= upTo) f++;
    holdings = replayAccount(
      { ...account, trades: trades.slice(firstTrade, t), flows: flows.slice(firstFlow, f) },
      codes,
      {},
      { upTo, ...(holdings !== null && { start: { holdings, after } }) },
    );
    after = upTo;
    return [...holdings]
      .filter(([, holding]) => holding.quantityE2 !== 0)
      .map(([securityId, { quantityE2, cost }]) => ({ securityId, quantityE2, cost }));
  });
}
