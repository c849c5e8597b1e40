/** What came of what was carried out: where the aimed-at figure stood, and where it stands 20, 60 and 120 trading days later, beside like clients. */
import { valueAt } from '../../../src-shared/domain/conditions/evaluate.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { type Candidate, HORIZONS, likeClients, outcomeOf } from '../../../src-shared/domain/proposals/outcome.ts';
import { dateText, parseDate } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../../store/open.ts';
import type { ConditionColumns } from '../../store/queries/conditionColumns/columns.ts';
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
  for (const ofRule of heads.values()) {
    const taken = new Set<string>();
    for (const [clientNo, own] of ofRule) if (own.some(({ state }) => TAKEN.includes(state))) taken.add(clientNo);
    for (const own of ofRule.values()) {
      for (const head of own) {
        if (head.state !== 'carried_out' || head.isDeleted) continue;
        const before = proposalBody(store, head.record_no);
        const body = measured(store, columns, head.client_no, before, taken);
        if (body === null) continue;
        const { record_id, version, client_no } = head;
        planned.push({ record_id, version, client_no, body, why: 'measured' });
      }
    }
  }
  return planned;
}

/** Null: nothing is to be measured tonight. */
function measured(
  store: Store,
  columns: ConditionColumns,
  clientNo: string,
  body: ProposalBody,
  taken: ReadonlySet<string>,
): ProposalBody | null {
  const { aim } = body;
  const place = columns.placeOf(clientNo);
  if (aim === null || place < 0 || !DICTIONARY.has(aim.field) || columns.isNotMade(aim.field)) return null;
  const number = (field: string, at: number): number | null => {
    const value = at < 0 ? null : valueAt(columns.of(field), at);
    return typeof value === 'number' ? value : null;
  };
  const text = (field: string, at: number): string | null => {
    const value = valueAt(columns.of(field), at);
    return typeof value === 'string' ? value : null;
  };
  if (aim.before === null) {
    const candidate = (at: number): Candidate => {
      const asset = number('assets.total', at);
      return {
        clientNo: columns.nos[at] as string,
        tier: text('value.tier', at),
        assetE4: asset === null ? null : asset * E4,
        value: number(aim.field, at),
      };
    };
    const all = columns.nos.map((_, at) => candidate(at));
    const own = all[place] as Candidate;
    const like = likeClients(own, all, (no) => !taken.has(no));
    return { ...body, aim: { ...aim, before: { on: dateText(columns.at), value: own.value, like } } };
  }
  const { before } = aim;
  const on = parseDate(before.on);
  if (on === null) return null;
  const passed = assetDaysBetween(store, on, columns.at);
  const due = HORIZONS.filter((days) => passed >= days && !aim.outcomes.some((one) => one.days === days));
  if (due.length === 0) return null;
  const now = number(aim.field, place);
  const added = due.map((days) => ({
    ...outcomeOf(days, before.value, now, before.like, (no) => number(aim.field, columns.placeOf(no))),
    on: dateText(columns.at),
  }));
  return { ...body, aim: { ...aim, outcomes: [...aim.outcomes, ...added] } };
}
