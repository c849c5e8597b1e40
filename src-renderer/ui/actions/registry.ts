/**
 * Every action of the window: its key, where it holds, and what it leads to. The palette lists and runs them, the sheet
 * of keys shows them, one listener hears them. Words are in locales/actions; a new action is a line here and one there.
 */
import type { ClientTab, Route } from '../places/route.ts';
import type { Wish } from './wishes.ts';

/** Where a key holds: everywhere, while a client is open, in lists and forms (heard there, not by the window's listener). */
export type Scope = 'window' | 'client' | 'list' | 'tasks' | 'proposals' | 'campaign' | 'line' | 'form';

/** What the window itself does. */
export type Doing =
  | 'find'
  | 'findClient'
  | 'press'
  | 'keys'
  | 'undo'
  | 'redo'
  | 'sync'
  | 'theme'
  | 'language'
  | 'upColour'
  | 'newTask'
  | 'syncCancel'
  | 'periodYear'
  | 'period12'
  | 'periodStart';

export type Deed =
  | { readonly kind: 'go'; readonly to: Route }
  /** A tab of the client that is open. */
  | { readonly kind: 'tab'; readonly tab: ClientTab }
  /** Goes there and asks the page for it; without a place, the page that is open hears it. */
  | { readonly kind: 'wish'; readonly wish: Wish; readonly to?: Route; readonly tab?: ClientTab }
  | { readonly kind: 'do'; readonly doing: Doing }
  /** Done by what has the focus: shown in the sheet, not run from the palette. */
  | { readonly kind: 'here' };

export const GROUPS = ['go', 'tab', 'write', 'data', 'view', 'list'] as const;
export type Group = (typeof GROUPS)[number];

export interface Action {
  readonly id: string;
  readonly group: Group;
  readonly scope: Scope;
  /** "mod" is Ctrl, on a Mac ⌘; two letters with a blank between are pressed one after the other. */
  readonly keys: readonly string[];
  readonly deed: Deed;
  /** First letters of the Chinese name's syllables, as it is typed. */
  readonly initials: string;
  /** Heard while a field has the focus as well. */
  readonly inFields?: true;
  /** Heard while a dialog is open as well, and in an empty field. */
  readonly inDialogs?: true;
  /** Not offered in the palette: it is the palette, or is about what has the focus or lies under the pointer. */
  readonly isPointed?: true;
}

const go = (to: Route): Deed => ({ kind: 'go', to });
const tab = (name: ClientTab): Deed => ({ kind: 'tab', tab: name });
const act = (doing: Doing): Deed => ({ kind: 'do', doing });
const here: Deed = { kind: 'here' };
const sync = (view: Extract<Route, { page: 'sync' }>['view']): Deed => go({ page: 'sync', view, item: null });

export const ACTIONS = [
  {
    id: 'find',
    group: 'go',
    scope: 'window',
    keys: ['mod+k'],
    deed: act('find'),
    initials: 'czyq',
    inFields: true,
    isPointed: true,
  },
  {
    id: 'goToday',
    group: 'go',
    scope: 'window',
    keys: ['g t', 'alt+1'],
    deed: go({ page: 'today', view: 'today' }),
    initials: 'jr',
    inFields: true,
  },
  {
    id: 'goTasks',
    group: 'go',
    scope: 'window',
    keys: ['g k'],
    deed: go({ page: 'today', view: 'tasks' }),
    initials: 'qbrw',
  },
  {
    id: 'goTemplates',
    group: 'go',
    scope: 'window',
    keys: ['g w'],
    deed: go({ page: 'today', view: 'templates' }),
    initials: 'mb',
  },
  {
    id: 'goPractice',
    group: 'go',
    scope: 'window',
    keys: ['g p'],
    deed: go({ page: 'today', view: 'practice' }),
    initials: 'fwgf',
  },
  {
    id: 'goClients',
    group: 'go',
    scope: 'window',
    keys: ['g c', 'alt+2'],
    deed: go({ page: 'clients' }),
    initials: 'khlb',
    inFields: true,
  },
  {
    id: 'goSync',
    group: 'go',
    scope: 'window',
    keys: ['g s', 'alt+3'],
    deed: sync('state'),
    initials: 'sjgx',
    inFields: true,
  },
  { id: 'goRuns', group: 'go', scope: 'window', keys: ['g r'], deed: sync('runs'), initials: 'gxls' },
  { id: 'goQuarantine', group: 'go', scope: 'window', keys: ['g q'], deed: sync('quarantine'), initials: 'glx' },
  { id: 'goBreaks', group: 'go', scope: 'window', keys: ['g b'], deed: sync('breaks'), initials: 'dzcy' },
  { id: 'goSelfCheck', group: 'go', scope: 'window', keys: ['g v'], deed: sync('selfCheck'), initials: 'ykzj' },
  { id: 'goCorrections', group: 'go', scope: 'window', keys: ['g x'], deed: sync('corrections'), initials: 'gz' },
  { id: 'goSyncSettings', group: 'go', scope: 'window', keys: ['g o'], deed: sync('settings'), initials: 'gxsz' },
  {
    id: 'goProfiles',
    group: 'go',
    scope: 'window',
    keys: ['g m'],
    deed: go({ page: 'profiles', name: null }),
    initials: 'djfa',
  },
  {
    id: 'goProposals',
    group: 'go',
    scope: 'window',
    keys: ['g j'],
    deed: go({ page: 'proposals', record: null }),
    initials: 'fwjy',
  },
  {
    id: 'goCampaigns',
    group: 'go',
    scope: 'window',
    keys: ['g a'],
    deed: go({ page: 'campaigns', item: null }),
    initials: 'yxhd',
  },
  {
    id: 'goRules',
    group: 'go',
    scope: 'window',
    keys: ['g u'],
    deed: go({ page: 'rules', code: null }),
    initials: 'jygz',
  },
  {
    id: 'goSegments',
    group: 'go',
    scope: 'window',
    keys: ['g f'],
    deed: go({ page: 'segments', item: null }),
    initials: 'khfq',
  },
  {
    id: 'goChurn',
    group: 'go',
    scope: 'window',
    keys: ['g l'],
    deed: go({ page: 'churn' }),
    initials: 'lsyj',
  },
  {
    id: 'goImport',
    group: 'go',
    scope: 'window',
    keys: ['g i'],
    deed: go({ page: 'import' }),
    initials: 'drmdyjl',
  },
  {
    id: 'goEdits',
    group: 'go',
    scope: 'window',
    keys: ['g e'],
    deed: go({ page: 'edits', edit: null }),
    initials: 'xgjl',
  },
  { id: 'findClient', group: 'go', scope: 'window', keys: ['/'], deed: act('findClient'), initials: 'zkhlbzcz' },
  { id: 'back', group: 'go', scope: 'window', keys: ['alt+arrowleft'], deed: here, initials: 'ht' },
  { id: 'forward', group: 'go', scope: 'window', keys: ['alt+arrowright'], deed: here, initials: 'qj' },
  {
    id: 'previousClient',
    group: 'go',
    scope: 'client',
    keys: ['alt+arrowup'],
    deed: { kind: 'wish', wish: 'previousClient' },
    initials: 'sywkh',
    inFields: true,
  },
  {
    id: 'nextClient',
    group: 'go',
    scope: 'client',
    keys: ['alt+arrowdown'],
    deed: { kind: 'wish', wish: 'nextClient' },
    initials: 'xywkh',
    inFields: true,
  },

  { id: 'tabOverview', group: 'tab', scope: 'client', keys: ['1'], deed: tab('overview'), initials: 'zl' },
  { id: 'tabService', group: 'tab', scope: 'client', keys: ['2'], deed: tab('service'), initials: 'fwjl' },
  { id: 'tabProfile', group: 'tab', scope: 'client', keys: ['3'], deed: tab('profile'), initials: 'da' },
  { id: 'tabProposals', group: 'tab', scope: 'client', keys: ['4'], deed: tab('proposals'), initials: 'jy' },
  { id: 'tabHoldings', group: 'tab', scope: 'client', keys: ['5'], deed: tab('holdings'), initials: 'cc' },
  { id: 'tabProfit', group: 'tab', scope: 'client', keys: ['6'], deed: tab('profit'), initials: 'yk' },
  { id: 'tabTurnover', group: 'tab', scope: 'client', keys: ['7'], deed: tab('turnover'), initials: 'zzl' },
  { id: 'tabIncome', group: 'tab', scope: 'client', keys: ['8'], deed: tab('income'), initials: 'sryfy' },
  { id: 'tabHabits', group: 'tab', scope: 'client', keys: ['9'], deed: tab('habits'), initials: 'jyxg' },
  { id: 'tabRisk', group: 'tab', scope: 'client', keys: ['0'], deed: tab('risk'), initials: 'fx' },
  { id: 'tabTrades', group: 'tab', scope: 'client', keys: ['-'], deed: tab('trades'), initials: 'cj' },
  { id: 'tabFigures', group: 'tab', scope: 'client', keys: ['='], deed: tab('figures'), initials: 'qbzb' },

  {
    id: 'quickLine',
    group: 'write',
    scope: 'client',
    keys: ['n'],
    deed: { kind: 'wish', wish: 'quickLine', tab: 'service' },
    initials: 'yjhjl',
  },
  {
    id: 'newContact',
    group: 'write',
    scope: 'client',
    keys: ['c'],
    deed: { kind: 'wish', wish: 'newContact', tab: 'service' },
    initials: 'wzdjlx',
  },
  {
    id: 'newComplaint',
    group: 'write',
    scope: 'client',
    keys: ['k'],
    deed: { kind: 'wish', wish: 'newComplaint', tab: 'service' },
    initials: 'djts',
  },
  {
    id: 'newMessage',
    group: 'write',
    scope: 'client',
    keys: ['m'],
    deed: { kind: 'wish', wish: 'newMessage', tab: 'service' },
    initials: 'ymbfxx',
  },
  { id: 'newTask', group: 'write', scope: 'window', keys: ['t'], deed: act('newTask'), initials: 'xjrw' },
  {
    id: 'editProfile',
    group: 'write',
    scope: 'client',
    keys: ['p'],
    deed: { kind: 'wish', wish: 'editProfile', tab: 'profile' },
    initials: 'xgkhda',
  },
  {
    id: 'newGoal',
    group: 'write',
    scope: 'client',
    keys: ['o'],
    deed: { kind: 'wish', wish: 'newGoal', tab: 'profile' },
    initials: 'tjmb',
  },
  {
    id: 'newMember',
    group: 'write',
    scope: 'client',
    keys: ['f'],
    deed: { kind: 'wish', wish: 'newMember', tab: 'profile' },
    initials: 'tjjtcy',
  },
  {
    id: 'household',
    group: 'write',
    scope: 'client',
    keys: ['j'],
    deed: { kind: 'wish', wish: 'household', tab: 'profile' },
    initials: 'jlhxgjt',
  },
  {
    id: 'newConsent',
    group: 'write',
    scope: 'client',
    keys: ['i'],
    deed: { kind: 'wish', wish: 'newConsent', tab: 'profile' },
    initials: 'djsq',
  },
  { id: 'undo', group: 'write', scope: 'window', keys: ['mod+z'], deed: act('undo'), initials: 'cx', inDialogs: true },
  {
    id: 'redo',
    group: 'write',
    scope: 'window',
    keys: ['mod+shift+z', 'mod+y'],
    deed: act('redo'),
    initials: 'cz',
    inDialogs: true,
  },

  { id: 'syncNow', group: 'data', scope: 'window', keys: ['u u'], deed: act('sync'), initials: 'ljgxsj' },
  {
    id: 'syncCancel',
    group: 'data',
    scope: 'window',
    keys: ['u c'],
    deed: act('syncCancel'),
    initials: 'qxgx',
  },
  {
    id: 'dropFolder',
    group: 'data',
    scope: 'window',
    keys: ['u f'],
    deed: { kind: 'wish', wish: 'dropFolder', to: { page: 'sync', view: 'settings', item: null } },
    initials: 'xzsjwjj',
  },
  {
    id: 'exportRejects',
    group: 'data',
    scope: 'window',
    keys: ['u e'],
    deed: { kind: 'wish', wish: 'exportRejects', to: { page: 'sync', view: 'quarantine', item: null } },
    initials: 'dcglx',
  },

  {
    id: 'periodYear',
    group: 'view',
    scope: 'client',
    keys: ['d y'],
    deed: act('periodYear'),
    initials: 'kjn',
  },
  {
    id: 'period12',
    group: 'view',
    scope: 'client',
    keys: ['d m'],
    deed: act('period12'),
    initials: 'kjyn',
  },
  {
    id: 'periodStart',
    group: 'view',
    scope: 'client',
    keys: ['d a'],
    deed: act('periodStart'),
    initials: 'kysjyl',
  },
  {
    id: 'press',
    group: 'view',
    scope: 'window',
    keys: ['b'],
    deed: act('press'),
    initials: 'gnadbszm',
    isPointed: true,
  },
  {
    id: 'pressAnywhere',
    group: 'view',
    scope: 'window',
    keys: ['alt+b'],
    deed: act('press'),
    initials: 'zzdhdhklgnadbszm',
    inFields: true,
    inDialogs: true,
    isPointed: true,
  },
  { id: 'keys', group: 'view', scope: 'window', keys: ['?'], deed: act('keys'), initials: 'ckkjj' },
  { id: 'theme', group: 'view', scope: 'window', keys: ['v t'], deed: act('theme'), initials: 'qhqsyss' },
  { id: 'language', group: 'view', scope: 'window', keys: ['v l'], deed: act('language'), initials: 'qhzyw' },
  { id: 'upColour', group: 'view', scope: 'window', keys: ['v u'], deed: act('upColour'), initials: 'qhzdys' },
  { id: 'why', group: 'view', scope: 'client', keys: ['w'], deed: here, initials: 'ckszdly' },
  {
    id: 'history',
    group: 'view',
    scope: 'window',
    keys: ['h'],
    deed: { kind: 'wish', wish: 'history' },
    initials: 'ckjldls',
    isPointed: true,
  },

  {
    id: 'rows',
    group: 'list',
    scope: 'list',
    keys: ['arrowup', 'arrowdown', 'pageup', 'pagedown', 'home', 'end'],
    deed: here,
    initials: 'zlbzyd',
  },
  { id: 'openRow', group: 'list', scope: 'list', keys: ['enter'], deed: here, initials: 'dkxzdyh' },
  { id: 'taskDone', group: 'list', scope: 'tasks', keys: ['x'], deed: here, initials: 'wcrw' },
  { id: 'taskSnooze', group: 'list', scope: 'tasks', keys: ['s'], deed: here, initials: 'tcrw' },
  { id: 'taskDrop', group: 'list', scope: 'tasks', keys: ['d'], deed: here, initials: 'fqrw' },
  { id: 'taskClient', group: 'list', scope: 'tasks', keys: ['o'], deed: here, initials: 'dkrwdkh' },
  { id: 'taskSelect', group: 'list', scope: 'tasks', keys: ['space'], deed: here, initials: 'xzhwcrw' },
  { id: 'proposalSelect', group: 'list', scope: 'proposals', keys: ['space'], deed: here, initials: 'xzjy' },
  { id: 'proposalSee', group: 'list', scope: 'proposals', keys: ['s'], deed: here, initials: 'jybwyy' },
  { id: 'proposalApprove', group: 'list', scope: 'proposals', keys: ['a'], deed: here, initials: 'spjy' },
  { id: 'proposalDiscuss', group: 'list', scope: 'proposals', keys: ['d'], deed: here, initials: 'yykhgt' },
  { id: 'proposalAccept', group: 'list', scope: 'proposals', keys: ['y'], deed: here, initials: 'khjs' },
  { id: 'proposalDecline', group: 'list', scope: 'proposals', keys: ['n'], deed: here, initials: 'khjj' },
  { id: 'proposalCarryOut', group: 'list', scope: 'proposals', keys: ['c'], deed: here, initials: 'jyyzx' },
  { id: 'campaignMissed', group: 'list', scope: 'campaign', keys: ['m'], deed: here, initials: 'khwjt' },
  { id: 'campaignInterested', group: 'list', scope: 'campaign', keys: ['i'], deed: here, initials: 'khyyx' },
  { id: 'campaignDeclined', group: 'list', scope: 'campaign', keys: ['n'], deed: here, initials: 'khxjhd' },
  { id: 'campaignConverted', group: 'list', scope: 'campaign', keys: ['y'], deed: here, initials: 'khcj' },
  { id: 'save', group: 'list', scope: 'form', keys: ['mod+s'], deed: here, initials: 'bcdjfa' },
  { id: 'close', group: 'list', scope: 'form', keys: ['escape'], deed: here, initials: 'gbhqx' },
] as const satisfies readonly Action[];

export type ActionId = (typeof ACTIONS)[number]['id'];

export function actionOf(id: string): Action | undefined {
  return ACTIONS.find((action) => action.id === id);
}

/** Those that can be run from the palette where the window is. */
export function runnable(isClient: boolean): Action[] {
  return ACTIONS.filter(
    ({ scope, deed, isPointed }: Action) =>
      deed.kind !== 'here' && isPointed !== true && (scope === 'window' || (scope === 'client' && isClient)),
  );
}
