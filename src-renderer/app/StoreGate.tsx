/** Shows the pages only where there is something to show; otherwise says what is missing and what to do next. */
import { SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeError } from '../bridge/bridge.ts';
import { useSync } from '../pages/sync/SyncProvider.tsx';
import type { Route } from '../ui/places/route.ts';
import { navigate } from '../ui/places/router.ts';
import { Failed, Loading, Nothing } from '../ui/states.tsx';
import { useStoreStatus } from './useStoreStatus.ts';

interface Props {
  readonly page: Route['page'];
  readonly children: ReactNode;
}

export function StoreGate({ page, children }: Props) {
  const status = useStoreStatus();
  const { t } = useTranslation();
  if (status.isPending) return <Loading rows={12} />;
  if (status.error) {
    const code = status.error instanceof BridgeError ? status.error.code : 'fault';
    if (code === 'no_store') return <Welcome title={t('state.noStoreTitle')} text={t('state.noStoreText')} />;
    if (code === 'no_data') return <Welcome title={t('state.noDataTitle')} text={t('state.noDataText')} />;
    return <Failed error={status.error} onRetry={() => void status.refetch()} />;
  }
  // A first set that was refused leaves a store without data: the Sync page is where that is read.
  if (
    status.data.as_of === null &&
    (page === 'clients' || page === 'churn' || page === 'import' || page === 'proposals' || page === 'today')
  )
    return <Welcome title={t('state.noDataTitle')} text={t('state.noDataText')} hasHistory />;
  return children;
}

interface WelcomeProps {
  readonly title: string;
  readonly text: string;
  /** There is a store, which may say why it holds nothing. */
  readonly hasHistory?: boolean;
}

function Welcome({ title, text, hasHistory = false }: WelcomeProps) {
  const { t } = useTranslation();
  const { state, start } = useSync();
  return (
    <div className="app-welcome">
      <Nothing
        title={title}
        text={text}
        action={
          <>
            <Button
              type="primary"
              size="large"
              icon={<SyncOutlined />}
              onClick={() => start()}
              disabled={state.kind === 'running'}
            >
              {t('sync.update')}
            </Button>
            {hasHistory && (
              <Button type="link" size="large" onClick={() => navigate({ page: 'sync', view: 'state', item: null })}>
                {t('syncPage.banner.action')}
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}
