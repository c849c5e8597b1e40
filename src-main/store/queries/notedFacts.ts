/**
 * What the branch noted beside head office's own mobile number and address, of every client that it noted something of: read
 * once in steps, then kept up by the edits alone.
 */
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { query, type Store } from '../open.ts';
import { recordsMark } from '../records/read.ts';

export type Noted = Pick<BodyOf<'profile'>, 'mobile' | 'address' | 'settled'>;
/** By client number; those with a mobile number or an address only. */
export type NotedFacts = ReadonlyMap<string, Noted>;

const kept = new WeakMap<Store, { readonly mark: number; readonly facts: Map<string, Noted> }>();
/** Rows of one step. */
const STEP = 500;

const stepOf = query
  .selectFrom('record')
  .select(['record_no', 'client_no', 'body_json', 'is_deleted'])
  .where('kind', '=', 'profile')
  .where('is_deleted', '=', 0);

interface Row {
  readonly client_no: string | null;
  readonly body_json: string;
  readonly is_deleted: number;
}

function put(facts: Map<string, Noted>, { client_no, body_json, is_deleted }: Row): void {
  if (client_no === null) return;
  const { mobile, address, settled } = JSON.parse(body_json) as BodyOf<'profile'>;
  if (is_deleted === 1 || (mobile === null && address === null)) facts.delete(client_no);
  else facts.set(client_no, { mobile, address, settled });
}

export function notedFacts(store: Store): NotedFacts {
  const mark = recordsMark(store);
  const known = kept.get(store);
  if (known?.mark === mark) return known.facts;
  if (known === undefined) {
    const steps = read(store);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        kept.set(store, { mark, facts: step.value });
        return step.value;
      }
    }
  }
  const changed = store.all(
    query
      .selectFrom('edit_change as c')
      .innerJoin('record as r', 'r.record_no', 'c.record_no')
      .select(['r.client_no', 'r.body_json', 'r.is_deleted'])
      .distinct()
      .where('c.edit_id', '>', known.mark)
      .where('r.kind', '=', 'profile'),
  );
  for (const row of changed) put(known.facts, row);
  kept.set(store, { mark, facts: known.facts });
  return known.facts;
}

/** Reads ahead while nobody asks. */
export function* warmNotedFacts(store: Store): Generator<void, void, void> {
  const mark = recordsMark(store);
  if (kept.get(store) !== undefined) return;
  const facts = yield* read(store);
  // What was edited meanwhile is taken up by the next question.
  if (kept.get(store) === undefined) kept.set(store, { mark, facts });
}

function* read(store: Store): Generator<void, Map<string, Noted>, void> {
  const facts = new Map<string, Noted>();
  for (let after = 0; ; ) {
    const rows = store.all(stepOf.where('record_no', '>', after).orderBy('record_no').limit(STEP));
    for (const row of rows) put(facts, row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < STEP) return facts;
    after = last.record_no as number;
    yield;
  }
}
