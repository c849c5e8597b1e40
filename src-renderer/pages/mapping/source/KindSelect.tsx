import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SourceKind } from '../model/sources.ts';

interface Props {
  readonly label: string;
  readonly kinds: readonly SourceKind[];
  readonly value: SourceKind | null;
  readonly onChange: (kind: SourceKind) => void;
}

/** The ways in which a column can get its value. */
export function KindSelect({ label, kinds, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="map-field">
      <span>{label}</span>
      <Select<SourceKind>
        className="map-select"
        aria-label={label}
        value={value}
        placeholder={t('mapping.noSource')}
        options={kinds.map((kind) => ({ value: kind, label: t(`mapping.kind.${kind}`) }))}
        onChange={onChange}
      />
    </div>
  );
}
