/** What a bulk action writes: the changes of one edit over many clients, from what stands now. */
import { randomUUID } from 'node:crypto';
import type { BulkAction } from '../../../src-shared/contract/segmentCalls.ts';
import { BLANK_PROFILE } from '../../../src-shared/records/blankProfile.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { query, type Store } from '../open.ts';
import type { RecordChange } from './edit.ts';

interface Known {
  readonly name: string;
  readonly advisor: string | null;
}

function clients(store: Store): ReadonlyMap<string, Known> {
  const rows = store.all(query.selectFrom('client').select(['client_no', 'name', 'advisor_no']));
  return new Map(rows.map(({ client_no, name, advisor_no }) => [client_no, { name: name ?? '', advisor: advisor_no }]));
}

interface Standing<B> {
  readonly record_id: string;
  readonly version: number;
  readonly client_no: string;
  readonly body: B;
}

function standing<K extends 'profile' | 'task'>(store: Store, kind: K, state?: string): Standing<BodyOf<K>>[] {
  let built = query
    .selectFrom('record')
    .select(['record_id', 'version', 'client_no', 'body_json'])
    .where('kind', '=', kind)
    .where('is_deleted', '=', 0)
    .where('client_no', 'is not', null);
  if (state !== undefined) built = built.where('state', '=', state);
  return store.all(built).map(({ record_id, version, client_no, body_json }) => ({
    record_id,
    version,
    client_no: client_no as string,
    body: JSON.parse(body_json) as BodyOf<K>,
  }));
}

/** A client who is gone is left out; one who has no name in the files is called by his number. */
export function bulkChanges(store: Store, clientNos: readonly string[], action: BulkAction): RecordChange[] {
  const known = clients(store);
  const wanted = [...new Set(clientNos)].filter((no) => known.has(no));
  switch (action.kind) {
    case 'task':
      return wanted.map((no) => newTask(no, known.get(no) as Known, action));
    case 'tag':
    case 'untag':
      return retag(store, wanted, action);
    case 'assign':
      return assign(store, new Set(wanted), known, action.owner);
  }
}

/** Longest title of a task. */
const MOST_TITLE = 200;

function newTask(no: string, client: Known, action: Extract<BulkAction, { kind: 'task' }>): RecordChange {
  const title = action.title.replaceAll('{name}', client.name === '' ? no : client.name).replaceAll('{no}', no);
  const { owner } = action;
  const body: BodyOf<'task'> = {
    title: title.slice(0, MOST_TITLE),
    text: null,
    due: action.due,
    sleeps_until: null,
    state: 'open',
    priority: action.priority,
    owner: owner.kind === 'advisor' ? client.advisor : owner.kind === 'person' ? owner.no : null,
    repeat: null,
    tags: [],
    clients: [],
    raised: null,
    from: action.from,
    done_on: null,
    reason: null,
  };
  return { record_id: randomUUID(), kind: 'task', version: null, client_no: no, body };
}

function retag(
  store: Store,
  wanted: readonly string[],
  { kind, tag }: Extract<BulkAction, { kind: 'tag' | 'untag' }>,
): RecordChange[] {
  const profiles = new Map(standing(store, 'profile').map((one) => [one.client_no, one]));
  return wanted.flatMap((no): RecordChange[] => {
    const before = profiles.get(no);
    const tags = before?.body.tags ?? [];
    if (tags.includes(tag) === (kind === 'tag')) return [];
    const body = {
      ...(before?.body ?? BLANK_PROFILE),
      tags: kind === 'tag' ? [...tags, tag] : tags.filter((one) => one !== tag),
    };
    return [
      {
        record_id: before?.record_id ?? randomUUID(),
        kind: 'profile',
        version: before?.version ?? null,
        client_no: no,
        body,
      },
    ];
  });
}

function assign(
  store: Store,
  wanted: ReadonlySet<string>,
  known: ReadonlyMap<string, Known>,
  owner: string | null,
): RecordChange[] {
  return standing(store, 'task', 'open').flatMap(({ record_id, version, client_no, body }): RecordChange[] => {
    if (!wanted.has(client_no)) return [];
    const to = owner ?? known.get(client_no)?.advisor ?? null;
    return to === body.owner ? [] : [{ record_id, kind: 'task', version, client_no, body: { ...body, owner: to } }];
  });
}
