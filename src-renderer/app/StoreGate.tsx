/** Shows the pages only where there is something to show; otherwise says what is missing and what to do next. */
import { SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeError } from '../bridge/bridge.ts';
import { useSync } from '../pages/sync/SyncProvider.tsx';
import { Failed, Loading, Nothing } from '../ui/states.tsx';
import { useStoreStatus } from './useStoreStatus.ts';

export function StoreGate({ children }: { readonly children: ReactNode }) {
  const status = useStoreStatus();
  const { t } = useTranslation();
  if (status.isPending) return <Loading rows={12} />;
  if (status.error) {
    const code = status.error instanceof BridgeError ? status.error.code : 'fault';
    if (code === 'no_store') return <Welcome title={t('state.noStoreTitle')} text={t('state.noStoreText')} />;
    if (code === 'no_data') return <Welcome title={t('state.noDataTitle')} text={t('state.noDataText')} />;
    return <Failed error={status.error} onRetry={() => void status.refetch()} />;
  }
  if (status.data.as_of === null) return <Welcome title={t('state.noDataTitle')} text={t('state.noDataText')} />;
  return children;
}

function Welcome({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTranslation();
  const { state, start } = useSync();
  return (
    <div className="app-welcome">
      <Nothing
        title={title}
        text={text}
        action={
          <Button
            type="primary"
            size="large"
            icon={<SyncOutlined />}
            onClick={start}
            disabled={state.kind === 'running'}
          >
            {t('sync.update')}
          </Button>
        }
      />
    </div>
  );
}
