/** The frame of the window: providers, top bar, strip of the running update, and the page of the current place. */
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCNAntd from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type Chosen, newCampaign } from '../pages/campaigns/newCampaign.ts';
import { ClientsPage } from '../pages/clients/ClientsPage.tsx';
import { ProposalsPlace } from '../pages/proposals/ProposalsPlace.tsx';
import { StaleBanner } from '../pages/sync/StaleBanner.tsx';
import { SyncProvider } from '../pages/sync/SyncProvider.tsx';
import { SyncStrip } from '../pages/sync/SyncStrip.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import type { Route } from '../ui/places/route.ts';
import { navigate, useRoute } from '../ui/places/router.ts';
import { useSettings } from '../ui/settings/PreferencesProvider.tsx';
import { Loading } from '../ui/states.tsx';
import { Actions } from './actions/Actions.tsx';
import { queryClient } from './queryClient.ts';
import { StoreGate } from './StoreGate.tsx';
import { TopBar } from './TopBar.tsx';
import { antdTheme, styleNonce } from './theme.ts';
import { UndoBar } from './UndoBar.tsx';

/** Asked for by few, and not at the start. */
const SyncPage = lazy(() => import('../pages/sync/SyncPage.tsx').then((module) => ({ default: module.SyncPage })));

const SegmentsPage = lazy(() =>
  import('../pages/segments/SegmentsPage.tsx').then((module) => ({ default: module.SegmentsPage })),
);

const MappingPage = lazy(() =>
  import('../pages/mapping/MappingPage.tsx').then((module) => ({ default: module.MappingPage })),
);

const EditsPage = lazy(() => import('../pages/edits/EditsPage.tsx').then((module) => ({ default: module.EditsPage })));

const TodayPage = lazy(() => import('../pages/today/TodayPage.tsx').then((module) => ({ default: module.TodayPage })));

const ChurnPage = lazy(() => import('../pages/churn/ChurnPage.tsx').then((module) => ({ default: module.ChurnPage })));

const CampaignsPage = lazy(() =>
  import('../pages/campaigns/CampaignsPage.tsx').then((module) => ({ default: module.CampaignsPage })),
);

const RulesPage = lazy(() => import('../pages/rules/RulesPage.tsx').then((module) => ({ default: module.RulesPage })));

const ImportPage = lazy(() =>
  import('../pages/import/ImportPage.tsx').then((module) => ({ default: module.ImportPage })),
);

/** Charts and their 160 kB come with the first client, not with the list. */
const ClientPage = lazy(() =>
  import('../pages/client/ClientPage.tsx').then((module) => ({ default: module.ClientPage })),
);

const nonce = styleNonce();
const csp = nonce === undefined ? {} : { csp: { nonce } };

export function App() {
  const { language, theme } = useSettings();
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      {...csp}
      theme={antdTheme(theme)}
      locale={language === 'zh-CN' ? zhCNAntd : enUS}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queryClient}>
        <SyncProvider>
          <Frame />
        </SyncProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

function Frame() {
  const { t } = useTranslation();
  const route = useRoute();
  const key = route.page === 'client' ? route.clientNo : route.page;
  return (
    <div className="app">
      <button type="button" className="skip-link" onClick={() => document.getElementById('content')?.focus()}>
        {t('app.skipToContent')}
      </button>
      <TopBar />
      <SyncStrip />
      <StaleBanner />
      <main id="content" className="app-main" tabIndex={-1}>
        <ErrorBoundary resetKey={key}>
          <StoreGate page={route.page}>
            <Suspense fallback={<Loading rows={10} />}>
              <Page route={route} />
            </Suspense>
          </StoreGate>
        </ErrorBoundary>
      </main>
      <UndoBar />
      <Actions />
    </div>
  );
}

/** From a segment to the form of a campaign. */
function beginCampaign(chosen: Chosen): void {
  newCampaign.choose(chosen);
  navigate({ page: 'campaigns', item: 'new' });
}

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'client':
      return <ClientPage clientNo={route.clientNo} tab={route.tab} />;
    case 'sync':
      return <SyncPage view={route.view} item={route.item} />;
    case 'segments':
      return <SegmentsPage item={route.item} onCampaign={beginCampaign} />;
    case 'profiles':
      return <MappingPage name={route.name} />;
    case 'edits':
      return <EditsPage edit={route.edit} />;
    case 'proposals':
      return <ProposalsPlace record={route.record} />;
    case 'campaigns':
      return <CampaignsPage item={route.item} />;
    case 'rules':
      return <RulesPage code={route.code} />;
    case 'churn':
      return <ChurnPage />;
    case 'import':
      return <ImportPage />;
    case 'today':
      return <TodayPage view={route.view} />;
    default:
      return <ClientsPage />;
  }
}
