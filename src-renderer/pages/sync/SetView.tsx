/** One set of one run: what came of it, every problem at once, and taking it back. */
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { RunReason } from '../../../src-shared/contract/syncCalls.ts';
import type { SetFindings } from '../../../src-shared/contract/syncPageCalls.ts';
import { instantText } from '../../format/instant.ts';
import { useFormat } from '../../format/useFormat.ts';
import { refusalOf, useTerms } from '../../locales/useTerms.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { ProblemCard } from './ProblemCard.tsx';
import { type ProblemClass, problemGroups } from './problemGroups.ts';
import { hasPlainEvidence, reasonDetail } from './reasonDetail.ts';
import { SetState } from './SetState.tsx';
import { useSync } from './SyncProvider.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { useSetFindings } from './useSyncPage.ts';

interface Props {
  readonly runId: number;
  readonly setAt: number;
}

export function SetView({ runId, setAt }: Props) {
  const findings = useSetFindings(runId, setAt);
  const { t } = useTerms();
  const back = () => navigate({ page: 'sync', view: 'runs', item: String(runId) });
  return (
    <div className="sync-scroll">
      {findings.error ? (
        <Failed error={findings.error} action={<Button onClick={back}>{t('syncPage.set.back')}</Button>} />
      ) : findings.data === undefined ? (
        <Loading rows={8} />
      ) : (
        <Findings findings={findings.data} onBack={back} />
      )}
    </div>
  );
}

function Findings({ findings, onBack }: { readonly findings: SetFindings; readonly onBack: () => void }) {
  return (
    <>
      <SetHead findings={findings} onBack={onBack} />
      <Problems findings={findings} />
      <RowCounts findings={findings} />
    </>
  );
}

function SetHead({ findings, onBack }: { readonly findings: SetFindings; readonly onBack: () => void }) {
  const { t } = useTerms();
  const { state: job } = useSync();
  const [isAsking, setAsking] = useState(false);
  const { reason, delivery_id, kept_because } = findings;
  const isApplied = findings.state === 'applied' || findings.state === 'applied_with_rejects';
  const hasRejects = findings.state === 'applied_with_rejects';
  return (
    <header className="sync-item-head">
      <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('syncPage.set.back')} onClick={onBack} />
      <div className="sync-item-title">
        <h2 className="sync-item-name num">{t('syncPage.set.title', { set: findings.set })}</h2>
        <p>
          <SetState state={findings.state} />
          {reason !== null && (
            <span>
              {' · '}
              {reason.file !== null && <strong>{reason.file} </strong>}
              {refusalOf(t, reason.code, reason.text)}
            </span>
          )}
          <span className="muted num"> · {t('syncPage.set.at', { when: instantText(findings.began_at) })}</span>
        </p>
        {isApplied && kept_because !== null && <p className="muted">{t(`syncPage.takeBack.kept.${kept_because}`)}</p>}
      </div>
      <span className="sync-actions">
        {hasRejects && (
          <Button onClick={() => navigate({ page: 'sync', view: 'quarantine', item: null })}>
            {t('syncPage.set.quarantine')}
          </Button>
        )}
        {delivery_id !== null && (
          <Button danger disabled={job.kind === 'running'} onClick={() => setAsking(true)}>
            {t('syncPage.set.takeBack')}
          </Button>
        )}
      </span>
      {delivery_id !== null && (
        <TakeBackDialog
          set={findings.set}
          deliveryId={delivery_id}
          laterDates={findings.later_dates}
          isOpen={isAsking}
          onClose={() => setAsking(false)}
        />
      )}
    </header>
  );
}

const CLASSES: readonly ProblemClass[] = ['hard', 'rows', 'note'];

function Problems({ findings }: { readonly findings: SetFindings }) {
  const { t } = useTerms();
  const groups = problemGroups(findings.problems);
  const isApplied = findings.state === 'applied' || findings.state === 'applied_with_rejects';
  if (groups.length === 0) {
    if (isApplied || findings.reason === null)
      return <Nothing title={t('syncPage.set.none')} text={t('syncPage.set.noneText')} />;
    return <ReasonAlone reason={findings.reason} />;
  }
  return CLASSES.map((kind) => {
    const own = groups.filter((group) => group.kind === kind);
    if (own.length === 0) return null;
    // Rows of a set that was refused went nowhere.
    const words = kind === 'rows' && !isApplied ? 'refused_rows' : kind;
    return (
      <section key={kind} className={`problems is-${kind}`} aria-label={t(`syncPage.set.class.${words}`)}>
        <header className="problems-head">
          <h3>{t(`syncPage.set.class.${words}`)}</h3>
          <p>{t(`problem.safe.${words}`)}</p>
        </header>
        {own.map((group) => (
          <ProblemCard key={group.code} group={group} />
        ))}
      </section>
    );
  });
}

/** A set that nothing is wrong with but its time: it waits, and this is why. */
function ReasonAlone({ reason }: { readonly reason: RunReason }) {
  const { t } = useTerms();
  const detail = reasonDetail(reason, t);
  const problem = { severity: 'hard', dataset: null, column: null, count: 1, ranges: [], more_ranges: 0 } as const;
  const shown = hasPlainEvidence(reason) ? {} : { expected: null, found: null };
  return (
    <section className="problems is-rows" aria-label={t('sync.columnReason')}>
      <header className="problems-head">
        <h3>{t('sync.columnReason')}</h3>
        <p>{detail === '' ? t('problem.safe.hard') : `${detail} ${t('problem.safe.hard')}`}</p>
      </header>
      <ProblemCard
        group={{
          code: reason.code,
          kind: 'hard',
          count: 1,
          problems: [{ ...problem, ...reason, ...shown, ranges: [] }],
        }}
      />
    </section>
  );
}

type CountRow = readonly [dataset: string, counts: SetFindings['rows'][string]];

function RowCounts({ findings }: { readonly findings: SetFindings }) {
  const { t, dataset } = useTerms();
  const format = useFormat();
  const rows: readonly CountRow[] = Object.entries(findings.rows);
  if (rows.length === 0) return null;
  const column = (key: 'read' | 'applied' | 'rejected'): TableColumn<CountRow> => ({
    key,
    title: t(`syncPage.set.${key}`),
    align: 'end',
    cell: ([, counts]) => format.count(counts[key]),
    sortValue: ([, counts]) => counts[key],
  });
  const columns: readonly TableColumn<CountRow>[] = [
    { key: 'dataset', title: t('syncPage.set.dataset'), cell: ([name]) => dataset(name) },
    column('read'),
    column('applied'),
    column('rejected'),
  ];
  return (
    <Panel title={t('syncPage.set.rows')} className="is-flush">
      <DataTable label={t('syncPage.set.rows')} columns={columns} rows={rows} rowKey={([name]) => name} />
    </Panel>
  );
}
