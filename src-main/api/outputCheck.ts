/**
 * Holds a handler's output to the contract without paying for it: a list of 50,000 clients is 700,000 values, 20 to
 * 60 ms under zod, on the process that also moves the window. So a long column of plain values is looked at whole for
 * what would hurt (objects, undefined, NaN), and zod sees a spread sample of it with one value of every kind it holds.
 * Everything else, and every short column, zod checks to the last value.
 */
import type { z } from 'zod';

/** Columns up to this length are checked value by value. */
const WHOLE = 512;
/** Values of a longer column that zod sees, evenly spread, first and last among them. */
const SAMPLE = 256;

/** Answers the output with unknown keys dropped. @throws an error naming paths and codes, never values */
export function checkOutput(schema: z.ZodType, output: unknown): unknown {
  const columns = longColumns(output);
  if (columns.size === 0) return parse(schema, output);
  const sampled: Record<string, unknown> = { ...(output as Record<string, unknown>) };
  for (const [key, { sample }] of columns) sampled[key] = sample;
  const checked = parse(schema, sampled) as Record<string, unknown>;
  for (const [key, { column }] of columns) if (Object.hasOwn(checked, key)) checked[key] = column;
  return checked;
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  throw new Error(`output breaks the contract: ${issues.join('; ')}`);
}

/** Long columns of plain values, each as the sample of it that zod is to see. */
function longColumns(output: unknown): Map<string, { readonly column: unknown[]; readonly sample: unknown[] }> {
  const columns = new Map<string, { readonly column: unknown[]; readonly sample: unknown[] }>();
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return columns;
  for (const [key, column] of Object.entries(output)) {
    if (!Array.isArray(column) || column.length <= WHOLE) continue;
    const sample = sampleOf(column);
    if (sample !== null) columns.set(key, { column, sample });
  }
  return columns;
}

/** null when some value is not plain: such a column is zod's from end to end. One loop, no call in it: it runs hot. */
function sampleOf(column: readonly unknown[]): unknown[] | null {
  let number = -1;
  let text = -1;
  let none = -1;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (typeof value === 'number') {
      if (value - value !== 0) return null;
      number = i;
    } else if (typeof value === 'string') text = i;
    else if (value === null) none = i;
    else return null;
  }
  const kinds = [number, text, none].filter((at) => at >= 0);
  const spread = Array.from({ length: SAMPLE }, (_, i) => Math.round((i * (column.length - 1)) / (SAMPLE - 1)));
  return [...spread, ...kinds].map((at) => column[at]);
}
