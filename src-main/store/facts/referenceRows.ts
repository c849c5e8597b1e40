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

function text(record: ReferenceRecord, column: string): string | null {
  const value = record[column];
  return value === undefined ? null : String(value);
}
function number(record: ReferenceRecord, column: string): number | null {
  const value = record[column];
  if (value === undefined) return null;
  if (typeof value !== 'number') throw new Error(`${column} is no number: ${value}`);
  return value;
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

export function clientTable(pinyinOf: (name: string) => PinyinName): ReferenceTable {
  return {
    current: (store) =>
      new Map(
        store
          .all(query.selectFrom('client').select(CLIENT_COLUMNS))
          .map((row) => [row.client_no, recordOf(row, CLIENT_COLUMNS)]),
      ),
    save: (store, key, record, dictionaries) => {
      const row = {
        name: text(record, 'name'),
        client_kind: text(record, 'client_kind'),
        id_type: text(record, 'id_type'),
        id_no: text(record, 'id_no'),
        gender: text(record, 'gender'),
        birth_date: number(record, 'birth_date'),
        mobile: text(record, 'mobile'),
        phone: text(record, 'phone'),
        email: text(record, 'email'),
        address: text(record, 'address'),
        occupation: text(record, 'occupation'),
        education: text(record, 'education'),
        opened_on: number(record, 'opened_on'),
        closed_on: number(record, 'closed_on'),
        status: text(record, 'status'),
        advisor_no: text(record, 'advisor_no'),
        investor_class: text(record, 'investor_class'),
        risk_level: text(record, 'risk_level'),
        risk_assessed_on: number(record, 'risk_assessed_on'),
        risk_valid_until: number(record, 'risk_valid_until'),
        commission_rate: text(record, 'commission_rate'),
      };
      const old = store.get(query.selectFrom('client').select(['client_id', 'name']).where('client_no', '=', key));
      if (old) {
        const names = old.name === row.name ? {} : pinyinOf(row.name ?? '');
        store.run(
          query
            .updateTable('client')
            .set({ ...row, ...names })
            .where('client_id', '=', old.client_id),
        );
        return [];
      }
      const made = store.get(
        query
          .insertInto('client')
          .values({ client_no: key, ...row, ...pinyinOf(row.name ?? '') })
          .returning('client_id'),
      );
      if (!made) throw new Error(`client ${key} was not stored`);
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
    const row = {
      client_id: clientId,
      account_kind: text(record, 'account_kind'),
      holder_sh: text(record, 'holder_sh'),
      holder_sz: text(record, 'holder_sz'),
      opened_on: number(record, 'opened_on'),
      closed_on: number(record, 'closed_on'),
      status: text(record, 'status'),
    };
    const id = dictionaries.accounts.get(key);
    if (id !== undefined) {
      const before = dictionaries.clientOfAccount.get(id);
      store.run(query.updateTable('account').set(row).where('account_id', '=', id));
      dictionaries.setAccount(key, id, clientId);
      return before === undefined || before === clientId ? [] : [before, clientId];
    }
    const made = store.get(
      query
        .insertInto('account')
        .values({ account_no: key, ...row })
        .returning('account_id'),
    );
    if (!made) throw new Error(`account ${key} was not stored`);
    dictionaries.setAccount(key, made.account_id, clientId);
    return [];
  },
  remove: (store, key, dictionaries) => {
    store.run(query.deleteFrom('account').where('account_no', '=', key));
    dictionaries.accounts.delete(key);
  },
};

const ADVISOR_COLUMNS = ['advisor_no', 'name', 'team', 'status'] as const;
export const advisorTable: ReferenceTable = {
  current: (store) =>
    new Map(
      store
        .all(query.selectFrom('advisor').select(ADVISOR_COLUMNS))
        .map((row) => [row.advisor_no, recordOf(row, ADVISOR_COLUMNS)]),
    ),
  save: (store, key, record) => {
    const row = { name: text(record, 'name'), team: text(record, 'team'), status: text(record, 'status') };
    store.run(
      query
        .insertInto('advisor')
        .values({ advisor_no: key, ...row })
        .onConflict((c) => c.column('advisor_no').doUpdateSet(row)),
    );
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
    const kind = text(record, 'security_kind');
    if (market === null || code === null || kind === null) throw new Error('a security without its key or kind');
    const row = {
      name: text(record, 'name'),
      security_kind: kind,
      board: text(record, 'board'),
      industry: text(record, 'industry'),
      risk_rating: text(record, 'risk_rating'),
      lot_size_e2: number(record, 'lot_size'),
      listed_on: number(record, 'listed_on'),
      delisted_on: number(record, 'delisted_on'),
    };
    const made = store.get(
      query
        .insertInto('security')
        .values({ market, code, ...row })
        .onConflict((c) => c.columns(['market', 'code']).doUpdateSet(row))
        .returning('security_id'),
    );
    if (!made) throw new Error(`security ${market} ${code} was not stored`);
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
  save: (store, key, record) => {
    const row = {
      name: text(record, 'name'),
      product_kind: text(record, 'product_kind'),
      risk_rating: text(record, 'risk_rating'),
      min_amount_e4: number(record, 'min_amount'),
      term_days: number(record, 'term_days'),
      on_sale_from: number(record, 'on_sale_from'),
      on_sale_until: number(record, 'on_sale_until'),
    };
    store.run(
      query
        .insertInto('product')
        .values({ product_code: key, ...row })
        .onConflict((c) => c.column('product_code').doUpdateSet(row)),
    );
    return [];
  },
  remove: (store, key) => {
    store.run(query.deleteFrom('product').where('product_code', '=', key));
  },
};
