// One security under its successive codes: what a row of an earlier day is called on a later one.
import type { Facts } from './facts.ts';

/** The code that `code`, as used at the end of `usedOn`, bears at the end of `askedOn`. */
export function codeOn(facts: Facts, market: string, code: string, usedOn: string, askedOn: string): string {
  let name = code;
  for (const c of facts.codeChanges) {
    if (c.effectiveOn > usedOn && c.effectiveOn <= askedOn && c.market === market && c.oldCode === name)
      name = c.newCode;
  }
  return name;
}
