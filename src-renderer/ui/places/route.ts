/** Addresses of the window's places, as text in the hash. Pure: no location, no history. */
export const CLIENT_TABS = [
  'overview',
  'service',
  'profile',
  'proposals',
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
export const TODAY_VIEWS = ['today', 'tasks', 'templates', 'practice'] as const;
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
  | { readonly page: 'churn' }
  | { readonly page: 'import' }
  /** The inbox, or one proposal opened in it. */
  | { readonly page: 'proposals'; readonly record: string | null }
  /** A campaign by its id; `new`: one that is being set up. */
  | { readonly page: 'campaigns'; readonly item: string | null }
  /** A rule by its code; `new` or `copy-<code>`: one that is being written. */
  | { readonly page: 'rules'; readonly code: string | null }
  | { readonly page: 'today'; readonly view: TodayView }
  /** A saved segment by its id; `new` or `new-<example>`: one that is being written. */
  | { readonly page: 'segments'; readonly item: string | null }
  /** The list of edits, or one of them opened in it. */
  | { readonly page: 'edits'; readonly edit: number | null };

export const HOME: Route = { page: 'today', view: 'today' };

export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'clients':
      return '#/clients';
    case 'churn':
      return '#/churn';
    case 'import':
      return '#/import';
    case 'client':
      return `#/client/${encodeURIComponent(route.clientNo)}/${route.tab}${questionOf(route)}`;
    case 'sync':
      return `#/sync/${route.view}${route.item === null ? '' : `/${route.item}`}`;
    case 'segments':
      return `#/segments${route.item === null ? '' : `/${encodeURIComponent(route.item)}`}`;
    case 'profiles':
      return `#/profiles${route.name === null ? '' : `/${encodeURIComponent(route.name)}`}`;
    case 'proposals':
      return `#/proposals${route.record === null ? '' : `/${route.record}`}`;
    case 'campaigns':
      return `#/campaigns${route.item === null ? '' : `/${route.item}`}`;
    case 'rules':
      return `#/rules${route.code === null ? '' : `/${encodeURIComponent(route.code)}`}`;
    case 'today':
      return `#/today/${route.view}`;
    case 'edits':
      return `#/edits${route.edit === null ? '' : `/${route.edit}`}`;
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
  if (page === 'clients' || page === 'churn' || page === 'import') return { page };
  if (page === 'client' && first) return parseClient(first, second, question);
  if (page === 'sync') return parseSync(first, second);
  if (page === 'segments') return { page, item: first ? decoded(first) : null };
  if (page === 'profiles') return { page: 'profiles', name: first ? decoded(first) : null };
  if (page === 'edits') return { page, edit: first !== undefined && /^\d{1,15}$/.test(first) ? Number(first) : null };
  if (page === 'proposals') return { page, record: first !== undefined && /^[\w-]{1,64}$/.test(first) ? first : null };
  if (page === 'campaigns') return { page, item: first !== undefined && /^[\w-]{1,64}$/.test(first) ? first : null };
  if (page === 'rules') return { page, code: first ? decoded(first) : null };
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
