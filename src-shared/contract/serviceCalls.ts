/** The service record over the bridge: one typed line understood, and a client's timeline. */
import { z } from 'zod';
import { BUSINESS_TYPES, FLOW_KINDS } from '../kernel/codes.ts';
import { CHANNELS } from '../records/contact.record.ts';
import { task } from '../records/task.record.ts';
import { recordShape } from './recordCalls.ts';
import { clientNo, dateText, moneyText } from './values.ts';

const clock = z.string().regex(/^\d{2}:\d{2}$/);

/** What the line was understood as; nothing is written. */
export const quickLineRead = z.object({
  channel: z.enum(CHANNELS),
  direction: z.enum(['out', 'in']).nullable(),
  reached: z.boolean(),
  on: dateText,
  at: clock.nullable(),
  tags: z.array(z.string()),
  /** Whom each @ can mean, among the clients that the caller may see; one: it is he. At most eight are named. */
  mentions: z.array(
    z.object({
      typed: z.string(),
      found: z.array(z.object({ client_no: clientNo, name: z.string() })),
      count: z.number().int(),
    }),
  ),
  text: z.string(),
  follow_up: z.object({ due: dateText, at: clock.nullable(), title: z.string() }).nullable(),
});
export type QuickLineRead = z.infer<typeof quickLineRead>;

/** Kinds of entries: records by their kind, changes of what is known of him, then facts by what they are. */
export const ENTRY_KINDS = [
  'contact',
  'complaint',
  'task',
  'goal',
  'household',
  'proposal',
  'request',
  'profile',
  'trades',
  'position',
  'flow',
  'loss',
  'margin',
  'risk',
  'standing',
  'correction',
] as const;
export const entryKind = z.enum(ENTRY_KINDS);
export type EntryKind = z.infer<typeof entryKind>;

const security = z.object({ market: z.string(), code: z.string(), name: z.string() });

export const timelineEntry = z.discriminatedUnion('kind', [
  /** `of`: whose record it is, where this client is only named in it. */
  z.object({ kind: z.literal('record'), day: dateText, of: clientNo.nullable(), record: recordShape }),
  /** The trades of one day: rows of each business type, and the largest by amount. Amounts in yuan. */
  z.object({
    kind: z.literal('trades'),
    day: dateText,
    rows: z.number().int(),
    types: z.array(z.object({ type: z.enum(BUSINESS_TYPES), rows: z.number().int(), amount: moneyText.nullable() })),
    largest: z.object({ security, type: z.enum(BUSINESS_TYPES), amount: moneyText.nullable() }),
  }),
  /** One cash flow as delivered; the sign as it moved the cash. */
  z.object({
    kind: z.literal('flow'),
    day: dateText,
    flow: z.enum(FLOW_KINDS),
    amount: moneyText,
    security: security.nullable(),
    flow_no: z.string(),
  }),
  /** `level`: the new one; `from`: the one before it, where it is another. `changed`: another level without a new assessment. */
  z.object({
    kind: z.literal('risk'),
    day: dateText,
    event: z.enum(['assessed', 'changed', 'expires']),
    level: z.string().nullable(),
    from: z.string().nullable(),
  }),
  /** What the branch noted of him as a person was changed: the profile, or a member of the family. */
  z.object({
    kind: z.literal('profile'),
    day: dateText,
    of: z.enum(['profile', 'member']),
    record_id: z.string(),
    version: z.number().int(),
    change: z.enum(['added', 'changed', 'removed']),
    /** The member's name. */
    name: z.string().nullable(),
    /** Fields that differ, as the record has them; null: there was none. */
    fields: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
    at: z.string(),
    who: z.string(),
  }),
  /** He bought the security for the first time, or nothing of it was left at the day's end. */
  z.object({ kind: z.literal('position'), day: dateText, turn: z.enum(['first_bought', 'emptied']), security }),
  /** A day's loss at the bounds of the practice. Yuan; share of the assets before it. */
  z.object({ kind: z.literal('loss'), day: dateText, amount: moneyText, share: z.number() }),
  /** The maintenance ratio fell below a line of the practice. */
  z.object({
    kind: z.literal('margin'),
    day: dateText,
    bound: z.enum(['notice', 'call']),
    ratio: z.number(),
    limit: z.number(),
  }),
  /** Head office's files brought another status, advisor or investor class; codes, an advisor by name where he has one. */
  z.object({
    kind: z.literal('standing'),
    day: dateText,
    field: z.enum(['status', 'advisor_no', 'investor_class']),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  /** A later revision, or a set taken back, changed his figures or his row. */
  z.object({
    kind: z.literal('correction'),
    day: dateText,
    correction_id: z.number().int(),
    change: z.enum(['revision', 'taken_back']),
    set_name: z.string(),
    business_date: dateText,
    revision: z.number().int(),
    figures: z.number().int(),
    is_row: z.boolean(),
  }),
]);
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const serviceCalls = {
  /** `today`: the branch's own day, as the page's clock has it. */
  'service.read': {
    input: z.object({ client_no: clientNo, line: z.string().max(2_000), today: dateText }),
    output: quickLineRead,
    right: 'records.read',
    scope: 'client',
  },
  /** The day that words name ("下周三", "next Friday"), from `today` on; null: none. */
  'service.day': {
    input: z.object({ text: z.string().max(100), today: dateText }),
    output: z.object({ day: dateText }).nullable(),
    right: 'records.read',
    scope: 'none',
  },
  /**
   * Newest day first, whole days only, some `limit` entries a page; `next` is where the next page begins, null at the end:
   * what is written meanwhile neither doubles nor hides an entry of the days that follow. Within a day records come before
   * facts, each newest first. `text` looks in all entries, not in a page's: every part of it must stand in the entry.
   */
  'service.timeline': {
    input: z.object({
      client_no: clientNo,
      /** Days before it; without it from the newest, those ahead included. */
      before: dateText.optional(),
      kinds: z.array(entryKind).max(ENTRY_KINDS.length).optional(),
      text: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(500).optional(),
    }),
    output: z.object({
      entries: z.array(timelineEntry),
      next: dateText.nullable(),
      /** Entries of each kind in all pages together, whatever `kinds` and `before` are; those that `text` finds. */
      counts: z.record(entryKind, z.number().int()),
    }),
    right: 'records.read',
    scope: 'client',
  },
  /** When the client was last spoken with, and the next thing that is due. */
  'service.head': {
    input: z.object({ client_no: clientNo, today: dateText }),
    output: z.object({
      last_contact: dateText.nullable(),
      next: z.object({ due: dateText, task: task.body }).nullable(),
      open_tasks: z.number().int(),
      open_complaints: z.number().int(),
      /** He is not to be contacted, since that day; null: he may be. */
      do_not_contact: dateText.nullable(),
    }),
    right: 'records.read',
    scope: 'client',
  },
} as const;
