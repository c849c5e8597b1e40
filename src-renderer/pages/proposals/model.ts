/** The inbox as it is shown: stages, filters, sorting, and how many stand behind each choice. Pure. */
import type { ProposalLine } from '../../../src-shared/contract/proposalCalls.ts';
import { TIERS } from '../../../src-shared/contract/values.ts';
import { PROPOSAL_STATES, type ProposalState } from '../../../src-shared/domain/proposals/life.ts';
import { addDays, dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';

export const STAGES = ['open', 'answered', 'ended'] as const;
export type Stage = (typeof STAGES)[number];
export const STATES_OF: Readonly<Record<Stage, readonly ProposalState[]>> = {
  open: ['raised', 'seen', 'approved', 'discussed'],
  answered: ['accepted', 'declined', 'carried_out'],
  ended: ['expired', 'withdrawn'],
};

export const PRIORITIES = ['high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const MARKS = ['approval', 'expiring', 'conflict'] as const;
export type Mark = (typeof MARKS)[number];
/** Days within which one lapses soon. */
export const SOON = 3;

export interface InboxFilters {
  readonly stage: Stage;
  /** An advisor's number, '' nobody's; null: all. */
  readonly advisor: string | null;
  readonly rule: string | null;
  readonly priority: Priority | null;
  readonly mark: Mark | null;
  readonly text: string;
}
export const NO_FILTERS: InboxFilters = {
  stage: 'open',
  advisor: null,
  rule: null,
  priority: null,
  mark: null,
  text: '',
};

export const SORT_KEYS = [
  'priority',
  'client',
  'advisor',
  'tier',
  'assets',
  'title',
  'state',
  'as_of',
  'expires_on',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface InboxSort {
  readonly key: SortKey;
  readonly descending: boolean;
}
/** High priority and large assets first, as the list comes. */
export const BY_PRIORITY: InboxSort = { key: 'priority', descending: true };
const FALLING_FIRST: ReadonlySet<SortKey> = new Set(['priority', 'tier', 'assets', 'as_of']);

/** First press: the direction one mostly wants; the next turns it round. */
export function nextSort(sort: InboxSort, key: SortKey): InboxSort {
  return sort.key === key ? { key, descending: !sort.descending } : { key, descending: FALLING_FIRST.has(key) };
}

export interface Reading {
  readonly today: Ymd;
  readonly language: 'zh-CN' | 'en';
  readonly advisors: ReadonlyMap<string, string>;
}

export interface Selection {
  /** Places in the lines. */
  readonly rows: Int32Array;
  /** How many there would be with that priority or mark, all else as it is chosen. */
  readonly priorities: Readonly<Record<Priority, number>>;
  readonly marks: Readonly<Record<Mark, number>>;
}

export function titleIn(line: Pick<ProposalLine, 'title'>, language: 'zh-CN' | 'en'): string {
  return language === 'en' ? line.title.en : line.title.zh;
}

const isOpen = (state: ProposalState): boolean => STATES_OF.open.includes(state);

/** Waits for an approval that can still be given. */
export function waitsForApproval({ needs_approval, state }: ProposalLine): boolean {
  return needs_approval !== null && isOpen(state);
}

export function hasMark(line: ProposalLine, mark: Mark, today: Ymd): boolean {
  if (mark === 'approval') return waitsForApproval(line);
  if (mark === 'conflict') return line.is_conflict;
  return isOpen(line.state) && line.expires_on <= dateText(addDays(today, SOON));
}

export function select(
  lines: readonly ProposalLine[],
  filters: InboxFilters,
  sort: InboxSort,
  reading: Reading,
): Selection {
  const wanted = filters.text.trim().toLowerCase();
  const rows: number[] = [];
  const priorities = { high: 0, normal: 0, low: 0 };
  const marks = { approval: 0, expiring: 0, conflict: 0 };
  for (let row = 0; row < lines.length; row++) {
    const line = lines[row] as ProposalLine;
    if (filters.advisor !== null && (line.advisor_no ?? '') !== filters.advisor) continue;
    if (filters.rule !== null && line.rule !== filters.rule) continue;
    if (wanted !== '' && !says(line, wanted)) continue;
    const fitsPriority = filters.priority === null || line.priority === filters.priority;
    const fitsMark = filters.mark === null || hasMark(line, filters.mark, reading.today);
    if (fitsMark) priorities[line.priority] += 1;
    if (fitsPriority) for (const mark of MARKS) if (hasMark(line, mark, reading.today)) marks[mark] += 1;
    if (fitsPriority && fitsMark) rows.push(row);
  }
  const value = sortValue(lines, sort.key, reading);
  const turn = sort.descending ? -1 : 1;
  // What is missing comes last, whichever way; equals stay in the list's own order.
  rows.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
    const order = typeof x === 'string' ? collator.compare(x, y as string) : x - (y as number);
    return order === 0 ? a - b : turn * order;
  });
  return { rows: Int32Array.from(rows), priorities, marks };
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function says({ client_name, client_no, title }: ProposalLine, wanted: string): boolean {
  return [client_name ?? '', client_no, title.zh, title.en].some((text) => text.toLowerCase().includes(wanted));
}

function sortValue(
  lines: readonly ProposalLine[],
  key: SortKey,
  { language, advisors }: Reading,
): (row: number) => number | string | null {
  const of = (read: (line: ProposalLine) => number | string | null) => (row: number) =>
    read(lines[row] as ProposalLine);
  switch (key) {
    case 'priority':
      return of(({ priority }) => -PRIORITIES.indexOf(priority));
    case 'client':
      return of(({ client_name, client_no }) => client_name ?? client_no);
    case 'advisor':
      return of(({ advisor_no }) => (advisor_no === null ? null : (advisors.get(advisor_no) ?? advisor_no)));
    case 'tier':
      return of(({ tier }) => (tier === null ? null : -TIERS.indexOf(tier)));
    case 'assets':
      return of(({ total_asset_e4 }) => total_asset_e4);
    case 'title':
      return of((line) => titleIn(line, language));
    case 'state':
      return of(({ state }) => PROPOSAL_STATES.indexOf(state));
    case 'as_of':
      return of(({ as_of }) => Number(as_of.replaceAll('-', '')));
    case 'expires_on':
      return of(({ expires_on }) => Number(expires_on.replaceAll('-', '')));
  }
}

/** The rules that the lines come from, by their title, each once. */
export function rulesOf(
  lines: readonly ProposalLine[],
  language: 'zh-CN' | 'en',
): { readonly rule: string; readonly title: string; readonly n: number }[] {
  const found = new Map<string, { rule: string; title: string; n: number }>();
  for (const line of lines) {
    const known = found.get(line.rule);
    if (known === undefined) found.set(line.rule, { rule: line.rule, title: titleIn(line, language), n: 1 });
    else known.n += 1;
  }
  return [...found.values()].sort((a, b) => collator.compare(a.title, b.title));
}

export function countOf(counts: Readonly<Partial<Record<ProposalState, number>>>, stage: Stage): number {
  return STATES_OF[stage].reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

export interface Desk {
  readonly high: number;
  readonly approval: number;
  readonly expiring: number;
  readonly all: number;
}

/** What the day's page says of the open ones of an advisor; null: everybody's. */
export function deskOf(lines: readonly ProposalLine[], advisor: string | null, today: Ymd): Desk {
  const own = lines.filter((line) => isOpen(line.state) && (advisor === null || line.advisor_no === advisor));
  return {
    high: own.filter(({ priority }) => priority === 'high').length,
    approval: own.filter(waitsForApproval).length,
    expiring: own.filter((line) => hasMark(line, 'expiring', today)).length,
    all: own.length,
  };
}
