// Differences between what the product says and what the oracle says, by path; an empty list is agreement.
import { decimal } from './fraction.ts';

/** Cost prices may differ by one unit of the last of their four digits; quantities and closes compare as numbers. */
const PRICE_UNITS: Readonly<Record<string, bigint>> = {
  cost_price: 1n,
  diluted_price: 1n,
  break_even_price: 1n,
  close: 0n,
};
const QUANTITY = new Set(['quantity']);
/** Reason codes that the contract itself names, with the sections it names them for; of others only the presence is asked for. */
const NAMED_CODES: Readonly<Record<string, string>> = {
  no_sign_change: 'returns.xirr',
  base_too_small: 'turnover.',
  too_few: 'behaviour.',
};
const RATIO_TOLERANCE = 1e-6;

export interface CompareOptions {
  /** Fields that the right-hand side does not judge, by path beginning. */
  readonly ignore?: readonly string[];
  /** Ask for no reasons of null figures (for expected.json, which has none). */
  readonly noReasons?: boolean;
  /** Fields that only the product has are differences too; by default they are its own affair. */
  readonly exactFields?: boolean;
}

type Record_ = Readonly<Record<string, unknown>>;
const isRecord = (x: unknown): x is Record_ => typeof x === 'object' && x !== null && !Array.isArray(x);
const show = (x: unknown): string => JSON.stringify(x) ?? 'undefined';
const starts = (path: string, list: readonly string[]): boolean =>
  list.some((p) => path === p || path.startsWith(`${p}.`));

function sameText(field: string, a: string, b: string): boolean {
  if (a === b) return true;
  const number = /^-?\d+(\.\d+)?$/;
  if (!number.test(a) || !number.test(b)) return false;
  const units = PRICE_UNITS[field];
  const x = decimal(a);
  const y = decimal(b);
  if (units !== undefined) return x.minus(y).abs().scaled(4) <= units;
  return QUANTITY.has(field) && x.compare(y) === 0;
}

function walk(path: string, a: unknown, b: unknown, options: CompareOptions, out: string[]): void {
  if (path !== '' && starts(path, options.ignore ?? [])) return;
  const field = path.split('.').at(-1) ?? '';
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length)
      out.push(`${path}: ${a.length} entries, expected ${b.length}: ${show(a.map(label))} / ${show(b.map(label))}`);
    else for (const [k, y] of b.entries()) walk(`${path}.${k}`, a[k], y, options, out);
  } else if (isRecord(a) && isRecord(b)) {
    const keys =
      options.exactFields || field === 'channels'
        ? [...new Set([...Object.keys(b), ...Object.keys(a)])]
        : Object.keys(b);
    for (const k of keys) walk(path === '' ? k : `${path}.${k}`, a[k], b[k], options, out);
  } else if (typeof a === 'number' && typeof b === 'number') {
    if (!(Math.abs(a - b) <= RATIO_TOLERANCE * Math.max(1, Math.abs(b)))) out.push(`${path}: ${a}, expected ${b}`);
  } else if (typeof a === 'string' && typeof b === 'string') {
    if (!sameText(field, a, b)) out.push(`${path}: ${show(a)}, expected ${show(b)}`);
  } else if (a !== b) out.push(`${path}: ${show(a)}, expected ${show(b)}`);
}

const label = (x: unknown): unknown =>
  isRecord(x) ? [x.account_no, x.market, x.code, x.month].filter((v) => v !== undefined).join('.') : x;

function compareMissing(product: Record_, oracle: Record_, ignore: readonly string[], out: string[]): void {
  const has = isRecord(product.missing) ? product.missing : {};
  const wants = isRecord(oracle.missing) ? oracle.missing : {};
  for (const [path, code] of Object.entries(wants)) {
    if (starts(path, ignore)) continue;
    if (path.startsWith('positions.')) {
      if (code === 'cost_unknown' && !Object.values(has).includes('cost_unknown'))
        out.push('missing: no entry says cost_unknown');
    } else if (has[path] === undefined) out.push(`missing.${path}: no reason given, expected ${show(code)}`);
    else if (path.startsWith(NAMED_CODES[String(code)] ?? '\0') && has[path] !== code)
      out.push(`missing.${path}: ${show(has[path])}, expected ${show(code)}`);
  }
  // A reason for a figure that is there is a contradiction.
  for (const path of Object.keys(has)) {
    const value = path.split('.').reduce<unknown>((o, k) => (isRecord(o) ? o[k] : undefined), product);
    if (!path.startsWith('positions') && typeof value === 'number')
      out.push(`missing.${path}: a reason, but the figure is ${value}`);
  }
}

/** Product report against the oracle's for the same client and period. */
export function compareReport(product: unknown, oracle: unknown, options: CompareOptions = {}): string[] {
  const out: string[] = [];
  if (!isRecord(product) || !isRecord(oracle)) return [`not a report: ${show(product).slice(0, 200)}`];
  const notes = isRecord(oracle.oracle_notes) ? oracle.oracle_notes : {};
  const unsettled = Array.isArray(notes.unsettled) ? notes.unsettled.map(String) : [];
  const roots = Array.isArray(notes.xirr_roots) ? notes.xirr_roots.map(Number) : [];
  const ignore = [...(options.ignore ?? []), ...unsettled, 'missing', 'oracle_notes'];
  const returns = isRecord(product.returns) ? product.returns : {};
  const expected = isRecord(oracle.returns) ? oracle.returns : {};
  const xirr = returns.xirr;
  if (typeof xirr === 'number' && roots.some((r) => Math.abs(r - xirr) <= RATIO_TOLERANCE * Math.max(1, Math.abs(r))))
    ignore.push('returns.xirr');
  // Without a fall there is no peak and no trough to name.
  if (expected.max_drawdown === 0) ignore.push('returns.max_drawdown_peak', 'returns.max_drawdown_trough');
  walk('', product, oracle, { ...options, ignore }, out);
  if (!options.noReasons)
    compareMissing(
      product,
      oracle,
      ignore.filter((p) => p !== 'missing'),
      out,
    );
  return out;
}
