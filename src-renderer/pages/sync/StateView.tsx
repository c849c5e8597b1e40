/** The state at a glance: is the data whole, through which date, what ran last, what runs next, and what waits. */
import { CheckCircleFilled, ExclamationCircleFilled, InfoCircleFilled, SyncOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncRun, SyncState } from '../../../src-shared/contract/syncPageCalls.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { clockText, instantText } from '../../format/instant.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import type { SyncTab } from '../../ui/places/route.ts';
import { navigate } from '../../ui/places/router.ts';
import { runResult } from './runResult.ts';
import { useSync } from './SyncProvider.tsx';
import { useActivity, useFreshness } from './useSyncPage.ts';
import { type Flaw, verdictOf } from './verdict.ts';
import { WaitingPanel } from './WaitingPanel.tsx';

export function StateView({ state }: { readonly state: SyncState }) {
  return (
    <div className="sync-scroll">
      <Holder />
      <VerdictPanel state={state} />
      <Facts state={state} />
      <WaitingPanel lastRun={state.last_run} />
    </div>
  );
}

/** Another process at work on the store. */
function Holder() {
  const { t } = useTranslation();
  const holder = useActivity().data?.holder;
  if (holder === null || holder === undefined) return null;
  const text = t('syncPage.state.holderText', { pid: String(holder.pid), since: instantText(holder.since) });
  return <Alert type="info" showIcon title={t('syncPage.state.holder')} description={text} />;
}

const TAB_OF: Readonly<Record<Flaw['kind'], SyncTab | null>> = {
  waiting: null,
  breaks: 'breaks',
  behind: null,
  rejects: 'quarantine',
};

function VerdictPanel({ state }: { readonly state: SyncState }) {
  const { t } = useTranslation();
  const verdict = verdictOf(state, useFreshness(state.as_of));
  switch (verdict.kind) {
    case 'empty':
      return (
        <Verdict tone="none" icon={<InfoCircleFilled />} title={t('syncPage.verdict.empty')}>
          {t('syncPage.verdict.emptyText')}
        </Verdict>
      );
    case 'whole':
      return (
        <Verdict tone="good" icon={<CheckCircleFilled />} title={t('syncPage.verdict.whole')}>
          {t('syncPage.verdict.wholeText', { date: state.as_of ?? '' })}
        </Verdict>
      );
    case 'flawed':
      return (
        <Verdict tone="bad" icon={<ExclamationCircleFilled />} title={t('syncPage.verdict.flawed')}>
          <ul className="verdict-flaws">
            {verdict.flaws.map((flaw) => (
              <FlawLine key={flaw.kind} flaw={flaw} />
            ))}
          </ul>
        </Verdict>
      );
  }
}

interface VerdictProps {
  readonly tone: 'good' | 'bad' | 'none';
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

function Verdict({ tone, icon, title, children }: VerdictProps) {
  return (
    <section className={`verdict is-${tone}`} aria-label={title}>
      <span className="verdict-icon" aria-hidden="true">
        {icon}
      </span>
      <div>
        <h2>{title}</h2>
        <div className="verdict-text">{children}</div>
      </div>
    </section>
  );
}

function FlawLine({ flaw }: { readonly flaw: Flaw }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tab = TAB_OF[flaw.kind];
  const values = { n: format.count(flaw.n), clients: flaw.kind === 'breaks' ? format.count(flaw.clients) : '' };
  return (
    <li>
      <span className="num">{t(`syncPage.verdict.${flaw.kind}`, values)}</span>
      {tab !== null && (
        <Button type="link" size="small" onClick={() => navigate({ page: 'sync', view: tab, item: null })}>
          {t('syncPage.verdict.see')}
          <span className="sr-only"> {t(`syncPage.tab.${tab}`)}</span>
        </Button>
      )}
    </li>
  );
}

function Facts({ state }: { readonly state: SyncState }) {
  const { t } = useTranslation();
  const { state: job, start } = useSync();
  const isRunning = job.kind === 'running';
  const { settings } = state;
  return (
    <Panel
      title={t('syncPage.state.facts')}
      extra={
        <span className="sync-actions">
          <Button type="primary" icon={<SyncOutlined spin={isRunning} />} disabled={isRunning} onClick={() => start()}>
            {t('syncPage.state.runNow')}
          </Button>
          <Button disabled={isRunning} onClick={() => start({ choose: true })}>
            {t('syncPage.state.otherFolder')}
          </Button>
        </span>
      }
    >
      <dl className="sync-facts">
        <Through state={state} />
        <Fact name={t('syncPage.state.branch')}>{state.branch ?? t('syncPage.state.none')}</Fact>
        <Fact name={t('syncPage.state.lastRun')}>
          {state.last_run !== null ? (
            <LastRun run={state.last_run} />
          ) : (
            t(isRunning ? 'syncPage.runResult.running' : 'syncPage.state.noRun')
          )}
        </Fact>
        <Watching state={state} />
        <Fact name={t('syncPage.state.folder')}>{settings.drop_folder ?? t('syncPage.state.noFolder')}</Fact>
        <Fact name={t('syncPage.state.acknowledge')}>
          {settings.acknowledge_folder ?? t('syncPage.state.acknowledgeBeside')}
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{children}</dd>
    </div>
  );
}

function Through({ state }: { readonly state: SyncState }) {
  const { t } = useTranslation();
  const freshness = useFreshness(state.as_of);
  return (
    <Fact name={t('syncPage.state.through')}>
      <strong>{state.as_of ?? t('syncPage.state.none')}</strong>
      {freshness !== null && freshness.behind > 0 && (
        <span className="mark sync-behind">{t('syncPage.state.expected', { date: dateText(freshness.expected) })}</span>
      )}
    </Fact>
  );
}

function LastRun({ run }: { readonly run: SyncRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  return t('syncPage.state.lastRunText', {
    when: instantText(run.began_at),
    cause: t(`syncPage.cause.${run.cause}`),
    result: runResult(run, t, format),
  });
}

function Watching({ state }: { readonly state: SyncState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const next = useActivity().data?.next_look;
  const { watch, watch_seconds } = state.settings;
  return (
    <Fact name={t('syncPage.state.watching')}>
      {watch
        ? t('syncPage.state.watchingOn', { seconds: format.count(watch_seconds) })
        : t('syncPage.state.watchingOff')}
      {watch && next ? ` · ${t('syncPage.state.nextLook', { when: clockText(next) })}` : ''}
    </Fact>
  );
}
