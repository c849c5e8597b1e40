/** Breaks of the reconciliation for a file: those of the filter, all of them. */

import type { BreakRow } from '../../../src-shared/contract/breaks.ts';
import type { CallInput } from '../../../src-shared/contract/calls.ts';
import { call } from '../../bridge/bridge.ts';
import type { Format } from '../../format/format.ts';
import type { useTerms } from '../../locales/useTerms.ts';
import { e4Of, pagedSheet, type SheetCells } from '../../ui/pagedSheet.ts';
import type { SheetSource } from '../../ui/transfer.ts';
import { causeText } from './breakWords.ts';

type T = ReturnType<typeof useTerms>['t'];
type Wanted = Omit<CallInput<'sync.breaks'>, 'offset' | 'limit'>;

export function breakSheet(wanted: Wanted, asOf: string | null, t: T, format: Format): Promise<SheetSource> {
  const cells: SheetCells<BreakRow> = [
    [{ title: t('clients.column.client_no'), unit: 'text' }, (row) => row.client_no],
    [{ title: t('syncPage.breaks.client'), unit: 'text' }, (row) => row.client_name],
    [{ title: t('syncPage.breaks.account'), unit: 'text' }, (row) => row.account_no],
    [{ title: t('syncPage.breaks.kind'), unit: 'text' }, (row) => t(`syncPage.breaks.part.${row.part}`)],
    [
      { title: t('transfer.column.market'), unit: 'text' },
      (row) => (row.market === null ? null : t(`market.${row.market}`)),
    ],
    [{ title: t('transfer.column.code'), unit: 'text' }, (row) => row.code],
    [{ title: t('syncPage.breaks.security'), unit: 'text' }, (row) => row.security_name],
    [{ title: t('syncPage.breaks.book'), unit: 'money' }, (row) => e4Of(row.book)],
    [{ title: t('syncPage.breaks.headOffice'), unit: 'money' }, (row) => e4Of(row.head_office)],
    [{ title: t('syncPage.breaks.difference'), unit: 'money' }, (row) => e4Of(row.difference)],
    [{ title: t('syncPage.breaks.cause'), unit: 'text' }, (row) => causeText(row.why, t, format)],
    [{ title: t('syncPage.breaks.firstSeen'), unit: 'date' }, (row) => row.first_seen],
    [{ title: t('syncPage.breaks.state'), unit: 'text' }, (row) => stateOf(row)],
  ];
  const stateOf = ({ closed_on }: BreakRow): string =>
    closed_on === null ? t('syncPage.breaks.open') : t('syncPage.breaks.closed', { date: closed_on });
  const notes = asOf === null ? [] : [t('transfer.asOf', { date: asOf })];
  return pagedSheet({ name: t('syncPage.breaks.label'), notes, cells }, (offset, limit) =>
    call('sync.breaks', { ...wanted, offset, limit }),
  );
}
