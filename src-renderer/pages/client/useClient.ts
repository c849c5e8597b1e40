/** The queries of the client page. Every tab asks for what it shows, and shares what another has asked already. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../bridge/bridge.ts';
import type { Range } from './period.ts';

export function useHead(clientNo: string) {
  return useQuery({ queryKey: ['client.head', clientNo], queryFn: () => call('client.head', { client_no: clientNo }) });
}

/** While another period loads the figures of the last one stay, but never those of another client. */
function keepForClient(clientNo: string) {
  return <T>(previous: T | undefined, query: { readonly queryKey: readonly unknown[] } | undefined) =>
    query?.queryKey[1] === clientNo ? keepPreviousData(previous) : undefined;
}

export function useReport(clientNo: string, range: Range) {
  return useQuery({
    queryKey: ['client.report', clientNo, range.from, range.to],
    queryFn: () => call('client.report', { client_no: clientNo, ...range }),
    placeholderData: keepForClient(clientNo),
  });
}

export function useSeries(clientNo: string, range: Range) {
  return useQuery({
    queryKey: ['client.series', clientNo, range.from, range.to],
    queryFn: () => call('client.series', { client_no: clientNo, ...range }),
    placeholderData: keepForClient(clientNo),
  });
}

export function useTrades(clientNo: string, range: Range) {
  return useQuery({
    queryKey: ['client.trades', clientNo, range.from, range.to],
    queryFn: () => call('client.trades', { client_no: clientNo, ...range }),
    structuralSharing: false,
  });
}

export function useBranchMonths(range: Range) {
  const months = { from: range.from.slice(0, 7), to: range.to.slice(0, 7) };
  return useQuery({
    queryKey: ['branch.turnoverMonths', months.from, months.to],
    queryFn: () => call('branch.turnoverMonths', months),
  });
}
