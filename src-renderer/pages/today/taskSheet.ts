/** Tasks as they are listed, for a file. */
import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { TaskLine } from '../../../src-shared/contract/taskCalls.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { WITHDRAWN } from '../../../src-shared/records/raisedTasks.ts';
import type { Format } from '../../format/format.ts';
import { listSheet, type SheetCells } from '../../ui/pagedSheet.ts';
import type { SheetSource } from '../../ui/transfer.ts';
import { ruleOf, taskTitle } from './words.ts';

export function taskSheet(
  { tasks, people, total }: Pick<CallOutput<'tasks.list'>, 'tasks' | 'people' | 'total'>,
  today: Ymd,
  t: TFunction,
  format: Format,
): SheetSource {
  const names = new Map(people.map(({ no, name }) => [no, name]));
  const cells: SheetCells<TaskLine> = [
    [{ title: t('todayPage.column.task'), unit: 'text' }, ({ body }) => taskTitle(body, t, format)],
    [{ title: t('clients.column.client_no'), unit: 'text' }, ({ client_no }) => client_no],
    [{ title: t('todayPage.column.client'), unit: 'text' }, ({ client_name }) => client_name],
    [{ title: t('todayPage.column.due'), unit: 'date' }, ({ body: { due } }) => due],
    [
      { title: t('todayPage.column.owner'), unit: 'text' },
      ({ body: { owner } }) => (owner === null ? null : (names.get(owner) ?? owner)),
    ],
    [{ title: t('todayPage.column.state'), unit: 'text' }, ({ body: { state } }) => t(`todayPage.state.${state}`)],
    [{ title: t('transfer.column.doneOn'), unit: 'date' }, ({ body: { done_on } }) => done_on],
    [
      { title: t('transfer.column.why'), unit: 'text' },
      ({ body: { reason } }) => (reason === WITHDRAWN ? t('todayPage.withdrawn') : reason),
    ],
    [
      { title: t('todayPage.column.source'), unit: 'text' },
      ({ body, origin }) => {
        const rule = ruleOf(body);
        if (rule !== null) return t(`todayPage.rule.${rule}`);
        return origin === null ? t('todayPage.filter.byHand') : t('todayPage.forSegment', { name: origin });
      },
    ],
    [{ title: t('transfer.column.tags'), unit: 'text' }, ({ body: { tags } }) => tags.join(' ')],
    [{ title: t('transfer.column.text'), unit: 'text' }, ({ body: { text } }) => text],
  ];
  const notes = [dateText(today), t('transfer.rowsOf', { shown: tasks.length, total })];
  return listSheet({ name: t('todayPage.list'), notes, cells }, tasks);
}
