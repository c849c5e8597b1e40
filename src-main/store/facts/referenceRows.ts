/**
 * The current rows of reference data, each as a plain record by contract column (empty ones left out): how the sync
 * compares, writes and removes them. Record and row differ only where the contract's key stands for an id or a unit.
 */
import { query, type Store, type WriteStore } from '../open.ts';
import type { Dictionaries } from './dictionaries.ts';

export type ReferenceRecord = Readonly<Record<string, string | number>>;

export interface PinyinName {
  readonly pinyin: string;
  readonly pinyin_initials: string;
}

export interface ReferenceTable {
  /** All current records by key. */
  current(store: Store): Map<string, ReferenceRecord>;
  /** Writes a record as the current row; returns clients whose accounts changed hands. */
  save(store: WriteStore, key: string, record: ReferenceRecord, dictionaries: Dictionaries): readonly number[];
  remove(store: WriteStore, key: string, dictionaries: Dictionaries): void;
}

type Value = string | number | null;

/** INSERT … ON CONFLICT (keys) DO UPDATE of all other columns, as text with one parameter a column. */
function upsertSql(
  table: 'client' | 'account' | 'advisor' | 'security' | 'product',
  columns: readonly string[],
  keys: readonly string[],
  returning: string,
): string {
  const row = Object.fromEntries(columns.map((column) => [column, 0]));
  const rest = columns.filter((column) => !keys.includes(column));
  // Only the statement's text is used; the values are bound by hand, in the order of `columns`.
  return query
    .insertInto(table)
    .values(row as never)
    .onConflict((c) =>
      c
        .columns(keys as never)
        .doUpdateSet(
          (e) => Object.fromEntries(rest.map((column) => [column, e.ref(`excluded.${column}` as never)])) as never,
        ),
    )
    .returning(returning as never)
    .compile().sql;
}

function text(record: ReferenceRecord, column: string): string | null {
  const value = record[column];
  return value === undefined ? null : String(value);
}
/** A record of the filled columns of a row, in the order given. */
function recordOf(row: Readonly<Record<string, string | number | null>>, columns: readonly string[]): ReferenceRecord {
  const record: Record<string, string | number> = {};
  for (const column of columns) {
    const value = row[column];
    if (value !== null && value !== undefined) record[column] = value;
  }
  return record;
}

const CLIENT_COLUMNS = [
  'client_no',
  'name',
  'client_kind',
  'id_type',
  'id_no',
  'gender',
  'birth_date',
  'mobile',
  'phone',
  'email',
  'address',
  'occupation',
  'education',
  'opened_on',
  'closed_on',
  'status',
  'advisor_no',
  'investor_class',
  'risk_level',
  'risk_assessed_on',
  'risk_valid_until',
  'commission_rate',
] as const;

const FIND_CLIENT = query
  .selectFrom('client')
  .select(['name', 'pinyin', 'pinyin_initials'])
  .where('client_no', '=', '')
  .compile().sql;
const SAVE_CLIENT = upsertSql('client', [...CLIENT_COLUMNS, 'pinyin', 'pinyin_initials'], ['client_no'], 'client_id');

export function clientTable(pinyinOf: (name: string) => PinyinName): ReferenceTable {
  return {
    current: (store) =>
      new Map(
        store
          .all(query.selectFrom('client').select(CLIENT_COLUMNS))
          .map((row) => [row.client_no, recordOf(row, CLIENT_COLUMNS)]),
      ),
    save: (store, key, record, dictionaries) => {
      const name = text(record, 'name');
      const old = store.statement(FIND_CLIENT).get(key) as (PinyinName & { name: string | null }) | undefined;
      const names = old && old.name === name ? old : pinyinOf(name ?? '');
      const values: Value[] = CLIENT_COLUMNS.map((column) => record[column] ?? null);
      values.push(names.pinyin, names.pinyin_initials);
      const made = store.statement(SAVE_CLIENT).get(...values) as { client_id: number };
      dictionaries.clients.set(key, made.client_id);
      return [];
    },
    remove: (store, key, dictionaries) => {
      store.run(query.deleteFrom('client').where('client_no', '=', key));
      dictionaries.clients.delete(key);
    },
  };
}

const ACCOUNT_COLUMNS = [
  'account_no',
  'client_no',
  'account_kind',
  'holder_sh',
  'holder_sz',
  'opened_on',
  'closed_on',
  'status',
] as const;

const SAVE_ACCOUNT = upsertSql(
  'account',
  ACCOUNT_COLUMNS.map((column) => (column === 'client_no' ? 'client_id' : column)),
  ['account_no'],
  'account_id',
);

export const accountTable: ReferenceTable = {
  current: (store) =>
    new Map(
      store
        .all(
          query
            .selectFrom('account')
            .innerJoin('client', 'client.client_id', 'account.client_id')
            .select([
              'account.account_no',
              'client.client_no',
              'account.account_kind',
              'account.holder_sh',
              'account.holder_sz',
              'account.opened_on',
              'account.closed_on',
              'account.status',
            ]),
        )
        .map((row) => [row.account_no, recordOf(row, ACCOUNT_COLUMNS)]),
    ),
  save: (store, key, record, dictionaries) => {
    const clientId = dictionaries.clients.get(text(record, 'client_no') ?? '');
    if (clientId === undefined) throw new Error(`account ${key} has no known client`);
    const id = dictionaries.accounts.get(key);
    const before = id === undefined ? undefined : dictionaries.clientOfAccount.get(id);
    const values: Value[] = ACCOUNT_COLUMNS.map((column) =>
      column === 'client_no' ? clientId : (record[column] ?? null),
    );
    const made = store.statement(SAVE_ACCOUNT).get(...values) as { account_id: number };
    dictionaries.setAccount(key, made.account_id, clientId);
    return before === undefined || before === clientId ? [] : [before, clientId];
  },
  remove: (store, key, dictionaries) => {
    store.run(query.deleteFrom('account').where('account_no', '=', key));
    dictionaries.removeAccount(key);
  },
};

const ADVISOR_COLUMNS = ['advisor_no', 'name', 'team', 'status'] as const;
const SAVE_ADVISOR = upsertSql('advisor', ADVISOR_COLUMNS, ['advisor_no'], 'advisor_no');
export const advisorTable: ReferenceTable = {
  current: (store) =>
    new Map(
      store
        .all(query.selectFrom('advisor').select(ADVISOR_COLUMNS))
        .map((row) => [row.advisor_no, recordOf(row, ADVISOR_COLUMNS)]),
    ),
  save: (store, _key, record) => {
    store.statement(SAVE_ADVISOR).get(...ADVISOR_COLUMNS.map((column) => record[column] ?? null));
    return [];
  },
  remove: (store, key) => {
    store.run(query.deleteFrom('advisor').where('advisor_no', '=', key));
  },
};

const SECURITY_COLUMNS = [
  'market',
  'code',
  'name',
  'security_kind',
  'board',
  'industry',
  'risk_rating',
  'lot_size',
  'listed_on',
  'delisted_on',
] as const;
/** The key of a security in versions: "SH.600519". */
export function securityKey(market: string, code: string): string {
  return `${market}.${code}`;
}
const SAVE_SECURITY = upsertSql(
  'security',
  SECURITY_COLUMNS.map((column) => (column === 'lot_size' ? 'lot_size_e2' : column)),
  ['market', 'code'],
  'security_id',
);
export const securityTable: ReferenceTable = {
  current: (store) =>
    new Map(
      store
        .all(
          query
            .selectFrom('security')
            .select([
              'market',
              'code',
              'name',
              'security_kind',
              'board',
              'industry',
              'risk_rating',
              'lot_size_e2 as lot_size',
              'listed_on',
              'delisted_on',
            ])
            .where('market', '<>', 'IX'),
        )
        .map((row) => [securityKey(row.market, row.code), recordOf(row, SECURITY_COLUMNS)]),
    ),
  save: (store, _key, record, dictionaries) => {
    const market = text(record, 'market');
    const code = text(record, 'code');
    if (market === null || code === null) throw new Error('a security without its key');
    const values: Value[] = SECURITY_COLUMNS.map((column) => record[column] ?? null);
    const made = store.statement(SAVE_SECURITY).get(...values) as { security_id: number };
    dictionaries.setSecurity(market, code, made.security_id);
    return [];
  },
  remove: (store, key, dictionaries) => {
    const [market = '', code = ''] = [key.slice(0, 2), key.slice(3)];
    store.run(query.deleteFrom('security').where('market', '=', market).where('code', '=', code));
    dictionaries.removeSecurity(market, code);
  },
};

const PRODUCT_COLUMNS = [
  'product_code',
  'name',
  'product_kind',
  'risk_rating',
  'min_amount',
  'term_days',
  'on_sale_from',
  'on_sale_until',
] as const;
const SAVE_PRODUCT = upsertSql(
  'product',
  PRODUCT_COLUMNS.map((column) => (column === 'min_amount' ? 'min_amount_e4' : column)),
  ['product_code'],
  'product_code',
);
export const productTable: ReferenceTable = {
  current: (store) =>
    new Map(
      store
        .all(
          query
            .selectFrom('product')
            .select([
              'product_code',
              'name',
              'product_kind',
              'risk_rating',
              'min_amount_e4 as min_amount',
              'term_days',
              'on_sale_from',
              'on_sale_until',
            ]),
        )
        .map((row) => [row.product_code, recordOf(row, PRODUCT_COLUMNS)]),
    ),
  save: (store, _key, record) => {
    store.statement(SAVE_PRODUCT).get(...PRODUCT_COLUMNS.map((column) => record[column] ?? null));
    return [];
  },
  remove: (store, key) => {
    store.run(query.deleteFrom('product').where('product_code', '=', key));
  },
};
