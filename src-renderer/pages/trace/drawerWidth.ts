/** How wide the reader left the drawer, in pixels, and the bounds that keep page and drawer readable. */
import { persisted } from '../../ui/settings/persisted.ts';

export const LEAST_WIDTH = 400;
/** What of the page stays in sight. */
const PAGE_SHARE = 160;
/** One press of an arrow key on the edge. */
export const WIDTH_STEP = 40;

export const drawerWidth = persisted(
  'branchDesk.traceWidth',
  (json) => (typeof json === 'number' && Number.isFinite(json) && json >= LEAST_WIDTH ? json : null),
  690,
);

export function mostWidth(window: number): number {
  return Math.max(LEAST_WIDTH, window - PAGE_SHARE);
}

export function boundedWidth(wanted: number, window: number): number {
  return Math.round(Math.max(LEAST_WIDTH, Math.min(mostWidth(window), wanted)));
}
