/**
 * What goes wrong at head office: a few rows that break the contract (to end in quarantine), and a first issue of a
 * date that is not right (a later revision mends it). Few enough never to refuse a set.
 */
import { type Cell, COLUMNS, type Dataset } from './columns.ts';
import type { Random } from './random.ts';

type Row = readonly Cell[];

/** Below 1 % of the file and at most this many. */
const MOST_BAD_ROWS = 3;

export function badRowCount(rows: number): number {
  let count = 0;
  while (count < MOST_BAD_ROWS && (count + 1) * 100 < rows + count + 1) count++;
  return count;
}

const UNKNOWN_ACCOUNT = '057199999999';

/** Column and wrong value, in the order in which they are used. */
const FAULTS: Readonly<Partial<Record<Dataset, readonly (readonly [column: string, value: string])[]>>> = {
  prices: [
    ['close', '12.3.4'],
    ['market', 'XX'],
    ['open', '-'],
  ],
  trades: [
    ['business_type', 'margin_buy'],
    ['account_no', UNKNOWN_ACCOUNT],
    ['quantity', '一百'],
  ],
  cash_flows: [['flow_kind', 'refund']],
  positions: [
    ['account_no', UNKNOWN_ACCOUNT],
    ['code', '999999'],
    ['market', '??'],
  ],
  assets: [
    ['account_no', UNKNOWN_ACCOUNT],
    ['liability', 'N/A'],
  ],
};
/** Key columns that keep a copied row from being the same row again. */
const FRESH_KEY: Readonly<Partial<Record<Dataset, readonly [string, string]>>> = {
  trades: ['trade_no', '9900000'],
  cash_flows: ['flow_no', 'X000000'],
};

/** The rows with bad ones among them; the true rows all stay. */
export function withBadRows(dataset: Dataset, rows: readonly Row[]): { rows: Row[]; bad: number } {
  const faults = FAULTS[dataset] ?? [];
  const bad = Math.min(faults.length, badRowCount(rows.length));
  const all = [...rows];
  for (let i = 0; i < bad; i++) {
    const [column, value] = faults[i] as readonly [string, string];
    const copy = [...(rows[(i * 31) % rows.length] as Row)];
    copy[indexOf(dataset, column)] = value;
    const fresh = FRESH_KEY[dataset];
    if (fresh !== undefined) copy[indexOf(dataset, fresh[0])] = `${fresh[1]}${i}`;
    all.splice(Math.floor((all.length * (i + 1)) / (bad + 1)), 0, copy);
  }
  return { rows: all, bad };
}

function indexOf(dataset: Dataset, column: string): number {
  return COLUMNS[dataset].findIndex(({ name }) => name === column);
}

/** A first issue that is not right: deals left out, one with a doubled commission. */
export function spoiledTrades(random: Random, rows: readonly Row[]): Row[] {
  const type = indexOf('trades', 'business_type');
  const commission = indexOf('trades', 'commission');
  const net = indexOf('trades', 'net_amount');
  const dealt = rows.filter((row) => row[type] === 'buy' || row[type] === 'sell');
  if (dealt.length === 0) return [...rows];
  const dropped = new Set<Row>();
  for (let i = Math.max(1, Math.floor(dealt.length / 30)); i > 0; i--) dropped.add(random.pick(dealt));
  const charged = random.pick(dealt);
  return rows
    .filter((row) => !dropped.has(row))
    .map((row) => {
      if (row !== charged) return row;
      const copy = [...row];
      copy[commission] = (row[commission] as number) * 2;
      copy[net] = (row[net] as number) - (row[commission] as number);
      return copy;
    });
}
