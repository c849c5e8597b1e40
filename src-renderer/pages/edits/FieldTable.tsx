/** Fields with what stood before and after; of a record that is new or gone one column alone. */
import { useTranslation } from 'react-i18next';
import type { Kind } from '../../../src-shared/records/registry.ts';
import { type FieldChange, type FieldWords, isEmptyValue } from './fields.ts';

interface Props {
  readonly kind: Kind;
  readonly changes: readonly FieldChange[];
  readonly words: FieldWords;
  readonly shows: 'both' | 'before' | 'after';
}

export function FieldTable({ kind, changes, words, shows }: Props) {
  const { t } = useTranslation();
  const cell = (field: string, value: unknown, side: 'before' | 'after') => (
    <td className={`field-${side}${isEmptyValue(value) ? ' muted' : ''}`}>{words.value(kind, field, value)}</td>
  );
  return (
    <table className={`field-table is-${shows}`}>
      {shows === 'both' && (
        <thead>
          <tr>
            <td />
            <th scope="col">{t('editsPage.before')}</th>
            <th scope="col">{t('editsPage.after')}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{words.label(kind, field)}</th>
            {shows !== 'after' && cell(field, before, 'before')}
            {shows !== 'before' && cell(field, after, 'after')}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
