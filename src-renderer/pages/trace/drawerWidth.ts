/** How wide the reader left the drawer, in pixels, and the bounds that keep page and drawer readable. */
import { persisted } from '../../ui/settings/persisted.ts';

export const LEAST_WIDTH = 400;
/** What of the page stays in sight. */
const PAGE_SHARE = 160;
/** One press of an arrow key on the edge. */
export const WIDTH_STEP = 40;

/** null: as wide as fits the window. */
export const drawerWidth = persisted<number | null>(
  'branchDesk.traceWidth',
  (json) => (typeof json === 'number' && Number.isFinite(json) && json >= LEAST_WIDTH ? json : null),
  null,
);

/** Where the reader chose none: room for the columns of a trade row, and more on a wide window. */
const USUAL_WIDTH = 690;
const USUAL_SHARE = 0.44;

export function mostWidth(window: number): number {
  return Math.max(LEAST_WIDTH, window - PAGE_SHARE);
}

export function boundedWidth(chosen: number | null, window: number): number {
  const wanted = chosen ?? Math.max(USUAL_WIDTH, window * USUAL_SHARE);
  return Math.round(Math.max(LEAST_WIDTH, Math.min(mostWidth(window), wanted)));
}
