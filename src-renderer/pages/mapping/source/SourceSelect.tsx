/** Where a column comes from: a header of the file, or another way; shown in a few words. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column, DatasetName } from '../../../../src-shared/files/datasets.ts';
import { fits } from '../../../../src-shared/files/mapping/parseProfile.ts';
import type { Source } from '../../../../src-shared/files/mapping/profileData.ts';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';
import { SOURCE_KINDS, type SourceKind, startSource } from '../model/sources.ts';
import { sourceWord } from '../terms.ts';
import { type HeaderOption, HeaderOptionView, useHeaderOptions } from './HeaderSelect.tsx';

interface Props {
  readonly label: string;
  readonly dataset: DatasetName;
  readonly column: Column;
  readonly source: Source | null;
  readonly byHeader: string | null;
  readonly choices: readonly HeaderChoice[];
  /** opens: the new source needs details. */
  readonly onChange: (source: Source | null, opens: boolean) => void;
}

/** A space cannot begin a value of ours: headers keep their own values. */
const KIND = ' kind:';
const PRESENT = ' present';

export function kindsFor(dataset: DatasetName, column: Column): readonly SourceKind[] {
  return SOURCE_KINDS.filter((kind) => {
    if (kind === 'words' && column.codes === null && column.kind !== 'code') return false;
    return fits(kind, column, { dataset });
  });
}

export function SourceSelect({ label, dataset, column, source, byHeader, choices, onChange }: Props) {
  const { t } = useTranslation();
  const headers = useHeaderOptions(choices);
  const isHeader = source !== null && (source.kind === 'column' || source.kind === 'words');
  const kinds = kindsFor(dataset, column).filter((kind) => kind !== 'column' && kind !== 'words');
  const present: HeaderOption[] =
    source === null || isHeader ? [] : [{ value: PRESENT, label: sourceWord(t, source), name: '', first: '' }];
  const pick = (value: string | undefined) => {
    if (value === undefined) return onChange(null, false);
    if (value === PRESENT) return;
    if (value.startsWith(KIND)) {
      const kind = kinds.find((one) => one === value.slice(KIND.length));
      if (kind !== undefined) onChange(startSource(kind, source, choices[0]?.header ?? column.zh), true);
      return;
    }
    const former = source !== null && (source.kind === 'column' || source.kind === 'words') ? source : null;
    onChange(former === null ? { kind: 'column', header: value, steps: [] } : { ...former, header: value }, false);
  };
  return (
    <Select<string | undefined>
      className="map-select"
      aria-label={label}
      placeholder={byHeader ?? t('mapping.noSource')}
      value={source === null ? undefined : isHeader ? source.header : PRESENT}
      allowClear={source !== null}
      showSearch={{ optionFilterProp: 'name' }}
      popupMatchSelectWidth={380}
      options={[
        ...present,
        { label: t('mapping.fromFile'), name: '', options: headers },
        {
          label: t('mapping.otherWays'),
          name: '',
          options: kinds.map((kind) => ({
            value: `${KIND}${kind}`,
            label: t(`mapping.kind.${kind}`),
            name: t(`mapping.kind.${kind}`),
            first: '',
          })),
        },
      ]}
      optionRender={({ data }) => (
        <HeaderOptionView label={String(data.label)} first={'first' in data ? String(data.first) : ''} />
      )}
      onChange={pick}
    />
  );
}
