/**
 * A table of the window as a file that a person asked for: begun with its columns (the person says where it goes), handed
 * over in pieces, ended. What the page shows is what is written: its order, its filter, its language. The file is there
 * whole or not at all.
 */
import { z } from 'zod';
import { recordId } from '../records/fields.ts';

export const SHEET_UNITS = ['text', 'money', 'price', 'number', 'ratio', 'permille', 'count', 'date'] as const;
export type SheetUnit = (typeof SHEET_UNITS)[number];
export const SHEET_FORMATS = ['xlsx', 'csv'] as const;

/** Money and prices as integers of yuan × 10^4, dates as "YYYY-MM-DD" or yyyymmdd, the rest as they are; null: there is none. */
const cell = z.union([z.string().max(100_000), z.number(), z.null()]);
export type SheetCell = z.infer<typeof cell>;

export const sheetColumn = z.strictObject({ title: z.string().min(1).max(200), unit: z.enum(SHEET_UNITS) });
export type SheetColumn = z.infer<typeof sheetColumn>;

export const MOST_COLUMNS = 100;
/** Rows handed over at once. */
export const MOST_ROWS = 500;
/** A sheet of a workbook ends there. */
export const MOST_SHEET_ROWS = 1_000_000;

export const transferCalls = {
  'transfer.begin': {
    input: z.strictObject({
      id: recordId,
      format: z.enum(SHEET_FORMATS),
      /** What the file is called if the person does not say otherwise, without its ending. */
      name: z.string().trim().min(1).max(80),
      /** First lines of the file: what it is, of when, under which filter. */
      notes: z.array(z.string().max(500)).max(20),
      columns: z.array(sheetColumn).min(1).max(MOST_COLUMNS),
    }),
    output: z.object({ chosen: z.boolean() }),
    right: 'clients.read',
    scope: 'none',
  },
  'transfer.rows': {
    input: z.strictObject({
      id: recordId,
      rows: z.array(z.array(cell).max(MOST_COLUMNS)).max(MOST_ROWS),
    }),
    output: z.object({ rows: z.number().int() }),
    right: 'clients.read',
    scope: 'none',
  },
  /** `keep` false: it was given up, nothing is left. */
  'transfer.end': {
    input: z.strictObject({ id: recordId, keep: z.boolean() }),
    output: z.object({ rows: z.number().int(), file: z.string(), shortened: z.number().int() }),
    right: 'clients.read',
    scope: 'none',
  },
} as const;
