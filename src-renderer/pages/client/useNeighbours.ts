/** The clients before and after this one in the order of the list, and Alt+↑ / Alt+↓ to go there. */
import { useMemo } from 'react';
import { useWish } from '../../ui/actions/wishes.ts';
import type { ClientTab } from '../../ui/places/route.ts';
import { navigate } from '../../ui/places/router.ts';
import { listState } from '../clients/listState.ts';
import { useClients } from '../clients/useClients.ts';

export interface Neighbours {
  /** 1-based place in the list, null where the list's filters leave this client out. */
  readonly place: number | null;
  readonly count: number;
  readonly previous: string | null;
  readonly next: string | null;
}

const NOWHERE: Neighbours = { place: null, count: 0, previous: null, next: null };

export function useNeighbours(clientNo: string): Neighbours {
  const { model, selection } = useClients();
  return useMemo(() => {
    if (!model || !selection) return NOWHERE;
    const { client_no } = model.list;
    const at = selection.rows.findIndex((row) => client_no[row] === clientNo);
    if (at === -1) return { ...NOWHERE, count: selection.rows.length };
    const no = (index: number) => client_no[selection.rows[index] ?? -1] ?? null;
    return { place: at + 1, count: selection.rows.length, previous: no(at - 1), next: no(at + 1) };
  }, [model, selection, clientNo]);
}

export function goToClient(clientNo: string | null, tab: ClientTab): void {
  if (clientNo === null) return;
  listState.setActiveClient(clientNo);
  navigate({ page: 'client', clientNo, tab }, true);
}

/** Alt+↑ and Alt+↓, from wherever the focus is. */
export function useNeighbourKeys({ previous, next }: Neighbours, tab: ClientTab): void {
  useWish('previousClient', () => goToClient(previous, tab));
  useWish('nextClient', () => goToClient(next, tab));
}
