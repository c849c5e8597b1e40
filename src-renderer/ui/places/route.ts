/** Addresses of the window's places, as text in the hash. Pure: no location, no history. */
export const CLIENT_TABS = [
  'overview',
  'service',
  'profile',
  'holdings',
  'profit',
  'turnover',
  'income',
  'habits',
  'risk',
  'trades',
  'figures',
] as const;
export type ClientTab = (typeof CLIENT_TABS)[number];
/** `set` and `correction` show one thing of a list; the others are the tabs of the page. */
export const SYNC_TABS = ['state', 'runs', 'quarantine', 'breaks', 'selfCheck', 'corrections', 'settings'] as const;
export const TODAY_VIEWS = ['today', 'tasks', 'practice'] as const;
export type TodayView = (typeof TODAY_VIEWS)[number];
export const SYNC_VIEWS = [...SYNC_TABS, 'set', 'correction'] as const;
export type SyncTab = (typeof SYNC_TABS)[number];
export type SyncView = (typeof SYNC_VIEWS)[number];

export type Route =
  | { readonly page: 'clients' }
  /** `why`: the figure whose trace is open beside the tab; `check`: the self-check of profit is open over it. */
  | {
      readonly page: 'client';
      readonly clientNo: string;
      readonly tab: ClientTab;
      readonly why?: string;
      readonly check?: true;
    }
  /** `item`: numbers of what is shown ("12" a run, "12-3" its third set), null for the whole. */
  | { readonly page: 'sync'; readonly view: SyncView; readonly item: string | null }
  /** The list of profiles, or the one of that name. */
  | { readonly page: 'profiles'; readonly name: string | null }
  | { readonly page: 'today'; readonly view: TodayView };

export const HOME: Route = { page: 'today', view: 'today' };

export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'clients':
      return '#/clients';
    case 'client':
      return `#/client/${encodeURIComponent(route.clientNo)}/${route.tab}${questionOf(route)}`;
    case 'sync':
      return `#/sync/${route.view}${route.item === null ? '' : `/${route.item}`}`;
    case 'profiles':
      return `#/profiles${route.name === null ? '' : `/${encodeURIComponent(route.name)}`}`;
    case 'today':
      return `#/today/${route.view}`;
  }
}

function questionOf({ why, check }: { readonly why?: string; readonly check?: true }): string {
  if (why !== undefined) return `?why=${encodeURIComponent(why)}`;
  return check ? '?check' : '';
}

/** An address that is none of ours leads home. */
export function parseRoute(hash: string): Route {
  const [place = '', question] = hash.replace(/^#/, '').split('?');
  const [, page, first, second] = place.split('/');
  if (page === 'clients') return { page };
  if (page === 'client' && first) return parseClient(first, second, question);
  if (page === 'sync') return parseSync(first, second);
  if (page === 'profiles') return { page: 'profiles', name: first ? decoded(first) : null };
  if (page === 'today') return { page, view: TODAY_VIEWS.find((view) => view === first) ?? 'today' };
  return HOME;
}

function parseClient(clientNo: string, tab: string | undefined, question: string | undefined): Route {
  const no = decoded(clientNo);
  if (no === null) return HOME;
  const known = CLIENT_TABS.find((name) => name === tab) ?? 'overview';
  const why = question?.startsWith('why=') ? decoded(question.slice(4)) : null;
  return { page: 'client', clientNo: no, tab: known, ...(why ? { why } : question === 'check' ? { check: true } : {}) };
}

/** null: no text that was ever encoded. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function parseSync(view: string | undefined, item: string | undefined): Route {
  const known = SYNC_VIEWS.find((name) => name === view) ?? 'state';
  return { page: 'sync', view: known, item: item !== undefined && /^\d+(-\d+)?$/.test(item) ? item : null };
}
