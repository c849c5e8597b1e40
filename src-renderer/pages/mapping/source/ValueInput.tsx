/** A value of the contract typed by hand: one of the column's codes, or free text. */
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../../src-shared/files/datasets.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { valueWord } from '../terms.ts';

interface Props {
  readonly label: string;
  readonly column: Column;
  /** null: none chosen yet; '': the empty value. */
  readonly value: string | null;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

/** Stands for the empty value, which antd would show as nothing chosen. */
const EMPTY = ' empty';

export function ValueInput({ label, column, value, placeholder, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  if (column.codes === null) {
    return (
      <Input
        aria-label={label}
        value={value ?? ''}
        maxLength={200}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const name = (code: string) => {
    const word = valueWord(column, code, language);
    return word === code ? code : `${word} · ${code}`;
  };
  return (
    <Select<string>
      className="map-select"
      aria-label={label}
      value={value === '' ? EMPTY : value}
      placeholder={placeholder}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        ...column.codes.values.map((code) => ({ value: code, label: name(code) })),
        { value: EMPTY, label: t('mapping.emptyValue') },
      ]}
      onChange={(next) => onChange(next === EMPTY ? '' : next)}
    />
  );
}
