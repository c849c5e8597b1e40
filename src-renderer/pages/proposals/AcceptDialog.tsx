/** The client accepts: what is to be done now, until when and by whom, as a task written in the same step. */
import { Alert, Button, Input, type InputRef, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposalLine } from '../../../src-shared/contract/proposalCalls.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DayField } from '../../ui/records/DayField.tsx';
import { FormField, inDialog } from '../../ui/records/FormField.tsx';
import { useFirstFocus } from '../today/useFirstFocus.ts';
import { titleIn } from './model.ts';
import type { StepInput, Taken } from './useProposals.ts';

type Task = NonNullable<StepInput['task']>;

export interface AcceptDialogProps {
  /** Null: nothing is asked. */
  readonly line: ProposalLine | null;
  readonly today: Ymd;
  readonly advisors: readonly { readonly advisor_no: string; readonly name: string }[];
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly run: (line: ProposalLine, task: Task) => Promise<Taken | { readonly problem: string }>;
}

export function AcceptDialog({ line, onClose, ...rest }: AcceptDialogProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  return (
    <Dialog
      title={line === null ? '' : t('proposalPage.accept.title', { title: titleIn(line, language) })}
      closeLabel={t('proposalPage.close')}
      isOpen={line !== null}
      onClose={onClose}
      className="step-dialog"
    >
      {line !== null && <AcceptForm line={line} onClose={onClose} {...rest} />}
    </Dialog>
  );
}

function AcceptForm({
  line,
  today,
  advisors,
  isBusy,
  onClose,
  run,
}: AcceptDialogProps & { readonly line: ProposalLine }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [task, setTask] = useState<Task>({
    title: titleIn(line, language),
    due: dateText(today),
    owner: line.advisor_no,
  });
  const [problem, setProblem] = useState('');
  const field = useFirstFocus<InputRef>();
  const submit = async (): Promise<void> => {
    const answer = await run(line, { ...task, title: task.title.trim() });
    const refused = 'problem' in answer ? null : answer.refused[0];
    if ('problem' in answer) setProblem(t('proposalPage.refused', { why: answer.problem }));
    else if (refused != null)
      setProblem(t('proposalPage.refused', { why: t(`proposalPage.refusal.${refused.reason}`) }));
    else onClose();
  };
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FormField label={t('proposalPage.accept.task')} isNeeded isWide>
        {(id) => (
          <Input
            id={id}
            ref={field}
            maxLength={200}
            value={task.title}
            onChange={({ target }) => setTask({ ...task, title: target.value })}
          />
        )}
      </FormField>
      <div className="step-pair">
        <FormField label={t('proposalPage.accept.due')}>
          {(id) => <DayField id={id} value={task.due} onChange={(due) => setTask({ ...task, due })} />}
        </FormField>
        <FormField label={t('proposalPage.accept.owner')}>
          {(id) => (
            <Select
              id={id}
              value={task.owner ?? ''}
              onChange={(no: string) => setTask({ ...task, owner: no === '' ? null : no })}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: '', label: t('proposalPage.accept.nobody') },
                ...advisors.map(({ advisor_no, name }) => ({ value: advisor_no, label: name })),
              ]}
              {...inDialog}
            />
          )}
        </FormField>
      </div>
      <p className="muted">{t('proposalPage.accept.note')}</p>
      {problem !== '' && <Alert type="warning" role="alert" showIcon title={problem} />}
      <div className="form-actions">
        <span />
        <Button onClick={onClose}>{t('proposalPage.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={task.title.trim() === ''}>
          {t('proposalPage.accept.save')}
        </Button>
      </div>
    </form>
  );
}
