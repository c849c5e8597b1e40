/** Whom the branch has to call back in a year, and whom it has: a contact marked so that reached him, or a task of the rule that was done. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { query, type Store } from '../open.ts';
import { factsMark } from './factsVersion.ts';

/** Marks of a contact that is a call-back. */
export const CALL_BACK_TAGS = ['回访', 'call-back', 'callback'];

interface Base {
  readonly facts: number;
  readonly year: number;
  readonly clients: readonly { readonly clientNo: string; readonly advisorNo: string | null }[];
}
const kept = new WeakMap<Store, Base>();

/** Normal clients who were there at the end of the year before. */
export function callBackBase(store: Store, year: number): Base['clients'] {
  const facts = factsMark(store);
  const known = kept.get(store);
  if (known?.facts === facts && known.year === year) return known.clients;
  const end: Ymd = (year - 1) * 10_000 + 1231;
  const clients = store
    .all(
      query
        .selectFrom('client')
        .select(['client_no', 'advisor_no'])
        .where('status', '=', 'normal')
        .where((e) => e.or([e('opened_on', 'is', null), e('opened_on', '<=', end)])),
    )
    .map(({ client_no, advisor_no }) => ({ clientNo: client_no, advisorNo: advisor_no }));
  kept.set(store, { facts, year, clients });
  return clients;
}

const marked = query
  .selectFrom('record_tag as t')
  .innerJoin('record as r', 'r.record_no', 't.record_no')
  .select('r.client_no')
  .distinct()
  .where('t.tag', 'in', CALL_BACK_TAGS)
  .where('r.kind', '=', 'contact')
  .where('r.state', '=', 'reached')
  .where('r.is_deleted', '=', 0);

// The first condition is word for word that of the index task_by_rule.
const done = `SELECT DISTINCT client_no FROM record
  WHERE coalesce(json_extract(body_json, '$.raised.rule'), '') = 'call_back' AND state = 'done'
    AND kind = 'task' AND is_deleted = 0 AND json_extract(body_json, '$.done_on') BETWEEN ? AND ?`;

/** Client numbers, some twice. */
export function calledBack(store: Store, year: number): string[] {
  const [from, to] = [year * 10_000 + 101, year * 10_000 + 1231];
  const byContact = store
    .all(marked.where('r.day', '>=', from).where('r.day', '<=', to))
    .flatMap(({ client_no }) => client_no ?? []);
  const byTask = store.raw(done).all(`${year}-01-01`, `${year}-12-31`) as [string | null][];
  return [...byContact, ...byTask.flatMap(([clientNo]) => clientNo ?? [])];
}
