/** One client: head, period, and tabs over the same figures. */
import { Button } from 'antd';
import { lazy, memo, type ReactNode, Suspense, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead as Head } from '../../../src-shared/contract/clientCalls.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { CLIENT_TABS, type ClientTab } from '../../ui/places/route.ts';
import { navigate, withOpenTrace } from '../../ui/places/router.ts';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { TabBar, tabId } from '../../ui/TabBar.tsx';
import { listState } from '../clients/listState.ts';
import { useOpenCount } from '../proposals/useProposals.ts';
import { SelfCheckProvider } from '../selfCheck/SelfCheckProvider.tsx';
import { TraceProvider } from '../trace/TraceProvider.tsx';
import { ClientHead } from './ClientHead.tsx';
import { PeriodChooser } from './PeriodChooser.tsx';
import { periodStore, type Range, rangeOf } from './period.ts';
import { useHead, useReport } from './useClient.ts';
import { useNeighbourKeys, useNeighbours } from './useNeighbours.ts';
import '../clients/clients.css';
import './client.css';

export interface TabProps {
  readonly head: Head;
  readonly range: Range;
}

const TAB_VIEWS: Record<ClientTab, (props: TabProps) => ReactNode> = {
  overview: lazyTab(() => import('../overview/OverviewTab.tsx').then((module) => module.OverviewTab)),
  service: lazyTab(() => import('../service/ServiceTab.tsx').then((module) => module.ServiceTab)),
  profile: lazyTab(() => import('../profile/ProfileTab.tsx').then((module) => module.ProfileTab)),
  proposals: lazyTab(() => import('../proposals/ProposalsTab.tsx').then((module) => module.ProposalsTab)),
  holdings: lazyTab(() => import('../holdings/HoldingsTab.tsx').then((module) => module.HoldingsTab)),
  profit: lazyTab(() => import('../profit/ProfitTab.tsx').then((module) => module.ProfitTab)),
  turnover: lazyTab(() => import('../turnover/TurnoverTab.tsx').then((module) => module.TurnoverTab)),
  income: lazyTab(() => import('../income/IncomeTab.tsx').then((module) => module.IncomeTab)),
  habits: lazyTab(() => import('../habits/HabitsTab.tsx').then((module) => module.HabitsTab)),
  risk: lazyTab(() => import('../risk/RiskTab.tsx').then((module) => module.RiskTab)),
  trades: lazyTab(() => import('../trades/TradesTab.tsx').then((module) => module.TradesTab)),
  figures: lazyTab(() => import('../figures/FiguresTab.tsx').then((module) => module.FiguresTab)),
};

function lazyTab(load: () => Promise<(props: TabProps) => ReactNode>): (props: TabProps) => ReactNode {
  const View = lazy(async () => ({ default: await load() }));
  return (props) => <View {...props} />;
}

interface Props {
  readonly clientNo: string;
  readonly tab: ClientTab;
}

/** Opening a trace changes the address only: it draws no tab again. */
export const ClientPage = memo(function ClientPage({ clientNo, tab }: Props) {
  const { t } = useTranslation();
  const head = useHead(clientNo);
  const neighbours = useNeighbours(clientNo);
  useNeighbourKeys(neighbours, tab);
  useEffect(() => listState.setActiveClient(clientNo), [clientNo]);
  if (head.isPending) return <Loading rows={12} />;
  if (head.error) {
    const isUnknown = head.error instanceof BridgeError && head.error.code === 'not_found';
    return (
      <Failed
        error={head.error}
        onRetry={() => void head.refetch()}
        {...(isUnknown
          ? { action: <Button onClick={() => navigate({ page: 'clients' }, true)}>{t('app.back')}</Button> }
          : {})}
      />
    );
  }
  return (
    <div className="client">
      <TraceProvider head={head.data}>
        <SelfCheckProvider head={head.data} tab={tab}>
          <ClientHead head={head.data} tab={tab} neighbours={neighbours} />
          <ClientTabs head={head.data} tab={tab} />
        </SelfCheckProvider>
      </TraceProvider>
    </div>
  );
});

/** How many wait in the tab stands beside its name. */
function tabTitle(name: string, waiting: number): string {
  return waiting === 0 ? name : `${name} ${waiting}`;
}

function ClientTabs({ head, tab }: { readonly head: Head; readonly tab: ClientTab }) {
  const { t } = useTranslation();
  const period = usePersisted(periodStore);
  const range = rangeOf(period, head.as_of, head.first_asset_day);
  const report = useReport(head.client_no, range);
  const open = useOpenCount(head.client_no);
  const View = TAB_VIEWS[tab];
  const panelId = useId();
  return (
    <>
      <div className="client-bar">
        <TabBar
          label={head.name}
          panelId={panelId}
          active={tab}
          tabs={CLIENT_TABS.map((key) => ({
            key,
            title: tabTitle(t(`client.tab.${key}`), key === 'proposals' ? open : 0),
          }))}
          onChange={(key) => navigate(withOpenTrace({ page: 'client', clientNo: head.client_no, tab: key }), true)}
        />
        <PeriodChooser
          range={range}
          asOf={head.as_of}
          firstAssetDay={head.first_asset_day}
          effective={report.isPlaceholderData ? undefined : report.data?.from_effective}
        />
      </div>
      <div id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, tab)} className="client-panel">
        <ErrorBoundary resetKey={`${head.client_no}/${tab}`}>
          <Suspense fallback={<Loading rows={10} />}>
            <View head={head} range={range} />
          </Suspense>
        </ErrorBoundary>
      </div>
    </>
  );
}
