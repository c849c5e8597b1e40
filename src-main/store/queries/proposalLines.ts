/** Proposals as an inbox lists them. Their bodies are read once and remembered until they change; names and assets are those of now. */
import { OPEN_STATES, type ProposalState } from '../../../src-shared/domain/proposals/life.ts';
import { query, type Store } from '../open.ts';
import type { ProposalBody } from '../records/proposals.ts';

/** What a line takes from the body. */
export interface ProposalSummary {
  readonly version: number;
  readonly title: ProposalBody['title'];
  readonly priority: ProposalBody['priority'];
  readonly as_of: string;
  readonly expires_on: string;
  readonly products: number;
  readonly is_conflict: boolean;
  readonly needs_approval: 'manager' | 'compliance' | null;
}

export interface ProposalRow {
  readonly record_no: number;
  readonly record_id: string;
  readonly version: number;
  readonly client_no: string;
  readonly client_name: string | null;
  readonly advisor_no: string | null;
  readonly tier: string | null;
  readonly total_asset_e4: number | null;
  readonly rule: string;
  readonly state: ProposalState;
  readonly summary: ProposalSummary;
}

const known = new WeakMap<Store, Map<number, ProposalSummary>>();
const bodyOf = 'SELECT body_json FROM record WHERE record_no = ?';

export function summaryOf(store: Store, recordNo: number, version: number): ProposalSummary {
  let kept = known.get(store);
  if (kept === undefined) {
    kept = new Map();
    known.set(store, kept);
  }
  let summary = kept.get(recordNo);
  if (summary?.version !== version) {
    const [json] = store.raw(bodyOf).get(recordNo) as [string];
    summary = summarise(JSON.parse(json) as ProposalBody, version);
    kept.set(recordNo, summary);
  }
  return summary;
}

function summarise(body: ProposalBody, version: number): ProposalSummary {
  const { title, priority, as_of, expires_on, approver, approved_on } = body;
  return {
    version,
    title,
    priority,
    as_of,
    expires_on,
    products: body.products.length,
    is_conflict: body.economics.is_conflict,
    needs_approval: approver === 'none' || approved_on !== null ? null : approver,
  };
}

const OPEN_NOS = `SELECT record_no, version FROM record
  WHERE kind = 'proposal' AND is_deleted = 0 AND state IN (SELECT value FROM json_each(?))`;
const A_STEP = 200;

/** Reads the open ones ahead, so that the inbox opens at once. */
export function* warmProposals(store: Store): Generator<void, void, void> {
  const rows = store.raw(OPEN_NOS).all(JSON.stringify(OPEN_STATES)) as [number, number][];
  for (const [i, [recordNo, version]] of rows.entries()) {
    summaryOf(store, recordNo, version);
    if (i % A_STEP === A_STEP - 1) yield;
  }
}

export interface LinesWanted {
  readonly states: readonly ProposalState[];
  readonly clientNo?: string | undefined;
  readonly recordId?: string | undefined;
}

/** Newest first. */
export function proposalRows(store: Store, { states, clientNo, recordId }: LinesWanted): ProposalRow[] {
  let built = query
    .selectFrom('record as r')
    .leftJoin('client as c', 'c.client_no', 'r.client_no')
    .leftJoin('client_figure as f', 'f.client_id', 'c.client_id')
    .select(['r.record_no', 'r.record_id', 'r.version', 'r.client_no', 'c.name', 'c.advisor_no'])
    .select(['f.tier', 'f.total_asset_e4', 'r.owner', 'r.state'])
    .where('r.kind', '=', 'proposal')
    .where('r.is_deleted', '=', 0)
    .where('r.state', 'in', states);
  if (clientNo !== undefined) built = built.where('r.client_no', '=', clientNo);
  if (recordId !== undefined) built = built.where('r.record_id', '=', recordId);
  const rows = store.rows(built.orderBy('r.record_no', 'desc')) as [
    number,
    string,
    number,
    string,
    string | null,
    string | null,
    string | null,
    number | null,
    string,
    ProposalState,
  ][];
  return rows.map(([record_no, record_id, version, client_no, client_name, advisor_no, tier, asset, rule, state]) => ({
    record_no,
    record_id,
    version,
    client_no,
    client_name,
    advisor_no,
    tier,
    total_asset_e4: asset,
    rule,
    state,
    summary: summaryOf(store, record_no, version),
  }));
}

const counts = `SELECT owner, state, client_no, count(*) FROM record
  WHERE kind = 'proposal' AND is_deleted = 0 AND client_no IS NOT NULL GROUP BY owner, state, client_no`;
const countsOfAll = `SELECT owner, state, count(*) FROM record INDEXED BY record_by_owner
  WHERE kind = 'proposal' AND is_deleted = 0 GROUP BY owner, state`;

export interface StateCount {
  readonly rule: string;
  readonly state: ProposalState;
  readonly n: number;
}

/** By rule and state; `maySee` null: over everybody. */
export function proposalCounts(store: Store, maySee: ((clientNo: string) => boolean) | null): StateCount[] {
  if (maySee === null) {
    const rows = store.raw(countsOfAll).all() as [string, ProposalState, number][];
    return rows.map(([rule, state, n]) => ({ rule, state, n }));
  }
  const sums = new Map<string, StateCount>();
  for (const [rule, state, clientNo, n] of store.raw(counts).all() as [string, ProposalState, string, number][]) {
    if (!maySee(clientNo)) continue;
    const key = `${rule} ${state}`;
    sums.set(key, { rule, state, n: (sums.get(key)?.n ?? 0) + n });
  }
  return [...sums.values()];
}

export function advisorNames(store: Store): { advisor_no: string; name: string }[] {
  return store
    .all(query.selectFrom('advisor').select(['advisor_no', 'name']).orderBy('advisor_no'))
    .map(({ advisor_no, name }) => ({ advisor_no, name: name ?? advisor_no }));
}

/** Name, tier and assets of a client for a preview. */
export function clientBrief(
  store: Store,
  clientNo: string,
): { readonly name: string | null; readonly tier: string | null; readonly total_asset_e4: number | null } | undefined {
  return store.get(
    query
      .selectFrom('client as c')
      .leftJoin('client_figure as f', 'f.client_id', 'c.client_id')
      .select(['c.name', 'f.tier', 'f.total_asset_e4'])
      .where('c.client_no', '=', clientNo),
  );
}
