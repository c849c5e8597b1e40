/** A campaign as it is set up and worked through. Pure. */
import type { DrawPreview } from '../../../src-shared/contract/campaignCalls.ts';
import { addDays, dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { ANSWERS } from '../../../src-shared/records/campaign.record.ts';
import { type BodyOf, RECORD_KINDS } from '../../../src-shared/records/registry.ts';

export type Answer = (typeof ANSWERS)[number];
export type Setup = Omit<BodyOf<'campaign'>, 'state' | 'drawn_on' | 'results'>;
/** Keys of the answers in the list, as the registry of actions names them. */
export const ANSWER_KEYS: Readonly<Record<Exclude<Answer, 'waiting'>, string>> = {
  not_reached: 'm',
  interested: 'i',
  declined: 'n',
  converted: 'y',
};

const RUNS_DAYS = 60;
export const DEFAULT_SHARE = 0.2;

export function freshSetup(
  of: { name: string; filter: string; segment: string | null },
  today: Ymd,
  seed: number,
): Setup {
  return {
    name: of.name.slice(0, 200),
    goal: null,
    script: null,
    filter: of.filter,
    segment: of.segment,
    target: null,
    starts: dateText(today),
    ends: dateText(addDays(today, RUNS_DAYS)),
    held_out: DEFAULT_SHARE,
    seed,
  };
}

export type SetupFault = 'name' | 'days' | 'target' | 'nobody';

export function setupFault(setup: Setup, preview: DrawPreview | undefined): SetupFault | null {
  if (setup.name.trim() === '') return 'name';
  if (setup.starts > setup.ends) return 'days';
  if (preview?.target_problem != null) return 'target';
  if (preview !== undefined && preview.contacted === 0) return 'nobody';
  return null;
}

/** Trimmed, empty texts none; null: not of its schema. */
export function cleanSetup(setup: Setup): Setup | null {
  const text = (value: string | null): string | null => (value === null || value.trim() === '' ? null : value.trim());
  const cleaned = { ...setup, goal: text(setup.goal), script: text(setup.script), target: text(setup.target) };
  const whole = RECORD_KINDS.campaign.body.safeParse({
    ...cleaned,
    state: 'running',
    drawn_on: setup.starts,
    results: null,
  });
  if (!whole.success) return null;
  const { state: _, drawn_on: __, results: ___, ...parsed } = whole.data;
  return parsed;
}

export interface Progress {
  readonly toContact: number;
  /** With any answer but none and not reached. */
  readonly answered: number;
  readonly converted: number;
  readonly heldOut: number;
}

export function progressOf(counts: Readonly<Partial<Record<Answer | 'held_out', number>>>): Progress {
  const of = (answer: Answer | 'held_out'): number => counts[answer] ?? 0;
  return {
    toContact: ANSWERS.reduce((sum, answer) => sum + of(answer), 0),
    answered: of('interested') + of('declined') + of('converted'),
    converted: of('converted'),
    heldOut: of('held_out'),
  };
}

/** Lists that the page offers: who is still to be rung, who answered, all. */
export const LISTS = {
  open: ['waiting', 'not_reached'],
  interested: ['interested'],
  converted: ['converted'],
  declined: ['declined'],
  all: [...ANSWERS],
} as const satisfies Readonly<Record<string, readonly Answer[]>>;
export type ListName = keyof typeof LISTS;

/** The contact that an answer comes of. A call that nobody took is no contact with him, and is noted all the same. */
export function contactOf(answer: Exclude<Answer, 'waiting'>, words: string, on: string): BodyOf<'contact'> {
  return {
    channel: 'call',
    direction: 'out',
    on,
    at: null,
    minutes: null,
    reached: answer !== 'not_reached',
    text: words,
    tags: [],
    clients: [],
    materials: [],
  };
}
