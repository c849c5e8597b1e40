/** One condition in full: field, relation, value; every change is at once in the pills and in the text. */
import { Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { type Leaf, type Op, opsOf } from '../../../src-shared/domain/conditions/tree.ts';
import { useFormat } from '../../format/useFormat.ts';
import { FieldPicker } from './FieldPicker.tsx';
import { OperandField } from './OperandField.tsx';
import { leafOn } from './operandModel.ts';
import { useFields } from './useSegments.ts';

interface Props {
  readonly leaf: Leaf;
  readonly isDenied: boolean;
  readonly onChange: (leaf: Leaf) => void;
  readonly onDeny: () => void;
  readonly onSplit: () => void;
  readonly onDone: () => void;
}

export function LeafForm({ leaf, isDenied, onChange, onDeny, onSplit, onDone }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const field = DICTIONARY.coded(leaf.field);
  const meaning = language === 'zh-CN' ? field.meaning?.zh : field.meaning?.en;
  return (
    <fieldset className="segment-form">
      <div className="segment-form-row">
        <FieldPicker value={leaf.field} onChange={(code) => onChange(leafOn(DICTIONARY.coded(code), leaf.op, leaf))} />
        <Select<Op>
          className="segment-op"
          aria-label={t('segmentsPage.operator')}
          value={leaf.op}
          onChange={(op) => onChange(leafOn(field, op, leaf))}
          options={opsOf(field).map((op) => ({ value: op, label: t(`segmentsPage.op.${op}`) }))}
        />
        <Operands leaf={leaf} onChange={onChange} />
      </div>
      <div className="segment-form-row">
        <Checkbox checked={isDenied} onChange={onDeny}>
          {t('segmentsPage.isDenied')}
        </Checkbox>
        <Button size="small" onClick={onSplit}>
          {t('segmentsPage.addGroup')}
        </Button>
        <span className="segment-meaning muted">
          {[meaning, field.isOfPeriod === true ? t('segmentsPage.period') : undefined]
            .filter((words) => words !== undefined)
            .join(' · ')}
        </span>
        <Button size="small" type="primary" onClick={onDone}>
          {t('segmentsPage.done')}
        </Button>
      </div>
    </fieldset>
  );
}

function Operands({ leaf, onChange }: Pick<Props, 'leaf' | 'onChange'>) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { data } = useFields();
  const field = DICTIONARY.coded(leaf.field);
  if ('values' in leaf || (leaf.op === 'known' && field.codes === undefined && wantsValues(field.unit))) {
    const known =
      field.codes?.map(({ code, name }) => ({ value: code, label: language === 'zh-CN' ? name.zh : name.en })) ??
      data?.fields.find(({ code }) => code === field.code)?.values.map((value) => ({ value, label: value })) ??
      [];
    const op = 'values' in leaf ? leaf.op : 'has';
    return (
      <Select
        mode={field.codes === undefined ? 'tags' : 'multiple'}
        className="segment-values"
        aria-label={t('segmentsPage.values')}
        placeholder={t('segmentsPage.valuesPlaceholder')}
        value={'values' in leaf ? [...leaf.values] : []}
        options={known}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(values: string[]) => {
          const given = values.map((value) => value.trim()).filter((value) => value !== '');
          onChange(given.length === 0 ? { field: field.code, op: 'known' } : { field: field.code, op, values: given });
        }}
      />
    );
  }
  if ('from' in leaf) {
    return (
      <>
        <OperandField
          key="from"
          field={field}
          label={t('segmentsPage.operand')}
          value={leaf.from}
          onChange={(from) => onChange({ ...leaf, from })}
        />
        <span>{t('segmentsPage.operandTo')}</span>
        <OperandField
          key="to"
          field={field}
          label={t('segmentsPage.operandTo')}
          value={leaf.to}
          onChange={(to) => onChange({ ...leaf, to })}
        />
      </>
    );
  }
  if (!('value' in leaf)) return null;
  return (
    <OperandField
      key={leaf.field}
      field={field}
      label={t('segmentsPage.operand')}
      value={leaf.value}
      onChange={(value) => onChange({ ...leaf, value })}
    />
  );
}

/** Fields of free words: a value can be given to one that is only asked to be known. */
function wantsValues(unit: string): boolean {
  return unit === 'words' || unit === 'text';
}
