/** Finding anything: one call over clients, securities, open tasks, notes and tags; who holds a security; names of clients. */
import { z } from 'zod';
import { recordId } from '../records/fields.ts';
import { RECORD_KINDS } from '../records/registry.ts';
import { kind } from './recordCalls.ts';
import { clientNo, dateText, quantity, tier } from './values.ts';

export const FIND_SECTIONS = ['clients', 'securities', 'tasks', 'tags', 'notes'] as const;
export const findSection = z.enum(FIND_SECTIONS);
export type FindSection = z.infer<typeof findSection>;

/** How well a row fits: 3 the very word, 2 its beginning, 1 somewhere in it. */
export const quality = z.number().int().min(1).max(3);

/** A piece of text and the places in it that were searched for. */
export const marked = z.object({ text: z.string(), marks: z.array(z.tuple([z.number().int(), z.number().int()])) });

export const foundClient = z.object({
  kind: z.literal('client'),
  client_no: clientNo,
  name: z.string(),
  tier: tier.nullable(),
  /** By which number he was found, where it was one: the account, or the phone without its middle. */
  by: z.object({ what: z.enum(['account', 'phone']), text: z.string() }).nullable(),
  quality,
});
export type FoundClient = z.infer<typeof foundClient>;

export const foundRow = z.discriminatedUnion('kind', [
  foundClient,
  z.object({ kind: z.literal('security'), market: z.string(), code: z.string(), name: z.string(), quality }),
  z.object({
    kind: z.literal('task'),
    record_id: recordId,
    client_no: clientNo.nullable(),
    client_name: z.string().nullable(),
    day: dateText.nullable(),
    body: RECORD_KINDS.task.body,
    found: marked,
  }),
  z.object({ kind: z.literal('tag'), tag: z.string(), records: z.number().int(), is_more: z.boolean(), quality }),
  z.object({
    kind: z.literal('note'),
    record_id: recordId,
    record_kind: kind,
    client_no: clientNo.nullable(),
    client_name: z.string().nullable(),
    day: dateText.nullable(),
    found: marked,
  }),
]);
export type FoundRow = z.infer<typeof foundRow>;

const foundPart = z.object({
  section: findSection,
  /** Of its best row. */
  quality,
  /** Rows there are; with `is_more` at least so many. */
  total: z.number().int(),
  is_more: z.boolean(),
  rows: z.array(foundRow),
});
export type FoundPart = z.infer<typeof foundPart>;

/** Notes that are compared with each other: the newest written of those that fit. */
export const CANDIDATES = 400;

export const findCalls = {
  /**
   * Sections with something in them. Notes and tasks hold every part of the text; `#` before a word asks for the tag.
   * `recent`: clients to be named first among those that fit equally well.
   */
  'find.anything': {
    input: z.object({
      text: z.string().max(200),
      sections: z.array(findSection).min(1).max(FIND_SECTIONS.length).optional(),
      /** Rows of a section; 8 without it. */
      limit: z.number().int().min(1).max(60).optional(),
      recent: z.array(clientNo).max(50).optional(),
    }),
    output: z.object({ parts: z.array(foundPart) }),
    right: 'records.read',
    scope: 'clients',
  },
  /** The clients of these numbers that the caller may see, in the order asked; a number without a client is left out. */
  'find.named': {
    input: z.object({ client_nos: z.array(clientNo).max(50) }),
    output: z.object({ clients: z.array(foundClient) }),
    right: 'clients.read',
    scope: 'clients',
  },
  /** Who holds a security, some thousand accounts a call: `next` is where the following call goes on, null at the end. */
  'find.holders': {
    input: z.object({
      market: z.string().max(8),
      code: z.string().min(1).max(20),
      after: z.number().int().min(0).optional(),
    }),
    output: z.object({
      holders: z.array(z.object({ client_no: clientNo, name: z.string(), quantity })),
      next: z.number().int().nullable(),
    }),
    right: 'clients.read',
    scope: 'clients',
  },
} as const;
