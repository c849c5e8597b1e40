/** What a night does with all proposals: every rule held against every client and what stands of it. Reads only. */
import type { RuleInForce } from '../../../src-shared/domain/proposals/definition.ts';
import { OPEN_STATES, type ProposalState, UNSPOKEN_STATES } from '../../../src-shared/domain/proposals/life.ts';
import { type Plan, planProposals, type WithdrawReason } from '../../../src-shared/domain/proposals/plan.ts';
import { rulesInForce } from '../../../src-shared/domain/proposals/registry.ts';
import type { Assessment } from '../../../src-shared/domain/suitability/level.ts';
import type { Product, ProductRefusal } from '../../../src-shared/domain/suitability/match.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../../store/open.ts';
import { type ConditionColumns, conditionColumns } from '../../store/queries/conditionColumns/columns.ts';
import {
  allAssessments,
  allProducts,
  ownRules,
  type ProposalBody,
  type ProposalHead,
  proposalBody,
  recordVersion,
} from '../../store/records/proposals.ts';
import { raisedId } from '../raisedId.ts';
import { measureOutcomes } from './outcomes.ts';
import { RuleAnswers, type RuleProblem, readRule } from './ruleAnswers.ts';
import { NightStandings, type Stands } from './standings.ts';

export interface PlannedProposal {
  readonly record_id: string;
  readonly version: number | null;
  readonly client_no: string;
  readonly body: ProposalBody;
  readonly why: 'raised' | 'reopened' | 'refreshed' | 'withdrawn' | 'expired' | 'measured';
}

/** What one rule says tonight. */
export interface RuleTold {
  readonly rule: string;
  readonly version: string;
  /** Clients for whom it holds, for whom it cannot be told, and who got no proposal because no product may be proposed. */
  readonly holds: number;
  readonly unknown: number;
  readonly unsuitable: number;
  readonly refused: Readonly<Partial<Record<ProductRefusal, number>>>;
  readonly notMade: readonly string[];
  readonly problem: RuleProblem | null;
}

export interface NightPlan {
  readonly planned: readonly PlannedProposal[];
  readonly told: readonly RuleTold[];
}

const NOTHING: NightPlan = { planned: [], told: [] };

/** An empty store has nothing to say. `columns`: of another date, for a dry run. */
export function planNight(
  store: Store,
  today: Ymd,
  columns: ConditionColumns | null = conditionColumns(store, today),
): NightPlan {
  return columns === null ? NOTHING : new Night(store, columns).plan();
}

class Night {
  private readonly store: Store;
  private readonly columns: ConditionColumns;
  private readonly clients: ReadonlyMap<string, Assessment>;
  private readonly products: readonly Product[];
  private readonly standings: NightStandings;
  private readonly planned: PlannedProposal[] = [];

  constructor(store: Store, columns: ConditionColumns) {
    this.store = store;
    this.columns = columns;
    this.clients = allAssessments(store);
    this.products = allProducts(store);
    this.standings = new NightStandings(store, columns.today);
  }

  plan(): NightPlan {
    const told: RuleTold[] = [];
    const live = new Set<string>();
    for (const rule of rulesInForce(ownRules(this.store))) {
      if (rule.is_off) continue;
      live.add(rule.code);
      const read = readRule(rule);
      if ('problem' in read) {
        // What stands is left alone until the rule can be read again.
        told.push({ ...silent(rule), problem: read.problem });
        continue;
      }
      told.push(this.planRule(new RuleAnswers(rule, read.condition, this.columns, this.products)));
    }
    for (const [code, ofRule] of this.standings.heads) if (!live.has(code)) this.withdrawAll(ofRule);
    this.planned.push(...measureOutcomes(this.store, this.columns, this.standings.heads));
    return { planned: this.planned, told };
  }

  private planRule(answers: RuleAnswers): RuleTold {
    const { rule } = answers;
    const { yes, unknown, notMade } = answers.answer;
    // After a night the figures of the branch come later than the facts: until then nothing can be said, and all stands.
    if (notMade.length > 0) return { ...silent(rule), unknown, notMade };
    const refused: Partial<Record<ProductRefusal, number>> = {};
    let unsuitable = 0;
    for (let place = 0; place < this.columns.size; place++) {
      const holds = answers.holds(place);
      const clientNo = this.columns.nos[place] as string;
      if (holds !== true && !this.standings.has(rule.code, clientNo)) continue;
      const client = this.clients.get(clientNo);
      if (client === undefined) continue;
      const match = holds === true ? answers.matchOf(place, client) : null;
      const lacks = match !== null && rule.products?.needed === true && match.fits.length === 0;
      if (lacks) {
        unsuitable += 1;
        for (const [why, count] of Object.entries(match.refused) as [ProductRefusal, number][]) {
          refused[why] = (refused[why] ?? 0) + count;
        }
      }
      const occasion = answers.occasionOf(place);
      const standing = this.standings.of(rule.code, clientNo, client);
      const plans = planProposals(standing, {
        holds: lacks ? false : occasion === null && holds === true ? null : holds,
        occasion: occasion ?? '',
        isEvent: rule.occasion !== null,
        coolDown: rule.cool_down,
        today: this.columns.today,
      });
      for (const plan of plans) this.take(plan, answers, place, clientNo, client, occasion ?? '', match);
    }
    return { rule: rule.code, version: rule.version, holds: yes, unknown, unsuitable, refused, notMade, problem: null };
  }

  private take(
    plan: Plan<Stands>,
    answers: RuleAnswers,
    place: number,
    clientNo: string,
    client: Assessment,
    occasion: string,
    match: ReturnType<RuleAnswers['matchOf']> | null,
  ): void {
    if (plan.what === 'withdraw') this.end(plan.proposal, 'withdrawn', plan.reason);
    if (plan.what === 'expire') this.end(plan.proposal, 'expired', null);
    if (match === null || plan.what === 'withdraw' || plan.what === 'expire') return;
    if (plan.what === 'raise') {
      const { code } = answers.rule;
      const record_id = raisedId(`proposal ${code}`, clientNo, occasion);
      // Deleted, or of the same day: it was there, it is not raised again.
      if (recordVersion(this.store, record_id) !== null) return;
      const body = answers.bodyOf(place, occasion, client, match);
      this.planned.push({ record_id, version: null, client_no: clientNo, body, why: 'raised' });
      return;
    }
    const { head, body: before } = plan.proposal;
    const fresh = answers.bodyOf(place, before.occasion, client, match);
    // Its time runs from when it was first raised.
    const body: ProposalBody = { ...fresh, expires_on: before.expires_on };
    if (plan.what === 'refresh' && isSame(before, body)) return;
    const why = plan.what === 'reopen' ? 'reopened' : 'refreshed';
    this.planned.push({ record_id: head.record_id, version: head.version, client_no: clientNo, body, why });
  }

  private end(
    { head, body }: Pick<Stands, 'head' | 'body'>,
    state: 'withdrawn' | 'expired',
    reason: WithdrawReason | null,
  ): void {
    this.planned.push({
      record_id: head.record_id,
      version: head.version,
      client_no: head.client_no,
      body: { ...body, state, withdrawn: reason, ended_on: dateText(this.columns.today) },
      why: state,
    });
  }

  /** A rule that was switched off or deleted: what nobody has spoken of is withdrawn, the rest lapses in its time. */
  private withdrawAll(ofRule: ReadonlyMap<string, readonly ProposalHead[]>): void {
    for (const heads of ofRule.values()) {
      for (const head of heads) {
        const state = head.state as ProposalState;
        if (head.isDeleted || !OPEN_STATES.includes(state)) continue;
        const stands = { head, body: proposalBody(this.store, head.record_no) };
        if (UNSPOKEN_STATES.includes(state)) this.end(stands, 'withdrawn', 'rule_gone');
        else if (stands.body.expires_on < dateText(this.columns.today)) this.end(stands, 'expired', null);
      }
    }
  }
}

const silent = (rule: RuleInForce): RuleTold => ({
  rule: rule.code,
  version: rule.version,
  holds: 0,
  unknown: 0,
  unsuitable: 0,
  refused: {},
  notMade: [],
  problem: null,
});

/**
 * The figures that made it fire stand as they were: another night's are no change. What is one: the same night with other
 * figures (a correction), another version of the rule, other products, another result of suitability.
 */
function isSame(before: ProposalBody, fresh: ProposalBody): boolean {
  const said = ({ as_of: _, suitability, evidence, economics, ...rest }: ProposalBody): string =>
    JSON.stringify([
      rest,
      { ...suitability, checked_on: '' },
      before.as_of === fresh.as_of ? [evidence, economics] : null,
    ]);
  return said(before) === said(fresh);
}
