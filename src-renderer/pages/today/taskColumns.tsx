/** Columns of the list of tasks. */
import { Checkbox } from 'antd';
import type { TFunction } from 'i18next';
import type { People, TaskLine } from '../../../src-shared/contract/taskCalls.ts';
import { parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { WITHDRAWN } from '../../../src-shared/records/raisedTasks.ts';
import type { Format } from '../../format/format.ts';
import type { GridColumn } from '../../ui/VirtualGrid.tsx';
import { repeatWords } from './repeatWords.ts';
import { dueWords, ruleOf, taskTitle } from './words.ts';

interface Wanted {
  readonly tasks: readonly TaskLine[];
  readonly today: Ymd;
  readonly people: People;
  readonly ticked: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly t: TFunction;
  readonly format: Format;
}

export function taskColumns({ tasks, today, people, ticked, toggle, t, format }: Wanted): GridColumn[] {
  const names = new Map(people.map(({ no, name }) => [no, name]));
  const cell = (render: (line: TaskLine) => React.ReactNode) => (row: number) => {
    const line = tasks[row];
    return line === undefined ? null : render(line);
  };
  return [
    {
      key: 'select',
      title: '',
      width: '44px',
      align: 'center',
      cell: cell(({ record_id, body }) => (
        // The row opens on a click; its box only selects.
        // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the click to itself.
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space on the grid selects.
        <span onClick={(event) => event.stopPropagation()}>
          <Checkbox
            tabIndex={-1}
            checked={ticked.has(record_id)}
            aria-label={`${t('todayPage.column.select')} ${taskTitle(body, t, format)}`}
            onChange={() => toggle(record_id)}
          />
        </span>
      )),
    },
    {
      key: 'task',
      title: t('todayPage.column.task'),
      width: 'minmax(300px, 3fr)',
      cell: cell(({ record_id, body }) => {
        const title = taskTitle(body, t, format);
        const due = body.due === null ? null : parseDate(body.due);
        return (
          <span className="task-title" title={title} data-record={record_id}>
            {body.priority === 'high' && (
              <i className="task-high" role="img" aria-label={t('todayPage.priorityHigh')} />
            )}
            {title}
            {body.repeat !== null && due !== null && (
              <span className="muted">
                {' '}
                · {t('todayPage.repeats', { words: repeatWords(body.repeat, due, format.language) })}
              </span>
            )}
            {body.tags.map((tag) => (
              <span key={tag} className="muted">
                {' '}
                #{tag}
              </span>
            ))}
          </span>
        );
      }),
    },
    {
      key: 'client',
      title: t('todayPage.column.client'),
      width: 'minmax(100px, 1fr)',
      cell: cell(({ client_name, client_no }) => {
        const name = client_name ?? client_no ?? '';
        return (
          <span className="task-title" title={name}>
            {name}
          </span>
        );
      }),
    },
    {
      key: 'due',
      title: t('todayPage.column.due'),
      width: 'minmax(190px, 1fr)',
      cell: cell(({ body }) => {
        const { text, tone } = dueWords(body, today, t);
        return <span className={`num is-${tone}`}>{text}</span>;
      }),
    },
    {
      key: 'owner',
      title: t('todayPage.column.owner'),
      width: 'minmax(90px, 1fr)',
      cell: cell(({ body: { owner } }) => (owner === null ? '' : (names.get(owner) ?? owner))),
    },
    {
      key: 'state',
      title: t('todayPage.column.state'),
      width: 'minmax(110px, 1fr)',
      cell: cell(({ body: { state, reason, done_on } }) => {
        const why = reason === WITHDRAWN ? t('todayPage.withdrawn') : (reason ?? done_on ?? '');
        return (
          <span className="task-title" title={why}>
            {t(`todayPage.state.${state}`)}
            {why !== '' && <span className="muted"> · {why}</span>}
          </span>
        );
      }),
    },
    {
      key: 'source',
      title: t('todayPage.column.source'),
      width: 'minmax(90px, 1fr)',
      cell: cell(({ body, origin }) => {
        const rule = ruleOf(body);
        const made = origin === null ? t('todayPage.filter.byHand') : t('todayPage.forSegment', { name: origin });
        const words = rule === null ? made : t(`todayPage.rule.${rule}`);
        return (
          <span className="muted" title={words}>
            {words}
          </span>
        );
      }),
    },
  ];
}
