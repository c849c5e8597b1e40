/** The window as actions see it: what each of its own doings is. */
import { useMemo } from 'react';
import { type PeriodKind, periodStore } from '../../pages/client/period.ts';
import { FOCUS_FIND } from '../../pages/clients/FindBox.tsx';
import { useSync } from '../../pages/sync/SyncProvider.tsx';
import { makeWish } from '../../ui/actions/wishes.ts';
import { currentRoute, navigate } from '../../ui/places/router.ts';
import { useUndo } from '../../ui/records/useUndo.ts';
import { useSettings } from '../../ui/settings/PreferencesProvider.tsx';
import { type Preferences, preferencesStore } from '../../ui/settings/preferences.ts';
import { hints } from '../hints/state.ts';
import { overlay } from '../palette/overlay.ts';
import type { Desk } from './run.ts';

export function useDesk(): Desk {
  const { language, theme, upColour } = useSettings();
  const { state, start, cancel } = useSync();
  const { undo, redo } = useUndo();
  const isRunning = state.kind === 'running';
  return useMemo(() => {
    const set = (change: Partial<Preferences>): void => preferencesStore.set({ ...preferencesStore.get(), ...change });
    const period = (kind: PeriodKind): void => periodStore.set({ ...periodStore.get(), kind });
    return {
      route: currentRoute,
      navigate,
      makeWish,
      does: {
        find: () => overlay.show('palette'),
        findClient: () => {
          navigate({ page: 'clients' });
          window.dispatchEvent(new CustomEvent(FOCUS_FIND));
        },
        press: () => hints.show(true),
        keys: () => overlay.show('keys'),
        undo,
        redo,
        sync: () => {
          if (!isRunning) start();
        },
        theme: () => set({ theme: theme === 'dark' ? 'light' : 'dark' }),
        language: () => set({ language: language === 'zh-CN' ? 'en' : 'zh-CN' }),
        upColour: () => set({ upColour: upColour === 'red' ? 'green' : 'red' }),
        newTask: () => makeWish('newTask'),
        syncCancel: () => {
          if (isRunning) cancel();
        },
        periodYear: () => period('ytd'),
        period12: () => period('12m'),
        periodStart: () => period('start'),
      },
    };
  }, [language, theme, upColour, isRunning, start, cancel, undo, redo]);
}
