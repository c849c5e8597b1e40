/** A client as a person over the bridge: what the branch knows of him, his family, and the household rolled up. */
import { z } from 'zod';
import { recordShape } from './recordCalls.ts';
import { clientNo, dateText, money, moneyText, ratio, riskLevel, tier } from './values.ts';

/** Another client, by name; null name: none was delivered. */
const named = z.object({ client_no: clientNo, name: z.string() });

/** A fact of head office's that differs from what the branch noted. */
const difference = z.object({
  field: z.enum(['mobile', 'address']),
  /** As it may be shown: a number is masked. */
  fact: z.string(),
  noted: z.string(),
  /** Stands for the fact's value; an answer holds for it, and is asked for anew when it changes. */
  fact_key: z.string(),
  /** Which of the two was decided to hold; null: not answered. */
  kept: z.enum(['noted', 'fact']).nullable(),
});

export const personView = z.object({
  client_no: clientNo,
  as_of: dateText,
  /** Head office's, read only. */
  facts: z.object({
    gender: z.string().nullable(),
    birth_date: dateText.nullable(),
    age: z.number().int().nullable(),
    mobile: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    occupation: z.string().nullable(),
    education: z.string().nullable(),
  }),
  profile: recordShape.nullable(),
  goals: z.array(
    z.object({
      record: recordShape,
      /** Assets meant for it, yuan; null: the client's assets are not known. */
      reached: money,
      /** reached / amount; null as above, or an amount of 0. */
      progress: ratio,
      /** Growth a year that is still needed, ratio; null: reached, no day, or the day is less than 30 days off or past. */
      growth_needed: ratio,
    }),
  ),
  members: z.array(
    z.object({
      record: recordShape,
      /** The next birthday that he keeps; null: no birth date. */
      next_birthday: dateText.nullable(),
      /** His own name as a client; null: he is none, or is not one of the caller's. */
      client: named.nullable(),
    }),
  ),
  introduced_by: named.nullable(),
  introduced: z.array(named),
  differences: z.array(difference),
});
export type PersonView = z.infer<typeof personView>;

export const householdView = z.object({
  record: recordShape,
  period: z.object({ from: dateText, to: dateText }),
  /** Every member once. Those that the caller may not see, or that are gone, are counted in `hidden`. */
  members: z.array(
    named.extend({
      is_head: z.boolean(),
      total: money,
      market_value: money,
      pnl: money,
      tier: tier.nullable(),
      /** His own; one member's level lends itself to nobody else. */
      risk_level: riskLevel.nullable(),
      risk_state: z.enum(['valid', 'expired', 'missing', 'professional']),
      risk_valid_until: dateText.nullable(),
    }),
  ),
  hidden: z.number().int(),
  /** Sums over the members shown that have the figure, and how many of them have it. */
  total: moneyText,
  total_of: z.number().int(),
  market_value: moneyText,
  market_value_of: z.number().int(),
  pnl: moneyText,
  pnl_of: z.number().int(),
  /** The largest first, ten at most; weight = its value over the market value of all. */
  holdings: z.array(
    z.object({
      market: z.string(),
      code: z.string(),
      name: z.string(),
      market_value: moneyText,
      weight: ratio,
      members: z.number().int(),
    }),
  ),
  /** Σ weight² over all holdings; null without any. */
  herfindahl: ratio,
});
export type HouseholdView = z.infer<typeof householdView>;

export const personCalls = {
  'person.view': {
    input: z.object({ client_no: clientNo, today: dateText }),
    output: personView,
    right: 'records.read',
    scope: 'client',
  },
  /** Null: he is in no household. Year to date. */
  'person.household': {
    input: z.object({ client_no: clientNo }),
    output: householdView.nullable(),
    right: 'records.read',
    scope: 'client',
  },
  /** Clients by name, pinyin, initials or number, for choosing one. */
  'person.find': {
    input: z.object({ text: z.string().max(64) }),
    output: z.array(named),
    right: 'clients.read',
    scope: 'clients',
  },
} as const;
