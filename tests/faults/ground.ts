/** A store with yesterday's data, tonight's set, and what the store is before and after an undisturbed run. */
import { initialSet, nightSet } from './branch.ts';
import { FaultStore } from './faultStore.ts';
import type { SetFiles } from './sets.ts';

export interface Ground {
  readonly store: FaultStore;
  readonly before: string;
  readonly after: string;
  readonly night: SetFiles;
}

/** The store is left as it was before the night, its drop folder empty. */
export async function prepareNight(work: string, name: string, night: SetFiles = nightSet(2)): Promise<Ground> {
  const store = new FaultStore(work, name);
  await store.apply(initialSet(), nightSet(1));
  store.keep();
  const before = store.hash();
  await store.apply(night);
  const after = store.hash();
  store.reset();
  return { store, before, after, night };
}
