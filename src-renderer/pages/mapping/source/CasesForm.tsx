/** A value by conditions on the row: the first case that holds gives it. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../../src-shared/files/datasets.ts';
import type { PlainSource } from '../../../../src-shared/files/mapping/profileData.ts';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';
import { ConditionsForm } from './ConditionsForm.tsx';
import { OtherChoice } from './OtherChoice.tsx';
import { RowTools } from './RowTools.tsx';
import { ValueInput } from './ValueInput.tsx';

type Cases = Extract<PlainSource, { kind: 'cases' }>;

interface Props {
  readonly source: Cases;
  readonly column: Column;
  readonly choices: readonly HeaderChoice[];
  readonly onChange: (source: PlainSource, key?: string | null) => void;
}

const MOST = 50;

export function CasesForm({ source, column, choices, onChange }: Props) {
  const { t } = useTranslation();
  const { cases } = source;
  const header = choices[0]?.header ?? '?';
  const set = (at: number, change: Partial<Cases['cases'][number]>, key: string | null) =>
    onChange({ ...source, cases: cases.map((one, i) => (i === at ? { ...one, ...change } : one)) }, key);
  return (
    <>
      {cases.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what identifies a case.
        <fieldset key={i} className="map-part">
          <legend>{t('mapping.caseNth', { n: i + 1 })}</legend>
          <RowTools
            at={i}
            count={cases.length}
            label={t('mapping.caseNth', { n: i + 1 })}
            least={1}
            onMove={(change) => onChange({ ...source, cases: change(cases) })}
          />
          <ConditionsForm
            conditions={one.when}
            choices={choices}
            least={1}
            onChange={(when) => set(i, { when }, null)}
          />
          <div className="map-field">
            <span>{t('mapping.caseValue')}</span>
            <ValueInput
              label={t('mapping.caseValue')}
              column={column}
              value={one.value}
              onChange={(value) => set(i, { value }, `case ${i}`)}
            />
          </div>
        </fieldset>
      ))}
      {cases.length < MOST && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => onChange({ ...source, cases: [...cases, { when: [{ kind: 'filled', header }], value: '' }] })}
        >
          {t('mapping.addCase')}
        </Button>
      )}
      <OtherChoice value={source.other} onChange={(other) => onChange({ ...source, other })} />
    </>
  );
}
