/**
 * The likely cause of each asset break. A total that is not the sum of its parts is head office's own (`not_additive`). For a
 * market value the first of these whose evidence is there:
 *  1. not_additive: head office's positions of the account add up to our value, not to the market value that it states.
 *  2. quantity, then missing_price or stale_price, that explain the difference to the cent; then either that does nearly.
 *  3. the larger of the two, where they explain a part of it.
 *  4. transfer_without_value: a holding came in by a transfer without an amount and is still held.
 *  5. missing_price: a holding has no close of the date, and head office gives no value of its own for it.
 *  6. unknown.
 * Quantity breaks are valued by head office's own figures where both sides have one, else by the last close.
 */
import type { BreakCause } from '../../../src-shared/contract/breaks.ts';
import { TRANSFER_IN } from '../../../src-shared/domain/book/position.ts';
import type { Market } from '../../../src-shared/kernel/codes.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { divideRounded } from '../../../src-shared/kernel/exact.ts';
import { centsOf, priceText, quantityText } from '../../../src-shared/kernel/money.ts';
import type { ReadStore } from '../../store/open.ts';
import { securityOf } from '../../store/queries/catalog.ts';
import {
  type BookHolding,
  bookHoldings,
  headHoldings,
  tradesWithoutAmount,
} from '../../store/reconciliation/accountRows.ts';
import { ofE4, quantityAtClose, type Valuer } from './bookValue.ts';
import type { AssetFound, Comparison } from './compareBooks.ts';
import { explained, firstRows, moneyOf } from './evidence.ts';

/** Price days among which an older close is looked for that head office may have valued at. */
const OLDER_CLOSES = 60;
const E11_OF_E2_TIMES_E4 = 100_000n;

type Holdings = Extract<BreakCause, { cause: 'quantity' | 'missing_price' | 'stale_price' }>;

/** An open quantity break of the account, of this look or, where positions were not delivered, of an earlier one. */
export interface OpenQuantity {
  readonly securityId: number;
  readonly bookE2: number;
  readonly headE2: number;
}

export function assetCauses(
  store: ReadStore,
  { date, values, valuer }: Comparison,
  quantitiesOf: (accountId: number) => readonly OpenQuantity[],
): Map<AssetFound, BreakCause> {
  return new Map(
    values.map((found) => [
      found,
      found.part === 'total'
        ? { cause: 'not_additive', of: 'parts', sum: found.book, stated: found.headOffice }
        : new MarketValueCause(store, date, valuer, found).likely(quantitiesOf(found.accountId)),
    ]),
  );
}

interface PricedApart {
  readonly holding: BookHolding;
  readonly missing: boolean;
  readonly headE11: bigint | null;
  readonly differenceE11: bigint;
}

class MarketValueCause {
  private readonly store: ReadStore;
  private readonly date: Ymd;
  private readonly valuer: Valuer;
  private readonly found: AssetFound;
  private readonly difference: bigint;
  private readonly book: readonly BookHolding[];
  /** Head office's market value by security; null where it gives none. */
  private readonly head: ReadonlyMap<number, bigint | null>;

  constructor(store: ReadStore, date: Ymd, valuer: Valuer, found: AssetFound) {
    this.store = store;
    this.date = date;
    this.valuer = valuer;
    this.found = found;
    this.difference = found.headE11 - found.bookE11;
    this.book = bookHoldings(store, found.accountId);
    this.head = new Map(
      headHoldings(store, date, found.accountId).map((row) => [
        row.security_id,
        row.market_value_e4 === null ? null : ofE4(row.market_value_e4),
      ]),
    );
  }

  likely(quantities: readonly OpenQuantity[]): BreakCause {
    const uneven = this.unevenPositions();
    if (uneven) return uneven;
    const byQuantity = this.byQuantity(quantities);
    const byPrice = this.byPrice(new Set(quantities.map((one) => one.securityId)));
    const both = [byQuantity, byPrice].filter((cause) => cause !== null);
    for (const degree of ['exact', 'roughly'] as const) {
      const fits = both.find((cause) => cause.explains === degree);
      if (fits) return fits;
    }
    const rest = (cause: Holdings): number => Math.abs(Number(cause.rest));
    const part = both
      .filter((cause) => rest(cause) < Math.abs(Number(moneyOf(this.difference))))
      .sort((a, b) => rest(a) - rest(b))[0];
    return part ?? this.byTransfer() ?? this.byCloseAlone() ?? { cause: 'unknown' };
  }

  private unevenPositions(): BreakCause | null {
    const values = [...this.head.values()];
    if (values.length === 0 || values.includes(null)) return null;
    const sum = (values as bigint[]).reduce((all, value) => all + value, 0n);
    if (centsOf(sum) !== centsOf(this.found.bookE11)) return null;
    return { cause: 'not_additive', of: 'positions', sum: moneyOf(sum), stated: this.found.headOffice };
  }

  private byQuantity(quantities: readonly OpenQuantity[]): Holdings | null {
    const valued = quantities.flatMap(({ securityId, bookE2, headE2 }) => {
      const value = this.valueOf(securityId, bookE2, headE2);
      if (value === null) return [];
      const difference = quantityText(headE2 - bookE2);
      return [{ ...this.security(securityId), difference, value: moneyOf(value), valueE11: value }];
    });
    if (valued.length === 0) return null;
    const rest = this.difference - valued.reduce((sum, one) => sum + one.valueE11, 0n);
    const { rows: securities, more } = firstRows(valued.map(({ valueE11: _exact, ...one }) => one));
    return { cause: 'quantity', explains: explained(this.difference, rest), securities, more, rest: moneyOf(rest) };
  }

  /** What a quantity break moves the market value by; null: neither side has a price for it. */
  private valueOf(securityId: number, bookE2: number, headE2: number): bigint | null {
    const own = this.book.find((row) => row.security_id === securityId);
    const ours = own === undefined ? 0n : this.valuer.holding(own);
    const theirs = headE2 === 0 ? 0n : (this.head.get(securityId) ?? null);
    if (ours !== null && theirs !== null) return theirs - ours;
    const close = this.valuer.closeOf(securityId);
    return close === null ? null : quantityAtClose(headE2 - bookE2, close.closeE4);
  }

  /** Holdings of equal quantity that head office values otherwise. */
  private byPrice(broken: ReadonlySet<number>): Holdings | null {
    const apart = this.book.flatMap((holding): PricedApart[] => {
      const headE11 = this.head.get(holding.security_id) ?? null;
      const ours = this.valuer.holding(holding);
      if (broken.has(holding.security_id) || headE11 === null || ours === null) return [];
      const differenceE11 = headE11 - ours;
      if (centsOf(differenceE11) === 0n) return [];
      return [{ holding, missing: this.lacksClose(holding.security_id), headE11, differenceE11 }];
    });
    if (apart.length === 0) return null;
    const rest = this.difference - apart.reduce((sum, one) => sum + one.differenceE11, 0n);
    const weigh = (missing: boolean): bigint =>
      apart
        .filter((one) => one.missing === missing)
        .reduce((sum, one) => sum + (one.differenceE11 < 0n ? -one.differenceE11 : one.differenceE11), 0n);
    return this.priced(apart, weigh(true) >= weigh(false), rest);
  }

  private priced(apart: readonly PricedApart[], missing: boolean, rest: bigint): Holdings {
    const { rows, more } = firstRows(apart);
    const common = { explains: explained(this.difference, rest), more, rest: moneyOf(rest) };
    if (missing) return { cause: 'missing_price', ...common, securities: rows.map((row) => this.pricedHolding(row)) };
    const securities = rows.map((row) => ({ ...this.pricedHolding(row), seen_on: this.seenOn(row) }));
    return { cause: 'stale_price', ...common, securities };
  }

  private pricedHolding({ holding, headE11, differenceE11 }: PricedApart) {
    const close = this.valuer.closeOf(holding.security_id);
    const quantity = BigInt(holding.quantity_e2) * E11_OF_E2_TIMES_E4;
    return {
      ...this.security(holding.security_id),
      close: close === null ? null : priceText(close.closeE4),
      close_date: dateText(close === null ? this.date : close.date),
      head_office_price: headE11 === null ? null : priceText(divideRounded(headE11, quantity)),
      difference: headE11 === null ? null : moneyOf(differenceE11),
    };
  }

  /** The newest earlier day at whose close head office's value is right. */
  private seenOn({ holding: { security_id, quantity_e2 }, headE11 }: PricedApart): string | null {
    if (headE11 === null) return null;
    const step = this.valuer
      .steps(security_id, OLDER_CLOSES)
      .find((row) => row.close_e4 !== null && centsOf(quantityAtClose(quantity_e2, row.close_e4)) === centsOf(headE11));
    return step === undefined ? null : dateText(step.trade_date);
  }

  private byTransfer(): BreakCause | null {
    const open = new Set(this.book.filter((row) => row.cost_unknown === 1).map((row) => row.security_id));
    if (open.size === 0) return null;
    const named = tradesWithoutAmount(this.store, this.found.accountId, TRANSFER_IN).filter((row) =>
      open.has(this.valuer.known.codes.resolve(row.security_id, this.date)),
    );
    if (named.length === 0) return null;
    return {
      cause: 'transfer_without_value',
      ...firstRows(
        named.map((row) => ({
          date: dateText(row.trade_date),
          trade_no: row.trade_no,
          ...this.security(row.security_id),
        })),
      ),
    };
  }

  private byCloseAlone(): BreakCause | null {
    const without = this.book
      .filter((row) => this.lacksClose(row.security_id) && (this.head.get(row.security_id) ?? null) === null)
      .map((holding): PricedApart => ({ holding, missing: true, headE11: null, differenceE11: 0n }));
    return without.length === 0 ? null : this.priced(without, true, this.difference);
  }

  private lacksClose(securityId: number): boolean {
    if (this.valuer.isRepo(securityId)) return false;
    const close = this.valuer.closeOf(securityId);
    return close !== null && close.date < this.date;
  }

  private security(securityId: number): { market: Market; code: string } {
    const { market, code } = securityOf(this.valuer.known, securityId);
    return { market: market as Market, code };
  }
}
