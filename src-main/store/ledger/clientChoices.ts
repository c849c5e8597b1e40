/**
 * What the branch chose for a client itself, by client number and key. It is the branch's own record: no set, correction
 * or taking-back reads or writes it, so that it is there again when a client who went away comes back.
 */
import { z } from 'zod';
import { query, type Store, type WriteStore } from '../open.ts';

const CHOICES = {
  /** The index (market IX) that a client is compared with in place of the CSI 300. */
  benchmark: z.object({ code: z.string().min(1) }),
} as const;

type ChoiceKey = keyof typeof CHOICES;
type Choice<K extends ChoiceKey> = z.infer<(typeof CHOICES)[K]>;

/** Null where nothing is chosen, or what is stored is not of its kind. */
export function loadChoice<K extends ChoiceKey>(store: Store, clientNo: string, key: K): Choice<K> | null {
  const row = store.get(
    query.selectFrom('client_choice').select('value_json').where('client_no', '=', clientNo).where('key', '=', key),
  );
  if (row === undefined) return null;
  const parsed = CHOICES[key].safeParse(parsedJson(row.value_json));
  return parsed.success ? (parsed.data as Choice<K>) : null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null takes the choice away. `at`: ISO 8601, UTC. */
export function saveChoice<K extends ChoiceKey>(
  store: WriteStore,
  clientNo: string,
  key: K,
  choice: Choice<K> | null,
  at: string,
): void {
  if (choice === null) {
    store.run(query.deleteFrom('client_choice').where('client_no', '=', clientNo).where('key', '=', key));
    return;
  }
  const value = { value_json: JSON.stringify(choice), changed_at: at };
  store.run(
    query
      .insertInto('client_choice')
      .values({ client_no: clientNo, key, ...value })
      .onConflict((c) => c.columns(['client_no', 'key']).doUpdateSet(value)),
  );
}
