/** Tasks, Today and the branch's practice over the bridge. What they write goes through `records.edit`. */
import { z } from 'zod';
import { COMPLAINT_STATES } from '../records/complaint.record.ts';
import { recordId } from '../records/fields.ts';
import { practice } from '../records/practice.record.ts';
import { TASK_STATES, task } from '../records/task.record.ts';
import { clientNo, dateText, money, moneyText, ratio, tier } from './values.ts';

/** A task as it stands, with the name of its client; null where he is gone, or where it has none. */
export const taskLine = z.object({
  record_id: recordId,
  version: z.number().int(),
  client_no: clientNo.nullable(),
  client_name: z.string().nullable(),
  /** The segment that it was made for, by name; null: none, or it is gone. */
  origin: z.string().nullable().default(null),
  body: task.body,
});
export type TaskLine = z.infer<typeof taskLine>;

/** Advisors who may own a task. */
const people = z.array(z.object({ no: z.string(), name: z.string() }));
export type People = z.infer<typeof people>;
const owner = z.string().max(64);

export const TASK_TIMES = ['overdue', 'today', 'week', 'later', 'none'] as const;

/** Lines of Today's lists; what is more is told by the counts. */
export const TODAY_LINES = 200;
/** Tasks that a list gives at once. */
export const LIST_LINES = 2_000;

const event = z.object({
  record_id: recordId,
  client_no: clientNo,
  client_name: z.string().nullable(),
  rule: z.enum(['flow', 'loss']),
  direction: z.enum(['in', 'out']).nullable(),
  amount: moneyText,
  /** Of the assets before it; null: none were known. */
  share: ratio,
  state: z.enum(TASK_STATES),
});

export const taskCalls = {
  /** The day's page. `today` is the reader's calendar day; `owner` one advisor, absent: all. */
  'today.load': {
    input: z.object({ today: dateText, owner: owner.optional() }),
    output: z.object({
      as_of: dateText.nullable(),
      people,
      counts: z.object({ overdue: z.number().int(), today: z.number().int(), week: z.number().int() }),
      /** Overdue and due today, the longest overdue first. */
      due: z.array(taskLine),
      /** Due in the seven days after today, without birthdays. */
      week: z.array(taskLine),
      /** Birthdays from today to six days on, done or not. */
      birthdays: z.array(taskLine),
      night: z.object({
        sets: z.array(
          z.object({
            set_name: z.string(),
            business_date: dateText,
            revision: z.number().int(),
            applied_at: z.string(),
            rejected: z.number().int(),
          }),
        ),
        /** Sets applied at the same time that are not listed. */
        more_sets: z.number().int(),
        corrections: z.array(
          z.object({ correction_id: z.number().int(), set_name: z.string(), business_date: dateText }),
        ),
        breaks_new: z.number().int(),
        breaks_open: z.number().int(),
        /** Large flows and losses of the last day, the largest first. */
        events: z.array(event),
      }),
      complaints: z.array(
        z.object({
          record_id: recordId,
          client_no: clientNo,
          client_name: z.string().nullable(),
          subject: z.string(),
          due: dateText,
          state: z.enum(COMPLAINT_STATES),
          owner: z.string().nullable(),
        }),
      ),
      /** Longer without contact than the tier's norm, by assets. `last_contact` null: none is on record. */
      out_of_touch: z.array(
        z.object({
          client_no: clientNo,
          name: z.string(),
          tier,
          total_asset: money,
          last_contact: dateText.nullable(),
          norm: z.number().int(),
        }),
      ),
    }),
    right: 'records.read',
    scope: 'clients',
  },
  /** What is beside the day's list: the year's call-backs, and facts that differ from what the branch noted. `owner` as above. */
  'today.checks': {
    input: z.object({ today: dateText, owner: owner.optional() }),
    output: z.object({
      call_backs: z.object({
        year: z.number().int(),
        /** Normal clients who were there at the end of last year. */
        base: z.number().int(),
        /** Of them: called back this year, and how many that have to be. */
        done: z.number().int(),
        wanted: z.number().int(),
        share: z.number().nullable(),
        bound: z.number(),
      }),
      differences: z.object({
        total: z.number().int(),
        clients: z.array(
          z.object({
            client_no: clientNo,
            name: z.string().nullable(),
            fields: z.array(z.enum(['mobile', 'address'])),
          }),
        ),
      }),
    }),
    right: 'records.read',
    scope: 'clients',
  },
  'tasks.list': {
    input: z.object({
      today: dateText,
      state: z.enum(TASK_STATES).optional(),
      /** '' = nobody's. */
      owner: owner.optional(),
      due: z.enum(TASK_TIMES).optional(),
      /** A rule's name; '' = made by hand. */
      rule: z.string().max(80).optional(),
      tag: z.string().max(40).optional(),
      text: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(LIST_LINES).optional(),
    }),
    output: z.object({ total: z.number().int(), tasks: z.array(taskLine), people, tags: z.array(z.string()) }),
    right: 'records.read',
    scope: 'clients',
  },
  'practice.get': {
    input: z.object({}),
    output: z.object({
      /** Null: nothing is kept, the defaults hold. */
      record: z.object({ record_id: recordId, version: z.number().int() }).nullable(),
      body: practice.body,
    }),
    right: 'records.read',
    scope: 'none',
  },
} as const;
