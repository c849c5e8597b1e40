/** Whether a set may be applied now, by the ledger alone. */
import { dateText } from '../../src-shared/kernel/dates.ts';
import { type Delivery, loadBranch, loadDeliveries } from '../store/facts/deliveries.ts';
import { loadTakenBack, type TakenBackContent } from '../store/ledger/takenBack.ts';
import type { Store } from '../store/open.ts';
import type { Manifest } from './manifest.ts';
import { Refusal } from './refusal.ts';

export interface SetPlace {
  /** Null: the date was never applied. */
  readonly appliedRevision: number | null;
  readonly lastApplied: number | null;
  /** The first set of the store, or a revision of it. */
  readonly everything: boolean;
}

export interface Ledger {
  readonly branch: string | null;
  readonly deliveries: readonly Delivery[];
  readonly takenBack: readonly TakenBackContent[];
}

export function loadLedger(store: Store): Ledger {
  return { branch: loadBranch(store), deliveries: loadDeliveries(store), takenBack: loadTakenBack(store) };
}

/** `accepted`: the user lets it be applied by hand. Throws Refusal with the state that the set is in. */
export function placeSet(
  manifest: Manifest,
  content: string,
  { branch, deliveries, takenBack }: Ledger,
  accepted: boolean,
): SetPlace {
  if (branch !== null && manifest.branch !== branch) {
    throw new Refusal('wrong_branch', `the set is of branch ${manifest.branch}, the store of branch ${branch}`, {
      file: 'manifest.json',
      expected: branch,
      found: manifest.branch,
    });
  }
  const lastApplied = deliveries.reduce<number | null>((last, d) => Math.max(last ?? 0, d.business_date), null);
  const sameDate = deliveries.filter((d) => d.business_date === manifest.businessDate);
  const initial = deliveries.find((d) => d.kind === 'initial');
  if (!accepted) refuseTakenBack(manifest, content, sameDate, takenBack);
  if (sameDate.length > 0) return placeRevision(manifest, content, sameDate, lastApplied);
  if (manifest.kind === 'initial') {
    if (initial) {
      throw new Refusal('second_initial', 'a store takes one initial set, and this one has it', {
        file: 'manifest.json',
        expected: `the initial set of ${dateText(initial.business_date)}`,
        found: `an initial set of ${dateText(manifest.businessDate)}`,
      });
    }
    return { appliedRevision: null, lastApplied, everything: true };
  }
  placeNight(manifest, lastApplied);
  return { appliedRevision: null, lastApplied, everything: false };
}

/** Content that was taken back comes again only by hand; where a later revision is in force, it is as if superseded. */
function refuseTakenBack(
  manifest: Manifest,
  content: string,
  sameDate: readonly Delivery[],
  takenBack: readonly TakenBackContent[],
): void {
  const last = takenBack.findLast((t) => t.business_date === manifest.businessDate && t.content_sha256 === content);
  if (!last || sameDate.some((d) => d.content_sha256 === content)) return;
  const text = `it was applied and taken back at ${last.taken_back_at} (${last.reason}); accept it by hand to apply it again`;
  throw new Refusal('taken_back', text, {
    state: sameDate.some((d) => d.revision >= manifest.revision) ? 'duplicate' : 'refused',
    expected: null,
    found: content,
  });
}

function placeRevision(
  manifest: Manifest,
  content: string,
  sameDate: readonly Delivery[],
  lastApplied: number | null,
): SetPlace {
  const highest = Math.max(...sameDate.map((d) => d.revision));
  const kind = sameDate[0]?.kind;
  if (manifest.revision <= highest) {
    const day = dateText(manifest.businessDate);
    const equal = sameDate.find((d) => d.content_sha256 === content);
    if (equal) {
      throw new Refusal('same_content', `the same content was applied as revision ${equal.revision} of ${day}`, {
        state: 'duplicate',
        expected: equal.content_sha256,
        found: content,
      });
    }
    const inForce =
      sameDate.find((d) => d.revision === manifest.revision) ?? sameDate.find((d) => d.revision === highest);
    throw new Refusal(
      'content_differs',
      `revision ${highest} of ${day} is applied; this set says revision ${manifest.revision} with other content`,
      { state: 'conflict', expected: inForce?.content_sha256 ?? null, found: content },
    );
  }
  if (manifest.kind !== kind) {
    throw new Refusal('kind_mismatch', 'a revision is of the same kind as the set that it corrects', {
      file: 'manifest.json',
      expected: kind ?? null,
      found: manifest.kind,
    });
  }
  return { appliedRevision: highest, lastApplied, everything: kind === 'initial' };
}

function placeNight(manifest: Manifest, lastApplied: number | null): void {
  const previous = manifest.previousBusinessDate as number;
  if (lastApplied === null) {
    throw new Refusal('no_initial', 'the store has no initial set yet', {
      state: 'gap',
      expected: 'an initial set',
      found: `a nightly set that follows ${dateText(previous)}`,
    });
  }
  if (previous === lastApplied && manifest.businessDate > lastApplied) return;
  throw new Refusal('missing_date', missingText(manifest, previous, lastApplied), {
    state: 'gap',
    expected: `a set that follows ${dateText(lastApplied)}`,
    found: `${dateText(manifest.businessDate)}, which follows ${dateText(previous)}`,
  });
}

function missingText(manifest: Manifest, previous: number, lastApplied: number): string {
  const last = dateText(lastApplied);
  if (manifest.businessDate <= lastApplied)
    return `the store is already at ${last}, past this date, which was never applied`;
  return previous > lastApplied
    ? `applied up to ${last}; ${dateText(previous)} is missing`
    : `follows ${dateText(previous)}, but the last applied date is ${last}`;
}
