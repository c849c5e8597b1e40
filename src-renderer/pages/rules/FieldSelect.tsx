/** Chooses one field, none, or several, by name in either language, code, or pinyin. */
import { Select, type SelectProps } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConditionField, FIELD_GROUPS } from '../../../src-shared/domain/conditions/field.ts';
import { CONDITION_FIELDS, DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { foundFields } from '../segments/fieldSearch.ts';
import { useFields } from '../segments/useSegments.ts';
import { nameOf } from '../segments/valueWords.ts';

interface Props {
  readonly id?: string;
  readonly label?: string;
  readonly placeholder: string;
  readonly value: readonly string[];
  readonly isMany?: boolean;
  readonly isWrong?: boolean;
  /** Fields of these units alone. */
  readonly units?: readonly ConditionField['unit'][];
  readonly onChange: (fields: string[]) => void;
}

export function FieldSelect({
  id,
  label,
  placeholder,
  value,
  isMany = false,
  isWrong = false,
  units,
  onChange,
}: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { data } = useFields();
  const [text, setText] = useState('');
  const options = useMemo((): NonNullable<SelectProps['options']> => {
    const option = (field: ConditionField) => ({ value: field.code, label: nameOf(field, language) });
    const fields = CONDITION_FIELDS.filter(({ unit }) => units === undefined || units.includes(unit));
    if (text.trim() !== '') {
      const pinyin = new Map(data?.fields.map((field) => [field.code, field.pinyin]));
      return foundFields(fields, pinyin, text).map(option);
    }
    return FIELD_GROUPS.map((group) => ({
      label: t(`segmentsPage.group.${group}`),
      options: fields.filter((field) => field.group === group).map(option),
    })).filter((group) => group.options.length > 0);
  }, [data, language, t, text, units]);
  const shared = {
    ...(id === undefined ? {} : { id }),
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(isWrong ? { status: 'error' as const } : {}),
    placeholder,
    allowClear: true,
    popupMatchSelectWidth: 300,
    options,
    showSearch: { filterOption: false, onSearch: setText, searchValue: text },
    // A field that is not listed (of another unit, or of none) still says its name.
    labelRender: ({ value: code }: { value?: unknown }) =>
      DICTIONARY.has(String(code)) ? nameOf(DICTIONARY.coded(String(code)), language) : String(code),
  };
  if (isMany) {
    return (
      <Select<string[]>
        {...shared}
        mode="multiple"
        value={[...value]}
        onChange={(fields) => {
          setText('');
          onChange(fields);
        }}
      />
    );
  }
  return (
    <Select<string | null>
      {...shared}
      value={value[0] ?? null}
      onChange={(field) => {
        setText('');
        onChange(field == null ? [] : [field]);
      }}
    />
  );
}
