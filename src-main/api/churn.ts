/** `churn.*`: scores from the kept columns and the branch's bounds, as the caller may see them. Bounds apply at once. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import type { ChurnList } from '../../src-shared/contract/churnCalls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import {
  DRIVER_NAMES,
  DRIVER_REASONS,
  type DriverName,
  type DriverValue,
} from '../../src-shared/domain/churn/definition.ts';
import { highestScore, partsOf, scoreOf, scoresOf, speaks } from '../../src-shared/domain/churn/score.ts';
import type { ChurnSettings } from '../../src-shared/domain/churn/settings.ts';
import type { Tier } from '../../src-shared/domain/value/tier.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { moneyTextE4 } from '../../src-shared/kernel/money.ts';
import { type KeptColumns, loadColumns, loadWalk } from '../store/churn/keep.ts';
import { loadChurn, walkKey } from '../store/churn/settings.ts';
import { query, type ReadStore } from '../store/open.ts';
import { findClient } from '../store/queries/clients.ts';
import { factsVersion } from '../store/queries/factsVersion.ts';
import { type Caller, maySeeClient } from './caller.ts';

const ROW = query
  .selectFrom('client as c')
  .leftJoin('client_figure as f', 'f.client_id', 'c.client_id')
  .select(['c.client_no', 'c.name', 'c.advisor_no', 'f.tier', 'f.total_asset_e4'])
  .where('c.client_id', '=', 0)
  .compile().sql;
type Row = [no: string, name: string | null, advisor: string | null, tier: string | null, assetE4: number | null];

/** Values of one client by driver; a driver that the columns do not have yet has none. */
function valuesAt(kept: KeptColumns, place: number): Record<DriverName, DriverValue> {
  const values = {} as Record<DriverName, DriverValue>;
  for (const name of DRIVER_NAMES) values[name] = { value: null, reason: 'not_computed_yet' };
  for (const { driver, values: column, reasons } of kept.columns) {
    const reason = DRIVER_REASONS[(reasons[place] as number) - 1];
    values[driver] = reason === undefined ? { value: column[place] as number, reason: null } : { value: null, reason };
  }
  return values;
}

function stateOf(store: ReadStore, kept: KeptColumns | null): 'none' | 'old' | 'made' {
  if (kept === null) return 'none';
  return kept.version === factsVersion(store) ? 'made' : 'old';
}

interface Scored {
  readonly row: Row;
  readonly score: number;
  readonly place: number;
}

/** Clients that the caller may see with at least `least` points, and how many there are of any. */
function scored(
  store: ReadStore,
  kept: KeptColumns,
  settings: ChurnSettings,
  least: number,
  caller: Caller,
): { readonly clients: Scored[]; readonly lookedAt: number } {
  const clients: Scored[] = [];
  const scores = scoresOf(kept.columns, kept.clients.length, settings);
  let lookedAt = 0;
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] as number;
    if (caller.clients === 'all' && score < least) {
      lookedAt += 1;
      continue;
    }
    const row = store.raw(ROW).get(kept.clients[place]) as Row | undefined;
    // A client whom a correction took away since.
    if (row === undefined || !maySeeClient(caller, row[0])) continue;
    lookedAt += 1;
    if (score >= least) clients.push({ row, score, place });
  }
  return { clients, lookedAt };
}

export function churnListOf(store: ReadStore, { from }: CallInput<'churn.list'>, caller: Caller): ChurnList {
  const settings = loadChurn(store).body;
  const kept = loadColumns(store);
  const { clients, lookedAt } =
    kept === null ? { clients: [], lookedAt: 0 } : scored(store, kept, settings, from ?? settings.warn_from, caller);
  clients.sort((a, b) => (b.row[4] ?? -1) - (a.row[4] ?? -1) || b.score - a.score || (a.row[0] < b.row[0] ? -1 : 1));
  const advisors = store.all(query.selectFrom('advisor').select(['advisor_no', 'name']).orderBy('advisor_no'));
  const column = (driver: DriverName): (number | null)[] => {
    const values = kept?.columns.find((one) => one.driver === driver)?.values;
    const { bound, points } = settings.drivers[driver];
    return clients.map(({ place }) => {
      const value = values?.[place] ?? Number.NaN;
      return points > 0 && !Number.isNaN(value) && speaks(driver, value, bound) ? value : null;
    });
  };
  return {
    state: stateOf(store, kept),
    on: kept === null ? null : dateText(kept.on),
    as_of: kept === null ? null : dateText(kept.asOf),
    warn_from: settings.warn_from,
    highest: highestScore(settings),
    points: Object.fromEntries(DRIVER_NAMES.map((name) => [name, settings.drivers[name].points])) as Record<
      DriverName,
      number
    >,
    looked_at: lookedAt,
    advisors: advisors.map(({ advisor_no, name }) => ({ advisor_no, name: name ?? advisor_no })),
    client_no: clients.map(({ row }) => row[0]),
    name: clients.map(({ row }) => row[1] ?? ''),
    advisor_no: clients.map(({ row }) => row[2]),
    tier: clients.map(({ row }) => row[3] as Tier | null),
    total_asset_e4: clients.map(({ row }) => row[4]),
    score: clients.map(({ score }) => score),
    last_contact: clients.map(({ place }) => {
      const on = (kept as KeptColumns).lastContacts[place] as number;
      return on === 0 ? null : dateText(on);
    }),
    ...(Object.fromEntries(DRIVER_NAMES.map((name) => [name, column(name)])) as Record<DriverName, (number | null)[]>),
  };
}

export function churnClient(store: ReadStore, { client_no }: CallInput<'churn.client'>): CallOutput<'churn.client'> {
  const client = findClient(store, client_no);
  if (client === undefined) throw new Refusal('not_found', `there is no client ${client_no}`);
  const settings = loadChurn(store).body;
  const kept = loadColumns(store);
  const state = stateOf(store, kept);
  const place = kept === null ? -1 : kept.clients.indexOf(client.client_id);
  const head = { on: kept === null ? null : dateText(kept.on), warn_from: settings.warn_from };
  if (kept === null || place < 0) {
    return { ...head, state: kept === null ? 'none' : 'left_out', score: null, parts: [] };
  }
  const parts = partsOf(valuesAt(kept, place), settings);
  return {
    ...head,
    state,
    score: scoreOf(parts),
    parts: parts.map(({ value: { value, reason }, ...part }) => ({ ...part, value, reason })),
  };
}

export function churnHitRate(store: ReadStore): CallOutput<'churn.hitRate'> {
  const settings = loadChurn(store).body;
  const { warn_from, left_ratio, least_sample } = settings;
  const walk = loadWalk(store, factsVersion(store), walkKey(store));
  return {
    state: walk === null ? 'none' : 'made',
    made_at: walk?.madeAt ?? null,
    dates: walk === null ? [] : walk.dates.map(dateText),
    warn_from,
    highest: highestScore(settings),
    left_ratio,
    least_sample,
    horizons: walk === null ? [] : walk.horizons.map((one) => ({ ...one, counts: [...one.counts] })),
  };
}

export function churnPreview(
  store: ReadStore,
  { body }: CallInput<'churn.preview'>,
  caller: Caller,
): CallOutput<'churn.preview'> {
  const kept = loadColumns(store);
  const highest = highestScore(body);
  if (kept === null) return { looked_at: 0, warned: 0, assets: null, left_out: 0, highest };
  const { clients, lookedAt } = scored(store, kept, body, body.warn_from, caller);
  const known = clients.flatMap(({ row }) => (row[4] === null ? [] : [row[4]]));
  return {
    looked_at: lookedAt,
    warned: clients.length,
    assets: moneyTextE4(known.reduce((sum, e4) => sum + e4, 0)),
    left_out: clients.length - known.length,
    highest,
  };
}

export function churnSettings(store: ReadStore): CallOutput<'churn.settings'> {
  const { record, body } = loadChurn(store);
  return { record, body: { ...body, drivers: { ...body.drivers } } };
}
