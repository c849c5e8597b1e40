// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key.
/** Rows of the file: line, whom it says, who that is here, and what would be written or why it is not. */
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewRow } from '../../../src-shared/contract/importCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { PersonPicker } from '../profile/PersonPicker.tsx';
import type { Import } from './useImport.ts';

/** Value of the choice that leaves the row out; no client has such a number. */
const LEAVE = '\u0000leave';

export function PreviewRows({ work }: { readonly work: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { preview } = work;
  const rows = preview.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = preview.data?.pages[0]?.total ?? 0;
  return (
    <>
      <section
        className="import-scroll import-rows"
        tabIndex={0}
        aria-label={t('importPage.step.rows')}
        aria-busy={preview.isFetching}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="is-end">
                {t('importPage.line')}
              </th>
              <th scope="col">{t('importPage.says')}</th>
              <th scope="col">{t('importPage.client')}</th>
              <th scope="col">{t('importPage.what')}</th>
              <th scope="col">{t('importPage.stateHead')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                <td className="is-end num">{row.line}</td>
                <td>{row.says}</td>
                <td>
                  <Who row={row} work={work} />
                </td>
                <td className="import-what">
                  <What row={row} />
                </td>
                <td>
                  <span className={`import-chip is-${row.state}`}>{t(`importPage.state.${row.state}`)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="import-none muted">{t('importPage.noRows')}</p>}
      </section>
      {preview.hasNextPage && (
        <Button loading={preview.isFetchingNextPage} onClick={() => void preview.fetchNextPage()}>
          {t('importPage.more', { shown: format.count(rows.length), total: format.count(total) })}
        </Button>
      )}
    </>
  );
}

function Who({ row, work }: { readonly row: PreviewRow; readonly work: Import }) {
  const { t } = useTranslation();
  const { chosen, change, run } = work;
  const [isFinding, setFinding] = useState(false);
  if (chosen === null) return null;
  const own = chosen.clients.get(row.line);
  const set = (value: string | null | undefined): void => {
    const clients = new Map(chosen.clients);
    if (value === undefined) clients.delete(row.line);
    else clients.set(row.line, value);
    change({ clients });
  };
  if (own !== undefined) {
    return (
      <span className="import-who">
        {row.client !== null && `${row.client.name} ${row.client.client_no} `}
        <Button size="small" type="link" disabled={run.isPending} onClick={() => set(undefined)}>
          {t('importPage.unchoose')}
        </Button>
      </span>
    );
  }
  if (row.candidates.length > 0) {
    return (
      <Select<string>
        className="import-select"
        aria-label={t('importPage.whoOf', { line: row.line })}
        placeholder={t('importPage.who')}
        value={null as never}
        disabled={run.isPending}
        onChange={(value) => set(value === LEAVE ? null : value)}
        options={[
          ...row.candidates.map(({ client_no, name }) => ({ value: client_no, label: `${name} ${client_no}` })),
          { value: LEAVE, label: t('importPage.leaveOut') },
        ]}
      />
    );
  }
  if (row.client === null && row.state === 'unknown') {
    return isFinding ? (
      // biome-ignore lint/a11y/noStaticElementInteractions: it hears the Escape of the field in it.
      <span
        className="import-who import-find"
        onKeyDown={(event) => {
          if (event.key === 'Escape') setFinding(false);
        }}
      >
        <PersonPicker
          id={`import-who-${row.line}`}
          value={[]}
          names={{}}
          isFocused
          onChange={([no]) => {
            if (no !== undefined) set(no);
          }}
        />
        <Button size="small" type="link" onClick={() => setFinding(false)}>
          {t('importPage.leaveFinding')}
        </Button>
      </span>
    ) : (
      <span className="import-who">
        <span className="muted">{t('importPage.nobody')}</span>
        <Button size="small" type="link" disabled={run.isPending} onClick={() => setFinding(true)}>
          {t('importPage.find')}
        </Button>
      </span>
    );
  }
  if (row.client === null) return <span className="muted">{t('importPage.nobody')}</span>;
  return (
    <span>
      {row.client.name} <span className="num muted">{row.client.client_no}</span>
    </span>
  );
}

function What({ row }: { readonly row: PreviewRow }) {
  const { t } = useTranslation();
  const field = (name: NonNullable<PreviewRow['issues'][number]['field']>): string => t(`importPage.field.${name}`);
  /** Of what is chosen from a few, the words that the profile has for it. */
  const wordOf = (name: string, value: string): string => {
    if (name === 'income' || name === 'expense') return t(`profilePage.band.${value as 'from_10w'}`);
    if (name === 'attitude') return t(`profilePage.attitude.${value as 'balanced'}`);
    if (name === 'experience') return t(`profilePage.experience.${value as 'none'}`);
    return name === 'reached_by' ? t(`profilePage.reached_by.${value as 'call'}`) : value;
  };
  return (
    <ul>
      {row.issues.map(({ field: name, header, value, code }) => (
        <li key={`${code}-${name}`} className="import-issue">
          {header !== null && `${header} `}
          {value !== '' && <q>{value}</q>} {t(`importPage.issue.${code}`)}
        </li>
      ))}
      {row.notes.map((note, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notes of a row never move.
        <li key={i}>
          {note.kind === 'fields' &&
            t('importPage.notes.fields', {
              fields: note.fields
                .map((name) => {
                  const code = note.chosen[name];
                  return code === undefined ? field(name) : `${field(name)} ${wordOf(name, code)}`;
                })
                .join(t('importPage.and')),
            })}
          {note.kind === 'differs' && (
            <>
              {t('importPage.notes.differs', { field: field(note.field) })} <q>{wordOf(note.field, note.ours)}</q> →{' '}
              <q>{wordOf(note.field, note.file)}</q> <span className="muted">{t(`importPage.keep.${note.keep}`)}</span>
            </>
          )}
          {note.kind === 'contact' && `${t('importPage.notes.contact')} ${note.on} ${note.text}`}
          {note.kind === 'member' && `${t('importPage.notes.member')} ${note.text}`}
          {note.kind === 'task' && `${t('importPage.notes.task')} ${note.text}`}
          {'isThere' in note && note.isThere && <span className="import-chip is-same">{t('importPage.isThere')}</span>}
        </li>
      ))}
    </ul>
  );
}
