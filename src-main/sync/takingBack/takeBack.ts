/**
 * Takes an applied set back, in one transaction: its rows go, what it had replaced is in force again with file and line,
 * what had left the quarantine because of it returns there, and everything derived is brought to the state that a store
 * has which never got the set. What remains of it is the history: the way of the set, the audit, a correction that says
 * what changed, and a row by which the same content is not applied again by itself.
 */
import type { CorrectionSummary } from '../../../src-shared/contract/correctionSummary.ts';
import { BUILT_IN_PROFILES, type Profile } from '../../../src-shared/files/profile.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { DeriveProgress } from '../../store/derived/change.ts';
import { clearDerived } from '../../store/derived/clear.ts';
import { loadKeyFigures } from '../../store/derived/keyFigures.ts';
import {
  type Delivery,
  filesOfDelivery,
  lastAppliedDate,
  loadDeliveries,
  updateDeliveryFile,
} from '../../store/facts/deliveries.ts';
import { Dictionaries } from '../../store/facts/dictionaries.ts';
import { codeSecuritiesBetween, removeSecurity, securityIsUsed } from '../../store/facts/factRows.ts';
import { deleteRejectsOfFile, insertReject, restoreReason } from '../../store/facts/rejectRows.ts';
import { writeAudit } from '../../store/ledger/audit.ts';
import { supersededRows } from '../../store/ledger/superseded.ts';
import { deleteDelivery, forgetBranch, insertTakenBack } from '../../store/ledger/takenBack.ts';
import type { WriteStore } from '../../store/open.ts';
import { datesAfter } from '../../store/queries/syncDeliveries.ts';
import type { Derive } from '../applySet.ts';
import { ChangeLog } from '../changeLog.ts';
import { compareSet, noteReject } from '../correction/compareSet.ts';
import type { KeptReject } from '../correction/recorder.ts';
import { figureMoves, writeCorrection } from '../correction/writeCorrection.ts';
import { readmit, recount } from '../readmit.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { findApplied } from './canTakeBack.ts';
import { type KeysByDataset, type LostContext, withdrawFacts, withdrawReference } from './lostNames.ts';
import { Quarantined } from './quarantine.ts';
import { restoreFacts } from './restoreFacts.ts';
import { admissions, contextOf } from './setContext.ts';
import { removeFacts, replaceVersions, settleKeys } from './withdrawSet.ts';

export interface TakeBackOptions {
  readonly store: WriteStore;
  /** The delivery, or the set's name (".zip" or not). */
  readonly wanted: { readonly deliveryId: number } | { readonly set: string };
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly derive: Derive;
  readonly profiles?: ReadonlyMap<string, Profile>;
  /** An empty folder of our own, for rows on their way. */
  readonly folder: string;
  /** Hears of rows worked through; throws to cancel. */
  step?(rows: number): void;
  figures?: DeriveProgress;
}

export interface TakenBack {
  readonly set: string;
  readonly businessDate: Ymd;
  readonly revision: number;
  readonly asOf: Ymd | null;
  readonly summary: CorrectionSummary;
}

/** @throws TakeBackRefusal; the store is then as it was before */
export function takeBack(options: TakeBackOptions): TakenBack {
  return options.store.transaction(() => undo(options, findApplied(options.store, options.wanted)));
}

function undo(options: TakeBackOptions, delivery: Delivery): TakenBack {
  const { store } = options;
  const profiles = options.profiles ?? BUILT_IN_PROFILES;
  const step = (rows: number): void => options.step?.(rows);
  const { delivery_id: deliveryId, business_date: businessDate } = delivery;
  const asOfBefore = lastAppliedDate(store) as Ymd;
  const left = loadDeliveries(store).filter((d) => d.delivery_id !== deliveryId);
  const asOf = left.reduce<Ymd | null>((last, d) => Math.max(last ?? 0, d.business_date), null);
  const laterDates = datesAfter(store, businessDate);
  const before = loadKeyFigures(store);
  const difference = compareSet(store, { deliveryId, businessDate, backwards: true, step });

  const dictionaries = new Dictionaries(store, null);
  const changes = new ChangeLog(businessDate, asOf, delivery.kind === 'initial');
  const context = contextOf(options, delivery, { dictionaries, changes });
  const quarantined = new Quarantined(store);
  const keys: KeysByDataset = new Map();
  const lost: LostContext = { store, deliveryId, businessDate, dictionaries, changes, quarantined, keys };

  const indexes = removeFacts(context, deliveryId);
  for (const file of filesOfDelivery(store, deliveryId)) deleteRejectsOfFile(store, file.file_id);
  replaceVersions(context, deliveryId, keys);
  const known = withdrawReference(lost);
  withdrawFacts(lost, known);
  restoreFacts({ store, deliveryId, dictionaries, changes, quarantined, step }, known);
  for (const row of supersededRows<KeptReject>(store, deliveryId, 'reject')) insertReject(store, row);
  for (const row of supersededRows<KeptReject>(store, deliveryId, 'reworded')) restoreReason(store, row);
  for (const fileId of supersededRows<number>(store, deliveryId, 'file'))
    updateDeliveryFile(store, fileId, { active: 1 });
  settleKeys(context, keys);
  for (const id of indexes) if (!securityIsUsed(store, id)) removeSecurity(store, id);
  const touched = quarantined.saveFiles();
  const freed: KeptReject[] = [];
  const touchedContext = { ...context, recorder: admissions(freed) };
  deleteDelivery(store, deliveryId);
  for (const id of touched) recount(context, id);
  readmit(touchedContext, profiles);

  if (asOf === null) {
    clearDerived(store);
    forgetBranch(store);
  } else {
    changes.codesMoved(codeSecuritiesBetween(store, asOf, asOfBefore));
    options.derive(store, changes.change(), (done, total) => options.figures?.(done, total));
  }
  reconcile(store, profiles);

  const [away, back] = netOf(quarantined.rows, freed);
  for (const row of away) noteReject(difference, row, false);
  for (const row of back) noteReject(difference, row, true);
  const head = {
    kind: 'taken_back',
    delivery_id: null,
    set_name: delivery.set_name,
    business_date: businessDate,
    revision: delivery.revision,
    made_at: options.at,
    readmitted: back.length,
    quarantined: away.length,
    laterDates,
    reason: options.reason,
    who: WHO,
  };
  const summary = writeCorrection(store, head, difference, figureMoves(before, loadKeyFigures(store)));
  writeLedger(options, delivery, asOf);
  return { set: delivery.set_name, businessDate, revision: delivery.revision, asOf, summary };
}

/** Until users exist. */
const WHO = 'local';

function writeLedger({ store, at, reason }: TakeBackOptions, delivery: Delivery, asOf: Ymd | null): void {
  const { set_name, business_date, revision, content_sha256, rows_json, applied_at } = delivery;
  const row = { set_name, business_date, revision, content_sha256, rows_json, applied_at };
  insertTakenBack(store, { ...row, taken_back_at: at, reason });
  const detail = { business_date, revision, reason, as_of: asOf };
  writeAudit(store, { at, who: WHO, action: 'set_taken_back', subject: set_name, detail });
}

/** Rows that went into quarantine and stayed there; rows that were in it and left. */
function netOf(went: readonly KeptReject[], left: readonly KeptReject[]): [KeptReject[], KeptReject[]] {
  const key = (row: KeptReject): string => `${row.dataset} ${row.file_id} ${row.line}`;
  const [wentKeys, leftKeys] = [new Set(went.map(key)), new Set(left.map(key))];
  return [went.filter((row) => !leftKeys.has(key(row))), left.filter((row) => !wentKeys.has(key(row)))];
}
