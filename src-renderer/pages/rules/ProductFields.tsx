/** Which products of head office a rule wants: kinds, the money that there is for it, until when, and whether it needs one. */
import { Checkbox, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { proposalPageEn } from '../../locales/proposalPage.en.ts';
import { FormField } from '../../ui/records/FormField.tsx';
import { useKindName } from '../proposals/useKindName.ts';
import { FieldSelect } from './FieldSelect.tsx';
import type { RuleBody } from './model.ts';

interface Props {
  readonly products: RuleBody['products'];
  readonly onChange: (products: RuleBody['products']) => void;
}

const FIRST: NonNullable<RuleBody['products']> = { kinds: null, amount: null, days: null, needed: false, most: 3 };
const KINDS = Object.keys(proposalPageEn.product.kinds);
const MONEY = ['money'] as const;
const DAYS = ['days'] as const;

export function ProductFields({ products, onChange }: Props) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const set = (change: Partial<NonNullable<RuleBody['products']>>) => onChange({ ...(products ?? FIRST), ...change });
  return (
    <>
      <Checkbox checked={products !== null} onChange={(event) => onChange(event.target.checked ? FIRST : null)}>
        {t('rulesPage.withProducts')}
      </Checkbox>
      {products !== null && (
        <>
          <div className="panes-grid rule-grid">
            <FormField label={t('rulesPage.kinds')}>
              {(id) => (
                <Select<string[]>
                  id={id}
                  mode="tags"
                  maxCount={20}
                  placeholder={t('rulesPage.anyKind')}
                  value={products.kinds ?? []}
                  options={KINDS.map((value) => ({ value, label: kindName(value) }))}
                  onChange={(kinds) => set({ kinds: kinds.length === 0 ? null : kinds })}
                />
              )}
            </FormField>
            <FormField label={t('rulesPage.most')}>
              {(id) => (
                <InputNumber
                  id={id}
                  min={1}
                  max={10}
                  precision={0}
                  value={products.most}
                  onChange={(most) => {
                    if (most !== null) set({ most });
                  }}
                />
              )}
            </FormField>
            <FormField label={t('rulesPage.amount')}>
              {(id) => (
                <FieldSelect
                  id={id}
                  placeholder={t('rulesPage.anyAmount')}
                  value={products.amount === null ? [] : [products.amount]}
                  units={MONEY}
                  onChange={([amount]) => set({ amount: amount ?? null })}
                />
              )}
            </FormField>
            <FormField label={t('rulesPage.term')}>
              {(id) => (
                <FieldSelect
                  id={id}
                  placeholder={t('rulesPage.anyTerm')}
                  value={products.days === null ? [] : [products.days]}
                  units={DAYS}
                  onChange={([days]) => set({ days: days ?? null })}
                />
              )}
            </FormField>
          </div>
          <Checkbox checked={products.needed} onChange={(event) => set({ needed: event.target.checked })}>
            {t('rulesPage.needed')}
          </Checkbox>
        </>
      )}
      <p className="muted rule-note">{t('rulesPage.suitabilityNote')}</p>
    </>
  );
}
