/** Every set of the update with its result; what was refused says why. */
import { useTranslation } from 'react-i18next';
import type { SetRun } from '../../../src-shared/contract/syncCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { refusalOf } from '../../locales/useTerms.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { sumRows } from './model.ts';

interface Props {
  readonly runs: readonly SetRun[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function RunsDialog({ runs, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly TableColumn<SetRun>[] = [
    { key: 'set', title: t('sync.columnSet'), cell: (run) => run.set, sortValue: (run) => run.set },
    {
      key: 'date',
      title: t('sync.columnDate'),
      cell: (run) => run.business_date ?? '—',
      sortValue: (run) => run.business_date,
    },
    {
      key: 'state',
      title: t('sync.columnState'),
      cell: (run) => <span className={`sync-state is-${run.state}`}>{t(`sync.state.${run.state}`)}</span>,
      sortValue: (run) => run.state,
    },
    {
      key: 'rows',
      title: t('sync.columnRows'),
      align: 'end',
      cell: (run) => format.count(sumRows(run, 'applied')),
      sortValue: (run) => sumRows(run, 'applied'),
    },
    {
      key: 'rejected',
      title: t('sync.columnRejected'),
      align: 'end',
      cell: (run) => format.count(sumRows(run, 'rejected')),
      sortValue: (run) => sumRows(run, 'rejected'),
    },
    {
      key: 'seconds',
      title: t('sync.columnSeconds'),
      align: 'end',
      cell: (run) => format.decimal(run.seconds, 1),
      sortValue: (run) => run.seconds,
    },
    { key: 'reason', title: t('sync.columnReason'), cell: (run) => <Reason run={run} /> },
  ];
  return (
    <Dialog title={t('sync.result')} closeLabel={t('sync.close')} isOpen={isOpen} onClose={onClose}>
      <div className="sync-runs">
        <DataTable label={t('sync.result')} columns={columns} rows={runs} rowKey={(run) => run.set} />
      </div>
    </Dialog>
  );
}

function Reason({ run }: { readonly run: SetRun }) {
  const { t } = useTranslation();
  const { reason } = run;
  if (reason === null) return null;
  const { expected, found } = reason;
  return (
    <span className="sync-reason">
      {reason.file !== null && <strong>{reason.file} </strong>}
      <span title={reason.text}>{refusalOf(t, reason.code, reason.text)}</span>
      {expected !== null && found !== null && <em> {t('sync.expectedFound', { expected, found })}</em>}
    </span>
  );
}
