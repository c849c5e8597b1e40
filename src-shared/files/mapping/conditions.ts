/** A profile's conditions on a source row. */
import { compare, parseDecimal, ZERO } from './decimal.ts';
import type { SourceHeader } from './header.ts';
import type { Condition } from './profileData.ts';
import type { Holds } from './steps.ts';

export function compileConditions(conditions: readonly Condition[], header: SourceHeader, thousands: boolean): Holds {
  const all = conditions.map((condition) => compileCondition(condition, header, thousands));
  if (all.length === 1) return all[0] as Holds;
  return (row) => all.every((holds) => holds(row));
}

const SIGNS = { positive: 1, negative: -1, zero: 0 } as const;

function compileCondition(condition: Condition, header: SourceHeader, thousands: boolean): Holds {
  const at = header.at(condition.header);
  switch (condition.kind) {
    case 'in': {
      const words = new Set(condition.words);
      return (row) => words.has(row.cell(at));
    }
    case 'not_in': {
      const words = new Set(condition.words);
      return (row) => !words.has(row.cell(at));
    }
    case 'empty':
      return (row) => row.cell(at) === '';
    case 'filled':
      return (row) => row.cell(at) !== '';
    case 'sign': {
      const wanted = SIGNS[condition.sign];
      return (row) => {
        const value = parseDecimal(row.cell(at), thousands);
        return value !== null && compare(value, ZERO) === wanted;
      };
    }
  }
}
