/** How dates, times and numbers are written: a matter of the whole file, changed where it is noticed. */
import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Column, decimalsOf } from '../../../../src-shared/files/datasets.ts';
import {
  DATE_FORMATS,
  type DateFormat,
  type FileForm,
  TIME_FORMATS,
  type TimeFormat,
} from '../../../../src-shared/files/mapping/profileData.ts';
import { editing } from '../editor/session.ts';
import { setFile } from '../model/profileEdits.ts';

/** A colon in a key would be read as the end of a namespace. */
const TIME_KEYS = {
  hhmmss: 'hhmmss',
  'hh:mm:ss': 'colons',
  'h:mm': 'short',
  excel_fraction: 'excel_fraction',
} as const;

export function ColumnFormats({ column, file }: { readonly column: Column; readonly file: FileForm }) {
  if (column.kind === 'date') return <DateFormats file={file} />;
  if (column.kind === 'time') return <TimeFormats file={file} />;
  return decimalsOf(column.kind) === null ? null : <Thousands file={file} />;
}

export function DateFormats({ file }: { readonly file: FileForm }) {
  const { t } = useTranslation();
  return (
    <div className="map-field">
      <span>{t('mapping.dateFormats')}</span>
      <Select<DateFormat[]>
        className="map-select"
        mode="multiple"
        aria-label={t('mapping.dateFormats')}
        value={file.date_formats}
        options={DATE_FORMATS.map((value) => ({ value, label: t(`mapping.dateFormat.${value}`) }))}
        onChange={(date_formats) => {
          if (date_formats.length > 0) editing.edit((present) => setFile(present, { date_formats }));
        }}
      />
    </div>
  );
}

export function TimeFormats({ file }: { readonly file: FileForm }) {
  const { t } = useTranslation();
  return (
    <div className="map-field">
      <span>{t('mapping.timeFormats')}</span>
      <Select<TimeFormat[]>
        className="map-select"
        mode="multiple"
        aria-label={t('mapping.timeFormats')}
        value={file.time_formats}
        options={TIME_FORMATS.map((value) => ({ value, label: t(`mapping.timeFormat.${TIME_KEYS[value]}`) }))}
        onChange={(time_formats) => {
          if (time_formats.length > 0) editing.edit((present) => setFile(present, { time_formats }));
        }}
      />
    </div>
  );
}

export function Thousands({ file }: { readonly file: FileForm }) {
  const { t } = useTranslation();
  return (
    <Checkbox
      checked={file.thousands}
      onChange={(event) => editing.edit((present) => setFile(present, { thousands: event.target.checked }))}
    >
      {t('mapping.thousands')}
    </Checkbox>
  );
}
