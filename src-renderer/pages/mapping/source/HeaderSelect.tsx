/** Choice of one or several of the file's columns; each option shows its first values. */
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';

export interface HeaderOption {
  readonly value: string;
  readonly label: string;
  /** What a search looks through. */
  readonly name: string;
  readonly first: string;
}

export function useHeaderOptions(choices: readonly HeaderChoice[]): HeaderOption[] {
  const { t } = useTranslation();
  return useMemo(
    () =>
      choices.map(({ header, values, isAbsent }) => ({
        value: header,
        label: header,
        name: header,
        first: isAbsent ? t('mapping.notInSample') : values.slice(0, 3).join(t('mapping.listMark')),
      })),
    [choices, t],
  );
}

export function HeaderOptionView({ label, first }: { readonly label: string; readonly first: string }) {
  return (
    <span className="map-option">
      <span>{label}</span>
      <span className="muted">{first}</span>
    </span>
  );
}

const POPUP_WIDTH = 380;

interface OneProps {
  readonly label: string;
  readonly value: string | null;
  readonly choices: readonly HeaderChoice[];
  readonly onChange: (header: string) => void;
}

export function HeaderSelect({ label, value, choices, onChange }: OneProps) {
  const { t } = useTranslation();
  const options = useHeaderOptions(choices);
  return (
    <Select<string, HeaderOption>
      className="map-select"
      aria-label={label}
      placeholder={t('mapping.pickHeader')}
      value={value}
      options={options}
      showSearch={{ optionFilterProp: 'name' }}
      popupMatchSelectWidth={POPUP_WIDTH}
      optionRender={({ data }) => <HeaderOptionView label={data.label} first={data.first} />}
      onChange={onChange}
    />
  );
}

interface SeveralProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly choices: readonly HeaderChoice[];
  readonly max: number;
  readonly onChange: (headers: string[]) => void;
}

export function HeadersSelect({ label, values, choices, max, onChange }: SeveralProps) {
  const { t } = useTranslation();
  const options = useHeaderOptions(choices);
  return (
    <Select<string[], HeaderOption>
      className="map-select"
      mode="multiple"
      aria-label={label}
      placeholder={t('mapping.pickHeaders')}
      value={[...values]}
      maxCount={max}
      options={options}
      showSearch={{ optionFilterProp: 'name' }}
      popupMatchSelectWidth={POPUP_WIDTH}
      optionRender={({ data }) => <HeaderOptionView label={data.label} first={data.first} />}
      onChange={onChange}
    />
  );
}
