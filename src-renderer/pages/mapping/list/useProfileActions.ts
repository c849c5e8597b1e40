/** What can be done with profiles from the list. Removing can be taken back: the profile is kept until the page is left. */
import { useState } from 'react';
import type { CallOutput } from '../../../../src-shared/contract/calls.ts';
import type { ProfileLine } from '../../../../src-shared/contract/mappingCalls.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { call } from '../../../bridge/bridge.ts';
import { navigate } from '../../../ui/places/router.ts';
import { editing } from '../editor/session.ts';
import { useProfilesChanged, useRememberSample } from '../editor/useMapping.ts';
import { withoutDoubtful } from '../model/columnViews.ts';
import { freeName, nameOfFile } from '../model/names.ts';

export type Imported = CallOutput<'profiles.import'>;
export type Action = 'new' | 'import' | 'copy' | 'remove' | 'undo' | 'export';

export interface ProfileActions {
  readonly busy: Action | null;
  readonly failed: Action | null;
  readonly removed: ProfileData | null;
  readonly imported: Imported | null;
  readonly exported: string | null;
  startNew(): void;
  startImport(): void;
  endImport(): void;
  open(name: string): void;
  copy(name: string): void;
  remove(name: string): void;
  undoRemove(): void;
  forgetRemoved(): void;
  exportOne(name: string): void;
  dismiss(): void;
}

export function useProfileActions(profiles: readonly ProfileLine[]): ProfileActions {
  const [busy, setBusy] = useState<Action | null>(null);
  const [failed, setFailed] = useState<Action | null>(null);
  const [removed, setRemoved] = useState<ProfileData | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const [exported, setExported] = useState<string | null>(null);
  const changed = useProfilesChanged();
  const remember = useRememberSample();
  const names = new Set(profiles.map(({ name }) => name));

  const run = (action: Action, work: () => Promise<void>): void => {
    setBusy(action);
    setFailed(null);
    setExported(null);
    work()
      .catch(() => setFailed(action))
      .finally(() => setBusy(null));
  };
  const openNew = (profile: ProfileData, sample: Parameters<typeof editing.openNew>[1]): void => {
    editing.openNew(profile, sample);
    navigate({ page: 'profiles', name: profile.name });
  };
  return {
    busy,
    failed,
    removed,
    imported,
    exported,
    startNew: () =>
      run('new', async () => {
        const { sample } = await call('mapping.sample', {});
        if (sample === null) return;
        remember(sample);
        const input = { sample: sample.sample, file: sample.file, datasets: null };
        const { draft, suggestions } = await call('mapping.suggest', input);
        const name = freeName(nameOfFile(sample.name), names);
        openNew({ ...withoutDoubtful(draft, suggestions), name }, sample);
      }),
    startImport: () =>
      run('import', async () => {
        const answer = await call('profiles.import', {});
        if (answer.chosen) setImported(answer);
      }),
    endImport: () => setImported(null),
    open: (name) => navigate({ page: 'profiles', name }),
    copy: (name) =>
      run('copy', async () => {
        const { profile } = await call('profiles.get', { name });
        openNew({ ...profile, name: freeName(name, names) }, null);
      }),
    remove: (name) =>
      run('remove', async () => {
        const { profile } = await call('profiles.get', { name });
        await call('profiles.remove', { name });
        if (editing.get()?.name === name) editing.close();
        setRemoved(profile);
        changed();
      }),
    undoRemove: () => {
      if (removed === null) return;
      run('undo', async () => {
        const { saved } = await call('profiles.save', { profile: removed, replace: false });
        if (!saved) throw new Error('the name is taken again');
        setRemoved(null);
        changed();
      });
    },
    forgetRemoved: () => setRemoved(null),
    exportOne: (name) =>
      run('export', async () => {
        const { exported: isDone } = await call('profiles.export', { name });
        if (isDone) setExported(name);
      }),
    dismiss: () => {
      setFailed(null);
      setExported(null);
    },
  };
}
