/**
 * Which applied sets can be taken back: a later revision while it is its date's highest; a first issue while its date is
 * the newest one (the initial set: while it stands alone), because later dates build on it.
 */
import { type Delivery, loadDeliveries } from '../../store/facts/deliveries.ts';
import { isRecorded } from '../../store/ledger/corrections.ts';
import type { Store } from '../../store/open.ts';

/** not_recorded: applied by a program that did not keep what a revision replaces. */
export type TakeBackCode =
  | 'nothing_to_take_back'
  | 'not_found'
  | 'not_the_highest_revision'
  | 'later_dates_build_on_it'
  | 'not_recorded';

export const TAKE_BACK_TEXTS: Readonly<Record<TakeBackCode, string>> = {
  nothing_to_take_back: 'no set is applied',
  not_found: 'no such set is applied',
  not_the_highest_revision: 'a higher revision of its date is applied; that one is taken back first',
  later_dates_build_on_it: 'later dates are applied, and they build on it',
  not_recorded: 'it was applied by a version that did not keep what it replaced',
};

/** Nothing was changed. */
export class TakeBackRefusal extends Error {
  readonly code: TakeBackCode;
  constructor(code: TakeBackCode) {
    super(`the set cannot be taken back: ${TAKE_BACK_TEXTS[code]}`);
    this.code = code;
  }
}

export function takeBackCode(store: Store, deliveries: readonly Delivery[], delivery: Delivery): TakeBackCode | null {
  const sameDate = deliveries.filter((d) => d.business_date === delivery.business_date);
  if (sameDate.some((d) => d.revision > delivery.revision)) return 'not_the_highest_revision';
  if (sameDate.length > 1) return isRecorded(store, delivery.delivery_id) ? null : 'not_recorded';
  return deliveries.some((d) => d.business_date > delivery.business_date) ? 'later_dates_build_on_it' : null;
}

export interface AppliedSet {
  readonly delivery: Delivery;
  /** Null: it can be taken back. */
  readonly code: TakeBackCode | null;
}

/** Newest business date first, its highest revision first. */
export function appliedSets(store: Store): AppliedSet[] {
  const deliveries = loadDeliveries(store);
  return deliveries.map((delivery) => ({ delivery, code: takeBackCode(store, deliveries, delivery) })).reverse();
}

/** By its number, or by its name with or without ".zip". @throws TakeBackRefusal */
export function findApplied(
  store: Store,
  wanted: { readonly deliveryId: number } | { readonly set: string },
): Delivery {
  const deliveries = loadDeliveries(store);
  if (deliveries.length === 0) throw new TakeBackRefusal('nothing_to_take_back');
  const plain = (name: string): string => name.replace(/\.zip$/i, '');
  const found = deliveries.find((d) =>
    'set' in wanted ? plain(d.set_name) === plain(wanted.set) : d.delivery_id === wanted.deliveryId,
  );
  if (!found) throw new TakeBackRefusal('not_found');
  const code = takeBackCode(store, deliveries, found);
  if (code !== null) throw new TakeBackRefusal(code);
  return found;
}
