/** Fields that several kinds of record share. Texts are trimmed; '' is no text. */
import { z } from 'zod';
import { parseDate, type Ymd } from '../kernel/dates.ts';

/** A real day, "YYYY-MM-DD". */
export const day = z.string().refine((text) => parseDate(text) !== null, 'not a day');
/** "HH:MM", the branch's own time. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const line = z.string().trim().min(1).max(200);
export const text = z.string().trim().min(1).max(20_000);
/** Money in integer fen, 0 or more. */
export const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const tag = z.string().regex(/^[^\s#@]{1,40}$/u);
export const tags = z.array(tag).max(50);
export const clientNo = z.string().min(1).max(64);
/** An advisor's number, or the name of a user. */
export const person = z.string().trim().min(1).max(64);
export const recordId = z.guid();

/** yyyymmdd of a day field; null = none. */
export function ymdOf(value: string | null | undefined): Ymd | null {
  return value === null || value === undefined ? null : parseDate(value);
}
