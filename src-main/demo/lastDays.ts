/**
 * What a service desk has to see on the branch's last days, and chance may leave out: large sums that came in, and a margin
 * account whose cover is near the line. No random number is drawn, so that everything before stays as it was.
 */
import type { Desk } from './desk.ts';
import type { Ledger } from './ledger.ts';

/** Days before the last on which the money comes, and how many clients it comes to. */
const INFLOW_DAYS_BEFORE = 2;
const INFLOWS = 3;
const INFLOW_FEN = 80_000_000;
/** The cover that the account is left with. */
const THIN_COVER = 1.42;
const LEAST_COVER = 1.5;
const STEP_FEN = 100_000;

/** Before the day's dealing. */
export function lastInflows(desk: Desk, ledgers: readonly Ledger[]): void {
  if (desk.day !== desk.dates.length - 1 - INFLOW_DAYS_BEFORE) return;
  const able = ledgers.filter(
    ({ account }) => account.kind === 'cash' && account.status === 'normal' && account.client.habit !== 'leaver',
  );
  const step = Math.max(1, Math.floor(able.length / INFLOWS));
  for (let i = 0; i < able.length && i < step * INFLOWS; i += step) {
    desk.flow(able[i] as Ledger, 'bank_in', INFLOW_FEN, '银行转存');
  }
}

/** After the last day's dealing: one client borrows until his cover is thin, and keeps the money. */
export function lastDebt(desk: Desk, ledgers: readonly Ledger[]): void {
  if (desk.day !== desk.dates.length - 1) return;
  for (const ledger of ledgers) {
    if (ledger.account.kind !== 'margin' || ledger.liabilityFen === 0) continue;
    const valueFen = ledger.valueE4((security) => desk.lastCloseE4[security.id] as number) / 100 + ledger.cashFen;
    if (valueFen / ledger.liabilityFen <= LEAST_COVER) return;
    // (value + x) / (debt + x) = cover
    const wantedFen = (valueFen - THIN_COVER * ledger.liabilityFen) / (THIN_COVER - 1);
    const borrowedFen = Math.max(0, Math.floor(wantedFen / STEP_FEN) * STEP_FEN);
    ledger.liabilityFen += borrowedFen;
    ledger.cashFen += borrowedFen;
    return;
  }
}
