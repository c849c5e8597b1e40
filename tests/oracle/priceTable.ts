// Prices of a security along its history, its earlier codes included.
import { dayBefore } from './calendar.ts';
import { type Facts, type Price, securityKey } from './facts.ts';

const tables = new WeakMap<Facts, Map<string, Price[]>>();

/** All price rows that were booked under exactly this code, by date. */
function rowsOfCode(facts: Facts, market: string, code: string): readonly Price[] {
  let table = tables.get(facts);
  if (!table) {
    table = new Map();
    for (const p of facts.prices) {
      const key = securityKey(p.market, p.code);
      const list = table.get(key);
      if (list) list.push(p);
      else table.set(key, [p]);
    }
    for (const list of table.values()) list.sort((a, b) => (a.date < b.date ? -1 : 1));
    tables.set(facts, table);
  }
  return table.get(securityKey(market, code)) ?? [];
}

/** Price rows up to and with `on` of what is called `code` on that day, by date; a code change joins both series. */
export function pricesUpTo(facts: Facts, market: string, code: string, on: string): readonly Price[] {
  const own = rowsOfCode(facts, market, code).filter((p) => p.date <= on);
  const change = facts.codeChanges.findLast((c) => c.market === market && c.newCode === code && c.effectiveOn <= on);
  if (!change) return own;
  const earlier = pricesUpTo(facts, market, change.oldCode, dayBefore(change.effectiveOn));
  const days = new Set(own.map((p) => p.date));
  return [...earlier.filter((p) => !days.has(p.date)), ...own].sort((a, b) => (a.date < b.date ? -1 : 1));
}

export const lastPrice = (facts: Facts, market: string, code: string, on: string): Price | null =>
  pricesUpTo(facts, market, code, on).at(-1) ?? null;

export const priceOfDay = (facts: Facts, market: string, code: string, on: string): Price | null => {
  const last = lastPrice(facts, market, code, on);
  return last?.date === on ? last : null;
};
