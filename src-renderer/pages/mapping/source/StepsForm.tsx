/** What is done to a cell before it is read as a value, in order. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../../../src-shared/files/mapping/profileData.ts';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';
import { ConditionsForm } from './ConditionsForm.tsx';
import { RowTools } from './RowTools.tsx';

interface Props {
  readonly steps: readonly Step[];
  readonly choices: readonly HeaderChoice[];
  readonly onChange: (steps: Step[], key?: string | null) => void;
}

const MOST = 10;
const KINDS = [
  'negate',
  'absolute',
  'negate_if',
  'pad_zeros',
  'cut_prefix',
  'take',
  'empty_if',
  'empty_if_zero',
  'default',
  'times',
  'round',
] as const satisfies readonly Step['kind'][];

function startStep(kind: Step['kind'], header: string): Step {
  switch (kind) {
    case 'negate':
    case 'absolute':
    case 'empty_if_zero':
      return { kind };
    case 'negate_if':
      return { kind, when: [{ kind: 'filled', header }] };
    case 'pad_zeros':
      return { kind, width: 6 };
    case 'cut_prefix':
      return { kind, prefix: '0' };
    case 'take':
      return { kind, from: 0, length: 6 };
    case 'empty_if':
      return { kind, words: ['---'] };
    case 'default':
      return { kind, value: '0' };
    case 'times':
      return { kind, factor: '100' };
    case 'round':
      return { kind, decimals: 2 };
  }
}

export function StepsForm({ steps, choices, onChange }: Props) {
  const { t } = useTranslation();
  const header = choices[0]?.header ?? '?';
  return (
    <div className="map-steps">
      {steps.length > 0 && <span className="map-steps-title">{t('mapping.steps')}</span>}
      <ol>
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what identifies a step.
          <li key={i} className={step.kind === 'negate_if' ? 'is-long' : ''}>
            <span className="map-step-name">{t(`mapping.step.${step.kind}`)}</span>
            <StepForm
              step={step}
              choices={choices}
              onChange={(next) =>
                onChange(
                  steps.map((one, k) => (k === i ? next : one)),
                  `step ${i}`,
                )
              }
            />
            <RowTools
              at={i}
              count={steps.length}
              label={t(`mapping.step.${step.kind}`)}
              least={0}
              onMove={(change) => onChange(change(steps))}
            />
          </li>
        ))}
      </ol>
      {steps.length < MOST && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: KINDS.map((kind) => ({ key: kind, label: t(`mapping.step.${kind}`) })),
            onClick: ({ key }) => {
              const kind = KINDS.find((one) => one === key);
              if (kind !== undefined) onChange([...steps, startStep(kind, header)]);
            },
          }}
        >
          <Button size="small" icon={<PlusOutlined />}>
            {t('mapping.addStep')}
          </Button>
        </Dropdown>
      )}
    </div>
  );
}

interface StepProps {
  readonly step: Step;
  readonly choices: readonly HeaderChoice[];
  readonly onChange: (step: Step) => void;
}

function StepForm({ step, choices, onChange }: StepProps) {
  const { t } = useTranslation();
  const label = t(`mapping.step.${step.kind}`);
  const text = (value: string, change: (value: string) => Step) => (
    <Input
      className="map-short"
      size="small"
      aria-label={label}
      value={value}
      onChange={(event) => {
        if (event.target.value !== '') onChange(change(event.target.value));
      }}
    />
  );
  const number = (value: number, min: number, max: number, name: string, change: (value: number) => Step) => (
    <InputNumber<number>
      className="map-short"
      size="small"
      aria-label={name}
      value={value}
      min={min}
      max={max}
      precision={0}
      onChange={(next) => {
        if (next !== null) onChange(change(next));
      }}
    />
  );
  switch (step.kind) {
    case 'negate':
    case 'absolute':
    case 'empty_if_zero':
      return null;
    case 'cut_prefix':
      return text(step.prefix, (prefix) => ({ ...step, prefix }));
    case 'default':
      return text(step.value, (value) => ({ ...step, value }));
    case 'times':
      return <FactorInput label={label} value={step.factor} onChange={(factor) => onChange({ ...step, factor })} />;
    case 'pad_zeros':
      return number(step.width, 1, 64, t('mapping.width'), (width) => ({ ...step, width }));
    case 'round':
      return number(step.decimals, 0, 9, t('mapping.decimals'), (decimals) => ({ ...step, decimals }));
    case 'take':
      return (
        <>
          {number(step.from + 1, 1, 201, t('mapping.takeFrom'), (from) => ({ ...step, from: from - 1 }))}
          {number(step.length, 1, 200, t('mapping.takeLength'), (length) => ({ ...step, length }))}
        </>
      );
    case 'empty_if':
      return (
        <Select<string[]>
          className="map-words"
          size="small"
          mode="tags"
          aria-label={label}
          value={step.words}
          options={step.words.map((value) => ({ value, label: value }))}
          onChange={(words) => {
            if (words.length > 0) onChange({ ...step, words });
          }}
        />
      );
    case 'negate_if':
      return (
        <ConditionsForm
          conditions={step.when}
          choices={choices}
          least={1}
          onChange={(when) => onChange({ ...step, when })}
        />
      );
  }
}

const DECIMAL = /^-?\d{1,12}(\.\d{1,9})?$/;

/** Keeps what is typed until it is a number. */
function FactorInput({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <InputNumber<string>
      className="map-short"
      size="small"
      stringMode
      aria-label={label}
      value={value}
      onChange={(next) => {
        if (next !== null && DECIMAL.test(next)) onChange(next);
      }}
    />
  );
}
