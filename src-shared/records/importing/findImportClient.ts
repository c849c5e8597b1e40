/** Which client a row of a branch's list is about: by number, account, name with mobile or birth date. Never guessed. Pure. */
import type { ImportKeys } from './parseImportRow.ts';

export interface KnownClient {
  readonly client_no: string;
  readonly name: string;
  /** Digits. */
  readonly mobile: string;
  /** "YYYY-MM-DD"; '' unknown. */
  readonly birth: string;
  readonly accounts: readonly string[];
}

export type FoundClient =
  | { readonly kind: 'found'; readonly client: KnownClient }
  /** A person chooses among these. */
  | {
      readonly kind: 'several';
      readonly why: 'several_clients' | 'name_differs';
      readonly clients: readonly KnownClient[];
    }
  | { readonly kind: 'none' };

export interface ClientFinder {
  find(keys: ImportKeys): FoundClient;
  named(clientNo: string): KnownClient | undefined;
}

/** Candidates that are offered at most. */
const OFFERED = 20;

export function clientFinder(clients: readonly KnownClient[]): ClientFinder {
  const byNo = new Map<string, KnownClient>();
  const byBareNo = new Map<string, KnownClient[]>();
  const byAccount = new Map<string, KnownClient[]>();
  const byName = new Map<string, KnownClient[]>();
  for (const client of clients) {
    byNo.set(client.client_no, client);
    add(byBareNo, bare(client.client_no), client);
    for (const account of client.accounts) add(byAccount, bare(account), client);
    if (client.name !== '') add(byName, nameForm(client.name), client);
  }
  /** Of the clients a key leads to, the one that the row means. */
  const checked = (found: readonly KnownClient[], name: string): FoundClient => {
    if (found.length === 0) return { kind: 'none' };
    if (found.length > 1) return { kind: 'several', why: 'several_clients', clients: found.slice(0, OFFERED) };
    const [client] = found as [KnownClient];
    if (name === '' || client.name === '' || nameForm(client.name) === nameForm(name)) return { kind: 'found', client };
    const others = byName.get(nameForm(name)) ?? [];
    return { kind: 'several', why: 'name_differs', clients: [client, ...others].slice(0, OFFERED) };
  };
  return {
    named: (clientNo) => byNo.get(clientNo),
    find: ({ client_no, account_no, name, mobile, birth }) => {
      if (client_no !== '') {
        const exact = byNo.get(client_no);
        // A spreadsheet takes the zeros at the beginning away.
        return checked(exact === undefined ? (byBareNo.get(bare(client_no)) ?? []) : [exact], name);
      }
      if (account_no !== '') return checked(byAccount.get(bare(account_no)) ?? [], name);
      const namesakes = name === '' ? [] : (byName.get(nameForm(name)) ?? []);
      if (namesakes.length === 0) return { kind: 'none' };
      const sure = namesakes.filter(
        (client) =>
          (mobile !== '' && client.mobile !== '' && client.mobile === mobile) ||
          (birth !== '' && client.birth === birth),
      );
      if (sure.length === 1) return { kind: 'found', client: sure[0] as KnownClient };
      // A name alone may be somebody else's: even a single namesake is chosen by a person.
      return {
        kind: 'several',
        why: 'several_clients',
        clients: (sure.length > 1 ? sure : namesakes).slice(0, OFFERED),
      };
    },
  };
}

function add<V>(map: Map<string, V[]>, key: string, value: V): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [value]);
  else if (!there.includes(value)) there.push(value);
}

function bare(no: string): string {
  return no
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/, '');
}

function nameForm(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
