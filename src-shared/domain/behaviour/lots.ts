/**
 * FIFO lots of one account, kept beside the book for holding periods alone (contract/formulas.md, Behaviour): lots are
 * made by buy, ipo_allot and rights_take; bonus and merge scale every open lot; a transfer out consumes lots unseen;
 * opening and transferred-in lots have an unknown age. Quantities E2; after a scaling they may have a fraction.
 */
import type { Ymd } from '../../kernel/dates.ts';

/** Age of an opening or transferred-in lot: unknown, and older than any date. */
export const UNKNOWN_AGE: Ymd = 0;

export interface Lot {
  on: Ymd;
  quantityE2: number;
}

/** What is less than this part of a lot is the rounding of a scaling. */
const REST = 1e-9;

export class Lots {
  private readonly bySecurity = new Map<number, Lot[]>();

  of(securityId: number): readonly Lot[] {
    return this.bySecurity.get(securityId) ?? [];
  }

  open(securityId: number, on: Ymd, quantityE2: number): void {
    if (quantityE2 <= 0) return;
    const lots = this.bySecurity.get(securityId);
    if (lots === undefined) this.bySecurity.set(securityId, [{ on, quantityE2 }]);
    else lots.push({ on, quantityE2 });
  }

  /** Takes the oldest lots away; `piece` hears each of known age that was met. */
  close(securityId: number, quantityE2: number, piece: ((on: Ymd, quantityE2: number) => void) | null): void {
    const lots = this.bySecurity.get(securityId);
    if (lots === undefined) return;
    let left = quantityE2;
    let gone = 0;
    for (const lot of lots) {
      if (left <= 0) break;
      const taken = lot.quantityE2 - left <= REST * lot.quantityE2 ? lot.quantityE2 : left;
      if (piece !== null && lot.on !== UNKNOWN_AGE) piece(lot.on, taken);
      left -= taken;
      if (left <= REST * taken) left = 0;
      if (taken === lot.quantityE2) gone += 1;
      else lot.quantityE2 -= taken;
    }
    if (gone === lots.length) this.bySecurity.delete(securityId);
    else if (gone > 0) lots.splice(0, gone);
  }

  /** Bonus or merge: every lot by heldAfter / heldBefore. */
  scale(securityId: number, heldBeforeE2: number, heldAfterE2: number): void {
    if (heldAfterE2 === 0) this.clear(securityId);
    else if (heldBeforeE2 === 0) this.open(securityId, UNKNOWN_AGE, heldAfterE2);
    else {
      for (const lot of this.bySecurity.get(securityId) ?? []) {
        lot.quantityE2 = (lot.quantityE2 * heldAfterE2) / heldBeforeE2;
      }
    }
  }

  clear(securityId: number): void {
    this.bySecurity.delete(securityId);
  }

  /** The lots go on under another code, in the order of their dates. */
  move(oldId: number, newId: number): void {
    const old = this.bySecurity.get(oldId);
    if (old === undefined) return;
    this.bySecurity.delete(oldId);
    const there = this.bySecurity.get(newId);
    if (there === undefined) this.bySecurity.set(newId, old);
    else
      this.bySecurity.set(
        newId,
        [...there, ...old].sort((a, b) => a.on - b.on),
      );
  }
}
