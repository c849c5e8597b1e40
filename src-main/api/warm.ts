/**
 * What pages of a client share, read ahead while nobody asks: the securities, a year of their moves, and the branch's
 * figures by tier; open proposals; what conditions ask of the last days. Steps of a few milliseconds; whatever a page needs before its turn is read then.
 */
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import { findPass } from '../store/queries/branchPass.ts';
import { catalog } from '../store/queries/catalog.ts';
import { warmFinder } from '../store/queries/clientFinder.ts';
import { conditionColumns } from '../store/queries/conditionColumns/columns.ts';
import { warmMoves } from '../store/queries/dayMoves.ts';
import { notedFacts, warmNotedFacts } from '../store/queries/notedFacts.ts';
import { warmProposals } from '../store/queries/proposalLines.ts';
import { figureSettings } from '../store/queries/settings.ts';
import { asOf } from '../store/queries/status.ts';
import { knownTags } from '../store/queries/tags.ts';
import { answering } from './differences.ts';
import { warmSecurities } from './find/securities.ts';
import { resolvePeriod } from './ground.ts';
import { passColumns } from './peers/columns.ts';

/** For the period that a page opens with; `today` is the reader's. Nothing to do in an empty store. */
export function* warmUp(store: ReadStore, today: Ymd): Generator<void, void, void> {
  const date = asOf(store);
  if (date === null) return;
  // What a reader may ask first: the find box.
  yield* warmFinder(store);
  knownTags(store);
  yield;
  knownTags(store, 'task');
  yield;
  yield* warmNotedFacts(store);
  yield* answering(store, notedFacts(store));
  const { from, to } = resolvePeriod(date, {});
  yield* warmMoves(store, catalog(store), to);
  const pass = findPass(store, from, to);
  if (pass !== null) yield* passColumns(store, pass, figureSettings(store).tierBounds).warm();
  yield* warmSecurities(store);
  yield* warmProposals(store);
  const columns = conditionColumns(store, today);
  if (columns !== null) yield* columns.warm();
}
