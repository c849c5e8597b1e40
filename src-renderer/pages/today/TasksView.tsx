/** All tasks: filtered, selected, and done, put off, assigned or dropped together, each as one edit. */
import { Alert, Button, Checkbox, Select } from 'antd';
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskLine } from '../../../src-shared/contract/taskCalls.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { TaskDialog } from './TaskDialog.tsx';
import { TaskFilterBar } from './TaskFilterBar.tsx';
import { openClient } from './TaskLines.tsx';
import { taskColumns } from './taskColumns.tsx';
import { EMPTY_FILTERS, inputOf, isFiltered, type TaskFilters, tickedOf } from './taskFilters.ts';
import { taskSheet } from './taskSheet.ts';
import { useDeeds } from './useDeeds.tsx';
import { useDoing, useTaskList } from './useTasks.ts';

export function TasksView({ today }: { readonly today: Ymd }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [filters, setFilters] = useState<TaskFilters>({ ...EMPTY_FILTERS, state: 'open' });
  const input = inputOf(useDeferredValue(filters), dateText(today));
  const { data, error, refetch } = useTaskList(input);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState(0);
  const [editing, setEditing] = useState<TaskLine | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const doing = useDoing(today, () => void refetch());
  const focusGrid = () => {
    if (document.activeElement === document.body) box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  const deeds = useDeeds(doing, today, () => {
    setTicked(new Set());
    focusGrid();
  });
  const tasks = data?.tasks ?? [];
  const chosen = tickedOf(tasks, ticked);
  const at = Math.min(active, tasks.length - 1);
  const current = tasks[at];
  const rows = useMemo(() => Int32Array.from({ length: tasks.length }, (_, i) => i), [tasks.length]);
  const toggle = (id: string) =>
    setTicked((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  const columns = taskColumns({ tasks, today, people: data?.people ?? [], ticked, toggle, t, format });

  // Keys act on what is selected, else on the line they stand on.
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'grid') return;
    if (event.altKey || event.ctrlKey || event.metaKey || current === undefined) return;
    const some = chosen.length > 0 ? chosen : [current];
    const keys: Readonly<Record<string, () => void>> = {
      ' ': () => toggle(current.record_id),
      x: () => deeds.done(some),
      s: () => deeds.snooze(some),
      d: () => deeds.drop(some),
      o: () => openClient(current),
    };
    const deed = keys[event.key.toLowerCase()];
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={12} />;
  const total = format.count(data.total);
  return (
    <div className="tasks-view">
      <TaskFilterBar
        filters={filters}
        people={data.people}
        tags={data.tags}
        onChange={(next) => {
          setFilters(next);
          setTicked(new Set());
          setActive(0);
        }}
        total={
          data.total > tasks.length
            ? t('todayPage.totalCut', { n: total, shown: format.count(tasks.length) })
            : t('todayPage.total', { n: total })
        }
      />
      <div className="task-bulk">
        <Checkbox
          checked={chosen.length > 0 && chosen.length === tasks.length}
          indeterminate={chosen.length > 0 && chosen.length < tasks.length}
          disabled={tasks.length === 0}
          onChange={(event) => setTicked(new Set(event.target.checked ? tasks.map(({ record_id }) => record_id) : []))}
        >
          {t('todayPage.selectAll')}
        </Checkbox>
        {chosen.length === 0 ? (
          <span className="muted">{t('todayPage.keysTasks')}</span>
        ) : (
          <>
            <strong className="num" role="status">
              {t('todayPage.selected', { n: format.count(chosen.length) })}
            </strong>
            <Button disabled={doing.isBusy} onClick={() => deeds.done(chosen)}>
              {t('todayPage.done')}
            </Button>
            <Button disabled={doing.isBusy} onClick={() => deeds.snooze(chosen)}>
              {t('todayPage.snooze')}
            </Button>
            <Button disabled={doing.isBusy} onClick={() => deeds.drop(chosen)}>
              {t('todayPage.drop')}
            </Button>
            <Select
              aria-label={t('todayPage.assign')}
              placeholder={t('todayPage.assign')}
              disabled={doing.isBusy}
              value={null}
              onChange={(no: string | null) => {
                void doing
                  .act({ kind: 'assign', owner: no === '' ? null : no }, chosen)
                  .then(() => setTicked(new Set()));
              }}
              options={[
                { value: '', label: t('todayPage.nobody') },
                ...data.people.map(({ no, name }) => ({ value: no, label: name })),
              ]}
            />
          </>
        )}
        <ExportButton
          name={t('todayPage.list')}
          source={() => taskSheet(data, today, t, format)}
          disabled={tasks.length === 0}
        />
      </div>
      {doing.refusal !== '' && <Alert type="warning" role="alert" title={doing.refusal} />}
      <div ref={box} className="task-grid" onKeyDownCapture={onKeyDown}>
        <VirtualGrid
          resetKey={JSON.stringify(input)}
          label={t('todayPage.list')}
          columns={columns}
          rows={rows}
          minWidth={980}
          sort={{ key: '', descending: false }}
          onSort={() => undefined}
          active={at}
          onActive={setActive}
          onOpen={(index) => {
            setActive(index);
            setEditing(tasks[index] ?? null);
          }}
          autoFocus
          empty={
            <Nothing
              title={t('todayPage.noTasks')}
              text={t('todayPage.noTasksText')}
              action={
                isFiltered(filters) && (
                  <Button onClick={() => setFilters(EMPTY_FILTERS)}>{t('todayPage.filter.clear')}</Button>
                )
              }
            />
          }
        />
      </div>
      <TaskDialog
        task={editing}
        isOpen={editing !== null}
        today={today}
        people={data.people}
        owner={null}
        onClose={() => {
          setEditing(null);
          focusGrid();
        }}
      />
      {deeds.dialogs}
    </div>
  );
}
