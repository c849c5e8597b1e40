/**
 * Conditions over the bridge: what the editor offers, how many clients fit and for how many that is not known, who they
 * are, and why one is in or not. A filter is its text in any tongue; `problem` is an answer, not a refusal. Segments
 * themselves are records (kind `segment`), written through `records.edit`; bulk.* acts on any number of clients at once.
 */
import { z } from 'zod';
import { FIELD_UNITS } from '../domain/conditions/field.ts';
import { PROBLEM_CODES } from '../domain/conditions/text/problem.ts';
import { recordId, tag } from '../records/fields.ts';
import { clientNo, dateText, tier } from './values.ts';

const count = z.number().int();
export const MOST_FILTER = 10_000;
const filter = z.string().max(MOST_FILTER);
const fieldCode = z.string().max(80);

/** Where the text is wrong: an offset, how many characters, and what may stand there. */
const filterProblem = z.object({
  code: z.enum(PROBLEM_CODES),
  at: count,
  length: count,
  suggestions: z.array(z.string()),
});
export type FilterProblem = z.infer<typeof filterProblem>;

/** A value as columns hold it: money in yuan, dates as yyyymmdd, yes as 1; null: there is none. */
const value = z.union([z.number(), z.string(), z.array(z.string()), z.null()]);
export type SegmentValue = z.infer<typeof value>;

export const segmentCount = z.object({
  problem: filterProblem.nullable(),
  /** Clients looked at: those the caller may see. */
  of: count,
  yes: count,
  /** Clients for whom the answer is not known. */
  unknown: count,
  /** Among those, how many have no value of a field that is asked; a client may lack several. */
  missing: z.array(z.object({ field: fieldCode, clients: count })),
  /** Fields that have no values only because the figures of the branch over the year to date are still to be made. */
  not_made: z.array(fieldCode),
});
export type SegmentCount = z.infer<typeof segmentCount>;

export const memberRow = z.object({
  client_no: clientNo,
  name: z.string(),
  advisor_no: z.string().nullable(),
  advisor: z.string().nullable(),
  tier: tier.nullable(),
  total_assets: z.number().nullable(),
  /** Of the fields that the filter asks, in the order of `fields`. */
  values: z.array(value),
});
export type MemberRow = z.infer<typeof memberRow>;

export const MEMBER_ORDERS = ['client_no', 'name', 'advisor', 'tier', 'total_assets'] as const;
/** Members that are given at once. */
export const MEMBER_PAGE = 200;

const savedSegment = z.object({
  record_id: recordId,
  version: count,
  author: z.string(),
  is_mine: z.boolean(),
  changed_at: z.iso.datetime(),
  name: z.string(),
  filter,
  is_shared: z.boolean(),
  text: z.string().nullable(),
});
export type SavedSegment = z.infer<typeof savedSegment>;

export const BULK_ACTIONS = ['task', 'tag', 'untag', 'assign'] as const;
export const MOST_BULK = 50_000;

const bulkAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('task'),
    /** {name} and {no} stand for the client's. */
    title: z.string().trim().min(1).max(200),
    due: dateText.nullable(),
    priority: z.enum(['high', 'normal', 'low']),
    /** `advisor`: each client's own; else that person; null: nobody. */
    owner: z.union([
      z.strictObject({ kind: z.literal('advisor') }),
      z.strictObject({ kind: z.literal('person'), no: z.string().min(1).max(64) }),
      z.strictObject({ kind: z.literal('nobody') }),
    ]),
    /** The segment it came out of. */
    from: recordId.nullable(),
  }),
  z.strictObject({ kind: z.literal('tag'), tag }),
  z.strictObject({ kind: z.literal('untag'), tag }),
  /** Owner of the clients' open tasks; null: each client's advisor. */
  z.strictObject({ kind: z.literal('assign'), owner: z.string().min(1).max(64).nullable() }),
]);
export type BulkAction = z.infer<typeof bulkAction>;

/** How far a bulk action is; it can be stopped until it is written. */
export const bulkProgress = z.object({ done: count, total: count });
export type BulkProgress = z.infer<typeof bulkProgress>;

export const segmentCalls = {
  /** The shared ones and the caller's own, by name. */
  'segments.list': {
    input: z.object({}),
    output: z.object({
      segments: z.array(savedSegment),
      people: z.array(z.object({ no: z.string(), name: z.string() })),
    }),
    right: 'records.read',
    scope: 'clients',
  },
  /** Every field with how it is typed in pinyin, and for those without a list of codes the values there are, most frequent first. */
  'segments.fields': {
    input: z.object({}),
    output: z.object({
      fields: z.array(
        z.object({ code: fieldCode, unit: z.enum(FIELD_UNITS), pinyin: z.string(), values: z.array(z.string()) }),
      ),
    }),
    right: 'clients.read',
    scope: 'clients',
  },
  'segments.count': {
    input: z.object({ filter }),
    output: segmentCount,
    right: 'clients.read',
    scope: 'clients',
  },
  /** A part of the members in an order: one of MEMBER_ORDERS or a field of the filter. Without a value last either way. */
  'segments.members': {
    input: z.object({
      filter,
      sort: fieldCode,
      descending: z.boolean(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(MEMBER_PAGE),
    }),
    output: z.object({
      problem: filterProblem.nullable(),
      total: count,
      fields: z.array(fieldCode),
      rows: z.array(memberRow),
    }),
    right: 'clients.read',
    scope: 'clients',
  },
  /** Numbers of all members, by number: what a bulk action or a campaign is made for. */
  'segments.clients': {
    input: z.object({ filter }),
    output: z.object({ problem: filterProblem.nullable(), client_nos: z.array(clientNo) }),
    right: 'clients.read',
    scope: 'clients',
  },
  /** Why a client is in or not, leaf by leaf from left to right. */
  'segments.explain': {
    input: z.object({ filter, client_no: clientNo }),
    output: z.object({
      problem: filterProblem.nullable(),
      truth: z.enum(['yes', 'no', 'unknown']),
      leaves: z.array(
        z.object({
          /** The leaf in codes, as it is printed. */
          text: z.string(),
          field: fieldCode,
          value,
          truth: z.enum(['yes', 'no', 'unknown']),
          /** Why there is no value: `not_made`, a reason of the figure, `none` where nothing is noted; null: there is one. */
          reason: z.string().nullable(),
        }),
      ),
    }),
    right: 'clients.read',
    scope: 'client',
  },
  /**
   * One edit over any number of clients, in a thread: one step of undo, all or nothing. Refused: conflict, not_allowed,
   * bad_request, busy (another one runs), cancelled. `changed` 0: nothing was different.
   */
  'bulk.run': {
    input: z.object({
      what: z.string().regex(/^[a-z_]{1,40}$/),
      subject: z.string().max(200),
      client_nos: z.array(clientNo).min(1).max(MOST_BULK),
      action: bulkAction,
    }),
    output: z.object({ edit_id: count.nullable(), changed: count }),
    right: 'records.write',
    scope: 'clients',
  },
  'bulk.cancel': {
    input: z.object({}),
    output: z.object({ cancelled: z.boolean() }),
    right: 'records.write',
    scope: 'none',
  },
} as const;
