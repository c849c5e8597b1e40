/** What the page asks for and does: the day, the owner it is looked at for, the lists, and the writing of tasks. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CallInput } from '../../../src-shared/contract/calls.ts';
import type { TaskLine } from '../../../src-shared/contract/taskCalls.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useEdit } from '../../ui/records/useEdit.ts';
import { persisted, usePersisted } from '../../ui/settings/persisted.ts';
import { useClock } from '../sync/useClock.ts';
import { type Deed, editOf } from './changes.ts';
import { taskTitle } from './words.ts';

const MINUTE = 60_000;

/** The reader's calendar day; another one begins while the page is open. */
export function useDay(): Ymd {
  const now = new Date(useClock(MINUTE));
  return now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate();
}

const ownerSchema = z.string().max(64).nullable();
/** Whose tasks are looked at; null: everybody's. An advisor's number, nothing of a client. */
const ownerStore = persisted<string | null>(
  'branchDesk.today.owner',
  (json) => ownerSchema.safeParse(json).data ?? null,
  null,
);

export function useOwner(): { readonly owner: string | null; readonly setOwner: (owner: string | null) => void } {
  return { owner: usePersisted(ownerStore), setOwner: ownerStore.set };
}

export function useToday(today: Ymd, owner: string | null) {
  const input = { today: dateText(today), ...(owner === null ? {} : { owner }) };
  return useQuery({
    queryKey: ['records', 'today', input],
    queryFn: () => call('today.load', input),
    placeholderData: keepPreviousData,
  });
}

export function useTaskList(input: CallInput<'tasks.list'>) {
  return useQuery({
    queryKey: ['records', 'tasks', input],
    queryFn: () => call('tasks.list', input),
    placeholderData: keepPreviousData,
  });
}

/** Why a call was refused, in the reader's words. */
export function useRefusalWords(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback((error) => t(`error.${error instanceof BridgeError ? error.code : 'fault'}`), [t]);
}

export interface Doing {
  /** True: it is written. */
  readonly act: (deed: Deed, lines: readonly TaskLine[]) => Promise<boolean>;
  readonly isBusy: boolean;
  /** What was refused last, in words; '' = nothing. */
  readonly refusal: string;
}

export function useDoing(today: Ymd, reload: () => void): Doing {
  const { t } = useTranslation();
  const format = useFormat();
  const { save, isBusy } = useEdit();
  const words = useRefusalWords();
  const [refusal, setRefusal] = useState('');
  const act = useCallback(
    async (deed: Deed, lines: readonly TaskLine[]) => {
      const [first] = lines;
      if (first === undefined) return true;
      const subject =
        lines.length === 1
          ? (first.client_name ?? taskTitle(first.body, t, format))
          : t('todayPage.many', { n: format.count(lines.length) });
      const edit = editOf(deed, lines, today, subject);
      if (edit.changes.length === 0) return true;
      try {
        await save(edit);
        setRefusal('');
        return true;
      } catch (error) {
        const isConflict = error instanceof BridgeError && error.code === 'conflict';
        setRefusal(isConflict ? t('todayPage.changedMeanwhile') : t('todayPage.notDone', { why: words(error) }));
        reload();
        return false;
      }
    },
    [save, t, format, today, words, reload],
  );
  return { act, isBusy, refusal };
}
