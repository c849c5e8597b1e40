/** A client's contacts for a file, newest first: as they stand, with who wrote them down here. */
import type { TFunction } from 'i18next';
import type { RecordShape } from '../../../src-shared/contract/recordCalls.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { call } from '../../bridge/bridge.ts';
import { instantText } from '../../format/instant.ts';
import { listSheet, type SheetCells } from '../../ui/pagedSheet.ts';
import type { SheetSource } from '../../ui/transfer.ts';

/** Contacts of one client that are read; nobody is called so often. */
const MOST = 5_000;
type Row = Omit<RecordShape, 'body'> & { readonly body: BodyOf<'contact'> };

/** @throws BridgeError */
export async function contactSheet(clientNo: string, t: TFunction): Promise<SheetSource> {
  const { records, is_cut } = await call('records.list', { client_no: clientNo, kinds: ['contact'], limit: MOST });
  const cells: SheetCells<Row> = [
    [{ title: t('transfer.column.date'), unit: 'date' }, ({ body }) => body.on],
    [{ title: t('transfer.column.time'), unit: 'text' }, ({ body }) => body.at],
    [{ title: t('transfer.column.kind'), unit: 'text' }, ({ body }) => t(`servicePage.channel.${body.channel}`)],
    [
      { title: t('transfer.column.reached'), unit: 'text' },
      ({ body }) => (body.reached ? null : t('servicePage.notReached')),
    ],
    [{ title: t('transfer.column.text'), unit: 'text' }, ({ body }) => body.text],
    [{ title: t('transfer.column.tags'), unit: 'text' }, ({ body }) => body.tags.join(' ')],
    [{ title: t('transfer.column.materials'), unit: 'text' }, ({ body }) => body.materials.join('; ')],
    [{ title: t('transfer.column.author'), unit: 'text' }, ({ author }) => author],
    [{ title: t('transfer.column.written'), unit: 'text' }, ({ created_at }) => instantText(created_at)],
  ];
  const name = `${t('servicePage.kinds.contact')} ${clientNo}`;
  const notes = is_cut ? [t('transfer.rowsCut', { n: MOST })] : [];
  return listSheet({ name, notes, cells }, records as Row[]);
}
