/** Chooses a client by name, pinyin or number. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/bridge.ts';

interface Props {
  readonly id: string;
  readonly value: { readonly no: string; readonly name: string } | null;
  readonly onChange: (value: { readonly no: string; readonly name: string } | null) => void;
}

/** Clients that are offered at once. */
const OFFERED = 20;

export function ClientPicker({ id, value, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const list = useQuery({ queryKey: ['clients.list'], queryFn: () => call('clients.list', {}) });
  const found = useQuery({
    queryKey: ['clients.find', wanted],
    queryFn: () => call('clients.find', { text: wanted }),
    enabled: wanted !== '',
  });
  const rows = wanted === '' ? [] : [...(found.data?.rows ?? [])].slice(0, OFFERED);
  const options = rows.flatMap((row) => {
    const no = list.data?.client_no[row];
    return no === undefined ? [] : [{ value: no, label: `${list.data?.name[row] ?? no} ${no}` }];
  });
  const own = value === null ? [] : [{ value: value.no, label: `${value.name} ${value.no}` }];
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      value={value?.no ?? null}
      placeholder={t('todayPage.form.clientPlaceholder')}
      notFoundContent={wanted === '' ? null : t('todayPage.form.noClient')}
      options={wanted === '' ? own : options}
      onChange={(no: string | undefined) => {
        const chosen = [...options, ...own].find((option) => option.value === no);
        setText('');
        onChange(
          chosen === undefined ? null : { no: chosen.value, name: chosen.label.slice(0, -chosen.value.length - 1) },
        );
      }}
      getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
    />
  );
}
