/** What a client asked for himself, the products on sale as they stand to him, and the noting of a request. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CallInput, CallOutput } from '../../../src-shared/contract/calls.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { call } from '../../bridge/bridge.ts';
import { lastEdit } from '../../ui/records/lastEdit.ts';

const KEY = ['records', 'requests'] as const;
export type ForClient = CallOutput<'products.forClient'>;
export type ProductForClient = ForClient['products'][number];
export type Note = CallInput<'requests.note'>;

export function useRequests(clientNo: string) {
  return useQuery({
    queryKey: [...KEY, clientNo],
    queryFn: () => call('records.list', { client_no: clientNo, kinds: ['request'] }),
  });
}

export function useProductsFor(clientNo: string, today: Ymd, isOpen: boolean) {
  return useQuery({
    queryKey: ['products', clientNo, today],
    queryFn: () => call('products.forClient', { client_no: clientNo, today: dateText(today) }),
    enabled: isOpen,
  });
}

/** @throws BridgeError: nothing was then written */
export function useNoteRequest() {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const note = useCallback(
    async (input: Note, subject: string) => {
      setBusy(true);
      try {
        const noted = await call('requests.note', input);
        if (noted.edit_id !== null) {
          lastEdit.tell({ kind: 'done', editId: noted.edit_id, what: 'request_noted', subject });
          await client.invalidateQueries({ queryKey: KEY });
        }
        return noted;
      } finally {
        setBusy(false);
      }
    },
    [client],
  );
  return { note, isBusy };
}
