/** What stands where content would be: loading, nothing there, gone wrong. */
import { Button, Empty, Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeError } from '../bridge/bridge.ts';
import './states.css';

export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="state-loading" role="status">
      <span className="sr-only">{t('app.loading')}</span>
      <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  );
}

interface NothingProps {
  readonly title: string;
  readonly text?: string;
  readonly action?: ReactNode;
}

export function Nothing({ title, text, action }: NothingProps) {
  return (
    <div className="state-nothing">
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <strong className="state-title">{title}</strong>
            {text !== undefined && <span className="state-text">{text}</span>}
          </>
        }
      >
        {action}
      </Empty>
    </div>
  );
}

interface FailedProps {
  readonly error: Error;
  readonly onRetry?: (() => void) | undefined;
  /** Another way on, in place of trying again. */
  readonly action?: ReactNode;
}

/** Says in plain words what went wrong; the code stands beside it for support. */
export function Failed({ error, onRetry, action }: FailedProps) {
  const { t } = useTranslation();
  const code = error instanceof BridgeError ? error.code : 'fault';
  return (
    <div className="state-failed" role="alert">
      <Result
        status="warning"
        title={t('state.notShown')}
        subTitle={
          <>
            {t(`error.${code}`)} <code className="state-code">{code}</code>
          </>
        }
        extra={action ?? (onRetry && <Button onClick={onRetry}>{t('state.retry')}</Button>)}
      />
    </div>
  );
}
