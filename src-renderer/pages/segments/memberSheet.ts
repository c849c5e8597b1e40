/** All members as a file: the columns of their table, in its order, under the condition that they fit. */
import type { TFunction } from 'i18next';
import { MEMBER_PAGE, type MemberRow } from '../../../src-shared/contract/segmentCalls.ts';
import type { SheetCell, SheetColumn, SheetUnit } from '../../../src-shared/contract/transferCalls.ts';
import type { ConditionField } from '../../../src-shared/domain/conditions/field.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { call } from '../../bridge/bridge.ts';
import type { Format } from '../../format/format.ts';
import type { SheetSource } from '../../ui/transfer.ts';
import type { GridSort } from '../../ui/VirtualGrid.tsx';
import { spoken } from './useDraft.ts';
import { nameOf, valueText } from './valueWords.ts';

const E4 = 10_000;
/** Longest name that a file may be given. */
const MOST_NAME = 80;
/** Longest note beside a table. */
const MOST_NOTE = 500;

const UNITS: Partial<Record<ConditionField['unit'], SheetUnit>> = {
  money: 'money',
  ratio: 'ratio',
  permille: 'permille',
  times: 'number',
  number: 'number',
  count: 'count',
  days: 'count',
  date: 'date',
};

interface Wanted {
  readonly name: string;
  readonly filter: string;
  readonly sort: GridSort;
  /** Fields of the filter that have a column of their own. */
  readonly hidden: ReadonlySet<string>;
  readonly t: TFunction;
  readonly format: Format;
}

/** Reads all members first, part by part. @throws BridgeError */
export async function memberSheet({ name, filter, sort, hidden, t, format }: Wanted): Promise<SheetSource> {
  const rows: MemberRow[] = [];
  let asked: readonly string[] = [];
  for (let total = 1; rows.length < total; ) {
    const order = { sort: sort.key, descending: sort.descending };
    const part = await call('segments.members', { filter, ...order, offset: rows.length, limit: MEMBER_PAGE });
    rows.push(...part.rows);
    asked = part.fields;
    total = part.rows.length === 0 ? 0 : part.total;
  }
  const words = { format, yes: t('segmentsPage.yes'), no: t('segmentsPage.no') };
  const column = (key: 'client_no' | 'name' | 'advisor' | 'tier' | 'total_assets', unit: SheetUnit): SheetColumn => ({
    title: t(`segmentsPage.column.${key}`),
    unit,
  });
  const cells: (readonly [SheetColumn, (row: MemberRow) => SheetCell])[] = [
    [column('client_no', 'text'), (row) => row.client_no],
    [column('name', 'text'), (row) => row.name],
    [column('advisor', 'text'), (row) => row.advisor],
    [column('tier', 'text'), (row) => (row.tier === null ? null : t(`tier.${row.tier}`))],
    [column('total_assets', 'money'), (row) => (row.total_assets === null ? null : Math.round(row.total_assets * E4))],
  ];
  for (const [at, code] of asked.entries()) {
    if (hidden.has(code)) continue;
    const field = DICTIONARY.coded(code);
    const unit = UNITS[field.unit] ?? 'text';
    cells.push([
      { title: nameOf(field, format.language), unit },
      (row) => {
        const value = row.values[at] ?? null;
        if (unit === 'text') return valueText(value, field, words);
        if (typeof value !== 'number') return null;
        return unit === 'money' ? Math.round(value * E4) : value;
      },
    ]);
  }
  return {
    name: name.slice(0, MOST_NAME),
    notes: [spoken(filter, format.language === 'zh-CN' ? 'zh' : 'en').slice(0, MOST_NOTE)],
    columns: cells.map(([one]) => one),
    rows: rows.length,
    row: (at) => cells.map(([, read]) => read(rows[at] as MemberRow)),
  };
}
