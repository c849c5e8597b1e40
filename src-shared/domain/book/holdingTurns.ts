/**
 * Turns of a client's holdings: the day on which he first bought a security, and each day at whose end nothing of it was
 * left. Quantities only, in the book's order and by its rules (a row gives up at most what its account holds); a code
 * that took over from another is the same security. Repo rows are no holdings. A security held at the opening was bought before.
 */
import { BUSINESS_TYPES, type BusinessType } from '../../kernel/codes.ts';
import type { Ymd } from '../../kernel/dates.ts';

/** Ascending by date and time. Quantity in shares × 100. Tuples: a busy account has tens of thousands. */
export type TurnRow = readonly [day: Ymd, security: number, type: number, quantityE2: number];

export interface TurnAccount {
  readonly openings: readonly (readonly [security: number, quantityE2: number])[];
  readonly rows: readonly TurnRow[];
}

export interface HoldingTurn {
  readonly day: Ymd;
  readonly security: number;
  readonly turn: 'first_bought' | 'emptied';
}

const MORE: ReadonlySet<BusinessType> = new Set(['buy', 'ipo_allot', 'rights_take', 'bonus_share', 'transfer_in']);
const LESS: ReadonlySet<BusinessType> = new Set(['sell', 'redeem', 'transfer_out', 'share_merge']);
const SIGN = BUSINESS_TYPES.map((type) => (MORE.has(type) ? 1 : LESS.has(type) ? -1 : 0));
const BUY = BUSINESS_TYPES.indexOf('buy');

/** State by security, in columns: this is walked for every trade of a busy client while he waits. */
interface Held {
  readonly places: Map<number, number>;
  readonly securities: number[];
  /** By security and account. */
  readonly quantity: number[];
  /** Of all accounts. */
  readonly total: number[];
  /** At the beginning of `touched`. */
  readonly start: number[];
  readonly touched: Ymd[];
  readonly wasBought: boolean[];
}

export function holdingTurns(
  accounts: readonly TurnAccount[],
  /** The security under which another one goes on; null: no holding (a repo). */
  codeOf: (security: number) => number | null,
): HoldingTurn[] {
  const held: Held = {
    places: new Map(),
    securities: [],
    quantity: [],
    total: [],
    start: [],
    touched: [],
    wasBought: [],
  };
  const placeOf = (security: number): number => {
    const known = held.places.get(security);
    if (known !== undefined) return known;
    const code = codeOf(security);
    const made = code === null ? -1 : code === security ? newPlace(held, security, accounts.length) : placeOf(code);
    held.places.set(security, made);
    return made;
  };
  accounts.forEach(({ openings }, account) => {
    for (const [security, quantityE2] of openings) {
      const place = placeOf(security);
      if (place < 0 || quantityE2 <= 0) continue;
      const at = place * accounts.length + account;
      held.quantity[at] = (held.quantity[at] as number) + quantityE2;
      held.total[place] = (held.total[place] as number) + quantityE2;
      held.wasBought[place] = true;
    }
  });
  const turns: HoldingTurn[] = [];
  const next = accounts.map(() => 0);
  const ofDay: number[] = [];
  for (;;) {
    const day = earliest(accounts, next);
    if (day === null) break;
    accounts.forEach(({ rows }, account) => {
      let i = next[account] as number;
      for (let row = rows[i]; row !== undefined && row[0] === day; row = rows[++i]) {
        book(held, row, placeOf(row[1]), account, accounts.length, ofDay, turns);
      }
      next[account] = i;
    });
    for (const place of ofDay) {
      if ((held.start[place] as number) > 0 && (held.total[place] as number) <= 0) {
        turns.push({ day, security: held.securities[place] as number, turn: 'emptied' });
      }
    }
    ofDay.length = 0;
  }
  return turns.sort((a, b) => a.day - b.day || a.security - b.security || (a.turn < b.turn ? 1 : -1));
}

function newPlace(held: Held, security: number, accounts: number): number {
  const place = held.securities.push(security) - 1;
  for (let i = 0; i < accounts; i++) held.quantity.push(0);
  held.total.push(0);
  held.start.push(0);
  held.touched.push(0);
  held.wasBought.push(false);
  return place;
}

/** The first day that some account has not been walked through; null: none. */
function earliest(accounts: readonly TurnAccount[], next: readonly number[]): Ymd | null {
  let day: Ymd | null = null;
  for (let account = 0; account < accounts.length; account++) {
    const row = accounts[account]?.rows[next[account] as number];
    if (row !== undefined && (day === null || row[0] < day)) day = row[0];
  }
  return day;
}

function book(
  held: Held,
  [day, , type, quantityE2]: TurnRow,
  place: number,
  account: number,
  accounts: number,
  ofDay: number[],
  turns: HoldingTurn[],
): void {
  const sign = SIGN[type] ?? 0;
  if (sign === 0 || place < 0) return;
  if (held.touched[place] !== day) {
    held.touched[place] = day;
    held.start[place] = held.total[place] as number;
    ofDay.push(place);
  }
  const at = place * accounts + account;
  const before = held.quantity[at] as number;
  const change = sign > 0 ? quantityE2 : -Math.min(quantityE2, before);
  held.quantity[at] = before + change;
  held.total[place] = (held.total[place] as number) + change;
  if (type === BUY && !held.wasBought[place]) {
    held.wasBought[place] = true;
    turns.push({ day, security: held.securities[place] as number, turn: 'first_bought' });
  }
}
