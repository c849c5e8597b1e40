// biome-ignore-all lint/a11y/useSemanticElements: a scroller is no fieldset.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
/** Code values: each word of the file and the contract's value for it. Words that are not known stand first. */

import { DeleteOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleView, TryResult } from '../../../../src-shared/contract/mappingCalls.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { Nothing } from '../../../ui/states.tsx';
import { editing } from '../editor/session.ts';
import { setWord } from '../model/profileEdits.ts';
import { type WordColumn, type WordRow, wordColumns } from '../model/wordRows.ts';
import { ValueInput } from '../source/ValueInput.tsx';
import { columnWord } from '../terms.ts';
import { Unreadable } from './Tried.tsx';

interface Props {
  readonly profile: ProfileData;
  readonly at: number;
  readonly sample: SampleView | null;
  readonly tried: UseQueryResult<TryResult, Error>;
}

export function WordsPanel({ profile, at, sample, tried }: Props) {
  const { t } = useTranslation();
  const result = tried.data ?? null;
  const columns = useMemo(() => wordColumns(profile, at, result), [profile, at, result]);
  if (columns.length === 0) return <Nothing title={t('mapping.noWords')} text={t('mapping.noWordsText')} />;
  return (
    <div className="map-scroll" role="group" tabIndex={0} aria-label={t('mapping.panel.words')}>
      {result?.problem != null && <Unreadable problem={result.problem} />}
      {sample === null && <p className="map-hint">{t('mapping.wordsWithoutSample')}</p>}
      {columns.map((one) => (
        <WordTable key={`${at} ${one.column.name}`} at={at} column={one} />
      ))}
    </div>
  );
}

function WordTable({
  at,
  column: { column, header, rows, unknown },
}: {
  readonly at: number;
  readonly column: WordColumn;
}) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const name = columnWord(column, language);
  const [added, setAdded] = useState('');
  const set = (word: string, value: string | null) =>
    editing.edit((present) => setWord(present, at, column.name, word, value, header));
  const add = () => {
    const word = added.trim();
    if (word === '' || rows.some((row) => row.word === word)) return;
    set(word, column.codes?.values[0] ?? '');
    setAdded('');
  };
  return (
    <section className="map-words-table" aria-label={t('mapping.wordsOf', { column: name })}>
      <h3>
        {name} <span className="muted">{t('mapping.fromHeader', { header })}</span>
        {unknown > 0 && <span className="map-fault-count">{t('mapping.unknownWords', { n: unknown })}</span>}
      </h3>
      <table className="map-table">
        <thead>
          <tr>
            <th scope="col">{t('mapping.word')}</th>
            <th scope="col">{t('mapping.meansValue')}</th>
            <th scope="col" className="is-end">
              {t('mapping.rowsTitle')}
            </th>
            <th scope="col">
              <span className="sr-only">{t('mapping.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <WordLine key={row.word} row={row} column={column} onChange={(value) => set(row.word, value)} />
          ))}
        </tbody>
      </table>
      <form
        className="map-add-word"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Input
          size="small"
          aria-label={t('mapping.newWord', { column: name })}
          placeholder={t('mapping.newWordPlaceholder')}
          value={added}
          maxLength={200}
          onChange={(event) => setAdded(event.target.value)}
        />
        <Button size="small" htmlType="submit" disabled={added.trim() === ''}>
          {t('mapping.addWord')}
        </Button>
      </form>
    </section>
  );
}

interface LineProps {
  readonly row: WordRow;
  readonly column: WordColumn['column'];
  readonly onChange: (value: string | null) => void;
}

function WordLine({ row, column, onChange }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr className={row.from === 'unknown' ? 'map-unknown-word' : undefined}>
      <th scope="row">{row.word}</th>
      <td>
        <ValueInput
          label={t('mapping.valueOf', { word: row.word })}
          column={column}
          value={row.value}
          placeholder={t('mapping.pickValue')}
          onChange={onChange}
        />
      </td>
      <td className="is-end num muted">
        {row.rows !== null ? format.count(row.rows) : row.from === 'base' ? t('mapping.knownWord') : ''}
      </td>
      <td>
        {row.from === 'own' && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('mapping.removeWord', { word: row.word })}
            title={t('mapping.removeWord', { word: row.word })}
            onClick={() => onChange(null)}
          />
        )}
      </td>
    </tr>
  );
}
