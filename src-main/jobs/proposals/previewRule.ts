/**
 * What a rule would do on the branch, as it is written on the page: for whom it holds, what would be raised and what would
 * become of those that stand, or for whom it held by the figures of an earlier date. Reads only. In a thread.
 */
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import type { RulePreview } from '../../../src-shared/contract/proposalCalls.ts';
import { TIERS } from '../../../src-shared/contract/values.ts';
import type { ProposalRule, RuleInForce } from '../../../src-shared/domain/proposals/definition.ts';
import { OPEN_STATES, type ProposalState, UNSPOKEN_STATES } from '../../../src-shared/domain/proposals/life.ts';
import { planProposals } from '../../../src-shared/domain/proposals/plan.ts';
import type { Assessment } from '../../../src-shared/domain/suitability/level.ts';
import type { ProductRefusal } from '../../../src-shared/domain/suitability/match.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { openRead, type ReadStore } from '../../store/open.ts';
import { columnsAt, conditionColumns } from '../../store/queries/conditionColumns/columns.ts';
import { clientBrief } from '../../store/queries/proposalLines.ts';
import { allAssessments, allProducts } from '../../store/records/proposals.ts';
import { RuleAnswers, type RuleProblem, readRule } from './ruleAnswers.ts';
import { NightStandings } from './standings.ts';

const SAMPLE = 20;
/** Clients between two looks at the flag that stops it. */
const LOOK_EVERY = 500;

export interface PreviewHooks {
  /** Whose clients are counted. */
  maySee(clientNo: string): boolean;
  cancelled(): boolean;
}

export interface PreviewAsk {
  readonly rule: ProposalRule;
  readonly today: Ymd;
  /** An earlier date; without it the newest. */
  readonly at?: Ymd;
}

export interface PreviewRuleInput extends PreviewAsk {
  readonly store: string;
  readonly nativeBinding?: string;
  /** Null: all clients. */
  readonly clients: readonly string[] | null;
}

/** @throws Refusal no_data, cancelled; StoreError */
export function runPreviewRule(
  { store: file, nativeBinding, clients, ...ask }: PreviewRuleInput,
  { cancelled }: { cancelled(): boolean },
): RulePreview {
  const store = openRead(file, nativeBinding === undefined ? {} : { nativeBinding });
  try {
    const seen = clients === null ? null : new Set(clients);
    const maySee = (clientNo: string) => seen === null || seen.has(clientNo);
    return store.snapshot(() => previewRule(store, ask, { maySee, cancelled }));
  } finally {
    store.close();
  }
}

export function previewRule(store: ReadStore, { rule, today, at }: PreviewAsk, hooks: PreviewHooks): RulePreview {
  const columns = at === undefined ? conditionColumns(store, today) : columnsAt(store, at);
  if (columns === null) throw new Refusal('no_data', 'the store holds no data yet');
  const inForce: RuleInForce = { ...rule, version: 'preview' };
  const read = readRule(inForce);
  const preview = nothing(dateText(columns.at));
  if ('problem' in read) return { ...preview, problem: plain(read.problem) };
  const answers = new RuleAnswers(inForce, read.condition, columns, allProducts(store));
  const clients = allAssessments(store);
  const standings = at === undefined ? new NightStandings(store, columns.today) : null;
  const refused: Partial<Record<ProductRefusal, number>> = {};
  for (let place = 0; place < columns.size; place++) {
    if (place % LOOK_EVERY === 0 && hooks.cancelled()) throw new Refusal('cancelled', 'another one was asked for');
    const clientNo = columns.nos[place] as string;
    if (!hooks.maySee(clientNo)) continue;
    const holds = answers.holds(place);
    if (holds === null) preview.unknown += 1;
    const client = clients.get(clientNo);
    const stands = standings?.has(rule.code, clientNo) === true;
    if (client === undefined || (holds !== true && !stands)) continue;
    const match = holds === true ? answers.matchOf(place, client) : null;
    const lacks = match !== null && rule.products?.needed === true && match.fits.length === 0;
    const occasion = answers.occasionOf(place);
    if (match !== null) preview.holds += 1;
    if (lacks) {
      preview.unsuitable += 1;
      for (const [why, n] of Object.entries(match.refused) as [ProductRefusal, number][]) {
        refused[why] = (refused[why] ?? 0) + n;
      }
    }
    if (standings !== null) {
      const asked = lacks ? false : occasion === null && holds === true ? null : holds;
      count(preview, standings, { rule, clientNo, client, holds: asked, occasion, today: columns.today });
    }
    if (match === null || lacks || occasion === null || preview.sample.length >= SAMPLE) continue;
    const brief = clientBrief(store, clientNo);
    preview.sample.push({
      client_no: clientNo,
      client_name: brief?.name ?? null,
      tier: TIERS.find((name) => name === brief?.tier) ?? null,
      total_asset_e4: brief?.total_asset_e4 ?? null,
      evidence: answers.bodyOf(place, occasion, client, match).evidence,
    });
  }
  const told = { refused, missing: { ...answers.answer.missing }, not_made: [...answers.answer.notMade] };
  if (standings === null) return { ...preview, ...told, would_raise: null, would_refresh: null, would_withdraw: null };
  if (!rule.is_off) return { ...preview, ...told };
  return {
    ...preview,
    ...told,
    would_raise: 0,
    would_refresh: 0,
    would_withdraw: unspoken(standings, rule.code, hooks),
  };
}

interface OfClient {
  readonly rule: ProposalRule;
  readonly clientNo: string;
  readonly client: Assessment;
  readonly holds: boolean | null;
  readonly occasion: string | null;
  readonly today: Ymd;
}
type Counts = ReturnType<typeof nothing>;

function count(counts: Counts, standings: NightStandings, of: OfClient): void {
  const { rule, clientNo, client, holds, occasion, today } = of;
  const standing = standings.of(rule.code, clientNo, client);
  const plans = planProposals(standing, {
    holds,
    occasion: occasion ?? '',
    isEvent: rule.occasion !== null,
    coolDown: rule.cool_down,
    today,
  });
  for (const { what } of plans) {
    if (what === 'raise' || what === 'reopen') counts.would_raise += 1;
    if (what === 'refresh') counts.would_refresh += 1;
    if (what === 'withdraw') counts.would_withdraw += 1;
  }
}

/** What is withdrawn when the rule is off. */
function unspoken(standings: NightStandings, code: string, hooks: PreviewHooks): number {
  let n = 0;
  for (const [clientNo, heads] of standings.heads.get(code) ?? []) {
    if (!hooks.maySee(clientNo)) continue;
    const open = heads.filter((head) => !head.isDeleted && OPEN_STATES.includes(head.state as ProposalState));
    n += open.filter(({ state }) => UNSPOKEN_STATES.includes(state as ProposalState)).length;
  }
  return n;
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
    would_raise: 0,
    would_refresh: 0,
    would_withdraw: 0,
    sample: [] as RulePreview['sample'],
  };
}

const plain = ({ suggestions, ...rest }: RuleProblem) => ({ ...rest, suggestions: [...suggestions] });
