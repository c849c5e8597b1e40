/** What can be done with proposals from the inbox, one's own page or the client's tab, with the dialogs that some of it needs. */
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposalLine } from '../../../src-shared/contract/proposalCalls.ts';
import type { Step } from '../../../src-shared/domain/proposals/life.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { titleIn } from './model.ts';
import { StepDialog } from './StepDialog.tsx';
import { BULK_STEPS, blockedBy } from './steps.ts';
import { type StepInput, type Taken, useErrorWords, useSteps } from './useProposals.ts';

export interface Deeds {
  /** One step with one, or with many after asking. */
  readonly act: (step: Step, lines: readonly ProposalLine[]) => void;
  /** Marks an unread one as seen, without a word. */
  readonly see: (line: ProposalLine) => void;
  readonly isBusy: boolean;
  /** What was refused last, in words; '' = nothing. */
  readonly refusal: string;
  readonly forget: () => void;
  readonly dialogs: ReactNode;
}

interface Asked {
  readonly step: Step;
  readonly lines: readonly ProposalLine[];
}

interface Wanted {
  readonly today: Ymd;
  readonly advisors: readonly { readonly advisor_no: string; readonly name: string }[];
  /** Heard when something was written or a dialog has closed, so that the list has the focus again. */
  readonly after: () => void;
}

/** Once a session: what somebody took back is not marked again behind his back. */
const seen = new Set<string>();

export function useDeeds({ today, advisors, after }: Wanted): Deeds {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useErrorWords();
  const { take, isBusy } = useSteps();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refusal, setRefusal] = useState('');

  const subjectOf = (lines: readonly ProposalLine[]): string => {
    const [first] = lines;
    if (first === undefined) return '';
    if (lines.length > 1) return t('proposalPage.total', { n: format.count(lines.length) });
    return `${first.client_name ?? first.client_no} · ${titleIn(first, format.language)}`;
  };
  const run = async (
    step: Step,
    lines: readonly ProposalLine[],
    more: Pick<StepInput, 'decline' | 'task'>,
  ): Promise<Taken | { readonly problem: string }> => {
    const proposals = lines.map(({ record_id, version }) => ({ record_id, version }));
    try {
      const taken = await take({ step, today: dateText(today), proposals, ...more }, subjectOf(lines));
      setRefusal('');
      return taken;
    } catch (error) {
      return { problem: words(error) };
    }
  };
  const direct = async (step: Step, line: ProposalLine): Promise<void> => {
    const answer = await run(step, [line], {});
    if ('problem' in answer) setRefusal(t('proposalPage.notDone', { why: answer.problem }));
    const refused = 'problem' in answer ? undefined : answer.refused[0];
    if (refused !== undefined)
      setRefusal(t('proposalPage.notDone', { why: t(`proposalPage.refusal.${refused.reason}`) }));
    after();
  };
  const act = (step: Step, lines: readonly ProposalLine[]): void => {
    const [first] = lines;
    if (first === undefined || isBusy) return;
    if (lines.length > 1) {
      if ((BULK_STEPS as readonly Step[]).includes(step)) setAsked({ step, lines });
      return;
    }
    const blocked = blockedBy(step, first);
    setRefusal(blocked === null ? '' : t('proposalPage.notDone', { why: t(`proposalPage.refusal.${blocked}`) }));
    if (blocked !== null) return;
    if (step === 'accept' || step === 'decline') setAsked({ step, lines });
    else void direct(step, first);
  };
  const see = useCallback(
    ({ record_id, version, state }: ProposalLine) => {
      if (state !== 'raised' || seen.has(record_id)) return;
      seen.add(record_id);
      // Somebody was quicker, or the store is busy: it stays unread, and that is no trouble to the reader.
      take({ step: 'see', today: dateText(today), proposals: [{ record_id, version }] }, null).then(
        () => undefined,
        () => seen.delete(record_id),
      );
    },
    [take, today],
  );
  const close = (): void => {
    setAsked(null);
    after();
  };
  const accepting = asked?.step === 'accept' ? (asked.lines[0] ?? null) : null;
  return {
    act,
    see,
    isBusy,
    refusal,
    forget: useCallback(() => setRefusal(''), []),
    dialogs: (
      <>
        <AcceptDialog
          line={accepting}
          today={today}
          advisors={advisors}
          isBusy={isBusy}
          onClose={close}
          run={(line, task) => run('accept', [line], { task })}
        />
        <StepDialog
          step={asked?.step ?? 'see'}
          lines={asked?.lines ?? []}
          isOpen={asked !== null && accepting === null}
          isBusy={isBusy}
          onClose={close}
          run={(lines, decline) => run(asked?.step ?? 'see', lines, decline === null ? {} : { decline })}
        />
      </>
    ),
  };
}
