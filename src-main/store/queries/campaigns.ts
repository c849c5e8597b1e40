/** Campaigns and the clients drawn into them, by the index of records by owner (a campaign's id) and state (the answer). */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import type { Store } from '../open.ts';

const DRAWN = `FROM record r WHERE r.kind = 'campaign_client' AND r.owner = ? AND r.is_deleted = 0`;

/** How many by answer; `held_out` is the group that is not contacted. Those whom the caller sees. */
export function campaignCounts(
  store: Store,
  campaign: string,
  sees: ((clientNo: string) => boolean) | null,
): Record<string, number> {
  const counts: Record<string, number> = {};
  if (sees === null) {
    const rows = store.raw(`SELECT r.state, count(*) ${DRAWN} GROUP BY r.state`).all(campaign);
    for (const [state, n] of rows as [string, number][]) counts[state] = n;
    return counts;
  }
  const rows = store.raw(`SELECT r.state, r.client_no ${DRAWN}`).all(campaign) as [string, string][];
  for (const [state, clientNo] of rows) if (sees(clientNo)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

export interface DrawnRef {
  readonly record_no: number;
  readonly client_no: string;
  readonly advisor_no: string | null;
}

/** In the order of the draw, the largest assets first; those who were not reached come after those not tried yet. */
export function drawnRefs(store: Store, campaign: string, states: readonly string[]): DrawnRef[] {
  const marks = states.map(() => '?').join(', ');
  const rows = store
    .raw(
      `SELECT r.record_no, r.client_no, c.advisor_no FROM record r LEFT JOIN client c ON c.client_no = r.client_no
        WHERE r.kind = 'campaign_client' AND r.owner = ? AND r.is_deleted = 0 AND r.state IN (${marks}) ORDER BY r.state = 'not_reached', r.record_no`,
    )
    .all(campaign, ...states) as [number, string, string | null][];
  return rows.map(([record_no, client_no, advisor_no]) => ({ record_no, client_no, advisor_no }));
}

/** The same a part at a time, without looking at the clients: by an index, whatever the size of the campaign. */
export function drawnPart(
  store: Store,
  campaign: string,
  states: readonly string[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly recordNos: readonly number[] } {
  const from = `${DRAWN} AND r.state IN (${states.map(() => '?').join(', ')})`;
  const [total] = store.raw(`SELECT count(*) ${from}`).get(campaign, ...states) as [number];
  const rows = store
    .raw(`SELECT r.record_no ${from} ORDER BY r.state = 'not_reached', r.record_no LIMIT ? OFFSET ?`)
    .all(campaign, ...states, limit, offset) as [number][];
  return { total, recordNos: rows.map(([no]) => no) };
}

export interface DrawnRow {
  readonly record_id: string;
  readonly version: number;
  readonly client_no: string;
  readonly name: string | null;
  readonly advisor_no: string | null;
  readonly advisor: string | null;
  readonly tier: string | null;
  readonly total_asset_e4: number | null;
  readonly mobile: string | null;
  readonly body: BodyOf<'campaign_client'>;
}

export function drawnRow(store: Store, recordNo: number): DrawnRow {
  const row = store
    .raw(
      `SELECT r.record_id, r.version, r.client_no, c.name, c.advisor_no, a.name, f.tier, f.total_asset_e4, c.mobile, r.body_json
        FROM record r LEFT JOIN client c ON c.client_no = r.client_no LEFT JOIN advisor a ON a.advisor_no = c.advisor_no
        LEFT JOIN client_figure f ON f.client_id = c.client_id WHERE r.record_no = ?`,
    )
    .get(recordNo) as [string, number, string, ...(string | number | null)[]];
  const [record_id, version, client_no, name, advisor_no, advisor, tier, total_asset_e4, mobile, body] = row;
  return {
    record_id,
    version,
    client_no,
    name: name as string | null,
    advisor_no: advisor_no as string | null,
    advisor: advisor as string | null,
    tier: tier as string | null,
    total_asset_e4: total_asset_e4 as number | null,
    mobile: mobile as string | null,
    body: JSON.parse(body as string) as BodyOf<'campaign_client'>,
  };
}

export interface Drawn {
  readonly client_no: string;
  readonly body: BodyOf<'campaign_client'>;
}

export function allDrawn(store: Store, campaign: string): Drawn[] {
  const rows = store.raw(`SELECT r.client_no, r.body_json ${DRAWN}`).all(campaign) as [string, string][];
  return rows.map(([client_no, body]) => ({ client_no, body: JSON.parse(body) as BodyOf<'campaign_client'> }));
}

/** Clients who are held out of a campaign that runs. */
export function heldOutNow(store: Store): ReadonlySet<string> {
  const rows = store
    .raw(
      `SELECT r.client_no FROM record g CROSS JOIN record r ON r.kind = 'campaign_client' AND r.owner = g.record_id
          AND r.state = 'held_out' AND r.is_deleted = 0
        WHERE g.kind = 'campaign' AND g.state = 'running' AND g.is_deleted = 0`,
    )
    .all() as [string][];
  return new Set(rows.map(([no]) => no));
}

/** Client number → in less out after the first day, through the second; those without a flow are not in it. Yuan × 10^4. */
export function netFlows(store: Store, after: Ymd, through: Ymd): ReadonlyMap<string, number> {
  const rows = store
    .raw(
      `SELECT c.client_no, sum(d.flow_in_e4 - d.flow_out_e4) FROM client_day d JOIN client c ON c.client_id = d.client_id
        WHERE d.day > ? AND d.day <= ? AND (d.flow_in_e4 <> 0 OR d.flow_out_e4 <> 0) GROUP BY d.client_id`,
    )
    .all(after, through) as [string, number][];
  return new Map(rows);
}

/** The last asset day through a day, and each client's assets on it, yuan × 10^4. */
export function assetsThrough(
  store: Store,
  through: Ymd,
): { readonly day: Ymd | null; readonly of: ReadonlyMap<string, number> } {
  const [day] = store.raw('SELECT max(asset_date) FROM asset_day WHERE asset_date <= ?').get(through) as [Ymd | null];
  if (day === null) return { day, of: new Map() };
  const rows = store
    .raw('SELECT c.client_no, d.asset_e4 FROM client_day d JOIN client c ON c.client_id = d.client_id WHERE d.day = ?')
    .all(day) as [string, number][];
  return { day, of: new Map(rows) };
}

/** Of these clients, how many were spoken with on or after the day. */
export function spokenSince(store: Store, clientNos: readonly string[], since: Ymd): number {
  const asked = store.raw(
    `SELECT 1 FROM record INDEXED BY record_contact
      WHERE kind = 'contact' AND state = 'reached' AND is_deleted = 0 AND client_no = ? AND day >= ? LIMIT 1`,
  );
  return clientNos.filter((no) => asked.get(no, since) !== undefined).length;
}
