/** What an import is held against: all clients that may be seen with what they are known by, and what is noted of one. */
import { dateText } from '../../../src-shared/kernel/dates.ts';
import type { KnownClient } from '../../../src-shared/records/importing/findImportClient.ts';
import type { ImportedKind, NotedOfClient } from '../../../src-shared/records/importing/planImport.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { query, type Store } from '../open.ts';

export function knownClients(store: Store, sees: 'all' | ReadonlySet<string>): KnownClient[] {
  const accounts = new Map<number, string[]>();
  for (const { client_id, account_no } of store.all(query.selectFrom('account').select(['client_id', 'account_no']))) {
    const there = accounts.get(client_id);
    if (there === undefined) accounts.set(client_id, [account_no]);
    else there.push(account_no);
  }
  const rows = store.all(
    query.selectFrom('client').select(['client_id', 'client_no', 'name', 'mobile', 'birth_date']).orderBy('client_no'),
  );
  return rows
    .filter(({ client_no }) => sees === 'all' || sees.has(client_no))
    .map(({ client_id, client_no, name, mobile, birth_date }) => ({
      client_no,
      name: name ?? '',
      mobile: (mobile ?? '').replace(/\D/g, ''),
      birth: birth_date === null ? '' : dateText(birth_date as never),
      accounts: accounts.get(client_id) ?? [],
    }));
}

const NOTED = `SELECT record_id, kind, version, body_json FROM record
  WHERE client_no = ? AND kind IN ('profile', 'member', 'contact', 'task') AND is_deleted = 0 ORDER BY record_no`;

export function notedOfClient(store: Store, clientNo: string): NotedOfClient {
  const rows = store.statement(NOTED).all(clientNo) as {
    record_id: string;
    kind: ImportedKind;
    version: number;
    body_json: string;
  }[];
  const of = <K extends ImportedKind>(kind: K) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ record_id, version, body_json }) => ({ record_id, version, body: JSON.parse(body_json) as BodyOf<K> }));
  return {
    profile: of('profile')[0] ?? null,
    members: of('member'),
    contacts: of('contact').map(({ body: { on, text } }) => ({ on, text })),
    tasks: of('task').map(({ body: { title, due } }) => ({ title, due })),
  };
}
