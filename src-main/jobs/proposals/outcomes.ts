/**
 * What came of what was carried out: where the aimed-at figure stood, and where it stands 20, 60 and 120 trading days
 * later, beside like clients. Nights that come together are measured each on its own day, as far as the figure is known
 * for that day; else on the newest, which the outcome then names.
 */
import { valueAt } from '../../../src-shared/domain/conditions/evaluate.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { type Candidate, HORIZONS, likeClients, outcomeOf } from '../../../src-shared/domain/proposals/outcome.ts';
import { dateText, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../../store/open.ts';
import { type ConditionColumns, columnsAt } from '../../store/queries/conditionColumns/columns.ts';
import { assetDaysBetween, type ProposalBody, type ProposalHead, proposalBody } from '../../store/records/proposals.ts';
import type { PlannedProposal } from './planNight.ts';

const E4 = 10_000;
/** Who had one of these is no comparison. */
const TAKEN = ['accepted', 'carried_out'];

export function measureOutcomes(
  store: Store,
  columns: ConditionColumns,
  heads: ReadonlyMap<string, ReadonlyMap<string, readonly ProposalHead[]>>,
): PlannedProposal[] {
  const planned: PlannedProposal[] = [];
  const past = new Map<Ymd, ConditionColumns>();
  const columnsOn = (day: Ymd, field: string): ConditionColumns => {
    if (day === columns.at) return columns;
    const then = past.get(day) ?? columnsAt(store, day);
    past.set(day, then);
    return then.isOfItsDate(field) ? then : columns;
  };
  for (const ofRule of heads.values()) {
    const taken = new Set<string>();
    for (const [clientNo, own] of ofRule) if (own.some(({ state }) => TAKEN.includes(state))) taken.add(clientNo);
    for (const own of ofRule.values()) {
      for (const head of own) {
        if (head.state !== 'carried_out' || head.isDeleted) continue;
        const before = proposalBody(store, head.record_no);
        const body = measured({ store, columns, columnsOn }, head.client_no, before, taken);
        if (body === null) continue;
        const { record_id, version, client_no } = head;
        planned.push({ record_id, version, client_no, body, why: 'measured' });
      }
    }
  }
  return planned;
}

interface Ground {
  readonly store: Store;
  /** Of tonight. */
  readonly columns: ConditionColumns;
  /** Of an earlier asset day, or tonight's where the field is not known for that day. */
  columnsOn(day: Ymd, field: string): ConditionColumns;
}

function numberAt(columns: ConditionColumns, field: string, clientNo: string): number | null {
  const place = columns.placeOf(clientNo);
  const value = place < 0 ? null : valueAt(columns.of(field), place);
  return typeof value === 'number' ? value : null;
}

/** Null: nothing is to be measured tonight. */
function measured(
  { store, columns, columnsOn }: Ground,
  clientNo: string,
  body: ProposalBody,
  taken: ReadonlySet<string>,
): ProposalBody | null {
  const { aim } = body;
  if (aim === null || columns.placeOf(clientNo) < 0) return null;
  const { field, before } = aim;
  if (!DICTIONARY.has(field) || columns.isNotMade(field)) return null;
  if (before === null) {
    const all = columns.nos.map((no) => candidate(columns, field, no));
    const own = candidate(columns, field, clientNo);
    const like = likeClients(own, all, (no) => !taken.has(no));
    return { ...body, aim: { ...aim, before: { on: dateText(columns.at), value: own.value, like } } };
  }
  const on = parseDate(before.on);
  if (on === null) return null;
  const days = assetDaysBetween(store, on, columns.at);
  const due = HORIZONS.filter((n) => days.length >= n && !aim.outcomes.some((one) => one.days === n));
  if (due.length === 0) return null;
  const added = due.map((n) => {
    const then = columnsOn(days[n - 1] as Ymd, field);
    const value = (no: string): number | null => numberAt(then, field, no);
    return { ...outcomeOf(n, before.value, value(clientNo), before.like, value), on: dateText(then.at) };
  });
  return { ...body, aim: { ...aim, outcomes: [...aim.outcomes, ...added] } };
}

function candidate(columns: ConditionColumns, field: string, clientNo: string): Candidate {
  const asset = numberAt(columns, 'assets.total', clientNo);
  const tier = valueAt(columns.of('value.tier'), columns.placeOf(clientNo));
  return {
    clientNo,
    tier: typeof tier === 'string' ? tier : null,
    assetE4: asset === null ? null : asset * E4,
    value: numberAt(columns, field, clientNo),
  };
}
