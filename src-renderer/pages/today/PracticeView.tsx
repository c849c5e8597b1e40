/** How the branch works: cadences and bounds that tasks are raised by, each with its default and what it does. */

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { TIERS } from '../../../src-shared/contract/values.ts';
import { DEFAULT_PRACTICE, type Practice } from '../../../src-shared/records/practice.record.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { added, changed, useEdit } from '../../ui/records/useEdit.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { FIELDS, type Field, isDefault, isSame, isWhole, keptOf, TIER_FIELDS, typedOf } from './practiceFields.ts';
import { useRefusalWords } from './useTasks.ts';

export function PracticeView() {
  const { data, error, refetch } = useQuery({
    queryKey: ['records', 'practice'],
    queryFn: () => call('practice.get', {}),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={12} />;
  return <Editor kept={data} reload={() => void refetch()} />;
}

interface Props {
  readonly kept: CallOutput<'practice.get'>;
  readonly reload: () => void;
}

const GROUPS = ['warning', 'money', 'callBack', 'margin'] as const;

function Editor({ kept, reload }: Props) {
  const { t } = useTranslation();
  const { save, isBusy } = useEdit();
  const words = useRefusalWords();
  /** Null: nothing was changed since it was read. */
  const [draft, setDraft] = useState<Practice | null>(null);
  const [problem, setProblem] = useState('');
  const body = draft ?? kept.body;
  const isGood = isWhole(body);
  const isChanged = draft !== null && !(isGood && isSame(draft, kept.body));
  const set = (part: Partial<Practice>) => setDraft({ ...body, ...part });
  const write = () => {
    const change =
      kept.record === null
        ? added('practice', null, body)
        : changed('practice', { ...kept.record, client_no: null }, body);
    save({ what: 'practice_changed', subject: '', changes: [change] }).then(
      () => {
        setDraft(null);
        setProblem('');
      },
      (error: unknown) => {
        setProblem(t('todayPage.notSaved', { why: words(error) }));
        reload();
      },
    );
  };
  return (
    <div className="today-body">
      <div className="practice">
        <p className="muted">{t('todayPage.practice.note')}</p>
        {problem !== '' && <Alert type="warning" role="alert" title={problem} />}
        <Panel title={t('todayPage.practice.group.cadence')} note={t('todayPage.practice.tierHint')}>
          <Tiers body={body} onChange={set} />
        </Panel>
        {GROUPS.map((group) => (
          <Panel key={group} title={t(`todayPage.practice.group.${group}`)}>
            {FIELDS.filter((field) => field.group === group).map((field) => (
              <Row
                key={field.name}
                field={field}
                value={body[field.name]}
                onChange={(value) => set({ [field.name]: value })}
              />
            ))}
          </Panel>
        ))}
        <div className="practice-bar">
          <Button type="primary" disabled={!isChanged || !isGood} loading={isBusy} onClick={write}>
            {t('todayPage.practice.save')}
          </Button>
          <Button disabled={!isChanged} onClick={() => setDraft(null)}>
            {t('todayPage.practice.undo')}
          </Button>
          <Button disabled={isDefault(body)} onClick={() => setDraft(DEFAULT_PRACTICE)}>
            {t('todayPage.practice.defaults')}
          </Button>
          <span className="muted" role="status">
            {isChanged ? t('todayPage.practice.unsaved') : isDefault(body) ? t('todayPage.practice.isDefault') : ''}
          </span>
        </div>
      </div>
    </div>
  );
}

function Tiers({ body, onChange }: { readonly body: Practice; readonly onChange: (part: Partial<Practice>) => void }) {
  const { t } = useTranslation();
  return (
    <table className="practice-tiers">
      <thead>
        <tr>
          <td />
          {TIERS.map((tier) => (
            <th key={tier} scope="col">
              {t(`tier.${tier}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {TIER_FIELDS.map((name) => (
          <tr key={name}>
            <th scope="row">{t(`todayPage.practice.tierRows.${name}`)}</th>
            {TIERS.map((tier) => (
              <td key={tier}>
                <InputNumber
                  aria-label={`${t(`todayPage.practice.tierRows.${name}`)} ${t(`tier.${tier}`)}`}
                  title={t('todayPage.practice.defaultIs', { value: DEFAULT_PRACTICE[name][tier] })}
                  min={1}
                  max={3650}
                  precision={0}
                  value={body[name][tier]}
                  onChange={(value) => {
                    if (value !== null) onChange({ [name]: { ...body[name], [tier]: value } });
                  }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Row({
  field,
  value,
  onChange,
}: {
  readonly field: Field;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, unit, min, max } = field;
  const label = t(`todayPage.practice.field.${name as 'goal_days'}`);
  const unitWords = t(`todayPage.practice.unit.${unit}`);
  const number = (n: number) => format.count(n);
  return (
    <div className="practice-row">
      <span>{label}</span>
      <InputNumber
        aria-label={label}
        min={min}
        max={max}
        precision={unit === 'percent' ? 2 : 0}
        suffix={unitWords}
        value={typedOf(unit, value)}
        onChange={(typed) => {
          if (typed !== null) onChange(keptOf(unit, typed));
        }}
      />
      <span className="practice-hint">
        {t(`todayPage.practice.hint.${name as 'goal_days'}`)}{' '}
        {t('todayPage.practice.defaultIs', { value: number(typedOf(unit, DEFAULT_PRACTICE[name])) })}
        {', '}
        {t('todayPage.practice.bounds', { min: number(min), max: number(max) })}
      </span>
    </div>
  );
}
