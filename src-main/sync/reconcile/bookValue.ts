/**
 * What our book is worth, to the last decimal, in 10^-11 yuan: quantity · last close (through code changes), repo at cost.
 * In BigInt, so that no quantity is too large to be compared.
 */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { bigE11 } from '../../../src-shared/kernel/exact.ts';
import type { ReadStore } from '../../store/open.ts';
import { type Catalog, loadCatalog, securityOf } from '../../store/queries/catalog.ts';
import { type Close, closeOfLine } from '../../store/queries/closes.ts';
import { type BookHolding, type PriceStep, priceSteps } from '../../store/reconciliation/accountRows.ts';

const E6_TO_E11 = 100_000n;
const E4_TO_E11 = 10_000_000n;

export const ofE4 = (e4: number): bigint => BigInt(e4) * E4_TO_E11;
export const quantityAtClose = (quantityE2: number, closeE4: number): bigint =>
  BigInt(quantityE2) * BigInt(closeE4) * E6_TO_E11;

/** Looks up what the comparison needs of securities and closes, and only once something differs. */
export class Valuer {
  private readonly store: ReadStore;
  private readonly date: Ymd;
  private kept: Catalog | null = null;
  private readonly priceRows = new Map<number, { readonly rows: number; readonly steps: readonly PriceStep[] }>();
  private readonly closes = new Map<number, Close | null>();

  constructor(store: ReadStore, date: Ymd) {
    this.store = store;
    this.date = date;
  }

  get known(): Catalog {
    this.kept ??= loadCatalog(this.store);
    return this.kept;
  }

  closeOf(securityId: number): Close | null {
    const before = this.closes.get(securityId);
    if (before !== undefined) return before;
    const close = closeOfLine(this.store, this.known, securityId, this.date);
    this.closes.set(securityId, close);
    return close;
  }

  /** The newest price rows of a security, newest first. */
  steps(securityId: number, rows: number): readonly PriceStep[] {
    const before = this.priceRows.get(securityId);
    if (before !== undefined && before.rows >= rows) return before.steps.slice(0, rows);
    const steps = priceSteps(this.store, securityId, this.date, rows);
    this.priceRows.set(securityId, { rows, steps });
    return steps;
  }

  isRepo(securityId: number): boolean {
    return securityOf(this.known, securityId).kind === 'repo';
  }

  /** null: no close yet. */
  holding(row: BookHolding): bigint | null {
    if (this.isRepo(row.security_id)) return bigE11({ e4: row.cost_e4, e11: row.cost_e11 });
    const close = this.closeOf(row.security_id);
    return close === null ? null : quantityAtClose(row.quantity_e2, close.closeE4);
  }

  /** null: something in it has no close. */
  holdings(rows: readonly BookHolding[]): bigint | null {
    let sum = 0n;
    for (const row of rows) {
      const value = this.holding(row);
      if (value === null) return null;
      sum += value;
    }
    return sum;
  }
}
