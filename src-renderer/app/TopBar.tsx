/** Product, date of the data, find box, update, language, settings. */
import { SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FindBox } from '../pages/clients/FindBox.tsx';
import { prepareProposals } from '../pages/proposals/ProposalsPlace.tsx';
import { useSync } from '../pages/sync/SyncProvider.tsx';
import { Keys } from '../ui/Keys.tsx';
import type { Route } from '../ui/places/route.ts';
import { navigate, useRoute } from '../ui/places/router.ts';
import { useSettings } from '../ui/settings/PreferencesProvider.tsx';
import { preferencesStore } from '../ui/settings/preferences.ts';
import { overlay } from './palette/overlay.ts';
import { SettingsButton } from './SettingsButton.tsx';
import { useStoreStatus } from './useStoreStatus.ts';

export function TopBar() {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { state, start } = useSync();
  const status = useStoreStatus();
  const isRunning = state.kind === 'running';
  return (
    <header className="topbar">
      <button type="button" className="topbar-brand" onClick={() => navigate({ page: 'clients' })}>
        <Mark />
        <span>{t('app.name')}</span>
      </button>
      <Places />
      <div className="topbar-data">
        {status.data?.as_of ? (
          <>
            {status.data.branch !== null && <span>{t('app.branch', { branch: status.data.branch })}</span>}
            <span>
              {t('app.dataAsOf')} <strong className="num">{status.data.as_of}</strong>
            </span>
          </>
        ) : null}
      </div>
      <div className="topbar-find">
        <FindBox isDisabled={!status.data?.as_of} />
        <Button title={t('actions.name.find')} onClick={() => overlay.show('palette')}>
          <span className="sr-only">{t('actions.name.find')} </span>
          <Keys of={['mod+k']} />
        </Button>
      </div>
      <div className="topbar-actions">
        <Button icon={<SyncOutlined spin={isRunning} />} onClick={() => start()} disabled={isRunning}>
          {isRunning ? t('sync.running') : t('sync.update')}
        </Button>
        <Button
          type="text"
          lang={language === 'zh-CN' ? 'en' : 'zh-CN'}
          title={t('settings.switchLanguage')}
          onClick={() =>
            preferencesStore.set({ ...preferencesStore.get(), language: language === 'zh-CN' ? 'en' : 'zh-CN' })
          }
        >
          {t('settings.switchLanguageShort')}
          <span className="sr-only"> · {t('settings.switchLanguage')}</span>
        </Button>
        <SettingsButton />
      </div>
    </header>
  );
}

/** The window's pages, side by side. */
function Places() {
  const { t } = useTranslation();
  const { page } = useRoute();
  useEffect(() => {
    // Once the first page stands: the inbox is then there at once.
    const idle = requestIdleCallback(() => void prepareProposals());
    return () => cancelIdleCallback(idle);
  }, []);
  const place = (isHere: boolean, to: Route, name: string) => (
    <button
      type="button"
      className="topbar-place"
      aria-current={isHere ? 'page' : undefined}
      onClick={() => navigate(to)}
    >
      {name}
    </button>
  );
  return (
    <nav className="topbar-places" aria-label={t('app.places')}>
      {place(page === 'today', { page: 'today', view: 'today' }, t('todayPage.title'))}
      {place(page === 'clients' || page === 'client', { page: 'clients' }, t('clients.title'))}
      {place(page === 'proposals' || page === 'rules', { page: 'proposals', record: null }, t('proposalPage.nav'))}
      {place(page === 'segments' || page === 'campaigns', { page: 'segments', item: null }, t('segmentsPage.nav'))}
      {place(page === 'churn', { page: 'churn' }, t('churnPage.nav'))}
      {place(page === 'sync', { page: 'sync', view: 'state', item: null }, t('syncPage.nav'))}
    </nav>
  );
}

/** Three columns rising from a desk. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <rect width="24" height="24" rx="6" className="mark-ground" />
      <path d="M6.5 16v-4M12 16V9M17.5 16V6M5 19h14" className="mark-lines" />
    </svg>
  );
}
