/**
 * A kind of record that the branch writes itself. Adding one takes a file `<name>.record.ts` and a line in registry.ts:
 * no migration, no call. The body is what is kept, as JSON; the projection is what lists, timeline, reminders and the
 * search find it by.
 */
import type { z } from 'zod';
import type { Ymd } from '../kernel/dates.ts';

export interface Projection {
  /** The day it is about, by kind: due, held, begins; null: none. */
  readonly day?: Ymd | null;
  /** What a list filters by; '' where the kind has no states. */
  readonly state?: string;
  /** Who is to act; '' = nobody in particular. */
  readonly owner?: string;
  /** What is found by its words. */
  readonly texts?: readonly (string | null | undefined)[];
  readonly tags?: readonly string[];
  /** Further clients by number: it stands on their timelines, too. */
  readonly clients?: readonly string[];
}

export interface RecordKind<K extends string = string, S extends z.ZodType = z.ZodType> {
  readonly kind: K;
  readonly body: S;
  /** `client`: a client's number is needed; `branch`: none may be given; `any`: with or without. */
  readonly about: 'client' | 'branch' | 'any';
  /** At most one of a client (or, about the branch, at most one). */
  readonly isSingle: boolean;
  /** Written by calls of its own, which check more than its shape; `records.edit` refuses it. */
  readonly isGuarded: boolean;
  project(body: z.infer<S>): Projection;
}

export function defineRecord<K extends string, S extends z.ZodType>(
  definition: Omit<RecordKind<K, S>, 'isSingle' | 'isGuarded'> & {
    readonly isSingle?: boolean;
    readonly isGuarded?: boolean;
  },
): RecordKind<K, S> {
  return { isSingle: false, isGuarded: false, ...definition };
}
