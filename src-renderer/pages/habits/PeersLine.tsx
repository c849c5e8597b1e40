/** Whom the client is compared with, or why there is no comparison yet: one quiet line above the page. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import type { usePeers } from './useHabits.ts';

export function PeersLine({ peers: { query, isRefused } }: { readonly peers: ReturnType<typeof usePeers> }) {
  const { t } = useTranslation();
  return (
    <p className="peers-line" role="status">
      <strong>{t('habitPage.peers.title')}</strong>
      <Words query={query} isRefused={isRefused} />
    </p>
  );
}

function Words({ query, isRefused }: ReturnType<typeof usePeers>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (query.isPending) return <span className="muted">…</span>;
  if (query.isError) {
    return (
      <>
        <span>{t('habitPage.peers.failed')}</span>
        <Button type="link" size="small" onClick={() => void query.refetch()}>
          {t('habitPage.peers.retry')}
        </Button>
      </>
    );
  }
  const { state, group, period } = query.data;
  if (state === 'not_made') {
    return <span>{isRefused ? t('habitPage.peers.notMade') : t('habitPage.peers.making')}</span>;
  }
  if (group === null) return <span>{t('habitPage.peers.noGroup')}</span>;
  return (
    <>
      <span className="num">
        {t('habitPage.peers.ready', { tier: t(`tier.${group.tier}`), n: format.count(group.clients), ...period })}
      </span>
      <span className="muted">{t('habitPage.peers.hint')}</span>
    </>
  );
}
