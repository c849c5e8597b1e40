/** The branch's clients: found, filtered, sorted, opened. */
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { useSelfCheckMarks } from '../selfCheck/useSelfCheckMarks.ts';
import type { ColumnKey } from './columns.ts';
import { FilterBar } from './FilterBar.tsx';
import { FOCUS_ROWS, OPEN_FIRST } from './FindBox.tsx';
import { gridColumns, gridWidth } from './gridColumns.tsx';
import { listState, useListState } from './listState.ts';
import type { ClientModel, Selection } from './model.ts';
import { useClients } from './useClients.ts';
import './clients.css';

export function ClientsPage() {
  const { t } = useTranslation();
  const { model, selection, isLoading, isSearching, error, retry } = useClients();
  return (
    <div className="clients">
      <h1 className="sr-only">{t('clients.title')}</h1>
      {error ? (
        <Failed error={error} onRetry={retry} />
      ) : isLoading || !model || !selection ? (
        <Loading rows={14} />
      ) : (
        <List model={model} selection={selection} isSearching={isSearching} />
      )}
    </div>
  );
}

interface ListProps {
  readonly model: ClientModel;
  readonly selection: Selection;
  readonly isSearching: boolean;
}

function List({ model, selection, isSearching }: ListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = useListState();
  const { rows } = selection;
  const { list } = model;
  const failing = useSelfCheckMarks();
  const columns = useMemo(() => gridColumns(list, t, format, failing), [list, t, format, failing]);
  const [activeNo, setActiveNo] = useState(listState.activeClient());
  const active = useMemo(() => {
    const at = activeNo === null ? -1 : rows.findIndex((row) => list.client_no[row] === activeNo);
    return at === -1 && rows.length > 0 ? 0 : at;
  }, [rows, list, activeNo]);
  const setActive = useCallback(
    (index: number) => {
      const no = list.client_no[rows[index] as number] ?? null;
      listState.setActiveClient(no);
      setActiveNo(no);
    },
    [rows, list],
  );
  const open = useCallback(
    (index: number) => {
      const clientNo = list.client_no[rows[index] as number];
      if (clientNo === undefined) return;
      setActive(index);
      navigate({ page: 'client', clientNo, tab: 'overview' });
    },
    [rows, list, setActive],
  );
  useFindWishes(rows.length > 0 && state.text.trim() !== '' && !isSearching, open);
  const listKey = `${state.text}|${state.segment?.id ?? ''}|${state.sort.key}|${state.sort.descending}|${JSON.stringify(state.filters)}`;
  return (
    <>
      <FilterBar model={model} selection={selection} />
      <VirtualGrid
        resetKey={listKey}
        label={t('clients.gridLabel')}
        columns={columns}
        rows={rows}
        minWidth={gridWidth(format.language)}
        sort={state.sort}
        onSort={(key) => listState.sortBy(key as ColumnKey)}
        active={active}
        onActive={setActive}
        onOpen={open}
        initialOffset={listState.scrollTop()}
        onScrollTop={listState.setScrollTop}
        autoFocus
        empty={
          <Nothing
            title={t('state.noMatchTitle')}
            text={t('state.noMatchText')}
            action={<Button onClick={listState.clear}>{t('clients.clear')}</Button>}
          />
        }
      />
    </>
  );
}

/** Enter in the find box opens the first row, but not before the rows are those of what was typed. */
function useFindWishes(isAnswered: boolean, open: (index: number) => void): void {
  const [isWished, setWished] = useState(false);
  useEffect(() => {
    const onOpen = () => setWished(true);
    const onFocus = () => document.querySelector<HTMLElement>('.clients [role="grid"]')?.focus();
    window.addEventListener(OPEN_FIRST, onOpen);
    window.addEventListener(FOCUS_ROWS, onFocus);
    return () => {
      window.removeEventListener(OPEN_FIRST, onOpen);
      window.removeEventListener(FOCUS_ROWS, onFocus);
    };
  }, []);
  useEffect(() => {
    if (!isWished || !isAnswered) return;
    setWished(false);
    open(0);
  }, [isWished, isAnswered, open]);
}
