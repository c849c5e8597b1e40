// biome-ignore-all lint/a11y/useSemanticElements: a scroller is no fieldset.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
/** The sample held against the store: what would be applied, what would go to quarantine, what is unknown. Nothing is written. */
import { PlayCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DryRunResult, SampleView } from '../../../../src-shared/contract/mappingCalls.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { datasetOf } from '../../../locales/useTerms.ts';
import { Loading, Nothing } from '../../../ui/states.tsx';
import { ProblemText } from '../editor/ProblemText.tsx';
import { useDryRun } from '../editor/useMapping.ts';
import type { missingColumns } from '../model/columnViews.ts';
import { totalIssues } from '../model/resultView.ts';
import { columnWord } from '../terms.ts';
import { IssueList } from './IssuesPanel.tsx';
import { NoSample } from './NoSample.tsx';
import { SampleFailed, Unreadable } from './Tried.tsx';

interface Props {
  readonly profile: ProfileData;
  readonly sample: SampleView | null;
  /** Required columns that nothing fills. */
  readonly missing: ReturnType<typeof missingColumns>;
}

export function DryRunPanel({ profile, sample, missing }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const run = useDryRun(sample, profile);
  if (sample === null) return <NoSample />;
  if (missing.length > 0) {
    const names = missing.map(({ column }) => columnWord(column, language)).join(t('mapping.listMark'));
    return (
      <Nothing
        title={t('mapping.missingColumns', { n: missing.length })}
        text={t('mapping.dryRun.missing', { names })}
      />
    );
  }
  const start = (
    <Button type="primary" icon={<PlayCircleOutlined />} loading={run.isFetching} onClick={() => void run.refetch()}>
      {t('mapping.dryRun.start')}
    </Button>
  );
  if (run.isFetching && run.data === undefined) return <Loading rows={6} />;
  if (run.error) return <SampleFailed error={run.error} onRetry={() => void run.refetch()} />;
  if (run.data === undefined) {
    return <Nothing title={t('mapping.dryRun.title')} text={t('mapping.dryRun.text')} action={start} />;
  }
  return <DryRunView result={run.data} profile={profile} again={start} />;
}

interface ViewProps {
  readonly result: DryRunResult;
  readonly profile: ProfileData;
  readonly again: React.ReactNode;
}

function DryRunView({ result, profile, again }: ViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { unknown_clients: clients, unknown_accounts: accounts, unknown_securities: securities } = result;
  return (
    <div className="map-scroll map-dry" role="group" tabIndex={0} aria-label={t('mapping.panel.dryRun')}>
      <div className="map-bar">
        <span className="num" role="status">
          {t('mapping.dryRun.read', { n: format.count(result.read) })}
          {result.as_of !== null && ` · ${t('mapping.dryRun.asOf', { date: result.as_of })}`}
          {result.unmapped > 0 && (
            <strong className="map-fault-count">
              {' '}
              · {t('mapping.unmappedRows', { n: format.count(result.unmapped) })}
            </strong>
          )}
          {result.dropped.map(({ reason, rows }) => (
            <span key={reason} className="muted">
              {' '}
              · {t('mapping.droppedRows', { n: format.count(rows), reason })}
            </span>
          ))}
        </span>
        {again}
      </div>
      {result.problem !== null && <Unreadable problem={result.problem} />}
      {result.problems.length > 0 && (
        <div role="alert">
          <ul className="map-alert is-bad">
            {result.problems.map((problem) => (
              <li key={`${problem.path} ${problem.code}`}>
                <ProblemText profile={profile} problem={problem} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <table className="map-table">
        <thead>
          <tr>
            <th scope="col">{t('mapping.dataset')}</th>
            {(['rows', 'would_apply', 'would_quarantine', 'in_store', 'duplicates'] as const).map((key) => (
              <th key={key} scope="col" className="is-end">
                {t(`mapping.dryRun.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.datasets.map((one) => (
            <tr key={one.dataset}>
              <th scope="row">{datasetOf(t, one.dataset)}</th>
              <td className="is-end num">{format.count(one.rows)}</td>
              <td className="is-end num map-good">{format.count(one.would_apply)}</td>
              <td className={`is-end num${one.would_quarantine > 0 ? ' map-fault-count' : ''}`}>
                {format.count(one.would_quarantine)}
              </td>
              <td className="is-end num">{format.count(one.in_store)}</td>
              <td className="is-end num">{format.count(one.duplicates)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Unknown title={t('mapping.dryRun.unknownClients')} names={clients} />
      <Unknown title={t('mapping.dryRun.unknownAccounts')} names={accounts} />
      <Unknown title={t('mapping.dryRun.unknownSecurities')} names={securities} />
      <h3 className="map-columns-title">{t('mapping.dryRun.issues')}</h3>
      <div className="map-dry-issues">
        <IssueList issues={result.issues} total={totalIssues(result)} />
      </div>
    </div>
  );
}

function Unknown({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <div className="map-unknown">
      <h3>{title}</h3>
      <p className="num">
        {names.map((name) => (
          <code key={name}>{name}</code>
        ))}
      </p>
    </div>
  );
}
