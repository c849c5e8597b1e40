/**
 * What pages of a client share, read ahead while nobody asks: the securities, a year of their moves, and the branch's
 * figures by tier. Steps of a few milliseconds; whatever a page needs before its turn is read then.
 */
import type { ReadStore } from '../store/open.ts';
import { findPass } from '../store/queries/branchPass.ts';
import { catalog } from '../store/queries/catalog.ts';
import { warmMoves } from '../store/queries/dayMoves.ts';
import { figureSettings } from '../store/queries/settings.ts';
import { asOf } from '../store/queries/status.ts';
import { resolvePeriod } from './ground.ts';
import { passColumns } from './peers/columns.ts';

/** For the period that a page opens with. Nothing to do in an empty store. */
export function* warmUp(store: ReadStore): Generator<void, void, void> {
  const date = asOf(store);
  if (date === null) return;
  const { from, to } = resolvePeriod(date, {});
  yield* warmMoves(store, catalog(store), to);
  const pass = findPass(store, from, to);
  if (pass !== null) yield* passColumns(store, pass, figureSettings(store).tierBounds).warm();
}
