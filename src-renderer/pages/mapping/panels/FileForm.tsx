/** The form of the file: format, encoding, delimiter, header line, and how cells are cleaned. */
import { Checkbox, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DELIMITERS,
  type Delimiter,
  FILE_ENCODINGS,
  FILE_FORMATS,
  type FileEncoding,
  type FileFormat,
  type FileForm as Form,
} from '../../../../src-shared/files/mapping/profileData.ts';
import { editing } from '../editor/session.ts';
import { setFile } from '../model/profileEdits.ts';
import { DateFormats, Thousands, TimeFormats } from '../source/ColumnFormats.tsx';

interface Props {
  readonly file: Form;
  readonly sheets: readonly string[];
  readonly hasMark: boolean;
}

export function FileForm({ file, sheets, hasMark }: Props) {
  const { t } = useTranslation();
  const set = (change: Partial<Form>) => editing.edit((present) => setFile(present, change));
  const isSheet = file.format === 'xlsx';
  return (
    <div className="map-file-form">
      <Field label={t('mapping.format')}>
        <Select<FileFormat>
          aria-label={t('mapping.format')}
          value={file.format}
          options={FILE_FORMATS.map((value) => ({ value, label: t(`mapping.formatOf.${value}`) }))}
          onChange={(format) => set({ format })}
        />
      </Field>
      {!isSheet && (
        <Field label={t('mapping.encoding')} note={hasMark ? t('mapping.byteOrderMark') : undefined}>
          <Select<FileEncoding>
            aria-label={t('mapping.encoding')}
            value={file.encoding}
            options={FILE_ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={(encoding) => set({ encoding })}
          />
        </Field>
      )}
      {file.format === 'csv' && (
        <Field label={t('mapping.delimiter')}>
          <Select<Delimiter>
            aria-label={t('mapping.delimiter')}
            value={file.delimiter}
            options={DELIMITERS.map((value) => ({ value, label: t(`mapping.delimiterOf.${value}`) }))}
            onChange={(delimiter) => set({ delimiter })}
          />
        </Field>
      )}
      {isSheet && (
        <Field label={t('mapping.sheet')}>
          <Select<string>
            aria-label={t('mapping.sheet')}
            value={file.sheet ?? ''}
            options={[
              { value: '', label: t('mapping.firstSheet') },
              ...sheets.map((value) => ({ value, label: value })),
            ]}
            onChange={(sheet) => set({ sheet: sheet === '' ? null : sheet })}
          />
        </Field>
      )}
      {file.format !== 'dbf' && (
        <Field label={t('mapping.headerLine')}>
          <InputNumber<number>
            aria-label={t('mapping.headerLine')}
            value={file.skip_lines + 1}
            min={1}
            max={101}
            precision={0}
            onChange={(line) => {
              if (line !== null) set({ skip_lines: line - 1 });
            }}
          />
        </Field>
      )}
      <DateFormats file={file} />
      <TimeFormats file={file} />
      <Field label={t('mapping.emptyWords')}>
        <Select<string[]>
          mode="tags"
          aria-label={t('mapping.emptyWords')}
          placeholder={t('mapping.emptyWordsHint')}
          value={file.empty_words}
          options={[...new Set(['---', '-', 'NULL', ...file.empty_words])].map((value) => ({ value, label: value }))}
          onChange={(empty_words) => set({ empty_words })}
        />
      </Field>
      <div className="map-checks">
        <Checkbox checked={file.trim} onChange={(event) => set({ trim: event.target.checked })}>
          {t('mapping.trim')}
        </Checkbox>
        {file.format === 'csv' && (
          <Checkbox checked={file.unwrap} onChange={(event) => set({ unwrap: event.target.checked })}>
            {t('mapping.unwrap')}
          </Checkbox>
        )}
        <Thousands file={file} />
      </div>
    </div>
  );
}

function Field({
  label,
  note,
  children,
}: {
  readonly label: string;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className="map-field">
      <span>
        {label}
        {note !== undefined && <em>{note}</em>}
      </span>
      {children}
    </div>
  );
}
