/** Columns of those to contact. */
import type { TFunction } from 'i18next';
import type { ContactRow } from '../../../src-shared/contract/campaignCalls.ts';
import type { Format } from '../../format/format.ts';
import type { GridColumn } from '../../ui/VirtualGrid.tsx';

interface Wanted {
  readonly rowOf: (index: number) => ContactRow | undefined;
  readonly t: TFunction;
  readonly format: Format;
}

export const CONTACTS_WIDTH = 940;

export function contactColumns({ rowOf, t, format }: Wanted): GridColumn[] {
  const cell = (render: (row: ContactRow) => React.ReactNode) => (index: number) => {
    const row = rowOf(index);
    return row === undefined ? <span className="muted">…</span> : render(row);
  };
  const dash = <span className="muted">—</span>;
  const text = (value: string | null) => (value === null ? dash : <span title={value}>{value}</span>);
  const column = (
    key: string,
    title: string,
    width: string,
    render: (row: ContactRow) => React.ReactNode,
    more = {},
  ) => ({
    key,
    title,
    width,
    cell: cell(render),
    ...more,
  });
  return [
    column('client_no', t('segmentsPage.column.client_no'), '124px', ({ client_no, record_id }) => (
      <span className="num" data-record={record_id}>
        {client_no}
      </span>
    )),
    column('name', t('segmentsPage.column.name'), 'minmax(88px, 1fr)', ({ name }) => text(name)),
    column('mobile', t('campaignsPage.column.mobile'), '124px', ({ mobile }) =>
      mobile === null ? dash : <span className="num">{mobile}</span>,
    ),
    column('advisor', t('segmentsPage.column.advisor'), 'minmax(84px, 1fr)', ({ advisor }) => text(advisor)),
    column('tier', t('segmentsPage.column.tier'), '100px', ({ tier }) =>
      tier === null ? dash : <span className={`tier is-${tier}`}>{t(`tier.${tier}`)}</span>,
    ),
    column(
      'assets',
      t('segmentsPage.column.total_assets'),
      'minmax(120px, 1fr)',
      ({ total_asset_e4 }) => (total_asset_e4 === null ? dash : <span>{format.moneyE4(total_asset_e4)}</span>),
      { align: 'end' },
    ),
    column('answer', t('campaignsPage.column.answer'), '112px', ({ body }) => (
      <span className={`campaign-answer is-${body.result}`}>{t(`campaignsPage.answer.${body.result}`)}</span>
    )),
    column('on', t('campaignsPage.column.on'), '104px', ({ body }) =>
      body.on === null ? dash : <span className="num">{body.on}</span>,
    ),
    column('text', t('campaignsPage.column.text'), 'minmax(120px, 2fr)', ({ body }) => text(body.text)),
  ];
}
