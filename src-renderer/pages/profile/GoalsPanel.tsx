/** The client's goals with how far each is, and the form of one. */
import { Button, Input, InputNumber, Progress, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordShape } from '../../../src-shared/contract/recordCalls.ts';
import { GOAL_PURPOSES } from '../../../src-shared/records/goal.record.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { groupDigits } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useWish } from '../../ui/actions/wishes.ts';
import { Panel } from '../../ui/Panel.tsx';
import { DayField } from '../../ui/records/DayField.tsx';
import { FormField, inDialog } from '../../ui/records/FormField.tsx';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import { useRecordForm } from '../../ui/records/useRecordForm.ts';
import type { PersonProps } from './ProfilePanel.tsx';
import { RecordFormDialog } from './RecordFormDialog.tsx';

type Goal = BodyOf<'goal'>;
const FEN = 100;
const PRIORITIES = ['high', 'normal', 'low'] as const;
const STATES = ['open', 'reached', 'given_up'] as const;
const EMPTY: Goal = {
  purpose: 'retirement',
  title: '',
  amount_fen: 0,
  by: null,
  priority: 'normal',
  share: 1,
  state: 'open',
  text: null,
};

function yuan(fen: number): string {
  return groupDigits(`${Math.floor(fen / FEN)}.${String(fen % FEN).padStart(2, '0')}`);
}

export function GoalsPanel({ head, person }: PersonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<{ readonly record: RecordShape | null } | null>(null);
  useWish('newGoal', () => setOpen({ record: null }));
  return (
    <Panel
      title={t('profilePage.goals.title')}
      extra={<Button onClick={() => setOpen({ record: null })}>{t('profilePage.goals.add')}</Button>}
    >
      {person.goals.length === 0 && <p className="muted">{t('profilePage.goals.none')}</p>}
      <ul className="goals">
        {person.goals.map(({ record, reached, progress, growth_needed }) => {
          const goal = record.body as Goal;
          return (
            <li key={record.record_id} data-record={record.record_id}>
              <button type="button" className="goal-name" onClick={() => setOpen({ record })}>
                <strong>{goal.title}</strong>
                <span className="muted">
                  {[
                    t(`profilePage.goals.purpose.${goal.purpose}`),
                    goal.by === null ? null : t('profilePage.goals.by', { by: goal.by }),
                    goal.state === 'open' ? null : t(`profilePage.goals.state.${goal.state}`),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
              <HistoryButton recordId={record.record_id} what={goal.title} />
              {reached === null || progress === null ? (
                <span className="muted">{t('profilePage.goals.unknown')}</span>
              ) : (
                <>
                  <Progress
                    percent={Math.min(100, Math.floor(progress * 100))}
                    aria-label={goal.title}
                    size="small"
                    format={() => format.percent(progress, 0)}
                  />
                  <span className="num muted">
                    {t('profilePage.goals.of', { reached: groupDigits(reached), amount: yuan(goal.amount_fen) })}
                    {growth_needed === null
                      ? ''
                      : ` · ${t('profilePage.goals.needs', { rate: format.percent(growth_needed, 1) })}`}
                  </span>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <GoalDialog head={head} isOpen={open !== null} record={open?.record ?? null} onClose={() => setOpen(null)} />
    </Panel>
  );
}

interface DialogProps {
  readonly head: PersonProps['head'];
  readonly isOpen: boolean;
  readonly record: RecordShape | null;
  readonly onClose: () => void;
}

function GoalDialog({ head, isOpen, record, onClose }: DialogProps) {
  const { t } = useTranslation();
  const form = useRecordForm({ kind: 'goal', clientNo: head.client_no, record, empty: EMPTY, isOpen });
  const { body, set } = form;
  return (
    <RecordFormDialog
      title={t(record === null ? 'profilePage.goals.add' : 'profilePage.goals.title')}
      isOpen={isOpen}
      onClose={onClose}
      form={form}
      what={{ added: 'goal_added', changed: 'goal_changed', removed: 'goal_removed' }}
      subject={`${head.name} ${body.title}`.slice(0, 200)}
      removeLabel={record === null ? null : t('servicePage.remove')}
    >
      <FormField label={t('profilePage.goals.form.title')} isNeeded>
        {(id) => (
          <Input id={id} maxLength={200} value={body.title} onChange={({ target }) => set({ title: target.value })} />
        )}
      </FormField>
      <FormField label={t('profilePage.goals.form.purpose')} isNeeded>
        {(id) => (
          <Select
            id={id}
            value={body.purpose}
            options={GOAL_PURPOSES.map((value) => ({ value, label: t(`profilePage.goals.purpose.${value}`) }))}
            onChange={(purpose) => set({ purpose })}
            {...inDialog}
          />
        )}
      </FormField>
      <FormField label={t('profilePage.goals.form.amount')} isNeeded>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={1e13}
            precision={2}
            value={body.amount_fen / FEN}
            onChange={(amount) => set({ amount_fen: Math.round((amount ?? 0) * FEN) })}
          />
        )}
      </FormField>
      <FormField label={t('profilePage.goals.form.by')}>
        {(id) => <DayField id={id} value={body.by} onChange={(by) => set({ by })} />}
      </FormField>
      <FormField label={t('profilePage.goals.form.share')} isNeeded>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={100}
            precision={0}
            value={Math.round(body.share * 100)}
            onChange={(share) => set({ share: (share ?? 0) / 100 })}
          />
        )}
      </FormField>
      <FormField label={t('profilePage.goals.form.priority')}>
        {(id) => (
          <Select
            id={id}
            value={body.priority}
            options={PRIORITIES.map((value) => ({ value, label: t(`profilePage.goals.priority.${value}`) }))}
            onChange={(priority) => set({ priority })}
            {...inDialog}
          />
        )}
      </FormField>
      <FormField label={t('profilePage.goals.form.state')}>
        {(id) => (
          <Select
            id={id}
            value={body.state}
            options={STATES.map((value) => ({ value, label: t(`profilePage.goals.state.${value}`) }))}
            onChange={(state) => set({ state })}
            {...inDialog}
          />
        )}
      </FormField>
      <FormField label={t('profilePage.goals.form.text')} isWide>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            value={body.text ?? ''}
            onChange={({ target }) => set({ text: target.value === '' ? null : target.value })}
          />
        )}
      </FormField>
    </RecordFormDialog>
  );
}
