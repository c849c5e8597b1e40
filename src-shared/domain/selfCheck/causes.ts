/**
 * The likely cause of a day's residual: the first of the list below that has evidence in the store. The evidence comes
 * along as data; nothing here judges who is right.
 */
import type { Ymd } from '../../kernel/dates.ts';
import { type Exact, subtract } from '../../kernel/exact.ts';
import type { AccountHistory } from '../book/history.ts';
import { type SameSize, sameSizeNear } from './datedOtherwise.ts';
import type { DayStep, NamedFlow, NamedRow } from './dayResiduals.ts';
import { CENT, isBeyond } from './tolerance.ts';

/** In the order in which they are looked for. */
export const DAY_CAUSES = [
  'transfer_without_value',
  'no_price',
  'oversold',
  'no_asset_row',
  'break',
  'unnamed_dividend',
  'valued_otherwise',
  'dated_otherwise',
  'no_row',
] as const;

/** A break of the reconciliation that stood on some days. */
export interface StandingBreak {
  readonly accountId: number;
  readonly kind: 'quantity' | 'asset';
  /** Null for a break of the account as a whole. */
  readonly securityId: number | null;
  readonly firstSeen: Ymd;
  readonly closedOn: Ymd | null;
  /** Its likely cause (docs/reconciliation.md). */
  readonly cause: string;
}

/** `missing`: none on that day; `back`: one again, after asset days without; `first`: its very first. */
export interface AccountGap {
  readonly accountId: number;
  readonly how: 'missing' | 'back' | 'first';
  /** The account's last asset row before that day. */
  readonly lastOn: Ymd | null;
}

export type DayCause =
  | { readonly kind: 'transfer_without_value' | 'oversold'; readonly rows: readonly NamedRow[] }
  | { readonly kind: 'no_price'; readonly securityIds: readonly number[] }
  | { readonly kind: 'no_asset_row'; readonly accounts: readonly AccountGap[] }
  | { readonly kind: 'break'; readonly breaks: readonly StandingBreak[] }
  | { readonly kind: 'unnamed_dividend'; readonly rows: readonly NamedFlow[] }
  /** Head office's market value less the book's, before and on that day: its change is the residual. */
  | { readonly kind: 'valued_otherwise'; readonly before: Exact; readonly now: Exact }
  | { readonly kind: 'dated_otherwise'; readonly match: SameSize }
  | { readonly kind: 'no_row' };

export interface Evidence {
  readonly accounts: readonly AccountHistory[];
  /** Day of the account's last asset row on or before a date. */
  readonly lastAssetOn: (accountId: number, date: Ymd) => Ymd | null;
  readonly breaks: readonly StandingBreak[];
  /** Day of the first reconciliation: what it found may be older. Null: none yet. */
  readonly firstLook: Ymd | null;
}

function gapOf(accountId: number, step: DayStep, evidence: Evidence): AccountGap | null {
  const { date, dayBefore, moved } = step;
  const now = evidence.lastAssetOn(accountId, date);
  if (now === null) return null;
  // An account at rest leaves nothing open by having no row.
  if (now < date) return moved.includes(accountId) ? { accountId, how: 'missing', lastOn: now } : null;
  const earlier = evidence.lastAssetOn(accountId, dayBefore);
  if (earlier === null) return { accountId, how: 'first', lastOn: null };
  return earlier < dayBefore ? { accountId, how: 'back', lastOn: earlier } : null;
}

/** Those that stood on the day, quantities first. What the first look found and is open still may be older than the look. */
function standing({ date }: DayStep, { breaks, firstLook }: Evidence): StandingBreak[] {
  const stood = breaks.filter(({ firstSeen, closedOn }) =>
    closedOn === null ? firstSeen <= date || firstSeen === firstLook : firstSeen <= date && closedOn >= date,
  );
  return [...stood.filter(({ kind }) => kind === 'quantity'), ...stood.filter(({ kind }) => kind === 'asset')];
}

/** The whole residual lies in the market value: the rows agree with the cash. */
function valuedOtherwise({ residual, valuedBefore, valuedAfter }: DayStep): DayCause | null {
  if (valuedBefore === null || valuedAfter === null) return null;
  const rest = subtract(subtract(valuedAfter, valuedBefore), residual);
  return isBeyond(rest, CENT) ? null : { kind: 'valued_otherwise', before: valuedBefore, now: valuedAfter };
}

export function causeOf(step: DayStep, steps: readonly DayStep[], evidence: Evidence): DayCause {
  const { unvalued, unpriced, oversold, unnamed } = step;
  if (unvalued.length > 0) return { kind: 'transfer_without_value', rows: unvalued };
  if (unpriced.length > 0) return { kind: 'no_price', securityIds: unpriced };
  if (oversold.length > 0) return { kind: 'oversold', rows: oversold };
  const gaps = evidence.accounts.flatMap(({ accountId }) => gapOf(accountId, step, evidence) ?? []);
  if (gaps.length > 0) return { kind: 'no_asset_row', accounts: gaps };
  const breaks = standing(step, evidence);
  if (breaks.length > 0) return { kind: 'break', breaks };
  if (unnamed.length > 0) return { kind: 'unnamed_dividend', rows: unnamed };
  const valued = valuedOtherwise(step);
  if (valued !== null) return valued;
  const match = sameSizeNear(step, steps, evidence.accounts);
  return match === null ? { kind: 'no_row' } : { kind: 'dated_otherwise', match };
}
