/**
 * What a rule and a proposal are made of. A rule is data: a condition in the text form of domain/conditions, what to
 * propose, what speaks for and against it, in both languages, with the client's figures put in by name. The shipped ones
 * are in rules/; a branch changes or adds its own as records of kind `rule`.
 */
import type { Words } from '../figures/definition.ts';

/** What somebody gains or pays when the proposal is taken up; computed in economics.ts. */
export const ECONOMICS = [
  'none',
  'less_turnover',
  'lower_rate',
  'more_trading',
  'product_fee',
  'less_interest',
] as const;
export type Economics = (typeof ECONOMICS)[number];

export interface ProposalRule {
  /** A code for ever: proposals name it. */
  readonly code: string;
  readonly title: Words;
  /** Text form of a condition; true for the clients that it is raised for. */
  readonly when: string;
  /** What is proposed, said to the client. */
  readonly propose: Words;
  readonly reasons_for: readonly Words[];
  readonly reasons_against: readonly Words[];
  /** Further fields whose values are kept with it and may stand in its sentences, besides those of the condition. */
  readonly evidence: readonly string[];
  /** Field whose value says which occasion it is (the day of a dividend): once for each. Null: a state that lasts. */
  readonly occasion: string | null;
  /** Where the rule comes from: section of the notes or of the contract. */
  readonly ground: string;
  readonly priority: 'high' | 'normal' | 'low';
  /** Days before it may be raised again for the same client, after it ended; after a refusal, and after anything else. */
  readonly cool_down: { readonly declined: number; readonly otherwise: number };
  /** Days until an unanswered one lapses. */
  readonly open_days: number;
  readonly approver: 'none' | 'manager' | 'compliance';
  /** Null: a service, not a product. `needed`: without one that fits it is not raised at all. */
  readonly products: ProductWish | null;
  /** The field that it is to move, and which way; null: nothing that can be measured. */
  readonly aim: { readonly field: string; readonly better: 'up' | 'down' } | null;
  readonly economics: Economics;
  /** Kept but not asked. */
  readonly is_off: boolean;
}

export interface ProductWish {
  readonly kinds: readonly string[] | null;
  /** Field with the money that there is for it. */
  readonly amount: string | null;
  /** Field with the days after which the money is needed. */
  readonly days: string | null;
  readonly needed: boolean;
  /** How many are named at most. */
  readonly most: number;
}

/** A rule with the version that proposals name: shipped version, and the branch's own version of it after a dot. */
export interface RuleInForce extends ProposalRule {
  readonly version: string;
}
