/** Chooses a field: by its name in either language, its code, or pinyin; by its group where nothing is typed. */
import { Select, type SelectProps } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConditionField, FIELD_GROUPS } from '../../../src-shared/domain/conditions/field.ts';
import { CONDITION_FIELDS } from '../../../src-shared/domain/conditions/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { foundFields } from './fieldSearch.ts';
import { useFields } from './useSegments.ts';
import { nameOf } from './valueWords.ts';

interface Props {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

export function FieldPicker({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { data } = useFields();
  const [text, setText] = useState('');
  const options = useMemo((): SelectProps['options'] => {
    const option = (field: ConditionField) => ({ value: field.code, label: nameOf(field, language) });
    if (text.trim() !== '') {
      const pinyin = new Map(data?.fields.map((field) => [field.code, field.pinyin]));
      return foundFields(CONDITION_FIELDS, pinyin, text).map(option);
    }
    return FIELD_GROUPS.map((group) => ({
      label: t(`segmentsPage.group.${group}`),
      options: CONDITION_FIELDS.filter((field) => field.group === group).map(option),
    }));
  }, [data, language, t, text]);
  return (
    <Select
      className="segment-field"
      aria-label={t('segmentsPage.field')}
      placeholder={t('segmentsPage.fieldPlaceholder')}
      value={value}
      onChange={(code: string) => {
        setText('');
        onChange(code);
      }}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      popupMatchSelectWidth={300}
      {...(options === undefined ? {} : { options })}
    />
  );
}
