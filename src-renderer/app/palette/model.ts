/**
 * The palette without a screen: what a prefix narrows to, which actions fit what is typed, in which order the sections
 * stand, and the rows that the arrows go through.
 */
import type { FindSection, FoundClient, FoundPart, FoundRow } from '../../../src-shared/contract/findCalls.ts';
import type { Action } from '../../ui/actions/registry.ts';

/** In the order in which they stand where they fit equally well. */
export const SECTIONS = [
  'recent',
  'clients',
  'pages',
  'actions',
  'keys',
  'securities',
  'tasks',
  'tags',
  'notes',
] as const;
export type Section = (typeof SECTIONS)[number];

export const ROWS = 8;
export const MORE_ROWS = 60;

export type Narrow = 'actions' | 'clients' | 'securities' | 'tags' | 'keys';
/** Each with its forms of full width, as a Chinese keyboard types them. */
const PREFIXES: readonly (readonly [string, Narrow])[] = [
  ['>＞》', 'actions'],
  ['@＠', 'clients'],
  ['$＄￥¥', 'securities'],
  ['#＃', 'tags'],
  ['?？', 'keys'],
];

export interface Typed {
  readonly narrow: Narrow | null;
  /** Without the prefix. */
  readonly text: string;
  /** What the store is asked for; '' nothing. */
  readonly asked: string;
  readonly sections: readonly FindSection[];
}

const ASKED: Readonly<Record<Narrow, readonly FindSection[]>> = {
  actions: [],
  clients: ['clients'],
  securities: ['securities'],
  tags: ['tags', 'notes'],
  keys: [],
};
const EVERYTHING: readonly FindSection[] = ['clients', 'securities', 'tasks', 'tags', 'notes'];

export function parseTyped(typed: string): Typed {
  const trimmed = typed.trimStart();
  const narrow = PREFIXES.find(([signs]) => trimmed !== '' && signs.includes(trimmed[0] as string))?.[1] ?? null;
  const text = (narrow === null ? trimmed : trimmed.slice(1)).trim();
  const sections = narrow === null ? EVERYTHING : ASKED[narrow];
  const asked = sections.length === 0 ? '' : narrow === 'tags' ? `#${text}` : text;
  return { narrow, text, asked, sections };
}

export interface ActionWords {
  readonly action: Action;
  /** In the language of the window. */
  readonly name: string;
  /** All that it is found by: the names in both languages. */
  readonly names: readonly string[];
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** 3 the very name, 2 the beginning of it or of one of its words, 1 within; 0: it does not fit. */
export function actionQuality({ action, names }: ActionWords, typed: string): 0 | 1 | 2 | 3 {
  const wanted = plain(typed);
  if (wanted === '') return 1;
  const forms = names.map(plain);
  if (forms.includes(wanted) || action.initials === wanted) return 3;
  const begins = (form: string) => form.startsWith(wanted) || form.includes(` ${wanted}`);
  if (action.initials.startsWith(wanted) || forms.some(begins)) return 2;
  // One Latin letter somewhere within a word is chance.
  return forms.some((form) => form.includes(wanted)) && !/^[a-z]$/.test(wanted) ? 1 : 0;
}

export type Row =
  | FoundRow
  | { readonly kind: 'action'; readonly action: Action; readonly name: string }
  | { readonly kind: 'more'; readonly section: Section; readonly left: number | null };

export interface Shown {
  readonly section: Section;
  readonly total: number;
  readonly isMore: boolean;
  readonly rows: readonly Row[];
}

interface Ingredients {
  readonly typed: Typed;
  readonly actions: readonly ActionWords[];
  readonly found: readonly FoundPart[];
  readonly recent: readonly Row[];
  /** The one section that was asked to show more. */
  readonly opened: Section | null;
}

/** Sections with something in them, the best first. */
export function shownSections({ typed, actions, found, recent, opened }: Ingredients): Shown[] {
  const parts: (Shown & { readonly quality: number })[] = [];
  const add = (section: Section, quality: number, total: number, isMore: boolean, rows: readonly Row[]) => {
    if (rows.length === 0 || (opened !== null && opened !== section)) return;
    // What was narrowed to actions or keys is a list to look through: all of it.
    const isWhole = typed.narrow === 'actions' || typed.narrow === 'keys';
    const shown = isWhole ? rows : rows.slice(0, opened === section ? MORE_ROWS : ROWS);
    const left = isMore ? null : total - shown.length;
    const more: Row[] = opened === null && left !== 0 ? [{ kind: 'more', section, left }] : [];
    parts.push({ section, quality, total, isMore, rows: [...shown, ...more] });
  };
  const isEmpty = typed.text === '';
  if (isEmpty && (typed.narrow === null || typed.narrow === 'clients')) {
    const rows = typed.narrow === null ? recent : recent.filter(({ kind }) => kind === 'client');
    add('recent', 3, rows.length, false, rows);
  }
  for (const [section, fits] of actionSections(typed)) {
    const rows = actions
      .filter(({ action }) => fits(action))
      .map((words) => ({ words, quality: actionQuality(words, typed.text) }))
      .filter(({ quality }) => quality > 0)
      .sort((a, b) => b.quality - a.quality);
    const best = isEmpty ? 1 : (rows[0]?.quality ?? 0);
    add(
      section,
      best,
      rows.length,
      false,
      rows.map(({ words: { action, name } }) => ({ kind: 'action', action, name })),
    );
  }
  for (const { section, quality, total, is_more, rows } of isEmpty && typed.narrow !== 'tags' ? [] : found) {
    add(section, quality, total, is_more, rows);
  }
  // Who asks for actions, or has a client open, is about to do something; else to go somewhere.
  const isDoing = typed.narrow === 'actions' || actions.some(({ action }) => action.scope === 'client');
  const place = (section: Section) =>
    isDoing && section === 'actions' ? SECTIONS.indexOf('pages') - 0.5 : SECTIONS.indexOf(section);
  return parts.sort((a, b) => b.quality - a.quality || place(a.section) - place(b.section));
}

const isPage = ({ group }: Action): boolean => group === 'go' || group === 'tab';

function actionSections({ narrow }: Typed): readonly (readonly [Section, (action: Action) => boolean])[] {
  if (narrow === 'keys') return [['keys', () => true]];
  if (narrow === 'actions')
    return [
      ['actions', (action) => !isPage(action)],
      ['pages', isPage],
    ];
  if (narrow === null)
    return [
      ['pages', isPage],
      ['actions', (action) => !isPage(action)],
    ];
  return [];
}

/** Where the arrows lead; the list does not begin again at its end. */
export function movedTo(active: number, count: number, key: string): number | null {
  const to: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + ROWS,
    PageUp: active - ROWS,
    Home: 0,
    End: count - 1,
  };
  const next = to[key];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}

/** What was opened last, newest first: numbers and codes, no names. */
export type Recent =
  | { readonly kind: 'client'; readonly no: string }
  | { readonly kind: 'security'; readonly market: string; readonly code: string }
  | { readonly kind: 'action'; readonly id: string };

export const RECENT = 12;

export function withRecent(before: readonly Recent[], one: Recent): readonly Recent[] {
  const name = JSON.stringify(one);
  return [one, ...before.filter((other) => JSON.stringify(other) !== name)].slice(0, RECENT);
}

export function readRecents(json: unknown): readonly Recent[] | null {
  if (!Array.isArray(json)) return null;
  return json.filter(isRecent).slice(0, RECENT);
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const has = (name: string) => name in value && typeof (value as Record<string, unknown>)[name] === 'string';
  if (value.kind === 'client') return has('no');
  if (value.kind === 'security') return has('market') && has('code');
  return value.kind === 'action' && has('id');
}

/** Rows of what was opened last; a client who is gone and an action that does not hold here are left out. */
export function recentRows(
  recents: readonly Recent[],
  clients: readonly FoundClient[],
  securities: readonly Extract<FoundRow, { kind: 'security' }>[],
  actions: readonly ActionWords[],
): Row[] {
  return recents.flatMap((one): Row[] => {
    if (one.kind === 'client') return clients.filter(({ client_no }) => client_no === one.no);
    if (one.kind === 'security') {
      return securities.filter(({ market, code }) => market === one.market && code === one.code);
    }
    const words = actions.find(({ action }) => action.id === one.id);
    return words === undefined ? [] : [{ kind: 'action', action: words.action, name: words.name }];
  });
}
