/** The file that is being imported: how it is read, how its columns are mapped, its rows as they would be written, and the writing. */
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { IMPORT_LIMITS, type ImportView } from '../../../src-shared/contract/importCalls.ts';
import type { BulkProgress } from '../../../src-shared/contract/segmentCalls.ts';
import type { RowState } from '../../../src-shared/records/importing/planImport.ts';
import { call, listen } from '../../bridge/bridge.ts';
import { lastEdit } from '../../ui/records/lastEdit.ts';
import { type Chosen, firstChoice, orderOf } from './model.ts';

export function useImport() {
  const [view, setView] = useState<ImportView | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [state, setState] = useState<RowState | null>(null);
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  useEffect(() => listen('bulk:progress', setProgress), []);
  const show = (next: ImportView): void => {
    setView(next);
    setChosen(firstChoice(next));
    setState(null);
    run.reset();
  };
  const choose = useMutation({
    mutationFn: () => call('import.choose', {}),
    onSuccess: ({ file }) => {
      if (file !== null) show(file);
    },
  });
  const read = useMutation({
    mutationFn: (form: ImportView['file']) => call('import.read', { file: view?.sample ?? '', form }),
    onSuccess: show,
  });
  const order = useMemo(() => (view === null || chosen === null ? null : orderOf(view, chosen)), [view, chosen]);
  const run = useMutation({
    mutationFn: async () => {
      if (order === null) throw new Error('nothing is chosen');
      setProgress(null);
      return call('import.run', { order });
    },
    onSuccess: ({ edit_id }) => {
      if (edit_id === null) return;
      lastEdit.tell({ kind: 'done', editId: edit_id, what: 'import', subject: view?.name ?? '' });
    },
  });
  const isOpen = !run.isSuccess && !run.isPending;
  const preview = useInfiniteQuery({
    queryKey: ['records', 'import', order, state],
    queryFn: ({ pageParam }) => {
      if (order === null) throw new Error('nothing is chosen');
      return call('import.preview', { order, state, offset: pageParam });
    },
    enabled: order !== null && isOpen,
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.length * IMPORT_LIMITS.page;
      return shown < total ? shown : null;
    },
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<Chosen>): void => setChosen((now) => (now === null ? now : { ...now, ...part }));
  const leave = (): void => {
    setView(null);
    setChosen(null);
    choose.reset();
    read.reset();
    run.reset();
  };
  return { view, chosen, order, state, setState, progress, choose, read, run, preview, change, leave };
}
export type Import = ReturnType<typeof useImport>;
