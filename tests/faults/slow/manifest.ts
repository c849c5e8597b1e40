/** An independent judge of manifest.json, from the contract and docs/head-office-files.md: may this be believed? */
import { DATASETS } from '../../oracle/columns.ts';

const NUMERIC = new Set(['decimal', 'quantity']);
const PROFILES = ['canonical', 'canonical-zh'];
const DECIMAL = /^[+-]?\d{1,30}(\.\d{1,30})?$/;
const RESERVED = ['con', 'prn', 'aux', 'nul', ...Array.from({ length: 10 }, (_, i) => [`com${i}`, `lpt${i}`]).flat()];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) && value >= '1900';
}

/** Plain names divided by slashes, such as Windows holds too; nothing that leaves the folder. */
export function isPlainPath(path: string): boolean {
  for (const character of path) {
    const code = character.codePointAt(0) as number;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || '\\:*?"<>|'.includes(character)) return false;
    if (
      [0x61c, 0x200e, 0x200f].includes(code) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2066 && code <= 0x2069)
    )
      return false;
  }
  return path.split('/').every((part) => {
    const stem = (part.split('.')[0] as string).toLowerCase();
    return part !== '' && !part.endsWith('.') && !part.endsWith(' ') && !RESERVED.includes(stem);
  });
}

function isFile(file: unknown): boolean {
  if (!isObject(file)) return false;
  const { dataset, path, format, encoding, profile, rows, sha256, totals } = file;
  if (typeof dataset !== 'string' || !Object.hasOwn(DATASETS, dataset)) return false;
  if (typeof path !== 'string' || path.length > 500 || !isPlainPath(path)) return false;
  if (format !== 'csv' && format !== 'dbf') return false;
  if (encoding !== 'utf-8' && encoding !== 'gb18030') return false;
  if (!PROFILES.includes(profile as string)) return false;
  if (!isWhole(rows, 0, Number.MAX_SAFE_INTEGER)) return false;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/i.test(sha256)) return false;
  if (totals === undefined) return true;
  if (!isObject(totals)) return false;
  return Object.entries(totals).every(([name, sum]) => {
    const column = DATASETS[dataset]?.find((c) => c.name === name);
    return column !== undefined && NUMERIC.has(column.type) && typeof sum === 'string' && DECIMAL.test(sum);
  });
}

export function slowManifest(text: string, date: string, revision: number): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
  if (!isObject(value) || value.contract !== '1') return false;
  const { branch, business_date, previous_business_date: previous = null, kind, files } = value;
  if (typeof branch !== 'string' || branch === '' || branch.length > 64) return false;
  if (!isDay(business_date) || business_date !== date || value.revision !== revision) return false;
  if (kind === 'initial' ? previous !== null : kind !== 'nightly' || !isDay(previous)) return false;
  if (!Array.isArray(files) || files.length > 100 || !files.every(isFile)) return false;
  return new Set(files.map((file: { path: string }) => file.path.toLowerCase())).size === files.length;
}
