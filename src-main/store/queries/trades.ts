/** A client's trade rows of a period, newest first, with what each closing row realised. */
import type { ClientTrades } from '../../../src-shared/contract/clientCalls.ts';
import { replayAccount } from '../../../src-shared/domain/book/replay.ts';
import { BUSINESS_TYPES, CHANNELS } from '../../../src-shared/kernel/codes.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { roundTo } from '../../../src-shared/kernel/exact.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { catalog, securityOf } from './catalog.ts';
import type { Account } from './clients.ts';
import { loadClientHistory } from './history.ts';

const rowsOf = query
  .selectFrom('trade')
  .select([
    'trade_date',
    'trade_time',
    'trade_no',
    'security_id',
    'business_type',
    'channel',
    'quantity_e2',
    'price_e4',
    'amount_e4',
    'commission_e4',
    'stamp_duty_e4',
    'transfer_fee_e4',
    'other_fee_e4',
    'net_amount_e4',
  ])
  .where('account_id', '=', 0)
  .where('trade_date', '>=', 0)
  .where('trade_date', '<=', 0)
  .compile();

/** "09:30:05"; empty where the row has no time. */
export function timeText(seconds: number): string {
  if (seconds < 0) return '';
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** What each sell, redeem or repo_return row realised (E4, rounded), by "account date time no security". */
function realisedByRow(store: ReadStore, accounts: readonly Account[], from: Ymd, to: Ymd): Map<string, number> {
  const { codes } = catalog(store);
  const out = new Map<string, number>();
  const ids = accounts.map((a) => a.account_id);
  for (const history of loadClientHistory(store, ids, to)) {
    replayAccount(
      history,
      codes,
      {
        trade(row, _securityId, outcome) {
          if (row.date < from || outcome.realised === null) return;
          const key = `${history.accountId} ${row.date} ${row.time} ${row.tradeNo} ${row.securityId}`;
          out.set(key, roundTo(outcome.realised, 4));
        },
      },
      { upTo: to },
    );
  }
  return out;
}

export function loadTrades(store: ReadStore, accounts: readonly Account[], from: Ymd, to: Ymd): ClientTrades {
  const known = catalog(store);
  const realised = realisedByRow(store, accounts, from, to);
  const all: { account: Account; row: unknown[] }[] = [];
  for (const account of accounts) {
    for (const row of store.raw(rowsOf.sql).all(account.account_id, from, to) as unknown[][])
      all.push({ account, row });
  }
  const at = (entry: { row: unknown[] }, index: number): number => entry.row[index] as number;
  all.sort(
    (a, b) =>
      at(b, 0) - at(a, 0) ||
      at(b, 1) - at(a, 1) ||
      ((b.row[2] as string) < (a.row[2] as string) ? -1 : (b.row[2] as string) > (a.row[2] as string) ? 1 : 0),
  );
  const security = all.map((e) => securityOf(known, at(e, 3)));
  return {
    trade_date: all.map((e) => dateText(at(e, 0))),
    trade_time: all.map((e) => timeText(at(e, 1))),
    trade_no: all.map((e) => e.row[2] as string),
    account_no: all.map((e) => e.account.account_no),
    market: security.map((s) => s.market as ClientTrades['market'][number]),
    code: security.map((s) => s.code),
    name: security.map((s) => s.name),
    business_type: all.map((e) => BUSINESS_TYPES[at(e, 4)]),
    channel: all.map((e) => (e.row[5] === null ? null : CHANNELS[at(e, 5)])),
    quantity_e2: all.map((e) => at(e, 6)),
    price_e4: all.map((e) => e.row[7] as number | null),
    amount_e4: all.map((e) => e.row[8] as number | null),
    fees_e4: all.map((e) => at(e, 9) + at(e, 10) + at(e, 11) + at(e, 12)),
    net_amount_e4: all.map((e) => e.row[13] as number | null),
    realised_e4: all.map((e) => {
      const key = `${e.account.account_id} ${at(e, 0)} ${at(e, 1)} ${e.row[2]} ${at(e, 3)}`;
      return realised.get(key) ?? null;
    }),
  };
}
