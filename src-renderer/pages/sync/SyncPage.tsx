/** The Sync page: what is applied through which date, what is not and why, and what can be done about it. */
import { useTranslation } from 'react-i18next';
import type { SyncState } from '../../../src-shared/contract/syncPageCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { SYNC_TABS, type SyncTab, type SyncView } from '../../ui/places/route.ts';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { TabBar, tabId } from '../../ui/TabBar.tsx';
import { useSelfCheckMarks } from '../selfCheck/useSelfCheckMarks.ts';
import { BreaksView } from './BreaksView.tsx';
import { CorrectionsView } from './CorrectionsView.tsx';
import { CorrectionView } from './CorrectionView.tsx';
import { QuarantineView } from './QuarantineView.tsx';
import { RunsView } from './RunsView.tsx';
import { SelfCheckView } from './SelfCheckView.tsx';
import { SettingsView } from './SettingsView.tsx';
import { SetView } from './SetView.tsx';
import { StateView } from './StateView.tsx';
import { useSyncState } from './useSyncPage.ts';
import './syncPage.css';

const PANEL = 'sync-panel';

interface Props {
  readonly view: SyncView;
  readonly item: string | null;
}

export function SyncPage({ view, item }: Props) {
  const { t } = useTranslation();
  const state = useSyncState();
  const tab = tabOf(view);
  const titles = useTitles(state.data);
  return (
    <div className="sync-page">
      <header className="sync-head">
        <h1>{t('syncPage.title')}</h1>
        <TabBar
          label={t('syncPage.title')}
          tabs={SYNC_TABS.map((key) => ({ key, title: titles[key] }))}
          active={tab}
          panelId={PANEL}
          onChange={(key) => navigate({ page: 'sync', view: key, item: null })}
        />
      </header>
      <div id={PANEL} role="tabpanel" aria-labelledby={tabId(PANEL, tab)} className="sync-body">
        {state.error ? (
          <Failed error={state.error} onRetry={() => void state.refetch()} />
        ) : state.data === undefined ? (
          <Loading rows={10} />
        ) : (
          <View view={view} item={item} state={state.data} />
        )}
      </div>
    </div>
  );
}

function tabOf(view: SyncView): SyncTab {
  return view === 'set' ? 'runs' : view === 'correction' ? 'corrections' : view;
}

/** Tabs say how much there is to look at. */
function useTitles(state: SyncState | undefined): Readonly<Record<SyncTab, string>> {
  const { t } = useTranslation();
  const format = useFormat();
  const failing = useSelfCheckMarks().size;
  const counted = (title: string, n: number | undefined) =>
    n === undefined || n === 0 ? title : `${title} ${format.count(n)}`;
  return {
    state: counted(t('syncPage.tab.state'), state?.waiting),
    runs: t('syncPage.tab.runs'),
    quarantine: counted(t('syncPage.tab.quarantine'), state?.rejects),
    breaks: counted(t('syncPage.tab.breaks'), state?.open_breaks),
    selfCheck: counted(t('syncPage.tab.selfCheck'), failing),
    corrections: t('syncPage.tab.corrections'),
    settings: t('syncPage.tab.settings'),
  };
}

function View({ view, item, state }: Props & { readonly state: SyncState }) {
  const [first, second] = item === null ? [] : item.split('-').map(Number);
  switch (view) {
    case 'state':
      return <StateView state={state} />;
    case 'runs':
      return <RunsView chosen={first ?? null} />;
    case 'set':
      return first === undefined || second === undefined ? (
        <RunsView chosen={null} />
      ) : (
        <SetView runId={first} setAt={second} />
      );
    case 'quarantine':
      return <QuarantineView />;
    case 'breaks':
      return <BreaksView />;
    case 'selfCheck':
      return <SelfCheckView />;
    case 'corrections':
      return <CorrectionsView />;
    case 'correction':
      return first === undefined ? <CorrectionsView /> : <CorrectionView correctionId={first} />;
    case 'settings':
      return <SettingsView state={state} />;
  }
}
