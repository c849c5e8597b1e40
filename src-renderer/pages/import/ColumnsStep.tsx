/** Columns of the file, each with its first values and what it is. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../../src-shared/contract/importCalls.ts';
import { FIELD_GROUPS, type FieldGroup, type ImportField } from '../../../src-shared/records/importing/importFields.ts';
import { Panel } from '../../ui/Panel.tsx';
import { lacking, setField } from './model.ts';
import type { Import } from './useImport.ts';

const GROUPS = Object.keys(FIELD_GROUPS) as FieldGroup[];
const NONE = '';

export function ColumnsStep({ work, view }: { readonly work: Import; readonly view: ImportView }) {
  const { t } = useTranslation();
  const { chosen, change, run } = work;
  const fields = chosen?.fields ?? [];
  const lacks = lacking(fields);
  const options = [
    { value: NONE, label: t('importPage.notImported') },
    ...GROUPS.map((group) => ({
      label: t(`importPage.group.${group}`),
      options: FIELD_GROUPS[group].map((value: ImportField) => ({ value, label: t(`importPage.field.${value}`) })),
    })),
  ];
  return (
    <Panel
      title={t('importPage.step.columns')}
      note={t(view.is_remembered ? 'importPage.remembered' : 'importPage.suggested')}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key. */}
      <section className="import-scroll import-columns" tabIndex={0} aria-label={t('importPage.step.columns')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('importPage.column')}</th>
              <th scope="col">{t('importPage.values')}</th>
              <th scope="col">{t('importPage.is')}</th>
            </tr>
          </thead>
          <tbody>
            {view.columns.slice(0, fields.length).map(({ header, values }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; headers may be twice the same.
              <tr key={i}>
                <th scope="row">{header === '' ? t('importPage.noHeader', { n: i + 1 }) : header}</th>
                <td className="import-values muted">{values.slice(0, 3).join(' · ')}</td>
                <td>
                  <Select
                    className="import-select"
                    aria-label={t('importPage.isOf', { column: header })}
                    disabled={run.isSuccess || run.isPending}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={fields[i] ?? NONE}
                    onChange={(value: ImportField | typeof NONE) =>
                      change({ fields: setField(fields, i, value === NONE ? null : value) })
                    }
                    options={options}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {lacks !== null && (
        <p className="import-hint" role="status">
          {t(`importPage.lacking.${lacks}`)}
        </p>
      )}
    </Panel>
  );
}
