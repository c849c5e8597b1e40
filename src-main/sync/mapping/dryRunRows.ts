/** Rows of a dry run held against the store: do their references exist, was their key given before. */
import type { DryRunResult } from '../../../src-shared/contract/mappingCalls.ts';
import { DATASETS, type DatasetName } from '../../../src-shared/files/datasets.ts';
import type { ParsedRows } from '../../../src-shared/files/parsedRows.ts';
import { MARKETS } from '../../../src-shared/kernel/codes.ts';
import { activeFiles } from '../../store/facts/deliveries.ts';
import { Dictionaries } from '../../store/facts/dictionaries.ts';
import { keysFirstAfter } from '../../store/facts/referenceVersions.ts';
import type { Store } from '../../store/open.ts';
import type { Fault } from '../factIntake.ts';
import { KnownKeys } from '../knownKeys.ts';

type Counts = DryRunResult['datasets'][number];
/** Judges a row; `faulty`: it is out already. Counts it, and answers what the store has against it. */
type Judge = (row: number, faulty: boolean) => Fault | null;

const INDEX_MARKET = MARKETS.indexOf('IX');

interface Tally {
  rows: number;
  apply: number;
  duplicates: number;
  inStore: number;
}

export class DryRunRows {
  readonly unknownClients = new Set<string>();
  readonly unknownAccounts = new Set<string>();
  readonly unknownSecurities = new Set<string>();
  private readonly store: Store;
  private readonly dictionaries: Dictionaries;
  private readonly tallies = new Map<DatasetName, Tally>();
  private readonly keys = new Map<DatasetName, Set<string>>();
  private readonly known = new Map<DatasetName, KnownKeys>();
  private readonly reference = new Map<DatasetName, ReadonlySet<string>>();

  constructor(store: Store) {
    this.store = store;
    this.dictionaries = new Dictionaries(store, null);
  }

  result(datasets: readonly DatasetName[]): Counts[] {
    return [...new Set(datasets)].map((dataset) => {
      const { rows, apply, duplicates, inStore } = this.tallyOf(dataset);
      return {
        dataset,
        rows,
        would_apply: apply,
        would_quarantine: rows - apply,
        duplicates,
        in_store: inStore,
      };
    });
  }

  private tallyOf(dataset: DatasetName): Tally {
    const known = this.tallies.get(dataset);
    if (known) return known;
    const made = { rows: 0, apply: 0, duplicates: 0, inStore: 0 };
    this.tallies.set(dataset, made);
    return made;
  }

  judge(dataset: DatasetName, rows: ParsedRows): Judge {
    const tally = this.tallyOf(dataset);
    const refer = this.references(dataset, rows);
    const keyOf = keyText(dataset, rows);
    const isInStore = this.inStore(dataset, rows);
    const seen = this.keys.get(dataset) ?? new Set<string>();
    this.keys.set(dataset, seen);
    const lastKey = DATASETS[dataset].columns.findLast(({ key }) => key)?.name ?? '';
    return (row, faulty) => {
      tally.rows++;
      const fault = refer(row);
      if (faulty || fault !== null) return faulty ? null : fault;
      const key = keyOf(row);
      if (seen.has(key)) {
        tally.duplicates++;
        return { column: lastKey, code: 'duplicate_key' };
      }
      seen.add(key);
      if (isInStore(row)) {
        tally.inStore++;
        // Reference data of a key that is known brings its row up to date; a fact's key is taken.
        if (!DATASETS[dataset].reference) return { column: lastKey, code: 'duplicate_key' };
      }
      tally.apply++;
      return null;
    };
  }

  /** What the row names and the store does not know; noted for the lists as well. */
  private references(dataset: DatasetName, rows: ParsedRows): (row: number) => Fault | null {
    const names = new Set(rows.dataset.columns.map(({ name }) => name));
    const accounts = names.has('account_no') && dataset !== 'accounts' ? rows.text('account_no') : null;
    const clients = dataset === 'accounts' ? rows.text('client_no') : null;
    const codes = dataset === 'securities' ? [] : ['code', 'old_code', 'new_code'].filter((name) => names.has(name));
    const market = codes.length > 0 ? rows.number('market') : null;
    const codeColumns = codes.map((name) => ({ name, texts: rows.text(name) }));
    return (row) => {
      let fault: Fault | null = null;
      const client = clients?.[row];
      if (client && !this.dictionaries.clients.has(client)) {
        this.unknownClients.add(client);
        fault ??= { column: 'client_no', code: 'unknown_client' };
      }
      const account = accounts?.[row];
      if (account && !this.dictionaries.accounts.has(account)) {
        this.unknownAccounts.add(account);
        fault ??= { column: 'account_no', code: 'unknown_account' };
      }
      for (const { name, texts } of codeColumns) {
        const code = texts[row];
        const index = market?.[row] ?? Number.NaN;
        if (!code || Number.isNaN(index) || (dataset === 'prices' && index === INDEX_MARKET)) continue;
        if (this.dictionaries.security(index, code) !== undefined) continue;
        this.unknownSecurities.add(`${MARKETS[index]}.${code}`);
        fault ??= { column: name, code: 'unknown_security' };
      }
      return fault;
    };
  }

  private inStore(dataset: DatasetName, rows: ParsedRows): (row: number) => boolean {
    if (DATASETS[dataset].reference) {
      const keys = this.reference.get(dataset) ?? new Set(keysFirstAfter(this.store, dataset, 0));
      this.reference.set(dataset, keys);
      const keyOf = keyText(dataset, rows);
      return (row) => keys.has(keyOf(row));
    }
    const known =
      this.known.get(dataset) ??
      new KnownKeys(dataset, this.store, this.dictionaries, activeFiles(this.store, dataset));
    this.known.set(dataset, known);
    const key = this.factKey(dataset, rows);
    return (row) => !known.add(...key(row));
  }

  /** A fact's key as the sync's set of keys takes it. */
  private factKey(dataset: DatasetName, rows: ParsedRows): (row: number) => [number, number, number, string | null] {
    const { dictionaries } = this;
    const day = rows.dataset.columns.find(({ kind, key }) => kind === 'date' && key)?.name;
    const days = day === undefined ? null : rows.number(day);
    const on = (row: number): number => days?.[row] ?? 0;
    if (dataset === 'trades') {
      const [market, no] = [rows.number('market'), rows.text('trade_no')];
      return (row) => [on(row), market[row] as number, 0, no[row] ?? ''];
    }
    if (dataset === 'cash_flows') {
      const no = rows.text('flow_no');
      return (row) => [on(row), 0, 0, no[row] ?? ''];
    }
    const account = dataset === 'prices' || dataset === 'code_changes' ? null : rows.text('account_no');
    const code = dataset === 'assets' ? null : rows.text(dataset === 'code_changes' ? 'old_code' : 'code');
    const market = code === null ? null : rows.number('market');
    return (row) => {
      const accountId = account === null ? undefined : dictionaries.accounts.get(account[row] ?? '');
      const security = code === null ? undefined : dictionaries.security(market?.[row] ?? Number.NaN, code[row] ?? '');
      const ids = [accountId, security].filter((id) => id !== undefined);
      return [on(row), ids[0] ?? -1, ids.length > 1 ? (ids[1] as number) : 0, null];
    };
  }
}

/** The key of a row as text: for facts any unambiguous one, for reference data the one of its versions ("SH.600519"). */
function keyText(dataset: DatasetName, rows: ParsedRows): (row: number) => string {
  const columns = rows.dataset.columns.flatMap((column, at) => (column.key ? [{ column, at }] : []));
  return (row) =>
    columns
      .map(({ column, at }) => {
        if (column.kind === 'text' || column.kind === 'code') return rows.textAt(at)[row] ?? '';
        const value = rows.numberAt(at)[row] as number;
        return column.kind === 'enum' ? (column.codes?.values[value] ?? '') : String(value);
      })
      .join(dataset === 'securities' ? '.' : '\n');
}
