/** What can be done to tasks from any list, by key or button, with the dialogs that some of it needs. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskLine } from '../../../src-shared/contract/taskCalls.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { DropDialog } from './DropDialog.tsx';
import { SnoozeDialog } from './SnoozeDialog.tsx';
import type { Doing } from './useTasks.ts';
import { taskTitle } from './words.ts';

export interface Deeds {
  readonly done: (lines: readonly TaskLine[]) => void;
  readonly snooze: (lines: readonly TaskLine[]) => void;
  readonly drop: (lines: readonly TaskLine[]) => void;
  readonly dialogs: ReactNode;
}

/** `after`: heard when something was written, so that the list has the focus again. */
export function useDeeds({ act }: Doing, today: Ymd, after: () => void): Deeds {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, setAsked] = useState<{ readonly kind: 'snooze' | 'drop'; readonly lines: readonly TaskLine[] } | null>(
    null,
  );
  const ask = (kind: 'snooze' | 'drop') => (lines: readonly TaskLine[]) => {
    if (lines.length > 0) setAsked({ kind, lines });
  };
  const close = () => {
    setAsked(null);
    after();
  };
  const lines = asked?.lines ?? [];
  const [first] = lines;
  const n = format.count(lines.length);
  const one = first === undefined ? '' : taskTitle(first.body, t, format);
  const isOne = lines.length === 1;
  const dialogs = (
    <>
      <SnoozeDialog
        title={isOne ? t('todayPage.snoozeOne', { title: one }) : t('todayPage.snoozeMany', { n })}
        today={today}
        isOpen={asked?.kind === 'snooze'}
        onClose={close}
        onSnooze={(until) => {
          void act({ kind: 'snooze', until }, lines).then(close);
        }}
      />
      <DropDialog
        title={isOne ? t('todayPage.dropTitle', { title: one }) : t('todayPage.dropMany', { n })}
        isOpen={asked?.kind === 'drop'}
        onClose={close}
        onDrop={(reason) => {
          void act({ kind: 'drop', reason }, lines).then(close);
        }}
      />
    </>
  );
  return {
    done: (some) => void act({ kind: 'done' }, some).then(after),
    snooze: ask('snooze'),
    drop: ask('drop'),
    dialogs,
  };
}
