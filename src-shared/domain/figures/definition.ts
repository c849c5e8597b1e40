/**
 * What a figure is: where it stands in a client's report, its unit, its words, its formula, how it is computed from the
 * sums of a client and a period (the ground), and which rows stand behind it. Every figure is one file; registry.ts
 * names them all; report, command line, kept branch figures, pages and traces are made from these definitions alone.
 */

import type { Ymd } from '../../kernel/dates.ts';
import type { Exact } from '../../kernel/exact.ts';
import type { Reason } from '../../kernel/figure.ts';
import type { EvidenceRows, EvidenceSource } from './evidence.ts';
import type { Ground } from './ground.ts';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Scores {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

/** The type of a figure's value by its unit. */
export interface ValueOf {
  /** Yuan, exact. */
  readonly money: Exact;
  /** A plain number, shown as per cent. */
  readonly ratio: number;
  /** A plain number of times (turnover). */
  readonly times: number;
  /** A plain number, shown per mille (commission). */
  readonly permille: number;
  /** A plain number without a unit. */
  readonly number: number;
  readonly count: number;
  readonly days: number;
  readonly date: Ymd;
  /** A code of a fixed list: tier, style, state. */
  readonly word: string;
  readonly words: readonly string[];
  readonly yes_no: boolean;
  /** Yuan per share × 10^4. */
  readonly price: number;
  /** Shares × 10^2. */
  readonly quantity: number;
  /** Shares of 1 by key. */
  readonly shares: ReadonlyMap<string, number>;
  readonly scores: Scores;
}
export type Unit = keyof ValueOf;

/** A figure's value or the reason why there is none, its sample size, and how many cases it leaves out. */
export type Result<V> =
  | { readonly value: V; readonly reason: null; readonly n?: number; readonly leftOut?: number }
  | { readonly value: null; readonly reason: Reason; readonly n?: number; readonly leftOut?: number };

/** One letter of the formula: another figure, or a plain input with its own value and rows. */
export type Term = TermOfFigure | TermOfInput;
export interface TermOfFigure {
  readonly symbol: string;
  readonly figure: FigureDefinition;
}
export interface TermOfInput {
  readonly symbol: string;
  readonly name: Words;
  readonly unit: Unit;
  value(ground: Ground): Result<ValueOf[Unit]>;
  rows?(source: EvidenceSource): EvidenceRows;
}

export interface FigureDefinition<U extends Unit = Unit> {
  /** Section and name in the report: 'behaviour.pgr'. */
  readonly path: string;
  readonly unit: U;
  readonly name: Words;
  /** One sentence: what it says. */
  readonly meaning: Words;
  /** The formula in symbols; each letter stands in `terms`. */
  readonly symbols: string;
  readonly terms: readonly Term[];
  /** Where the formula comes from. */
  readonly source: string;
  /** What was chosen where the field has several ways. */
  readonly conventions?: readonly Words[];
  /** What n counts, and the least n for a value. */
  readonly sample?: { readonly of: Words; readonly minimum: number | null };
  /** Words of the codes that a `word`, `words` or `shares` figure speaks in; a code without words shows as it is. */
  readonly codes?: Readonly<Record<string, Words>>;
  /** What `leftOut` counts, and why. */
  readonly leftOut?: Words;
  /** Rests on what the branch chose for this client: clients are not compared by it, and the branch keeps no column of it. */
  readonly ofClientAlone?: true;
  compute(ground: Ground): Result<ValueOf[U]>;
  /** Rows behind the figure itself, beside those of its terms. */
  rows?(source: EvidenceSource): EvidenceRows;
}

/** Declares a figure; the generic keeps value and unit together. */
export function defineFigure<U extends Unit>(definition: FigureDefinition<U>): FigureDefinition<U> {
  return definition;
}

export function value<V>(v: V, more: { readonly n?: number; readonly leftOut?: number } = {}): Result<V> {
  return { value: v, reason: null, ...more };
}
export function none<V>(reason: Reason, more: { readonly n?: number; readonly leftOut?: number } = {}): Result<V> {
  return { value: null, reason, ...more };
}
/** A computed ratio: not finite becomes a missing figure. */
export function quotient(v: number, more: { readonly n?: number; readonly leftOut?: number } = {}): Result<number> {
  return Number.isFinite(v) ? value(v, more) : none('not_a_number', more);
}

/** A figure among figures of other units; its value's type is told by its unit. */
export function entry<U extends Unit>(figure: FigureDefinition<U>): FigureDefinition {
  return figure as unknown as FigureDefinition;
}
