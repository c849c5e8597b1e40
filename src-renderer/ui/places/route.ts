/** Addresses of the window's places, as text in the hash. Pure: no location, no history. */
export const CLIENT_TABS = ['overview', 'holdings', 'profit', 'turnover', 'trades'] as const;
export type ClientTab = (typeof CLIENT_TABS)[number];

export type Route =
  | { readonly page: 'clients' }
  | { readonly page: 'client'; readonly clientNo: string; readonly tab: ClientTab };

export const HOME: Route = { page: 'clients' };

export function formatRoute(route: Route): string {
  return route.page === 'clients' ? '#/clients' : `#/client/${encodeURIComponent(route.clientNo)}/${route.tab}`;
}

/** An address that is none of ours leads home. */
export function parseRoute(hash: string): Route {
  const [, page, clientNo, tab] = hash.replace(/^#/, '').split('/');
  if (page !== 'client' || !clientNo) return HOME;
  try {
    const known = CLIENT_TABS.find((name) => name === tab);
    return { page: 'client', clientNo: decodeURIComponent(clientNo), tab: known ?? 'overview' };
  } catch {
    return HOME;
  }
}
