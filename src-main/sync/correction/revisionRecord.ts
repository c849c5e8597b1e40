/** A revision as a correction: what it replaces is kept while it is applied, what it changed is written when it ends. */
import { type KeyFigures, loadKeyFigures } from '../../store/derived/keyFigures.ts';
import type { WriteStore } from '../../store/open.ts';
import { datesAfter } from '../../store/queries/syncDeliveries.ts';
import { compareSet } from './compareSet.ts';
import { CorrectionRecorder } from './recorder.ts';
import { figureMoves, writeCorrection } from './writeCorrection.ts';

export interface RevisionOf {
  readonly deliveryId: number;
  readonly setName: string;
  readonly businessDate: number;
  readonly revision: number;
  readonly at: string;
}

export class RevisionRecord {
  readonly recorder: CorrectionRecorder;
  private readonly store: WriteStore;
  private readonly of: RevisionOf;
  private readonly before: KeyFigures;

  /** Before anything of the revision is applied. */
  constructor(store: WriteStore, of: RevisionOf) {
    this.store = store;
    this.of = of;
    this.recorder = new CorrectionRecorder(store, of.deliveryId);
    this.before = loadKeyFigures(store);
  }

  /** When facts and figures are in. `step` hears of rows compared; throws to cancel. */
  end(step: (rows: number) => void): void {
    const { store, of, recorder } = this;
    recorder.end();
    const { deliveryId, businessDate, revision } = of;
    const difference = compareSet(store, { deliveryId, businessDate, backwards: false, step });
    writeCorrection(
      store,
      {
        kind: 'revision',
        delivery_id: deliveryId,
        set_name: of.setName,
        business_date: businessDate,
        revision,
        made_at: of.at,
        readmitted: recorder.admitted.length,
        quarantined: 0,
        laterDates: datesAfter(store, businessDate),
        reason: null,
        who: null,
      },
      difference,
      figureMoves(this.before, loadKeyFigures(store)),
    );
  }
}
