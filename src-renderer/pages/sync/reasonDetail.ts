/** What a reason says beyond its name, in the reader's language: codes whose evidence is prose are told anew. Pure. */
import type { TFunction } from 'i18next';
import type { RunReason } from '../../../src-shared/contract/syncCalls.ts';

/** Expected and found of these are words for people, in English. */
const TOLD: ReadonlySet<string> = new Set([
  'missing_date',
  'no_initial',
  'second_initial',
  'kind_mismatch',
  'dataset_not_allowed',
  'too_many_rejects',
  'taken_back',
]);

type Evidence = Pick<RunReason, 'code' | 'expected' | 'found'>;

export function hasPlainEvidence({ code }: Pick<RunReason, 'code'>): boolean {
  return !TOLD.has(code);
}

/** Empty where the name says it all. */
export function reasonDetail(reason: Evidence, t: TFunction): string {
  const { code, expected, found } = reason;
  if (code === 'missing_date') return gapDetail(expected, found, t);
  if (code === 'too_many_rejects') return rejectsDetail(found, t);
  if (TOLD.has(code) || expected === null || found === null) return '';
  return t('sync.expectedFound', { expected: shortened(expected), found: shortened(found) });
}

/** Checksums are told apart by their first digits; whole they stand with the problem. */
function shortened(text: string): string {
  return /^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 12)}…` : text;
}

/** "a set that follows 2026-11-20" and "2026-11-24, which follows 2026-11-23". */
function gapDetail(expected: string | null, found: string | null, t: TFunction): string {
  const applied = datesOf(expected)[0];
  const missing = datesOf(found)[1];
  if (applied === undefined || missing === undefined) return '';
  return missing > applied ? t('syncPage.waiting.gap', { applied, missing }) : t('syncPage.waiting.past', { applied });
}

/** "12 of 14". */
function rejectsDetail(found: string | null, t: TFunction): string {
  const numbers = found?.match(/\d+/g);
  return numbers?.length === 2
    ? t('syncPage.waiting.rejects', { n: numbers[0] as string, rows: numbers[1] as string })
    : '';
}

function datesOf(text: string | null): readonly string[] {
  return text?.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
}
