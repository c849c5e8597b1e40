/** The file: what it seems to be, and the same as a person may correct it. */
import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../../src-shared/contract/importCalls.ts';
import { DELIMITERS, FILE_ENCODINGS } from '../../../src-shared/files/mapping/profileData.ts';
import { instantText } from '../../format/instant.ts';
import { useFormat } from '../../format/useFormat.ts';
import { fileProblemOf } from '../../locales/useTerms.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Trouble } from './ImportPage.tsx';
import type { Import } from './useImport.ts';

export function FileStep({ work, view }: { readonly work: Import; readonly view: ImportView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { read, choose, run, leave } = work;
  const { file, problem, seen } = view;
  const isFormless = problem !== null && FORMLESS.includes(problem.code);
  const isDone = run.isSuccess || run.isPending;
  const set = (part: Partial<ImportView['file']>): void => read.mutate({ ...file, ...part });
  return (
    <Panel
      title={t('importPage.step.file')}
      note={<strong className="import-name">{view.name}</strong>}
      extra={
        <>
          <Button size="small" disabled={run.isPending} loading={choose.isPending} onClick={() => choose.mutate()}>
            {t('importPage.chooseOther')}
          </Button>
          <Button size="small" type="text" disabled={run.isPending} onClick={leave}>
            {t('importPage.leave')}
          </Button>
        </>
      }
    >
      {!isFormless && (
        <div className="import-form">
          {file.format === 'csv' && (
            <>
              <Field label={t('importPage.encoding')}>
                <Select
                  aria-label={t('importPage.encoding')}
                  disabled={isDone}
                  value={file.encoding}
                  onChange={(encoding) => set({ encoding })}
                  options={FILE_ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
                />
              </Field>
              <Field label={t('importPage.delimiter')}>
                <Select
                  aria-label={t('importPage.delimiter')}
                  disabled={isDone}
                  value={file.delimiter}
                  onChange={(delimiter) => set({ delimiter })}
                  options={DELIMITERS.map((value) => ({ value, label: t(`importPage.delimiterOf.${value}`) }))}
                />
              </Field>
            </>
          )}
          {view.sheets.length > 0 && (
            <Field label={t('importPage.sheet')}>
              <Select
                aria-label={t('importPage.sheet')}
                disabled={isDone}
                value={file.sheet ?? view.sheets[0] ?? ''}
                onChange={(sheet) => set({ sheet })}
                options={view.sheets.map((value) => ({ value, label: value }))}
              />
            </Field>
          )}
          <Field label={t('importPage.skip')}>
            <InputNumber
              aria-label={t('importPage.skip')}
              disabled={isDone}
              min={0}
              max={100}
              value={file.skip_lines}
              onChange={(skip) => set({ skip_lines: skip ?? 0 })}
            />
          </Field>
          {problem === null && (
            <span className="muted">
              {t('importPage.rows', { n: format.count(view.rows), c: view.columns.length })}
            </span>
          )}
        </div>
      )}
      {seen !== null && !isDone && (
        <p className="import-hint">{t('importPage.seen', { name: seen.name, at: instantText(seen.at) })}</p>
      )}
      {problem !== null && (
        <p className="import-trouble" role="alert">
          {t('importPage.unreadable', { why: fileProblemOf(t, problem) })}
        </p>
      )}
      <Trouble error={read.error ?? choose.error} />
    </Panel>
  );
}

/** Files whose form is not to be chosen: they would not be read by another encoding or delimiter either. */
const FORMLESS: readonly string[] = ['empty_file', 'old_workbook', 'web_page', 'too_large', 'bad_workbook'];

function Field({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="import-field">
      <span className="muted">{label}</span>
      {children}
    </div>
  );
}
