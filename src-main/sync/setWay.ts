/**
 * One set on its way: writes each step into the ledger as it is reached. What was decided before and did not apply is
 * begun again; an applied set is never touched again, whatever happens around it.
 */
import type { SetRun } from '../../src-shared/contract/syncCalls.ts';
import {
  type Arrival,
  type ArrivalStep,
  abandonArrivals,
  findArrival,
  insertArrival,
  updateArrival,
} from '../store/ledger/arrivals.ts';
import type { WriteStore } from '../store/open.ts';
import type { DropSet } from './dropFolder.ts';

/** Right before and right after a step's commit, and inside the transaction that applies a set. */
export type StepName = `before ${ArrivalStep}` | ArrivalStep | 'facts' | 'derived';
export type OnStep = (step: StepName, set: string) => void;

export interface WayOptions {
  readonly store: WriteStore;
  readonly drop: string;
  now(): Date;
  onStep?: OnStep | undefined;
}

export class SetWay {
  readonly arrival: Arrival;
  private readonly options: WayOptions;
  private readonly set: DropSet;

  /** `seen`: the manifest is read. */
  constructor(options: WayOptions, set: DropSet, manifestSha256: string) {
    this.options = options;
    this.set = set;
    const { store, drop, now } = options;
    const known = findArrival(store, set.name, manifestSha256);
    const seen_at = now().toISOString();
    if (known !== undefined) {
      // An interrupted one goes on with its copy; one that was decided otherwise starts anew.
      if (known.delivery_id === null && known.state !== null) {
        updateArrival(store, known.arrival_id, { ...NOTHING_DECIDED, drop_folder: drop, seen_at });
        this.arrival = { ...known, ...NOTHING_DECIDED, drop_folder: drop, seen_at };
      } else this.arrival = known;
      return;
    }
    this.told('before seen');
    this.arrival = insertArrival(store, {
      set_name: set.name,
      drop_folder: drop,
      business_date: set.businessDate,
      revision: set.revision,
      manifest_sha256: manifestSha256,
      seen_at,
    });
    abandonArrivals(store, set.name, this.arrival.arrival_id);
    this.told('seen');
  }

  /** Whether our own copy of the set was finished by a run that was interrupted. */
  get hasCopy(): boolean {
    const { step, state } = this.arrival;
    return state === null && (step === 'copied' || step === 'checked');
  }

  get isApplied(): boolean {
    return this.arrival.delivery_id !== null;
  }

  copied(contentSha256: string): void {
    this.step('copied', { copied_at: this.instant(), content_sha256: contentSha256 });
  }
  checked(): void {
    this.step('checked', { checked_at: this.instant() });
  }
  acknowledged(): void {
    this.step('acknowledged', { acknowledged_at: this.instant() });
  }

  /** To be called inside the transaction that applies the set. */
  applied(run: Pick<SetRun, 'state' | 'rows' | 'problems' | 'seconds'>, deliveryId: number): void {
    const { store } = this.options;
    updateArrival(store, this.arrival.arrival_id, {
      step: 'applied',
      state: run.state,
      reason_json: null,
      rows_json: JSON.stringify(run.rows),
      problems_json: JSON.stringify(run.problems),
      seconds: run.seconds,
      applied_at: this.instant(),
      delivery_id: deliveryId,
    });
  }

  /** Not applied, and why. The step says how far it came. */
  decided(run: SetRun): void {
    if (this.isApplied) return;
    updateArrival(this.options.store, this.arrival.arrival_id, {
      state: run.state,
      reason_json: run.reason === null ? null : JSON.stringify(run.reason),
      problems_json: JSON.stringify(run.problems),
      rows_json: JSON.stringify(run.rows),
      seconds: run.seconds,
    });
  }

  told(step: StepName): void {
    this.options.onStep?.(step, this.set.name);
  }

  private instant(): string {
    return this.options.now().toISOString();
  }

  private step(step: ArrivalStep, change: Parameters<typeof updateArrival>[2]): void {
    this.told(`before ${step}`);
    updateArrival(this.options.store, this.arrival.arrival_id, { step, ...change });
    this.told(step);
  }
}

const NOTHING_DECIDED = {
  step: 'seen',
  state: null,
  reason_json: null,
  problems_json: '[]',
  rows_json: '{}',
  seconds: 0,
  copied_at: null,
  checked_at: null,
  acknowledged_at: null,
} as const;
