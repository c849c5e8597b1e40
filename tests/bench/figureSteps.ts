/** Steps about figures: the cost pass and DuckDB's, every figure of the branch, the client page's three lists, the client list. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { clientRows } from '../../src-main/api/clientRows.ts';
import { branchPass } from '../../src-main/store/branchPass/pass.ts';
import { savePass } from '../../src-main/store/branchPass/savePass.ts';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { openRead, openWrite, query, type ReadStore } from '../../src-main/store/open.ts';
import { catalog } from '../../src-main/store/queries/catalog.ts';
import { loadClientList } from '../../src-main/store/queries/clientList.ts';
import { loadHistories } from '../../src-main/store/queries/history.ts';
import { asOf } from '../../src-main/store/queries/status.ts';
import { syncDrop } from '../../src-main/sync/syncDrop.ts';
import { COLUMN_KEYS } from '../../src-renderer/pages/clients/columns.ts';
import { ClientModel, NO_FILTERS } from '../../src-renderer/pages/clients/model.ts';
import { replayAccount } from '../../src-shared/domain/book/replay.ts';
import { addMonths } from '../../src-shared/kernel/dates.ts';

type Told = Record<string, unknown>;
const seconds = (since: number): number => (performance.now() - since) / 1000;
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * (sorted.length - 1))] as number;
const NO_LISTENER = {};
const ACCOUNTS_A_CHUNK = 500;

/** Moving-average cost of every position, exact: from the store, and the book's part of it alone. */
export function costPass({ store: file }: { store: string }): Told {
  const store = openRead(file, { cacheMiB: 64 });
  const known = catalog(store);
  const date = asOf(store) as number;
  const ids = (store.rows(query.selectFrom('account').select('account_id').orderBy('account_id')) as [number][]).map(
    (r) => r[0],
  );
  const start = performance.now();
  let inMemory = 0;
  let positions = 0;
  for (let i = 0; i < ids.length; i += ACCOUNTS_A_CHUNK) {
    const last = ids[Math.min(i + ACCOUNTS_A_CHUNK, ids.length) - 1] as number;
    const histories = loadHistories(store, ids[i] as number, last, 0, date);
    const since = performance.now();
    for (const history of histories.values()) {
      positions += replayAccount(history, known.codes, NO_LISTENER, { upTo: date }).size;
    }
    inMemory += seconds(since);
  }
  const whole = seconds(start);
  store.close();
  return { costSeconds: whole, memorySeconds: inMemory, positions };
}

/** DuckDB on the same rows: exact moving average by list_reduce (doubles), then turnover by account and month. */
export async function duckdbCost({ csv, target }: { csv: string; target: string }): Promise<Told> {
  fs.rmSync(target, { force: true });
  const instance = await DuckDBInstance.create(target, { threads: '2' });
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE t AS SELECT * FROM read_csv('${csv}', header = true,
       types = {'account_no': 'VARCHAR', 'code': 'VARCHAR', 'trade_no': 'VARCHAR', 'trade_time': 'VARCHAR'})`,
  );
  const none = `{'s': 0, 'q': 0.0::DOUBLE, 'a': 0.0::DOUBLE, 'f': 0.0::DOUBLE, 'r': 0.0::DOUBLE}`;
  let start = performance.now();
  await connection.run(`CREATE TABLE cost AS
    WITH l AS (
      SELECT account_no, market, code,
        list({'s': CASE WHEN business_type = 'sell' THEN -1 ELSE 1 END, 'q': quantity::DOUBLE, 'a': amount::DOUBLE,
              'f': (commission + stamp_duty + transfer_fee + other_fee)::DOUBLE, 'r': 0.0::DOUBLE}
             ORDER BY trade_date, trade_time, trade_no) AS rows
      FROM t GROUP BY ALL)
    SELECT account_no, market, code, list_reduce(list_prepend(${none}, rows), lambda x, y:
      CASE WHEN y.s = 1
        THEN {'s': 0, 'q': x.q + y.q, 'a': x.a + y.a + y.f, 'f': 0.0::DOUBLE, 'r': x.r}
        ELSE {'s': 0, 'q': x.q - y.q, 'a': CASE WHEN x.q > y.q THEN x.a - x.a * y.q / x.q ELSE 0 END, 'f': 0.0::DOUBLE,
              'r': x.r + y.a - y.f - CASE WHEN x.q > 0 THEN x.a * y.q / x.q ELSE 0 END}
      END) AS state FROM l`);
  const cost = seconds(start);
  start = performance.now();
  await connection.run(
    `CREATE TABLE month AS SELECT account_no, date_trunc('month', trade_date) AS month, sum(amount) AS volume FROM t GROUP BY ALL`,
  );
  const months = seconds(start);
  connection.closeSync();
  instance.closeSync();
  fs.rmSync(target, { force: true });
  return { duckCostSeconds: cost, duckMonthSeconds: months };
}

/** Every figure of every client over the year to date, from the facts; then keeping them. */
export function allFigures({ store: file }: { store: string }): Told {
  const store = openRead(file, { cacheMiB: 64 });
  const date = asOf(store) as number;
  const start = performance.now();
  const result = store.snapshot(() =>
    branchPass(store, Math.floor(date / 10000) * 10000 + 101, date, {
      progress: () => undefined,
      cancelled: () => false,
    }),
  );
  const passSeconds = seconds(start);
  store.close();
  if (result === null) throw new Error('the pass was cancelled');
  const write = openWrite(file);
  const since = performance.now();
  const version = (
    write.get(
      query
        .selectFrom('audit')
        .select((e) => e.fn.max('audit_id').as('last'))
        .where('action', 'in', ['set_applied', 'set_accepted', 'set_taken_back']),
    ) as { last: number }
  ).last;
  write.transaction(() => savePass(write, result, { version, madeAt: new Date().toISOString(), seconds: passSeconds }));
  const saveSeconds = seconds(since);
  write.close();
  return { passSeconds, saveSeconds, figures: result.columns.length, clients: result.clients.length };
}

/** A night's sets, and how long everything derived took inside their transactions. */
export async function nightFigures({ store: file, drop }: { store: string; drop: string }): Promise<Told> {
  const store = openWrite(file, { cacheMiB: 256 });
  let figureSeconds = 0;
  const report = await syncDrop({
    store,
    drop,
    now: () => new Date(),
    derive: (...given) => {
      const start = performance.now();
      deriveAfter(...given);
      figureSeconds += seconds(start);
    },
  });
  store.close();
  return { figureSeconds, states: report.runs.map((r) => `${r.set} ${r.state}`) };
}

/** Positions with their last close, 24 months, last 200 trades of a client. */
function pageQueries(store: ReadStore): (clientId: number, months: readonly number[]) => void {
  const positions = query
    .selectFrom('account as a')
    .crossJoin('position as p')
    .leftJoin('last_close as c', 'c.security_id', 'p.security_id')
    .select(['p.account_id', 'p.security_id', 'p.quantity_e2', 'p.cost_e4', 'c.close_e4'])
    .whereRef('p.account_id', '=', 'a.account_id')
    .where('a.client_id', '=', 0)
    .where('p.quantity_e2', '>', 0)
    .compile().sql;
  const month = query
    .selectFrom('client_month')
    .select(['month', 'volume_e4', 'fees_e4'])
    .where('month', '=', 0)
    .where('client_id', '=', 0)
    .compile().sql;
  const trades = query
    .selectFrom('trade')
    .selectAll()
    .where('account_id', '=', 0)
    .orderBy('trade_date', 'desc')
    .orderBy('trade_time', 'desc')
    .orderBy('trade_no', 'desc')
    .limit(200)
    .compile().sql;
  const accounts = query.selectFrom('account').select('account_id').where('client_id', '=', 0).compile().sql;
  return (clientId, months) => {
    store.raw(positions).all(clientId, 0);
    for (const m of months) store.raw(month).get(m, clientId);
    for (const [id] of store.raw(accounts).all(clientId) as [number][]) store.raw(trades).all(id, 200);
  };
}

export function clientLists({ store: file, clients }: { store: string; clients: number }): Told {
  const warm = openRead(file);
  const date = asOf(warm) as number;
  const months = Array.from({ length: 24 }, (_, i) => Math.floor(addMonths(date, -i) / 100));
  const ids = (warm.rows(query.selectFrom('client').select('client_id')) as [number][]).map((r) => r[0]);
  let state = 20261122;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return ids[state % ids.length] as number;
  };
  const run = pageQueries(warm);
  const times: number[] = [];
  for (let i = 0; i < clients; i++) {
    const id = next();
    const start = performance.now();
    run(id, months);
    times.push(performance.now() - start);
  }
  const listTimes: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    clientRows(warm);
    listTimes.push(performance.now() - start);
  }
  const list = loadClientList(warm);
  const model = new ClientModel(list);
  // As the page does while nobody asks.
  for (const _ of model.prepare());
  // Every column in either direction, with filters that leave much and little.
  const sorts = [['gold', 'platinum'], ['basic'], ['diamond'], []].flatMap((tier) =>
    [false, true].flatMap((descending) =>
      COLUMN_KEYS.map((key) => {
        const start = performance.now();
        model.select({ key, descending }, { ...NO_FILTERS, tier }, null);
        return performance.now() - start;
      }),
    ),
  );
  warm.close();
  // Cold: the file's pages leave the system's memory before each client.
  const cold: number[] = [];
  for (let i = 0; i < Math.min(60, clients); i++) {
    execFileSync('dd', [`of=${file}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0', 'status=none']);
    const store = openRead(file);
    const prepared = pageQueries(store);
    const id = next();
    const start = performance.now();
    prepared(id, months);
    cold.push(performance.now() - start);
    store.close();
  }
  const sorted = (values: number[]): number[] => values.sort((a, b) => a - b);
  return {
    warmMs: { p50: at(sorted(times), 0.5), p95: at(times, 0.95) },
    coldMs: { p50: at(sorted(cold), 0.5), p95: at(cold, 0.95) },
    rowsMs: at(sorted(listTimes), 0.5),
    sortMs: { p50: at(sorted(sorts), 0.5), p95: at(sorts, 0.95) },
  };
}
