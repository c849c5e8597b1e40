/**
 * The profile that is being edited: its history, what is saved of it, and the sample it is tried on. Kept beside the
 * tree, so that leaving the page and coming back, or a new name, loses neither steps nor sample.
 */
import { useSyncExternalStore } from 'react';
import type { SampleView } from '../../../../src-shared/contract/mappingCalls.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { type History, record, redo, startHistory, undo } from '../model/history.ts';

export interface Session {
  /** The name in the window's address. */
  readonly name: string;
  readonly history: History<ProfileData>;
  /** As it stands in the store; null for one that was never saved. */
  readonly saved: ProfileData | null;
  readonly isShipped: boolean;
  /** As the file was detected; how it is read now is the profile's matter. */
  readonly sample: SampleView | null;
}

let session: Session | null = null;
const listeners = new Set<() => void>();

function change(next: Session | null): void {
  session = next;
  for (const listener of listeners) listener();
}

function edit(profile: (present: ProfileData) => ProfileData, key: string | null = null): void {
  if (session === null) return;
  change({ ...session, history: record(session.history, profile(session.history.present), key) });
}

export const editing = {
  get: (): Session | null => session,
  openNew: (profile: ProfileData, sample: SampleView | null): void =>
    change({ name: profile.name, history: startHistory(profile), saved: null, isShipped: false, sample }),
  openSaved: (profile: ProfileData, isShipped: boolean): void =>
    change({ name: profile.name, history: startHistory(profile), saved: profile, isShipped, sample: null }),
  edit,
  undo: (): void => {
    if (session !== null) change({ ...session, history: undo(session.history) });
  },
  redo: (): void => {
    if (session !== null) change({ ...session, history: redo(session.history) });
  },
  setSample: (sample: SampleView): void => {
    if (session !== null) change({ ...session, sample });
  },
  /** What was sent to the store stands there; edits made meanwhile stay unsaved. */
  markSaved: (saved: ProfileData): void => {
    if (session === null) return;
    // A step back changes what was edited, never the name under which it is kept.
    const named = (profile: ProfileData): ProfileData => ({ ...profile, name: saved.name });
    const { past, present, future } = session.history;
    const history = {
      past: past.map(named),
      present: { ...named(present), title: saved.title },
      future: future.map(named),
      key: null,
    };
    change({ ...session, name: saved.name, saved, isShipped: false, history });
  },
  close: (): void => change(null),
} as const;

export type Edit = typeof edit;

export function useSession(): Session | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );
}

export function hasUnsaved({ history, saved }: Session): boolean {
  return saved === null || JSON.stringify(saved) !== JSON.stringify(history.present);
}
