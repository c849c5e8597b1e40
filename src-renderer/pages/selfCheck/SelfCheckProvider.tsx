/**
 * Asks for the self-check of the client and period on screen, lets every profit show its mark, and opens the panel. The
 * address holds that it is open, so that a list can lead straight to it.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import type { ClientTab } from '../../ui/places/route.ts';
import { navigate, useRoute } from '../../ui/places/router.ts';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { periodStore, rangeOf } from '../client/period.ts';
import { SelfCheckPanel } from './SelfCheckPanel.tsx';
import { SelfCheckContext } from './selfCheckContext.ts';

interface Props {
  readonly head: ClientHead;
  readonly tab: ClientTab;
  readonly children: ReactNode;
}

export function SelfCheckProvider({ head, tab, children }: Props) {
  const { t } = useTranslation();
  const { client_no: clientNo } = head;
  const route = useRoute();
  const isOpen = route.page === 'client' && route.check === true;
  const period = usePersisted(periodStore);
  const range = rangeOf(period, head.as_of, head.first_asset_day);
  const query = useQuery({
    queryKey: ['client.selfCheck', clientNo, range.from, range.to],
    queryFn: () => call('client.selfCheck', { client_no: clientNo, ...range }),
    placeholderData: (previous, before) => (before?.queryKey[1] === clientNo ? keepPreviousData(previous) : undefined),
  });
  const open = useCallback(() => navigate({ page: 'client', clientNo, tab, check: true }, true), [clientNo, tab]);
  const close = useCallback(() => navigate({ page: 'client', clientNo, tab }, true), [clientNo, tab]);
  const check = query.isPlaceholderData ? undefined : query.data;
  const here = useMemo(() => ({ check, open }), [check, open]);
  return (
    <SelfCheckContext value={here}>
      {children}
      <Dialog title={t('selfCheck.name')} closeLabel={t('selfCheck.panel.close')} isOpen={isOpen} onClose={close}>
        {query.error ? (
          <Failed error={query.error} onRetry={() => void query.refetch()} />
        ) : check === undefined ? (
          <Loading rows={6} />
        ) : (
          <SelfCheckPanel check={check} name={head.name} />
        )}
      </Dialog>
    </SelfCheckContext>
  );
}
