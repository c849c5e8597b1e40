/** The contract's columns of one data set, each with where it comes from. Suggestions are accepted one by one or all. */
import { CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion, TryResult } from '../../../../src-shared/contract/mappingCalls.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { columnViews } from '../model/columnViews.ts';
import { setSource } from '../model/profileEdits.ts';
import { ColumnRow } from './ColumnRow.tsx';
import { editing } from './session.ts';
import type { HeaderChoice } from './useHeaderChoices.ts';

interface Props {
  readonly profile: ProfileData;
  readonly at: number;
  readonly choices: readonly HeaderChoice[];
  readonly headers: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly result: TryResult | null;
  readonly openColumn: string | null;
  readonly onOpenColumn: (column: string | null) => void;
  readonly onWords: () => void;
}

export function MappingList(props: Props) {
  const { profile, at, choices, headers, suggestions, result, openColumn, onOpenColumn } = props;
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const views = useMemo(
    () => columnViews(profile, at, headers, suggestions, result),
    [profile, at, headers, suggestions, result],
  );
  const waiting = views.filter(({ suggestion }) => suggestion !== null);
  const missing = views.filter(
    ({ state, column }) => column.required && (state === 'missing' || state === 'suggested'),
  );
  const accept = useCallback(
    (column: string, suggestion: Suggestion) => {
      editing.edit((present) => setSource(present, at, column, suggestion.source));
      // The next waiting suggestion takes the focus, so that one key goes through them all.
      requestAnimationFrame(() => {
        const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-suggestion]') ?? [])];
        const row = list.current?.querySelector(`[data-column="${column}"]`);
        const next = buttons.find(
          (button) => row && (row.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
        );
        (next ?? buttons[0] ?? row?.querySelector<HTMLElement>('button'))?.focus();
      });
    },
    [at],
  );
  const acceptAll = () =>
    editing.edit((present) =>
      waiting.reduce(
        (made, { column, suggestion }) =>
          suggestion === null ? made : setSource(made, at, column.name, suggestion.source),
        present,
      ),
    );
  useEffect(() => {
    if (openColumn === null) return;
    list.current?.querySelector(`[data-column="${openColumn}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [openColumn]);
  return (
    <>
      {(waiting.length > 0 || missing.length > 0) && (
        <div className="map-list-head">
          <span className={missing.length > 0 ? 'map-missing' : 'muted'} role="status">
            {missing.length > 0 ? t('mapping.missingColumns', { n: missing.length }) : t('mapping.allRequired')}
          </span>
          {waiting.length > 0 && (
            <Button size="small" icon={<CheckOutlined />} onClick={acceptAll}>
              {t('mapping.acceptAll', { n: waiting.length })}
            </Button>
          )}
        </div>
      )}
      <ul className="map-list" ref={list}>
        {views.map((view) => (
          <ColumnRow
            key={`${at} ${view.column.name}`}
            view={view}
            at={at}
            dataset={profile.sections[at]?.dataset ?? 'trades'}
            file={profile.file}
            choices={choices}
            isOpen={openColumn === view.column.name}
            onOpen={onOpenColumn}
            onAccept={accept}
            onWords={props.onWords}
          />
        ))}
      </ul>
    </>
  );
}
