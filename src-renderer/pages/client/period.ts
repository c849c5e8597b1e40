/** The period of a client's figures: what the reader chose, and the dates it comes to. */
import { z } from 'zod';
import { addDays, addMonths, dateText, parseDate } from '../../../src-shared/kernel/dates.ts';
import { persisted } from '../../ui/settings/persisted.ts';

export const PERIOD_KINDS = ['ytd', '12m', 'start', 'custom'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const schema = z.object({ kind: z.enum(PERIOD_KINDS), from: day.nullable(), to: day.nullable() });
/** `from` and `to` are those of the last custom range. */
export type Period = z.infer<typeof schema>;

export interface Range {
  readonly from: string;
  readonly to: string;
}

export const periodStore = persisted<Period>(
  'branchDesk.period',
  (json) => {
    const parsed = schema.safeParse(json);
    return parsed.success ? parsed.data : null;
  },
  { kind: 'ytd', from: null, to: null },
);

/** Dates of a period on data as of `asOf`; a client without a first asset day has no "since start" and gets the year. */
export function rangeOf(period: Period, asOf: string, firstAssetDay: string | null): Range {
  const yearStart = `${asOf.slice(0, 4)}-01-01`;
  switch (period.kind) {
    case 'ytd':
      return { from: yearStart, to: asOf };
    case '12m':
      return { from: dateText(addDays(addMonths(ymd(asOf), -12), 1)), to: asOf };
    case 'start':
      return { from: firstAssetDay ?? yearStart, to: asOf };
    case 'custom': {
      const to = period.to === null || period.to > asOf ? asOf : period.to;
      const from = period.from ?? yearStart;
      return from <= to ? { from, to } : { from: to, to };
    }
  }
}

function ymd(date: string): number {
  const parsed = parseDate(date);
  if (parsed === null) throw new RangeError('not a date');
  return parsed;
}
