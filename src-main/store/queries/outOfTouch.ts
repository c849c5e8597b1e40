/** Clients with whom nobody has spoken for longer than their tier's norm, those with the most assets first. */
import { TIER_NAMES, type TierName } from '../../../src-shared/domain/reminders/definition.ts';
import { daysBetween, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { query, type Store } from '../open.ts';
import { factsMark } from './factsVersion.ts';
import { lastContact } from './lastContacts.ts';

/** Clients that are looked at: those with the most assets. */
const LOOKED_AT = 1_000;

interface Rich {
  readonly client_no: string;
  readonly name: string | null;
  readonly tier: string | null;
  readonly total_asset_e4: number | null;
}
const kept = new WeakMap<Store, { readonly facts: number; readonly byOwner: Map<string, Rich[]> }>();

function richest(store: Store, owner: string | undefined): Rich[] {
  const facts = factsMark(store);
  let known = kept.get(store);
  if (known?.facts !== facts) {
    known = { facts, byOwner: new Map() };
    kept.set(store, known);
  }
  const key = owner === undefined ? '' : `=${owner}`;
  let rows = known.byOwner.get(key);
  if (rows === undefined) {
    const built = query
      .selectFrom('client_figure as f')
      .innerJoin('client as c', 'c.client_id', 'f.client_id')
      .select(['c.client_no', 'c.name', 'f.tier', 'f.total_asset_e4'])
      .where('c.status', '=', 'normal')
      .where('f.total_asset_e4', 'is not', null)
      .where('f.tier', 'is not', null)
      .orderBy('f.total_asset_e4', 'desc')
      .limit(LOOKED_AT);
    rows = store.all(owner === undefined ? built : built.where('c.advisor_no', '=', owner));
    known.byOwner.set(key, rows);
  }
  return rows;
}

export interface OutOfTouch {
  readonly client_no: string;
  readonly name: string;
  readonly tier: TierName;
  readonly totalAssetE4: number;
  readonly last: Ymd | null;
  readonly norm: number;
}

export function outOfTouch(
  store: Store,
  {
    today,
    norms,
    owner,
    maySee,
    limit,
  }: {
    readonly today: Ymd;
    readonly norms: Readonly<Record<TierName, number>>;
    readonly owner: string | undefined;
    readonly maySee: (clientNo: string) => boolean;
    readonly limit: number;
  },
): OutOfTouch[] {
  const found: OutOfTouch[] = [];
  for (const row of richest(store, owner)) {
    const tier = TIER_NAMES.find((name) => name === row.tier);
    if (found.length === limit) break;
    if (tier === undefined || row.total_asset_e4 === null || !maySee(row.client_no)) continue;
    const last = lastContact(store, row.client_no);
    const norm = norms[tier];
    if (last !== null && daysBetween(last, today) <= norm) continue;
    const { client_no } = row;
    found.push({ client_no, name: row.name ?? client_no, tier, totalAssetE4: row.total_asset_e4, last, norm });
  }
  return found;
}
