/**
 * A rule that raises tasks: what it knows of one client, and the occasions it finds in that. Adding a rule takes one file
 * and one line in registry.ts. An occasion's key is the same for the same thing for ever: it is raised once, whatever
 * became of it.
 */
import type { Ymd } from '../../kernel/dates.ts';

export const TIER_NAMES = ['diamond', 'platinum', 'gold', 'growth', 'basic'] as const;
export type TierName = (typeof TIER_NAMES)[number];

/** The branch's parameters that rules ask for; records/practice.record.ts says what each is. Fen and days. */
export interface Bounds {
  readonly review_days: Readonly<Record<TierName, number>>;
  readonly touch_days: Readonly<Record<TierName, number>>;
  readonly assessment_days: number;
  readonly goal_days: number;
  readonly large_flow_fen: number;
  readonly large_flow_ratio: number;
  readonly flow_from_fen: number;
  readonly large_loss_ratio: number;
  readonly loss_from_fen: number;
  readonly proceeds_from_fen: number;
  readonly call_back_permission_days: number;
  readonly call_back_abnormal_days: number;
  readonly birthday_days: number;
  readonly review_ahead_days: number;
  readonly document_days: number;
}

/** One client as the rules see him. Money in yuan × 10^4. Lists of days hold the last weeks only (LOOK_BACK_DAYS). */
export interface ReminderFacts {
  readonly status: string | null;
  readonly tier: TierName | null;
  readonly openedOn: Ymd | null;
  readonly birthDate: Ymd | null;
  readonly isPerson: boolean;
  /** "MM-DD" of the lunar calendar. */
  readonly lunarBirthday: string | null;
  /** As the branch noted it; null: nothing, or a document without an end. */
  readonly document: { readonly kind: string; readonly expiresOn: Ymd } | null;
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly relation: string;
    readonly birthDate: Ymd;
    readonly isLunar: boolean;
  }[];
  readonly riskValidUntil: Ymd | null;
  readonly goals: readonly { readonly id: string; readonly title: string; readonly by: Ymd }[];
  /** The last day on which he was spoken with; null: no contact is on record. */
  readonly lastContact: Ymd | null;
  readonly margins: readonly { readonly accountNo: string; readonly openedOn: Ymd }[];
  /** Contacts and complaints that somebody marked as about abnormal use. */
  readonly abnormal: readonly { readonly id: string; readonly on: Ymd }[];
  /** Asset days: assets at the end, before it (null: none that day before), what came in and went out, ≥ 0. */
  readonly days: readonly {
    readonly day: Ymd;
    readonly assetE4: number;
    readonly beforeE4: number | null;
    readonly inE4: number;
    readonly outE4: number;
  }[];
  /** Dividends, repayments of bonds and products, by day and security. */
  readonly proceeds: readonly {
    readonly day: Ymd;
    readonly kind: 'dividend' | 'redeem';
    readonly code: string;
    readonly name: string;
    readonly amountE4: number;
  }[];
}

export interface Occasion {
  /** With the rule and the client: the occasion for ever. */
  readonly key: string;
  /** The day it is about: what looks back in time asks it. */
  readonly on: Ymd;
  readonly due: Ymd;
  readonly priority: 'high' | 'normal' | 'low';
  /** What it says, in plain values: money as yuan text, days as yyyymmdd text, names. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}

export interface ReminderRule {
  readonly rule: string;
  /**
   * From which day on the rule finds an occasion again when it is asked again. A task about an earlier day is left as it
   * is; one from there on that is not found any more has lost its ground. Null: whatever the day.
   */
  readonly holdsFrom: (today: Ymd) => Ymd | null;
  readonly find: (facts: ReminderFacts, bounds: Bounds, today: Ymd) => Occasion[];
}

/** How far back facts of days are read. */
export const LOOK_BACK_DAYS = 30;
/** What is older than this when it is first seen is history, not something to do. */
export const NEWS_DAYS = 14;

export function defineReminder(rule: ReminderRule): ReminderRule {
  return rule;
}

/** Fen of parameters to yuan × 10^4. */
export const E4_OF_FEN = 100;
