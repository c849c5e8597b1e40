/**
 * The warning before a client leaves over the bench's branch. The branch has two nights' assets only, so a copy of its store is
 * given assets for every day that has prices, flows, and one contact of each client, as years of nights would have left them.
 */
import fs from 'node:fs';
import { localUser } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler } from '../../src-main/api/wrapper.ts';
import { runChurnJob } from '../../src-main/jobs/churnJob.ts';
import { editRecords } from '../../src-main/jobs/editRecords.ts';
import { Bulk } from '../../src-main/store/bulk.ts';
import { deriveRecent, rebuildOrderDays } from '../../src-main/store/derived/recent.ts';
import { openRead, openWrite, query, type WriteStore } from '../../src-main/store/open.ts';
import { loadCatalog } from '../../src-main/store/queries/catalog.ts';
import { asOf } from '../../src-main/store/queries/status.ts';
import type { CallInput, CallName } from '../../src-shared/contract/calls.ts';
import { DEFAULT_CHURN } from '../../src-shared/domain/churn/settings.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { churn } from '../../src-shared/records/churn.record.ts';

type Told = Record<string, unknown>;
const seconds = (since: number): number => (performance.now() - since) / 1000;
const HOOKS = { progress: () => undefined, cancelled: () => false };
/** Days between two flows of a client. */
const FLOW_EVERY = 20;

export async function churnWarning({ store: source, target }: { store: string; target: string }): Promise<Told> {
  for (const end of ['', '-wal', '-shm']) fs.rmSync(target + end, { force: true });
  fs.copyFileSync(source, target);
  const write = openWrite(target, { cacheMiB: 256 });
  const today = asOf(write) as number;
  write.transaction(() => plant(write, today));
  const nos = write.all(query.selectFrom('client').select('client_no')).map(({ client_no }) => client_no);
  write.close();
  await note(target, nos, dateText(today));
  const input = { store: target, today };
  const before = performance.now();
  const scores = await runChurnJob({ ...input, part: 'scores' }, HOOKS);
  const scoresSeconds = seconds(before);
  const since = performance.now();
  const rate = await runChurnJob({ ...input, part: 'rate' }, HOOKS);
  const rateSeconds = seconds(since);
  const store = openRead(target);
  const handlers = createHandlers(store, { now: () => new Date(), appVersion: '' });
  const ms = <N extends CallName>(name: N, asked: CallInput<N>): number => {
    const times = Array.from({ length: 7 }, () => {
      const start = performance.now();
      if (!callHandler(handlers, localUser, name, asked).ok) throw new Error(`${name} was refused`);
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[3] as number;
  };
  const listMs = ms('churn.list', {});
  const wholeListMs = ms('churn.list', { from: 1 });
  const previewMs = ms('churn.preview', { body: churn.body.parse(DEFAULT_CHURN) });
  const clientMs = ms('churn.client', { client_no: nos[0] as string });
  const list = handlers['churn.list']?.({}, localUser);
  store.close();
  for (const end of ['', '-wal', '-shm']) fs.rmSync(target + end, { force: true });
  return {
    scoresSeconds,
    readSeconds: scores.seconds,
    rateSeconds,
    walked: rate.made,
    listMs,
    wholeListMs,
    previewMs,
    clientMs,
    clients: nos.length,
    listed: list?.client_no.length,
  };
}

/** Assets that swing and here and there run dry, a flow of each client every 20 days. */
function plant(store: WriteStore, until: number): void {
  const days = (
    store.rows(
      query.selectFrom('price_day').select('trade_date').where('trade_date', '<=', until).orderBy('trade_date'),
    ) as [number][]
  ).map(([day]) => day);
  const ids = (store.rows(query.selectFrom('client').select('client_id').orderBy('client_id')) as [number][]).map(
    ([id]) => id,
  );
  for (const table of ['asset_day', 'client_day', 'client_flow', 'client_state'] as const) {
    store.run(query.deleteFrom(table));
  }
  const assetDays = new Bulk(store, 'asset_day', ['asset_date']);
  const rows = new Bulk(store, 'client_day', [
    'day',
    'client_id',
    'ordinal',
    'asset_e4',
    'market_value_e4',
    'flow_in_e4',
    'flow_out_e4',
    'asset_sum',
  ]);
  const flows = new Bulk(store, 'client_flow', [
    'day',
    'client_id',
    'flow_in_e4',
    'flow_in_e11',
    'flow_out_e4',
    'flow_out_e11',
    'unvalued',
  ]);
  const sums = new Float64Array(ids.length);
  const assets = Float64Array.from(ids, (id) => 1_000_000_000 + (id % 977) * 7_000_000);
  for (const [at, day] of days.entries()) {
    assetDays.add(day);
    for (const [place, id] of ids.entries()) {
      let [inE4, outE4] = [0, 0];
      if ((at + id) % FLOW_EVERY === 0) {
        if ((at * 31 + id) % 3 === 0) outE4 = Math.floor((assets[place] as number) / (2 + (id % 5)));
        else inE4 = 40_000_000;
        flows.add(day, id, inE4, 0, outE4, 0, 0);
      }
      const moved = Math.floor((assets[place] as number) * (1 + (((at * 7 + id) % 41) - 20) / 2000)) + inE4 - outE4;
      assets[place] = moved;
      sums[place] = (sums[place] as number) + moved;
      rows.add(day, id, at + 1, moved, null, inE4, outE4, sums[place] as number);
    }
  }
  for (const bulk of [assetDays, rows, flows]) bulk.flush();
  const states = new Bulk(store, 'client_state', ['client_id', 'first_asset_day', 'last_asset_day', 'last_order_on']);
  const [first, last] = [days[0] as number, days.at(-1) as number];
  rebuildOrderDays(store, loadCatalog(store), first);
  deriveRecent(store, until, true);
  const orders = new Map(
    store.rows(
      query
        .selectFrom('client_order_day')
        .select((e) => ['client_id', e.fn.max('day').as('last')])
        .groupBy('client_id'),
    ) as [number, number][],
  );
  for (const id of ids) states.add(id, first, last, orders.get(id) ?? null);
  states.flush();
}

async function note(store: string, nos: readonly string[], on: string): Promise<void> {
  const body = {
    channel: 'call',
    direction: 'out',
    on,
    at: null,
    minutes: null,
    reached: true,
    text: 'x',
    tags: [],
    clients: [],
    materials: [],
  };
  await editRecords(
    { place: { store }, who: 'local', now: () => new Date(`${on}T04:00:00Z`), maySee: () => true },
    {
      what: 'contact_added',
      subject: '',
      changes: nos.map((client_no) => ({
        record_id: crypto.randomUUID(),
        kind: 'contact' as const,
        version: null,
        client_no,
        body,
      })),
    },
  );
}
