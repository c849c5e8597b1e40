/** Chooses clients by name, pinyin, initials or number. */
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inDialog } from '../../ui/records/FormField.tsx';
import { useFindPersons } from './usePerson.ts';

interface Props {
  readonly id: string;
  readonly value: readonly string[];
  /** Names already known, by number. */
  readonly names: Readonly<Record<string, string>>;
  readonly isMany?: boolean;
  /** Gets the focus as soon as it is there. */
  readonly isFocused?: boolean;
  readonly onChange: (numbers: readonly string[]) => void;
}

export function PersonPicker({ id, value, names, isMany = false, isFocused = false, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [known, setKnown] = useState(names);
  const found = useFindPersons(text.trim()).data ?? [];
  const label = (no: string, name: string | undefined): string => (name === undefined ? no : `${name} ${no}`);
  const options = [
    ...value.map((no) => ({ value: no, label: label(no, known[no]) })),
    ...found
      .filter(({ client_no }) => !value.includes(client_no))
      .map(({ client_no, name }) => ({ value: client_no, label: label(client_no, name) })),
  ];
  const change = (numbers: readonly string[]): void => {
    setKnown({ ...known, ...Object.fromEntries(found.map(({ client_no, name }) => [client_no, name])) });
    setText('');
    onChange(numbers);
  };
  return (
    <Select
      id={id}
      {...(isMany ? { mode: 'multiple' as const } : {})}
      allowClear
      autoFocus={isFocused}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      placeholder={t('profilePage.pick')}
      value={isMany ? [...value] : (value[0] ?? null)}
      options={options}
      notFoundContent={null}
      onChange={(next: unknown) => {
        if (Array.isArray(next)) change(next as string[]);
        else change(typeof next === 'string' ? [next] : []);
      }}
      {...inDialog}
    />
  );
}
