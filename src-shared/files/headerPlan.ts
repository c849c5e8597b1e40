/** Which field of a file's records holds which column of its dataset. A file without a key column cannot be planned. */
import { type Column, DATASETS, type Dataset, type DatasetName } from './datasets.ts';
import { dbfColumn, type Profile } from './profile.ts';
import { FileProblem } from './sliceBatch.ts';

export interface HeaderPlan {
  readonly dataset: Dataset;
  readonly profile: Profile;
  /** Field index of each column of the dataset, -1 if the file has none. */
  readonly fieldOf: Int32Array;
  /** Fields that every record must have. */
  readonly fieldCount: number;
  /** Headers that name no column: ignored and counted. */
  readonly unknown: readonly string[];
  /** DBF: numbers may begin with the point. */
  readonly lead: boolean;
}

export interface HeaderName {
  readonly text: string;
  readonly byteLength: number;
}

export function planHeader(
  name: DatasetName,
  profile: Profile,
  header: readonly HeaderName[],
  format: 'csv' | 'dbf',
): HeaderPlan {
  const dataset = DATASETS[name];
  const fieldOf = new Int32Array(dataset.columns.length).fill(-1);
  const unknown: string[] = [];
  const byHeader = new Map<string, Column>(dataset.columns.map((column) => [profile.header(name, column), column]));
  header.forEach(({ text, byteLength }, field) => {
    const column = format === 'csv' ? byHeader.get(text) : dbfColumn(name, profile, text, byteLength);
    if (!column) {
      unknown.push(text);
      return;
    }
    const index = dataset.columns.indexOf(column);
    if ((fieldOf[index] as number) >= 0) {
      throw new FileProblem('bad_header', 1, `the column ${text} stands twice in the header`, null, text);
    }
    fieldOf[index] = field;
  });
  const missing = dataset.columns.filter((column, i) => column.key && (fieldOf[i] as number) < 0);
  if (missing.length > 0) {
    throw new FileProblem(
      'bad_header',
      1,
      `key column missing: ${missing.map((column) => profile.header(name, column)).join(', ')}`,
      missing.map((column) => profile.header(name, column)).join(', '),
      header
        .map((h) => h.text)
        .join(', ')
        .slice(0, 500),
    );
  }
  return { dataset, profile, fieldOf, fieldCount: header.length, unknown, lead: format === 'dbf' };
}
