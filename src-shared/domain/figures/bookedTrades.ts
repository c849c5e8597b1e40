/** Every trade row as the book saw it: what it realised, what was held after it, what of it is a flow or a statutory fee. */
import type { Ymd } from '../../kernel/dates.ts';
import { amountTimesRate, negate, ZERO } from '../../kernel/exact.ts';
import type { CodeChanges } from '../book/codeChanges.ts';
import type { AccountHistory, SecurityInfo } from '../book/history.ts';
import { BUY, SELL, TRANSFER_IN, TRANSFER_OUT } from '../book/position.ts';
import { statutoryE7 } from '../book/rates.ts';
import { replayAccount } from '../book/replay.ts';
import { transferValue } from '../profit/period.ts';
import type { BookedTrade } from './evidence.ts';

export interface BookedTradesInput {
  readonly accounts: readonly AccountHistory[];
  readonly codes: CodeChanges;
  readonly security: (securityId: number) => SecurityInfo;
  readonly closeOn: (securityId: number, date: Ymd) => number | null;
  readonly to: Ymd;
}

/** In book order, account by account. */
export function bookedTrades({ accounts, codes, security, closeOn, to }: BookedTradesInput): BookedTrade[] {
  const out: BookedTrade[] = [];
  for (const account of accounts) {
    replayAccount(
      account,
      codes,
      {
        trade(row, securityId, outcome, holding) {
          const info = security(row.securityId);
          const type = row.businessType;
          const isRepo = info.kind === 'repo';
          const isOrder = (type === BUY || type === SELL) && !isRepo;
          const rate = isOrder ? statutoryE7(info.kind, info.market, row.date) : 0;
          const moved = type === TRANSFER_IN || type === TRANSFER_OUT;
          const value = moved ? transferValue(row, securityId, closeOn) : null;
          out.push({
            accountId: account.accountId,
            row,
            securityId,
            isOrder,
            isRepo,
            realised: outcome.realised,
            unknown: outcome.unknown,
            oversoldE2: outcome.oversoldE2,
            quantityE2: holding.quantityE2,
            cost: holding.cost,
            diluted: holding.diluted,
            costUnknown: holding.costUnknown,
            statutory: rate === 0 ? ZERO : amountTimesRate(row.amountE4 as number, rate),
            flow: value === null ? null : type === TRANSFER_IN ? value : negate(value),
            unvalued: moved && value === null,
          });
        },
      },
      { upTo: to },
    );
  }
  return out;
}
