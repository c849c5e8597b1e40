// Runs a profile over bytes in memory, as the sync does over a staged file: parsed rows, issues and counts as plain data.
import { DATASETS, type DatasetName } from '../../src-shared/files/datasets.ts';
import { canonicalPlan } from '../../src-shared/files/mapping/canonicalBatch.ts';
import { type Lookup, NO_LOOKUP } from '../../src-shared/files/mapping/lookup.ts';
import { type ProfileData, profileData } from '../../src-shared/files/mapping/profileData.ts';
import type { ProfileInput } from '../../src-shared/files/mapping/shippedProfiles.ts';
import { TranslatingReader } from '../../src-shared/files/mapping/translatingReader.ts';
import { RowParser } from '../../src-shared/files/rowParser.ts';

export interface Translated {
  /** Canonical values of every row, faulty ones too; empty ones left out. */
  readonly rows: readonly (Readonly<Record<string, string>> & { readonly line: string })[];
  /** "line column code value", in the order in which they were found. */
  readonly issues: readonly string[];
  readonly sourceRows: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly unknown: readonly string[];
  readonly totals: Readonly<Record<string, string>>;
}

export interface Reading {
  readonly lookup?: Lookup;
  readonly reportsUnmapped?: boolean;
  readonly totals?: readonly string[];
  readonly chunk?: number;
}

export function translate(
  profile: ProfileData,
  dataset: DatasetName,
  bytes: Uint8Array,
  { lookup = NO_LOOKUP, reportsUnmapped = true, totals = [], chunk = 1 << 20 }: Reading = {},
): Translated {
  const reader = new TranslatingReader({ profile, dataset, lookup, batchRows: 64, reportsUnmapped, totals });
  const parser = new RowParser(canonicalPlan(dataset), 'utf-8', 64);
  const rows: Translated['rows'][number][] = [];
  const issues: string[] = [];
  const drain = (): void => {
    for (let batch = reader.next(); batch; batch = reader.next()) {
      const parsed = parser.parse(batch, 0);
      for (let i = 0; i < parsed.rows; i++) rows.push({ line: String(parsed.line[i]), ...parser.rawRow(batch, i) });
      for (const issue of parsed.issues) {
        issues.push([parsed.line[issue.row], issue.column, issue.code, issue.value].join(' ').trim());
      }
    }
  };
  for (let at = 0; at < bytes.length; at += chunk) {
    reader.push(bytes.subarray(at, at + chunk));
    drain();
  }
  reader.end();
  drain();
  return {
    rows,
    issues,
    sourceRows: reader.sourceRows,
    dropped: Object.fromEntries(reader.dropped),
    unknown: reader.unknown ?? [],
    totals: Object.fromEntries([...reader.totals].map(([name, total]) => [name, total.text()])),
  };
}

type ColumnInput = NonNullable<ProfileInput['sections'][number]['columns']>[number];
export type SourceOf = ColumnInput['source'];

/** A profile of one dataset, by what differs. */
export function profileFor(
  dataset: DatasetName,
  columns: Readonly<Record<string, SourceOf>>,
  rest: Partial<ProfileInput> & { readonly file?: ProfileInput['file'] } = {},
): ProfileData {
  return profileData.parse({
    version: 1,
    name: 'x',
    title: { zh: 'x', en: 'x' },
    file: { format: 'csv' },
    sections: [{ dataset, columns: Object.entries(columns).map(([column, source]) => ({ column, source })) }],
    ...rest,
  });
}

export const text = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);

/** Columns of a dataset, for tables of expected rows. */
export const columnNames = (dataset: DatasetName): string[] => DATASETS[dataset].columns.map(({ name }) => name);

export type Rest = Parameters<typeof profileFor>[2];
export const csv = (file: Partial<ProfileInput['file']>): Rest => ({ file: { format: 'csv', ...file } });

/** One column of an asset row, the rest given plainly. */
export function assets(column: string, source: SourceOf, lines: readonly string[], rest?: Rest) {
  const base: Record<string, SourceOf> = {
    asset_date: { kind: 'constant', value: '2026-05-20' },
    account_no: { kind: 'numbered', prefix: 'A' },
    total_asset: { kind: 'constant', value: '1' },
  };
  const { rows, issues } = translate(
    profileFor('assets', { ...base, [column]: source }, rest),
    'assets',
    text(...lines),
  );
  return { values: rows.map((row) => row[column] ?? ''), issues };
}
type ColumnSource = Extract<SourceOf, { kind: 'column' }>;
export const column = (header: string, ...steps: NonNullable<ColumnSource['steps']>): ColumnSource => ({
  kind: 'column',
  header,
  steps,
});
