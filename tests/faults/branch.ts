/**
 * A small branch of three nights for the fault tests: every dataset, text and tables, both encodings, both profiles, a
 * folder as good as a zip. Its figures are few, so that a test can bend every single byte.
 */
import { CLIENTS, flow, INITIAL, nightRows, trade } from '../sync/smallBranch.ts';
import { makeSet, type SetFiles, type SetPlan, type Table } from './sets.ts';

export const DAYS = ['2026-05-19', '2026-05-20', '2026-05-21', '2026-05-22', '2026-05-25'] as const;

const FORMS: Readonly<Record<string, Partial<Table>>> = {
  clients: { encoding: 'gb18030', chinese: true, crlf: true },
  accounts: { chinese: true },
  securities: { encoding: 'gb18030' },
  trades: { totals: ['amount', 'commission'] },
  cash_flows: { encoding: 'gb18030', chinese: true, totals: ['amount'] },
  positions: { format: 'dbf' },
  assets: { format: 'dbf', totals: ['total_asset'] },
};

function tables(rows: Readonly<Record<string, Table['rows']>>): Table[] {
  return Object.entries(rows).map(([dataset, list]) => ({ dataset, rows: list, ...FORMS[dataset] }));
}

/** Rows that only a careful reader takes: quotes, line ends inside a field, characters of four bytes. */
const AWKWARD = [{ ...CLIENTS[0], name: '𠮷田"曾"', address: '一行\n二行,三' }];

/** The rows of a night and the forms that they are written in; `more`: so many trades beside the two of every night. */
export function tablesOn(date: string, prefix: string, more: number): Table[] {
  const rows = nightRows(date, prefix);
  const fills = Array.from({ length: more }, (_, i) =>
    trade(`${prefix}00${i}`, {
      trade_date: date,
      quantity: String(100 * (i + 1)),
      amount: `${1000 + more * 10 + i}.50`,
    }),
  );
  return tables({
    ...rows,
    clients: AWKWARD,
    trades: [...(rows.trades ?? []), ...fills],
    cash_flows: [...(rows.cash_flows ?? []), flow(`${prefix}F9`, { flow_date: date, remark: '备注"甲",乙\n丙' })],
  });
}

export const nightTables = (day: number, prefix = String(day)): Table[] => tablesOn(DAYS[day] as string, prefix, day);

export const initialSet = (): SetFiles =>
  makeSet({ date: DAYS[0], previous: null, tables: tables({ ...INITIAL, clients: CLIENTS }) });

export function nightSet(day: number, change: Partial<SetPlan> = {}): SetFiles {
  return makeSet({
    date: DAYS[day] as string,
    previous: DAYS[day - 1] as string,
    tables: nightTables(day),
    ...change,
  });
}
