/** `rules.list` and `rules.preview`: the rules in force, and what one would do on the branch. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { RulePreview } from '../../src-shared/contract/proposalCalls.ts';
import { TIERS } from '../../src-shared/contract/values.ts';
import type { RuleInForce } from '../../src-shared/domain/proposals/definition.ts';
import { OPEN_STATES } from '../../src-shared/domain/proposals/life.ts';
import { planProposals } from '../../src-shared/domain/proposals/plan.ts';
import { rulesInForce, SHIPPED_RULES } from '../../src-shared/domain/proposals/registry.ts';
import type { ProductRefusal } from '../../src-shared/domain/suitability/match.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { RuleAnswers, readRule } from '../jobs/proposals/ruleAnswers.ts';
import { NightStandings } from '../jobs/proposals/standings.ts';
import type { ReadStore } from '../store/open.ts';
import { columnsAt, conditionColumns } from '../store/queries/conditionColumns/columns.ts';
import { clientBrief, proposalCounts } from '../store/queries/proposalLines.ts';
import { allAssessments, allProducts, ownRules, ruleRecords } from '../store/records/proposals.ts';
import { type Caller, maySeeClient } from './caller.ts';
import { dayOf } from './proposals.ts';

const SAMPLE = 20;

export function listRules(store: ReadStore, caller: Caller): CallOutput<'rules.list'> {
  const records = ruleRecords(store);
  const sees = caller.clients === 'all' ? null : (clientNo: string) => maySeeClient(caller, clientNo);
  const counts = proposalCounts(store, sees);
  const sum = (rule: string, states: readonly string[]): number =>
    counts.reduce((total, one) => total + (one.rule === rule && states.includes(one.state) ? one.n : 0), 0);
  return {
    rules: rulesInForce(ownRules(store)).map((rule) => {
      const isShipped = SHIPPED_RULES.some(({ code }) => code === rule.code);
      const record = records.get(rule.code) ?? null;
      return {
        ...mutable(rule),
        origin: !isShipped ? 'own' : record === null ? 'shipped' : 'changed',
        record,
        open: sum(rule.code, OPEN_STATES),
        taken: sum(rule.code, ['accepted', 'carried_out']),
        declined: sum(rule.code, ['declined']),
      };
    }),
  };
}

export function previewRule(
  store: ReadStore,
  { rule, today, at }: CallInput<'rules.preview'>,
  caller: Caller,
): RulePreview {
  const columns = at === undefined ? conditionColumns(store, dayOf(today)) : columnsAt(store, dayOf(at));
  if (columns === null) throw new Refusal('no_data', 'the store holds no data yet');
  const inForce: RuleInForce = { ...rule, version: 'preview' };
  const read = readRule(inForce);
  if ('problem' in read) return { ...nothing(dateText(columns.at)), problem: mutableProblem(read.problem) };
  const answers = new RuleAnswers(inForce, read.condition, columns, allProducts(store));
  const clients = allAssessments(store);
  const standings = at === undefined ? new NightStandings(store, columns.today) : null;
  const preview = nothing(dateText(columns.at));
  const refused: Partial<Record<ProductRefusal, number>> = {};
  let raised = 0;
  for (let place = 0; place < columns.size; place++) {
    const clientNo = columns.nos[place] as string;
    const holds = answers.holds(place);
    if (holds === false || !maySeeClient(caller, clientNo)) continue;
    if (holds === null) {
      preview.unknown += 1;
      continue;
    }
    preview.holds += 1;
    const client = clients.get(clientNo);
    if (client === undefined) continue;
    const match = answers.matchOf(place, client);
    if (rule.products?.needed === true && match.fits.length === 0) {
      preview.unsuitable += 1;
      for (const [why, n] of Object.entries(match.refused) as [ProductRefusal, number][]) {
        refused[why] = (refused[why] ?? 0) + n;
      }
      continue;
    }
    const occasion = answers.occasionOf(place);
    if (occasion === null) continue;
    if (standings !== null) {
      const plans = planProposals(standings.of(rule.code, clientNo, client), {
        holds: true,
        occasion,
        isEvent: rule.occasion !== null,
        coolDown: rule.cool_down,
        today: columns.today,
      });
      if (plans.some(({ what }) => what === 'raise' || what === 'reopen')) raised += 1;
    }
    if (preview.sample.length < SAMPLE) {
      const brief = clientBrief(store, clientNo);
      preview.sample.push({
        client_no: clientNo,
        client_name: brief?.name ?? null,
        tier: TIERS.find((name) => name === brief?.tier) ?? null,
        total_asset_e4: brief?.total_asset_e4 ?? null,
        evidence: answers.bodyOf(place, occasion, client, match).evidence,
      });
    }
  }
  return {
    ...preview,
    refused,
    missing: { ...answers.answer.missing },
    not_made: [...answers.answer.notMade],
    would_raise: standings === null ? null : raised,
  };
}

function nothing(as_of: string) {
  return {
    as_of,
    problem: null,
    holds: 0,
    unknown: 0,
    missing: {},
    not_made: [] as string[],
    unsuitable: 0,
    refused: {},
    would_raise: 0 as number | null,
    sample: [] as RulePreview['sample'],
  };
}

const mutableProblem = ({
  suggestions,
  ...rest
}: {
  code: string;
  at: number;
  length: number;
  suggestions: readonly string[];
}) => ({
  ...rest,
  suggestions: [...suggestions],
});

function mutable(rule: RuleInForce) {
  const { products } = rule;
  return {
    ...rule,
    reasons_for: [...rule.reasons_for],
    reasons_against: [...rule.reasons_against],
    evidence: [...rule.evidence],
    products: products === null ? null : { ...products, kinds: products.kinds === null ? null : [...products.kinds] },
  };
}
