/** `segments.*`: conditions asked over the clients that the caller may see. */
import type { CallInput, CallOutput } from '../../../src-shared/contract/calls.ts';
import type { MemberRow, SegmentValue } from '../../../src-shared/contract/segmentCalls.ts';
import { type Truth, UNKNOWN, valueAt, YES } from '../../../src-shared/domain/conditions/evaluate.ts';
import type { FieldValue } from '../../../src-shared/domain/conditions/field.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { printLeaf } from '../../../src-shared/domain/conditions/text/print.ts';
import { fieldsOf } from '../../../src-shared/domain/conditions/tree.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { query, type ReadStore } from '../../store/open.ts';
import { type Answer, askOne } from '../../store/queries/askCondition.ts';
import type { ConditionColumns } from '../../store/queries/conditionColumns/columns.ts';
import { loadRecords } from '../../store/records/read.ts';
import { type Caller, maySeeClient, userOf } from '../caller.ts';
import { answerOf, columnsOf, placeOfClient, placesOf, readFilter } from './filter.ts';
import { missingReasons } from './missingReasons.ts';
import { orderedPlaces, ranksOf } from './order.ts';

/** Segments of a branch: some hundred at most. */
const MOST_SEGMENTS = 2_000;

export function listSegments(store: ReadStore, caller: Caller): CallOutput<'segments.list'> {
  const me = userOf(caller);
  const segments = loadRecords(store, { kinds: ['segment'], limit: MOST_SEGMENTS })
    .map(({ record_id, version, author, changed_at, body_json }) => {
      const { name, filter, is_shared, text } = JSON.parse(body_json) as BodyOf<'segment'>;
      return { record_id, version, author, is_mine: author === me, changed_at, name, filter, is_shared, text };
    })
    .filter((segment) => segment.is_shared || segment.is_mine);
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  segments.sort((a, b) => collator.compare(a.name, b.name));
  const people = store
    .all(query.selectFrom('advisor').select(['advisor_no', 'name']).orderBy('advisor_no'))
    .map(({ advisor_no, name }) => ({ no: advisor_no, name: name ?? advisor_no }));
  return { segments, people };
}

const seen = (columns: ConditionColumns, caller: Caller): number =>
  caller.clients === 'all' ? columns.size : columns.nos.filter((no) => maySeeClient(caller, no)).length;

/** @throws Refusal no_data */
export function countSegment(
  store: ReadStore,
  { filter }: CallInput<'segments.count'>,
  caller: Caller,
  today: Ymd,
): CallOutput<'segments.count'> {
  const columns = columnsOf(store, today);
  const head = { of: seen(columns, caller), yes: 0, unknown: 0, missing: [], not_made: [] };
  const read = readFilter(filter);
  if ('problem' in read) return { ...head, problem: read.problem };
  const { yes, unknown, missing, notMade } = answerOf(columns, read.condition, caller);
  return {
    ...head,
    problem: null,
    yes,
    unknown,
    missing: Object.entries(missing).map(([field, clients]) => ({ field, clients })),
    not_made: [...notMade],
  };
}

const HEAD_FIELDS = {
  client_no: 'client.no',
  name: 'client.name',
  advisor: 'client.advisor',
  tier: 'value.tier',
  total_assets: 'assets.total',
} as const;

function isHead(sort: string): sort is keyof typeof HEAD_FIELDS {
  return Object.hasOwn(HEAD_FIELDS, sort);
}

/** The orders of late, by answer: scrolling asks for many parts of one. */
const orders = new WeakMap<Answer, Map<string, Int32Array>>();

function inOrder(columns: ConditionColumns, answer: Answer, sort: string, descending: boolean): Int32Array {
  const known = orders.get(answer) ?? new Map<string, Int32Array>();
  orders.set(answer, known);
  const key = `${sort} ${descending}`;
  let order = known.get(key);
  if (order === undefined) {
    const field = DICTIONARY.coded(isHead(sort) ? HEAD_FIELDS[sort] : sort);
    order = orderedPlaces(placesOf(answer), ranksOf(columns.of(field.code), field), descending);
    known.set(key, order);
  }
  return order;
}

const given = (value: FieldValue): SegmentValue =>
  value === null || typeof value === 'number' || typeof value === 'string' ? value : [...value];

/** @throws Refusal no_data */
export function segmentMembers(
  store: ReadStore,
  { filter, sort, descending, offset, limit }: CallInput<'segments.members'>,
  caller: Caller,
  today: Ymd,
): CallOutput<'segments.members'> {
  const columns = columnsOf(store, today);
  const read = readFilter(filter);
  if ('problem' in read) return { problem: read.problem, total: 0, fields: [], rows: [] };
  const fields = fieldsOf(read.condition);
  const answer = answerOf(columns, read.condition, caller);
  const order = inOrder(columns, answer, isHead(sort) || fields.includes(sort) ? sort : 'client_no', descending);
  const at = (field: string, place: number): FieldValue => valueAt(columns.of(field), place);
  const text = (field: string, place: number): string | null => at(field, place) as string | null;
  const rows = [...order.subarray(offset, offset + limit)].map((place): MemberRow => {
    const [no, ...name] = (text('client.advisor', place) ?? '').split(' ');
    return {
      client_no: columns.nos[place] as string,
      name: text('client.name', place) ?? '',
      advisor_no: no === undefined || no === '' ? null : no,
      advisor: no === undefined || no === '' ? null : name.join(' ') || no,
      tier: text('value.tier', place) as MemberRow['tier'],
      total_assets: at('assets.total', place) as number | null,
      values: fields.map((field) => given(at(field, place))),
    };
  });
  return { problem: null, total: order.length, fields, rows };
}

/** @throws Refusal no_data */
export function segmentClients(
  store: ReadStore,
  { filter }: CallInput<'segments.clients'>,
  caller: Caller,
  today: Ymd,
): CallOutput<'segments.clients'> {
  const columns = columnsOf(store, today);
  const read = readFilter(filter);
  if ('problem' in read) return { problem: read.problem, client_nos: [] };
  const places = placesOf(answerOf(columns, read.condition, caller));
  return { problem: null, client_nos: Array.from(places, (place) => columns.nos[place] as string) };
}

const said = (truth: Truth): 'yes' | 'no' | 'unknown' => (truth === YES ? 'yes' : truth === UNKNOWN ? 'unknown' : 'no');

/** @throws Refusal no_data, not_found */
export function explainSegment(
  store: ReadStore,
  { filter, client_no }: CallInput<'segments.explain'>,
  today: Ymd,
): CallOutput<'segments.explain'> {
  const columns = columnsOf(store, today);
  const read = readFilter(filter);
  if ('problem' in read) return { problem: read.problem, truth: 'unknown', leaves: [] };
  const { truth, leaves } = askOne(columns, read.condition, placeOfClient(columns, client_no));
  const reasonOf = missingReasons(store, columns, client_no);
  return {
    problem: null,
    truth: said(truth),
    leaves: leaves.map(({ leaf, value, truth: one }) => ({
      text: printLeaf(leaf, DICTIONARY, 'code'),
      field: leaf.field,
      value: given(value),
      truth: said(one),
      reason: value === null ? reasonOf(leaf.field) : null,
    })),
  };
}
