/** `today.load`, `tasks.list`, `practice.get`: the day's page and all tasks, as the caller may see them. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { LIST_LINES, type TaskLine, TODAY_LINES } from '../../src-shared/contract/taskCalls.ts';
import { addDays, dateText, parseDate, type Ymd } from '../../src-shared/kernel/dates.ts';
import { moneyTextE4 } from '../../src-shared/kernel/money.ts';
import { query, type ReadStore } from '../store/open.ts';
import { lastNight } from '../store/queries/night.ts';
import { outOfTouch } from '../store/queries/outOfTouch.ts';
import { asOf } from '../store/queries/status.ts';
import { knownTags } from '../store/queries/tags.ts';
import { countTasks, eventRows, type TaskRow, type TasksWanted, taskRows } from '../store/queries/taskLines.ts';
import { loadPractice } from '../store/records/practice.ts';
import { loadRecords } from '../store/records/read.ts';
import { type Caller, maySeeClient } from './caller.ts';

/** Lines of the panels beside the list. */
const SIDE_LINES = 20;
/** Tags offered to filter by. */
const TAGS = 100;
const WEEK = 7;
/** Days behind its day that a birthday's task may have been put off and still be found. */
const PUT_OFF = 400;

function dayOf(text: string): Ymd {
  const ymd = parseDate(text);
  if (ymd === null) throw new Refusal('bad_request', `today is not a date of the calendar: ${text}`);
  return ymd;
}

export function loadToday(
  store: ReadStore,
  { today: text, owner }: CallInput<'today.load'>,
  caller: Caller,
): CallOutput<'today.load'> {
  const today = dayOf(text);
  const open: TasksWanted = { state: 'open', ...(owner === undefined ? {} : { owner }) };
  const due: TasksWanted = { ...open, to: today };
  const week: TasksWanted = { ...open, from: addDays(today, 1), to: addDays(today, WEEK), notRule: 'birthday' };
  const date = asOf(store);
  const practice = loadPractice(store).body;
  return {
    as_of: date === null ? null : dateText(date),
    people: people(store),
    counts: {
      overdue: count(store, { ...open, to: addDays(today, -1) }, caller),
      today: count(store, { ...open, from: today, to: today }, caller),
      week: count(store, week, caller),
    },
    due: lines(store, due, caller, TODAY_LINES),
    week: lines(store, week, caller, TODAY_LINES),
    birthdays: birthdays(store, today, owner, caller),
    night: { ...lastNight(store), events: date === null ? [] : events(store, date, owner, caller) },
    complaints: complaints(store, owner, caller),
    out_of_touch: outOfTouch(store, {
      today,
      norms: practice.touch_days,
      owner,
      maySee: (clientNo) => maySeeClient(caller, clientNo),
      limit: SIDE_LINES,
    }).map(({ totalAssetE4, last, ...client }) => ({
      ...client,
      total_asset: moneyTextE4(totalAssetE4),
      last_contact: last === null ? null : dateText(last),
    })),
  };
}

export function listTasks(
  store: ReadStore,
  { today: text, due, limit = LIST_LINES, ...rest }: CallInput<'tasks.list'>,
  caller: Caller,
): CallOutput<'tasks.list'> {
  const today = dayOf(text);
  const wanted: TasksWanted = { ...rest, ...timeOf(due, today) };
  return {
    total: count(store, wanted, caller),
    tasks: lines(store, wanted, caller, limit),
    people: people(store),
    tags: knownTags(store, 'task').slice(0, TAGS),
  };
}

function timeOf(due: CallInput<'tasks.list'>['due'], today: Ymd): TasksWanted {
  switch (due) {
    case 'overdue':
      return { to: addDays(today, -1) };
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: addDays(today, 1), to: addDays(today, WEEK) };
    case 'later':
      return { from: addDays(today, WEEK + 1) };
    case 'none':
      return { withoutDay: true };
    case undefined:
      return {};
  }
}

const seen = (caller: Caller, { client_no }: { readonly client_no: string | null }): boolean =>
  client_no === null || maySeeClient(caller, client_no);

function lines(store: ReadStore, wanted: TasksWanted, caller: Caller, limit: number): TaskLine[] {
  return taskRows(store, wanted, limit)
    .filter((row) => seen(caller, row))
    .map(lineOf);
}

function count(store: ReadStore, wanted: TasksWanted, caller: Caller): number {
  if (caller.clients === 'all') return countTasks(store, wanted);
  return taskRows(store, wanted, Number.MAX_SAFE_INTEGER).filter((row) => seen(caller, row)).length;
}

function lineOf({ body_json, record_id, version, client_no, client_name, origin }: TaskRow): TaskLine {
  return { record_id, version, client_no, client_name, origin, body: JSON.parse(body_json) };
}

function birthdays(store: ReadStore, today: Ymd, owner: string | undefined, caller: Caller): TaskLine[] {
  const until = addDays(today, WEEK - 1);
  const on = ({ body }: TaskLine): number => Number(body.raised?.facts.on);
  const of = (state: 'open' | 'done') =>
    lines(
      store,
      { state, rule: 'birthday', from: today, to: addDays(today, PUT_OFF), ...(owner === undefined ? {} : { owner }) },
      caller,
      TODAY_LINES,
    );
  return [...of('open'), ...of('done')]
    .filter((line) => on(line) >= today && on(line) <= until)
    .sort((a, b) => on(a) - on(b));
}

function events(store: ReadStore, day: Ymd, owner: string | undefined, caller: Caller) {
  return eventRows(store, day, owner)
    .filter((row) => seen(caller, row))
    .flatMap((row) => {
      const { body, client_no, client_name, record_id } = lineOf(row);
      const { raised } = body;
      const rule = raised?.rule;
      if (client_no === null || raised === null || (rule !== 'flow' && rule !== 'loss')) return [];
      const { direction, amount, share } = raised.facts;
      return [
        {
          record_id,
          client_no,
          client_name,
          rule: rule as 'flow' | 'loss',
          direction: direction === 'in' || direction === 'out' ? (direction as 'in' | 'out') : null,
          amount: String(amount),
          share: typeof share === 'number' ? share : null,
          state: body.state,
        },
      ];
    })
    .sort((a, b) => Number(b.amount) - Number(a.amount))
    .slice(0, SIDE_LINES);
}

function complaints(store: ReadStore, owner: string | undefined, caller: Caller) {
  const names = query.selectFrom('client').select('name');
  return (['received', 'in_hand'] as const)
    .flatMap((state) => loadRecords(store, { kinds: ['complaint'], state, owner, limit: TODAY_LINES }))
    .flatMap(({ record_id, client_no, body_json }) => {
      if (client_no === null || !maySeeClient(caller, client_no)) return [];
      const { subject, due, state, owner: whose } = JSON.parse(body_json);
      const client_name = store.get(names.where('client_no', '=', client_no))?.name ?? null;
      return [{ record_id, client_no, client_name, subject, due, state, owner: whose }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .slice(0, SIDE_LINES);
}

function people(store: ReadStore) {
  return store
    .all(query.selectFrom('advisor').select(['advisor_no', 'name']).orderBy('advisor_no'))
    .map(({ advisor_no, name }) => ({ no: advisor_no, name: name ?? advisor_no }));
}

export function getPractice(store: ReadStore): CallOutput<'practice.get'> {
  return loadPractice(store);
}
