/** Saving: at once under its own name, through the dialog where a name has to be given first. */
import { useState } from 'react';
import type { ProfileProblem } from '../../../../src-shared/files/mapping/profileData.ts';
import { BridgeError, call } from '../../../bridge/bridge.ts';
import { navigate } from '../../../ui/places/router.ts';
import { editing, type Session } from './session.ts';
import { useProfilesChanged } from './useMapping.ts';

export type SaveError =
  | { readonly kind: 'taken'; readonly by: 'saved' | 'shipped' }
  | { readonly kind: 'problems'; readonly problems: readonly ProfileProblem[] }
  | { readonly kind: 'failed'; readonly error: Error };

export interface Naming {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
}

export interface Save {
  readonly isSaving: boolean;
  readonly error: SaveError | null;
  readonly isNaming: boolean;
  start(): void;
  /** null: under the name that it has. Answers whether it was saved. */
  run(naming: Naming | null, replace: boolean): Promise<boolean>;
  leaveNaming(): void;
}

export function useSave(session: Session): Save {
  const [isSaving, setSaving] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const [error, setError] = useState<SaveError | null>(null);
  const changed = useProfilesChanged();
  const run = async (naming: Naming | null, replace: boolean): Promise<boolean> => {
    const { present } = session.history;
    const profile =
      naming === null
        ? present
        : { ...present, name: naming.name, title: { zh: naming.title.zh, en: naming.title.en } };
    setSaving(true);
    setError(null);
    try {
      const { saved, taken, problems } = await call('profiles.save', { profile, replace });
      if (!saved) {
        setError(taken === 'no' || problems.length > 0 ? { kind: 'problems', problems } : { kind: 'taken', by: taken });
        return false;
      }
      editing.markSaved(profile);
      setNaming(false);
      navigate({ page: 'profiles', name: profile.name }, true);
      changed();
      return true;
    } catch (cause) {
      setError({ kind: 'failed', error: cause instanceof Error ? cause : new BridgeError('fault', 'unknown') });
      return false;
    } finally {
      setSaving(false);
    }
  };
  return {
    isSaving,
    error,
    isNaming,
    run,
    start: () => {
      setError(null);
      if (session.saved === null || session.isShipped) setNaming(true);
      else void run(null, true);
    },
    leaveNaming: () => {
      setError(null);
      setNaming(false);
    },
  };
}
