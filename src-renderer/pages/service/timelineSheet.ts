/** The timeline for a file: all entries of the kinds, search and day that the page shows, not only those that are loaded. */
import type { TFunction } from 'i18next';
import type { EntryKind, TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import { addDays, dateText, parseDate } from '../../../src-shared/kernel/dates.ts';
import { call } from '../../bridge/bridge.ts';
import { listSheet, type SheetCells } from '../../ui/pagedSheet.ts';
import type { SheetSource } from '../../ui/transfer.ts';
import type { TimelineWanted } from './useTimeline.ts';

interface Row {
  readonly entry: TimelineEntry;
  readonly text: string;
}

/** Entries asked for at once. */
const PART = 200;

/** @throws BridgeError */
export async function timelineSheet(
  { clientNo, kinds, text, day }: TimelineWanted,
  read: (entries: readonly TimelineEntry[]) => Promise<string[]>,
  t: TFunction,
): Promise<SheetSource> {
  const rows: Row[] = [];
  const date = day === null ? null : parseDate(day);
  for (let before = date === null ? null : dateText(addDays(date, 1)), isMore = true; isMore; ) {
    const part = await call('service.timeline', {
      client_no: clientNo,
      ...(before === null ? {} : { before }),
      ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
      ...(text === '' ? {} : { text }),
      limit: PART,
    });
    const texts = part.entries.length === 0 ? [] : await read(part.entries);
    rows.push(...part.entries.map((entry, at) => ({ entry, text: texts[at] ?? '' })));
    before = part.next;
    isMore = part.next !== null;
  }
  const kindOf = ({ entry }: Row): string => {
    const kind = entry.kind === 'record' ? entry.record.kind : entry.kind;
    return t(`servicePage.kinds.${kind as EntryKind}`);
  };
  const cells: SheetCells<Row> = [
    [{ title: t('transfer.column.date'), unit: 'date' }, ({ entry }) => entry.day],
    [{ title: t('transfer.column.kind'), unit: 'text' }, kindOf],
    [{ title: t('transfer.column.text'), unit: 'text' }, (row) => row.text],
    [
      { title: t('transfer.column.author'), unit: 'text' },
      ({ entry }) => (entry.kind === 'record' ? entry.record.author : null),
    ],
  ];
  const notes = [
    kinds.map((kind) => t(`servicePage.kinds.${kind}`)).join(' · '),
    text === '' ? '' : `${t('servicePage.search')}: ${text}`,
  ].filter((note) => note !== '');
  return listSheet({ name: `${t('servicePage.timeline')} ${clientNo}`, notes, cells }, rows);
}
