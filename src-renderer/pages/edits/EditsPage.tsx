/** What was written in this branch, step by step, newest first; each step opens beside the list. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditRow } from '../../../src-shared/contract/editCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { instantText } from '../../format/instant.ts';
import { useFormat } from '../../format/useFormat.ts';
import { paletteEn } from '../../locales/palette.en.ts';
import { paletteZhCN } from '../../locales/palette.zh-CN.ts';
import { navigate } from '../../ui/places/router.ts';
import { useWhat } from '../../ui/records/editWords.ts';
import { useSettings } from '../../ui/settings/PreferencesProvider.tsx';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { type GridColumn, ROW_HEIGHT, VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { EditDetail } from './EditDetail.tsx';
import { codesOf } from './model.ts';
import { useAuthor } from './useAuthor.ts';
import '../../ui/table.css';
import './edits.css';

interface Filter {
  readonly text: string;
  /** '' everybody. */
  readonly who: string;
}
const NO_FILTER: Filter = { text: '', who: '' };
/** Rows of the tallest window: more are loaded before the reader comes to the end. */
const AHEAD = 60;

export function EditsPage({ edit }: { readonly edit: number | null }) {
  const { t } = useTranslation();
  const author = useAuthor();
  const [filter, setFilter] = useState(NO_FILTER);
  const found = useEdits(useDeferredValue(filter));
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.rows) ?? [], [found.data]);
  const authors = found.data?.pages[0]?.authors ?? [];
  return (
    <div className="edits-page">
      <header className="edits-head">
        <h1>{t('editsPage.title')}</h1>
        <p className="muted">{t('editsPage.note')}</p>
        <Input.Search
          allowClear
          className="edits-search"
          maxLength={100}
          value={filter.text}
          aria-label={t('editsPage.search')}
          placeholder={t('editsPage.search')}
          onChange={(event) => setFilter({ ...filter, text: event.target.value })}
        />
        <Select
          className="edits-author"
          aria-label={t('editsPage.author')}
          value={filter.who}
          onChange={(who: string) => setFilter({ ...filter, who })}
          options={[
            { value: '', label: t('editsPage.everyone') },
            ...authors.map((who) => ({ value: who, label: author(who) })),
          ]}
        />
      </header>
      {found.error ? (
        <Failed error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading rows={12} />
      ) : (
        <div className="edits-body">
          <List
            rows={rows}
            chosen={edit}
            resetKey={JSON.stringify(filter)}
            onNearEnd={() => {
              if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
            }}
            more={
              found.hasNextPage && (
                <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                  {t('editsPage.more')}
                </Button>
              )
            }
            isFiltered={filter !== NO_FILTER && (filter.text.trim() !== '' || filter.who !== '')}
            onClear={() => setFilter(NO_FILTER)}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key. */}
          <section className="edits-side" tabIndex={0} aria-label={t('editsPage.open')}>
            {edit === null ? (
              <p className="edits-choose muted">{t('editsPage.choose')}</p>
            ) : (
              <EditDetail key={edit} editId={edit} />
            )}
          </section>
        </div>
      )}
    </div>
  );
}

function useEdits({ text, who }: Filter) {
  const { language } = useSettings();
  const words = (language === 'en' ? paletteEn : paletteZhCN).edit;
  const typed = text.trim();
  const asked = {
    ...(who === '' ? {} : { who }),
    ...(typed === '' ? {} : { text: typed, whats: codesOf(words, typed) }),
  };
  return useInfiniteQuery({
    queryKey: ['records', 'edits', asked],
    queryFn: ({ pageParam }) => call('edits.list', { ...asked, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (previous) => previous,
  });
}

interface ListProps {
  readonly rows: readonly EditRow[];
  readonly chosen: number | null;
  readonly resetKey: string;
  readonly onNearEnd: () => void;
  readonly more: React.ReactNode;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function List({ rows, chosen, resetKey, onNearEnd, more, isFiltered, onClear }: ListProps) {
  const { t } = useTranslation();
  const columns = useColumns(rows);
  const [active, setActive] = useState({ key: resetKey, at: -1 });
  const indices = useMemo(() => Int32Array.from({ length: rows.length }, (_, i) => i), [rows.length]);
  const opened = rows.findIndex(({ edit_id }) => edit_id === chosen);
  const at = active.key === resetKey && active.at >= 0 ? Math.min(active.at, rows.length - 1) : opened;
  const words = isFiltered ? 'noneMatch' : 'empty';
  return (
    <div className="edits-list">
      <VirtualGrid
        label={t('editsPage.list')}
        columns={columns}
        rows={indices}
        sort={{ key: '', descending: false }}
        onSort={() => undefined}
        active={at}
        onActive={(index) => setActive({ key: resetKey, at: index })}
        onOpen={(index) => {
          setActive({ key: resetKey, at: index });
          const row = rows[index];
          if (row !== undefined) navigate({ page: 'edits', edit: row.edit_id }, true);
        }}
        onScrollTop={(offset) => {
          if (offset > (rows.length - AHEAD) * ROW_HEIGHT) onNearEnd();
        }}
        autoFocus
        minWidth={560}
        resetKey={resetKey}
        empty={
          <Nothing
            title={t(`editsPage.${words}.title`)}
            text={t(`editsPage.${words}.text`)}
            action={isFiltered && <Button onClick={onClear}>{t('editsPage.clear')}</Button>}
          />
        }
      />
      {more !== false && <div className="edits-more">{more}</div>}
    </div>
  );
}

function useColumns(rows: readonly EditRow[]): readonly GridColumn[] {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useWhat();
  const author = useAuthor();
  return useMemo(() => {
    const cell = (render: (row: EditRow) => React.ReactNode) => (at: number) => {
      const row = rows[at];
      return row === undefined ? null : render(row);
    };
    return [
      {
        key: 'at',
        title: t('editsPage.column.at'),
        width: '138px',
        cell: cell(({ at }) => <span className="num">{instantText(at)}</span>),
      },
      { key: 'who', title: t('editsPage.column.who'), width: '64px', cell: cell(({ who }) => author(who)) },
      {
        key: 'what',
        title: t('editsPage.column.what'),
        width: 'minmax(130px, 1.2fr)',
        cell: cell(({ what }) => <span title={said(what, '')}>{said(what, '')}</span>),
      },
      {
        key: 'subject',
        title: t('editsPage.column.subject'),
        width: 'minmax(110px, 1.4fr)',
        cell: cell(({ subject }) => <span title={subject}>{subject}</span>),
      },
      {
        key: 'changes',
        title: t('editsPage.column.changes'),
        width: '68px',
        align: 'end',
        cell: cell(({ changes }) => <span className="num">{format.count(changes)}</span>),
      },
      {
        key: 'state',
        title: t('editsPage.column.state'),
        width: '96px',
        cell: cell(({ state }) => (
          <span className={state === 'done' ? 'muted' : ''}>{t(`editsPage.state.${state}`)}</span>
        )),
      },
    ] satisfies GridColumn[];
  }, [rows, t, format, said, author]);
}
