/**
 * Asks before a step is taken with many, and for the reason before a proposal is declined. Says who cannot take it and why,
 * before and after; what was typed stays where nothing was written.
 */
import { Alert, Button, Input, Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DECLINE_REASONS, type ProposalLine } from '../../../src-shared/contract/proposalCalls.ts';
import type { Step } from '../../../src-shared/domain/proposals/life.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormField, inDialog } from '../../ui/records/FormField.tsx';
import { titleIn } from './model.ts';
import { type Split, splitFor, withLines } from './steps.ts';
import type { StepInput, Taken } from './useProposals.ts';

export type Decline = NonNullable<StepInput['decline']>;
type Outcome = Taken | { readonly problem: string };

export interface StepDialogProps {
  readonly step: Step;
  readonly lines: readonly ProposalLine[];
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly run: (lines: readonly ProposalLine[], decline: Decline | null) => Promise<Outcome>;
}

/** So many of those that are left are named. */
const NAMED = 50;

export function StepDialog({ step, lines, isOpen, onClose, ...rest }: StepDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first] = lines;
  const isOne = lines.length === 1 && first !== undefined;
  const title =
    isOne && step === 'decline'
      ? t('proposalPage.decline.title', { title: titleIn(first, format.language) })
      : t('proposalPage.bulk.title', { step: t(`proposalPage.step.${step}`), n: format.count(lines.length) });
  return (
    <Dialog
      title={title}
      closeLabel={t('proposalPage.close')}
      isOpen={isOpen}
      onClose={onClose}
      className="step-dialog"
    >
      <StepForm step={step} lines={lines} onClose={onClose} {...rest} />
    </Dialog>
  );
}

function StepForm({ step, lines, isBusy, onClose, run }: Omit<StepDialogProps, 'isOpen'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ready, blocked } = useMemo(() => splitFor(step, lines), [step, lines]);
  const [code, setCode] = useState<Decline['code'] | null>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const [taken, setTaken] = useState<Taken | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // After the dialog has opened and given the focus to its close button.
    const frame = requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('input, textarea, button[type="submit"]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  const isDecline = step === 'decline';
  const isOne = lines.length === 1;
  const submit = async (): Promise<void> => {
    if (isDecline && code === null) {
      setProblem(t('proposalPage.refusal.reason_needed'));
      return;
    }
    const decline = isDecline && code !== null ? { code, text: text.trim() === '' ? null : text.trim() } : null;
    const answer = await run(ready, decline);
    if ('problem' in answer) {
      setProblem(t('proposalPage.refused', { why: answer.problem }));
      return;
    }
    const [refused] = answer.refused;
    if (refused === undefined) onClose();
    else if (isOne) setProblem(t('proposalPage.refused', { why: t(`proposalPage.refusal.${refused.reason}`) }));
    else setTaken(answer);
  };
  if (taken !== null) {
    return (
      <div className="step-form">
        <p role="status">
          {taken.done.length === 0
            ? t('proposalPage.bulk.resultNone')
            : t('proposalPage.bulk.result', {
                done: format.count(taken.done.length),
                refused: format.count(taken.refused.length),
              })}
        </p>
        <BlockedList blocked={withLines(taken.refused, lines)} />
        <div className="form-actions">
          <span />
          <Button type="primary" autoFocus onClick={onClose}>
            {t('proposalPage.close')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form
      ref={form}
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {!isOne && (
        <p>
          {ready.length === 0
            ? t('proposalPage.bulk.noneReady')
            : t('proposalPage.bulk.ready', { n: format.count(ready.length) })}
        </p>
      )}
      {blocked.length > 0 && (
        <>
          <p>{t('proposalPage.bulk.blocked', { n: format.count(blocked.length) })}</p>
          <BlockedList blocked={blocked} />
        </>
      )}
      {isDecline && ready.length > 0 && (
        <>
          <FormField label={t('proposalPage.decline.code')} isNeeded isWide>
            {(id) => (
              <Select
                id={id}
                value={code}
                onChange={setCode}
                options={DECLINE_REASONS.map((value) => ({
                  value,
                  label: t(`proposalPage.decline.reason.${value}`),
                }))}
                {...inDialog}
              />
            )}
          </FormField>
          <FormField label={t('proposalPage.decline.text')} isWide>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={3}
                maxLength={2000}
                placeholder={t('proposalPage.decline.textHint')}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </FormField>
          <p className="muted">{t('proposalPage.decline.note')}</p>
        </>
      )}
      {problem !== '' && <Alert type="warning" role="alert" showIcon title={problem} />}
      <div className="form-actions">
        <span />
        <Button onClick={onClose}>{t('proposalPage.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={ready.length === 0}>
          {t(isDecline ? 'proposalPage.decline.save' : 'proposalPage.bulk.run')}
        </Button>
      </div>
    </form>
  );
}

function BlockedList({ blocked }: { readonly blocked: Split['blocked'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const more = blocked.length - NAMED;
  return (
    <ul className="blocked">
      {blocked.slice(0, NAMED).map(({ line, reason }) => (
        <li key={line.record_id}>
          <span>
            {line.client_name ?? line.client_no} · {titleIn(line, format.language)}
          </span>
          <span className="muted">{t(`proposalPage.refusal.${reason}`)}</span>
        </li>
      ))}
      {more > 0 && <li className="muted">{t('proposalPage.bulk.more', { n: format.count(more) })}</li>}
    </ul>
  );
}
