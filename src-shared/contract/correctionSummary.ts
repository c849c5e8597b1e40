/**
 * What a correction's head says, as the column `summary_json` keeps it: how many rows of which dataset it added, removed
 * and changed, how many clients' figures moved, by how much their profit, and how late it came. Of a set that was taken
 * back also why and by whom.
 */
import { z } from 'zod';

const count = z.number().int().min(0);

export const correctionSummary = z.object({
  rows: z.record(z.string(), z.object({ added: count, removed: count, changed: count })),
  /** Rows that are counted in `rows` and not kept one by one. */
  rows_left_out: count,
  /** Clients with a figure that moved. */
  clients: count,
  /** Profit over the whole history: clients whose profit moved, and the sum of the moves, with sign, as money text. */
  profit: z.object({ clients: count, moved: z.string() }),
  /** Rows of other sets that left the quarantine for it, or went (back) into it. */
  readmitted: count,
  quarantined: count,
  /** Business dates that were applied after its own when it came. */
  later_dates: count,
  reason: z.string().nullable(),
  who: z.string().nullable(),
});
export type CorrectionSummary = z.infer<typeof correctionSummary>;

/** Figures of a client that a correction compares, in the order in which they are shown. */
export const CORRECTION_FIGURES = [
  'total_asset',
  'market_value',
  'pnl_ytd',
  'pnl_all',
  'turnover_6m',
  'volume',
  'commission',
  'cost',
] as const;
export type CorrectionFigureName = (typeof CORRECTION_FIGURES)[number];
