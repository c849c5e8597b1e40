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
  for (const [key, column] of columns) sampled[key] = sampleOf(column);
  const checked = parse(schema, sampled) as Record<string, unknown>;
  for (const [key, column] of columns) if (Object.hasOwn(checked, key)) checked[key] = column;
  return checked;
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  throw new Error(`output breaks the contract: ${issues.join('; ')}`);
}

function longColumns(output: unknown): Map<string, readonly unknown[]> {
  const columns = new Map<string, readonly unknown[]>();
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return columns;
  for (const [key, value] of Object.entries(output)) {
    if (Array.isArray(value) && value.length > WHOLE && value.every(isPlain)) columns.set(key, value);
  }
  return columns;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function sampleOf(column: readonly unknown[]): unknown[] {
  const sample: unknown[] = [];
  for (let i = 0; i < SAMPLE; i++) sample.push(column[Math.round((i * (column.length - 1)) / (SAMPLE - 1))]);
  const kinds = new Set<string>();
  for (const value of column) {
    const kind = value === null ? 'null' : typeof value;
    if (!kinds.has(kind)) {
      kinds.add(kind);
      sample.push(value);
    }
  }
  return sample;
}
