/** The list of those to contact as a file. Who was held out is not in it. */
import type { TFunction } from 'i18next';
import { CONTACT_PAGE, type ContactRow } from '../../../src-shared/contract/campaignCalls.ts';
import type { SheetCell, SheetColumn } from '../../../src-shared/contract/transferCalls.ts';
import { call } from '../../bridge/bridge.ts';
import type { SheetSource } from '../../ui/transfer.ts';
import { LISTS, type ListName } from './model.ts';

interface Wanted {
  readonly recordId: string;
  readonly name: string;
  readonly list: ListName;
  readonly advisor: string | null;
  readonly t: TFunction;
}

/** Longest name that a file may be given. */
const MOST_NAME = 80;

/** Reads all of them first, part by part. @throws BridgeError */
export async function contactSheet({ recordId, name, list, advisor, t }: Wanted): Promise<SheetSource> {
  const rows: ContactRow[] = [];
  for (let total = 1; rows.length < total; ) {
    const part = await call('campaigns.contacts', {
      record_id: recordId,
      answers: [...LISTS[list]],
      ...(advisor === null ? {} : { advisor_no: advisor }),
      offset: rows.length,
      limit: CONTACT_PAGE,
    });
    rows.push(...part.rows);
    total = part.rows.length === 0 ? 0 : part.total;
  }
  const cells: (readonly [SheetColumn, (row: ContactRow) => SheetCell])[] = [
    [{ title: t('segmentsPage.column.client_no'), unit: 'text' }, (row) => row.client_no],
    [{ title: t('segmentsPage.column.name'), unit: 'text' }, (row) => row.name],
    [{ title: t('campaignsPage.column.mobile'), unit: 'text' }, (row) => row.mobile],
    [{ title: t('segmentsPage.column.advisor'), unit: 'text' }, (row) => row.advisor],
    [
      { title: t('segmentsPage.column.tier'), unit: 'text' },
      (row) => (row.tier === null ? null : t(`tier.${row.tier}`)),
    ],
    [{ title: t('segmentsPage.column.total_assets'), unit: 'money' }, (row) => row.total_asset_e4],
    [{ title: t('campaignsPage.column.answer'), unit: 'text' }, (row) => t(`campaignsPage.answer.${row.body.result}`)],
    [{ title: t('campaignsPage.column.on'), unit: 'text' }, (row) => row.body.on],
    [{ title: t('campaignsPage.column.text'), unit: 'text' }, (row) => row.body.text],
  ];
  return {
    name: `${name} ${t(`campaignsPage.lists.${list}`)}`.slice(0, MOST_NAME),
    notes: [],
    columns: cells.map(([one]) => one),
    rows: rows.length,
    row: (at) => cells.map(([, read]) => read(rows[at] as ContactRow)),
  };
}
