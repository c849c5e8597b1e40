/** `campaigns.list`, `get`, `contacts`, `preview`: a caller counts and sees the clients of his alone; the held out are never listed. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { TIERS } from '../../src-shared/contract/values.ts';
import { UNKNOWN, YES } from '../../src-shared/domain/conditions/evaluate.ts';
import { ConditionProblem } from '../../src-shared/domain/conditions/text/problem.ts';
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import { ANSWERS } from '../../src-shared/records/campaign.record.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';
import { drawCampaign } from '../jobs/campaigns/draw.ts';
import { campaignBody } from '../jobs/campaigns/results.ts';
import type { ReadStore } from '../store/open.ts';
import { campaignCounts, drawnPart, drawnRefs, drawnRow } from '../store/queries/campaigns.ts';
import { factsMark } from '../store/queries/factsVersion.ts';
import { advisorNames } from '../store/queries/proposalLines.ts';
import { loadRecords } from '../store/records/read.ts';
import { type Caller, maySeeClient } from './caller.ts';

const MOST = 1_000;

const sees = (caller: Caller): ((clientNo: string) => boolean) | null =>
  caller.clients === 'all' ? null : (clientNo) => maySeeClient(caller, clientNo);

/** Those that run first, then by their last day, the latest first. */
export function listCampaigns(store: ReadStore, caller: Caller): CallOutput<'campaigns.list'> {
  const records = loadRecords(store, { kinds: ['campaign'], limit: MOST });
  const campaigns = records.map(({ record_id, version, body_json }) => {
    const { script: _, results: __, ...body } = JSON.parse(body_json) as BodyOf<'campaign'>;
    return { record_id, version, body, counts: campaignCounts(store, record_id, sees(caller)) };
  });
  return { campaigns: campaigns.sort((a, b) => Number(a.body.state === 'ended') - Number(b.body.state === 'ended')) };
}

export function getCampaign(store: ReadStore, recordId: string, caller: Caller): CallOutput<'campaigns.get'> {
  const { version, body } = campaignBody(store, recordId);
  return {
    record_id: recordId,
    version,
    body,
    counts: campaignCounts(store, recordId, sees(caller)),
    advisors: advisorsOf(store, recordId, caller),
  };
}

type Advisors = CallOutput<'campaigns.get'>['advisors'];
/** Who was drawn never changes, and whose clients they are only with the facts. Of all clients. */
const keptAdvisors = new WeakMap<ReadStore, Map<string, { readonly facts: number; readonly advisors: Advisors }>>();

function advisorsOf(store: ReadStore, recordId: string, caller: Caller): Advisors {
  if (caller.clients !== 'all') return countAdvisors(store, recordId, caller);
  const facts = factsMark(store);
  const kept = keptAdvisors.get(store) ?? new Map<string, { facts: number; advisors: Advisors }>();
  keptAdvisors.set(store, kept);
  const known = kept.get(recordId);
  if (known?.facts === facts) return known.advisors;
  const advisors = countAdvisors(store, recordId, caller);
  kept.set(recordId, { facts, advisors });
  return advisors;
}

function countAdvisors(store: ReadStore, recordId: string, caller: Caller): Advisors {
  const names = new Map(advisorNames(store).map(({ advisor_no, name }) => [advisor_no, name]));
  const clients = new Map<string, number>();
  for (const { client_no, advisor_no } of drawnRefs(store, recordId, ANSWERS)) {
    if (!maySeeClient(caller, client_no)) continue;
    const no = advisor_no ?? '';
    clients.set(no, (clients.get(no) ?? 0) + 1);
  }
  return [...clients]
    .map(([advisor_no, n]) => ({ advisor_no, name: names.get(advisor_no) ?? advisor_no, clients: n }))
    .sort((a, b) => b.clients - a.clients || (a.advisor_no < b.advisor_no ? -1 : 1));
}

export function campaignContacts(
  store: ReadStore,
  { record_id, answers, advisor_no, offset, limit }: CallInput<'campaigns.contacts'>,
  caller: Caller,
): CallOutput<'campaigns.contacts'> {
  campaignBody(store, record_id);
  const rowOf = (recordNo: number) => {
    const { tier, ...row } = drawnRow(store, recordNo);
    return { ...row, tier: TIERS.find((name) => name === tier) ?? null };
  };
  if (advisor_no === undefined && caller.clients === 'all') {
    const { total, recordNos } = drawnPart(store, record_id, answers, { offset, limit });
    return { total, rows: recordNos.map(rowOf) };
  }
  const refs = drawnRefs(store, record_id, answers).filter(
    (ref) => maySeeClient(caller, ref.client_no) && (advisor_no === undefined || (ref.advisor_no ?? '') === advisor_no),
  );
  return { total: refs.length, rows: refs.slice(offset, offset + limit).map(({ record_no }) => rowOf(record_no)) };
}

/** @throws Refusal no_data */
export function previewDraw(
  store: ReadStore,
  { client_nos, held_out, seed, target }: CallInput<'campaigns.preview'>,
  caller: Caller,
  today: Ymd,
): CallOutput<'campaigns.preview'> {
  const ask = { clientNos: client_nos, heldOut: held_out, seed };
  const maySee = (no: string): boolean => maySeeClient(caller, no);
  let problem: ConditionProblem | null = null;
  const drawn = (() => {
    try {
      return drawCampaign(store, { ...ask, target }, maySee, today);
    } catch (error) {
      if (!(error instanceof ConditionProblem)) throw error;
      problem = error;
      return drawCampaign(store, { ...ask, target: null }, maySee, today);
    }
  })();
  const { draw, columns, target: answer, leftOut } = drawn;
  const truths = [...draw.contacted, ...draw.heldOut].map((no) => answer?.truths[columns.placeOf(no)]);
  const wrong = problem as ConditionProblem | null;
  return {
    contacted: draw.contacted.length,
    held_out: draw.heldOut.length,
    strata: draw.strata.map(({ tier, contacted, heldOut }) => ({ tier, contacted, held_out: heldOut })),
    excluded: { ...draw.excluded },
    left_out: leftOut,
    target_problem: wrong === null ? null : { at: wrong.at, length: wrong.length, suggestions: [...wrong.suggestions] },
    target_met: truths.filter((truth) => truth === YES).length,
    target_unknown: truths.filter((truth) => truth === UNKNOWN).length,
  };
}

/** @throws Refusal conflict */
export function endedBody(
  store: ReadStore,
  { record_id, version }: { readonly record_id: string; readonly version: number },
): BodyOf<'campaign'> {
  const { version: now, body } = campaignBody(store, record_id);
  if (now !== version) throw new Refusal('conflict', 'The campaign was changed meanwhile.');
  return body;
}
