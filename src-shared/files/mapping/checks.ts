/** A profile's checks of a row: figures of the source that must agree with each other. */
import { absolute, add, compare, type Decimal, decimalText, multiply, negate, parseDecimal, ZERO } from './decimal.ts';
import type { SourceHeader } from './header.ts';
import type { Check } from './profileData.ts';
import type { SourceRow } from './sourceRow.ts';

/** Notes `check_failed` on the row. A cell that is no number is not this check's matter. */
export function compileChecks(
  checks: readonly Check[],
  header: SourceHeader,
  thousands: boolean,
): (row: SourceRow) => void {
  const all = checks.map((check) => compileCheck(check, header, thousands));
  return (row) => {
    row.column = '';
    for (const run of all) run(row);
  };
}

function compileCheck(check: Check, header: SourceHeader, thousands: boolean): (row: SourceRow) => void {
  const tolerance = parseDecimal(check.tolerance, false) ?? ZERO;
  const total = header.at(check.total);
  const read = (row: SourceRow, at: number): Decimal | null => {
    const text = row.cell(at);
    return text === '' ? ZERO : parseDecimal(text, thousands);
  };
  const hold = (row: SourceRow, found: Decimal, wanted: Decimal): void => {
    if (compare(absolute(add(found, negate(wanted))), tolerance) <= 0) return;
    row.note('check_failed', `${check.total} ${decimalText(wanted)} ≠ ${decimalText(found)}`);
  };
  if (check.kind === 'product_is') {
    const [a, b] = check.of.map((name) => header.at(name)) as [number, number];
    return (row) => {
      const factors = [read(row, a), read(row, b)];
      const wanted = read(row, total);
      const [x, y] = factors;
      if (!x || !y || !wanted || x.units === 0n || y.units === 0n) return;
      hold(row, absolute(multiply(x, y)), absolute(wanted));
    };
  }
  const plus = check.plus.map((name) => header.at(name));
  const minus = check.minus.map((name) => header.at(name));
  return (row) => {
    let sum = ZERO;
    for (const [i, at] of [...plus, ...minus].entries()) {
      const value = read(row, at);
      if (value === null) return;
      sum = add(sum, i < plus.length ? value : negate(value));
    }
    const wanted = read(row, total);
    if (wanted !== null) hold(row, sum, wanted);
  };
}
