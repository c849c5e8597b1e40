/** A day that a line names in words: where it stands, which day it is, and at what time if it says so. */
import type { Ymd } from '../../kernel/dates.ts';

export interface FoundDay {
  /** Place in the line and length, in UTF-16 units. */
  readonly at: number;
  readonly length: number;
  readonly day: Ymd;
  /** "HH:MM"; null: none named. */
  readonly clock: string | null;
}
