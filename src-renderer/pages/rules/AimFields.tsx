/** The figure that a proposal is to move, and which way: what its outcome is measured by. */
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormField } from '../../ui/records/FormField.tsx';
import { FieldSelect } from './FieldSelect.tsx';
import type { RuleBody } from './model.ts';

interface Props {
  readonly aim: RuleBody['aim'];
  readonly onChange: (aim: RuleBody['aim']) => void;
}

/** What can be told apart by more and less. */
const NUMBERS = ['money', 'ratio', 'permille', 'times', 'number', 'count', 'days'] as const;

export function AimFields({ aim, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FormField label={t('recordFields.field.rule.aim')}>
      {(id) => (
        <div className="rule-aim">
          <FieldSelect
            id={id}
            placeholder={t('rulesPage.noAim')}
            value={aim === null ? [] : [aim.field]}
            units={NUMBERS}
            onChange={([field]) => onChange(field === undefined ? null : { field, better: aim?.better ?? 'up' })}
          />
          {aim !== null && (
            <Segmented
              aria-label={t('rulesPage.better')}
              value={aim.better}
              onChange={(better) => onChange({ ...aim, better: better as 'up' | 'down' })}
              options={[
                { value: 'up', label: t('rulesPage.up') },
                { value: 'down', label: t('rulesPage.down') },
              ]}
            />
          )}
        </div>
      )}
    </FormField>
  );
}
