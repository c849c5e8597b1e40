/** Conditions on a source row, all of which must hold. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../../src-shared/files/mapping/profileData.ts';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';
import { HeaderSelect } from './HeaderSelect.tsx';
import { RowTools } from './RowTools.tsx';

interface Props {
  readonly conditions: readonly Condition[];
  readonly choices: readonly HeaderChoice[];
  /** So many must stay. */
  readonly least?: number;
  readonly onChange: (conditions: Condition[], key: string | null) => void;
}

const MOST = 20;
const TESTS = ['in', 'not_in', 'empty', 'filled', 'positive', 'negative', 'zero'] as const;
type Test = (typeof TESTS)[number];

export function ConditionsForm({ conditions, choices, least = 0, onChange }: Props) {
  const { t } = useTranslation();
  const header = choices[0]?.header;
  return (
    <div className="map-form">
      {conditions.map((condition, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what identifies a condition.
        <div key={i} className="map-condition">
          <ConditionForm
            condition={condition}
            choices={choices}
            onChange={(next) =>
              onChange(
                conditions.map((one, k) => (k === i ? next : one)),
                null,
              )
            }
          />
          <RowTools
            at={i}
            count={conditions.length}
            label={t('mapping.nth', { n: i + 1 })}
            least={least}
            isOrdered={false}
            onMove={(change) => onChange(change(conditions), null)}
          />
        </div>
      ))}
      {conditions.length === 0 && <p className="map-hint">{t('mapping.noConditions')}</p>}
      {conditions.length < MOST && header !== undefined && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => onChange([...conditions, { kind: 'filled', header }], null)}
        >
          {t('mapping.addCondition')}
        </Button>
      )}
    </div>
  );
}

interface OneProps {
  readonly condition: Condition;
  readonly choices: readonly HeaderChoice[];
  readonly onChange: (condition: Condition) => void;
}

function ConditionForm({ condition, choices, onChange }: OneProps) {
  const { t } = useTranslation();
  const { header } = condition;
  const test: Test = condition.kind === 'sign' ? condition.sign : condition.kind;
  const words = condition.kind === 'in' || condition.kind === 'not_in' ? condition.words : [];
  const known = choices.find((choice) => choice.header === header)?.values ?? [];
  return (
    <>
      <HeaderSelect
        label={t('mapping.conditionColumn')}
        value={header}
        choices={choices}
        onChange={(next) => onChange({ ...condition, header: next })}
      />
      <Select<Test>
        className="map-test"
        aria-label={t('mapping.conditionTest')}
        value={test}
        options={TESTS.map((value) => ({ value, label: t(`mapping.test.${value}`) }))}
        onChange={(next) => onChange(conditionOf(next, header, words.length > 0 ? words : known.slice(0, 1)))}
      />
      {(condition.kind === 'in' || condition.kind === 'not_in') && (
        <Select<string[]>
          className="map-words"
          mode="tags"
          aria-label={t('mapping.conditionWords')}
          value={condition.words}
          tokenSeparators={['\t', '\n', '，', '、']}
          options={[...new Set([...known, ...condition.words])]
            .filter(Boolean)
            .map((value) => ({ value, label: value }))}
          onChange={(next) => {
            if (next.length > 0) onChange({ ...condition, words: next });
          }}
        />
      )}
    </>
  );
}

function conditionOf(test: Test, header: string, words: readonly string[]): Condition {
  switch (test) {
    case 'in':
    case 'not_in':
      return { kind: test, header, words: words.length > 0 ? [...words] : ['?'] };
    case 'empty':
    case 'filled':
      return { kind: test, header };
    case 'positive':
    case 'negative':
    case 'zero':
      return { kind: 'sign', header, sign: test };
  }
}
