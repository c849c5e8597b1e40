/**
 * `proposals.list` and `proposals.get`. Suitability is asked again whenever one is read: a product that may not be proposed
 * to the client today never leaves an open proposal for a page.
 */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { PROPOSAL_LINES, type ProposalLine } from '../../src-shared/contract/proposalCalls.ts';
import { TIERS } from '../../src-shared/contract/values.ts';
import { OPEN_STATES, PROPOSAL_STATES, stepsFrom } from '../../src-shared/domain/proposals/life.ts';
import { dateText, parseDate, type Ymd } from '../../src-shared/kernel/dates.ts';
import type { Suited } from '../jobs/proposals/suited.ts';
import { suitedToday } from '../jobs/proposals/suited.ts';
import type { ReadStore } from '../store/open.ts';
import { advisorNames, type ProposalRow, proposalCounts, proposalRows } from '../store/queries/proposalLines.ts';
import { proposalBody } from '../store/records/proposals.ts';
import { type Caller, maySeeClient } from './caller.ts';

const PRIORITY = { high: 0, normal: 1, low: 2 } as const;

export function listProposals(
  store: ReadStore,
  { client_no, states = [...OPEN_STATES] }: CallInput<'proposals.list'>,
  caller: Caller,
): CallOutput<'proposals.list'> {
  const rows = proposalRows(store, { states, clientNo: client_no }).filter((row) =>
    maySeeClient(caller, row.client_no),
  );
  const sorted = rows.sort(
    (a, b) =>
      PRIORITY[a.summary.priority] - PRIORITY[b.summary.priority] ||
      (b.total_asset_e4 ?? -1) - (a.total_asset_e4 ?? -1) ||
      b.record_no - a.record_no,
  );
  const sees = caller.clients === 'all' ? null : (clientNo: string) => maySeeClient(caller, clientNo);
  const counts: Partial<Record<(typeof PROPOSAL_STATES)[number], number>> = {};
  for (const { state, n } of proposalCounts(store, sees)) counts[state] = (counts[state] ?? 0) + n;
  return {
    lines: sorted.slice(0, PROPOSAL_LINES).map(lineOf),
    is_cut: sorted.length > PROPOSAL_LINES,
    advisors: advisorNames(store),
    counts,
  };
}

export function getProposal(
  store: ReadStore,
  { record_id, today }: CallInput<'proposals.get'>,
  caller: Caller,
): CallOutput<'proposals.get'> {
  const row = proposalRows(store, { states: PROPOSAL_STATES, recordId: record_id })[0];
  if (row === undefined || !maySeeClient(caller, row.client_no)) {
    throw new Refusal('not_found', 'The proposal is not there.');
  }
  const body = proposalBody(store, row.record_no);
  const suited = suitedToday(store, row.client_no, body, dayOf(today));
  const isOpen = OPEN_STATES.includes(body.state);
  return {
    line: lineOf(row),
    body: isOpen ? { ...body, products: suited.products } : body,
    steps: stepsFrom({
      state: body.state,
      approver: body.approver,
      isApproved: body.approved_on !== null,
      isSuitable: suited.isSuitable,
    }),
    suitability: suited.result === null ? null : shapeOfResult(suited.result),
    is_suitable: suited.isSuitable,
  };
}

export function dayOf(text: string): Ymd {
  const day = parseDate(text);
  if (day === null) throw new Refusal('bad_request', `not a date of the calendar: ${text}`);
  return day;
}

export function shapeOfResult(result: NonNullable<Suited['result']>) {
  const text = (day: Ymd | null): string | null => (day === null ? null : dateText(day));
  return {
    ...result,
    checked_on: dateText(result.checked_on),
    assessed_on: text(result.assessed_on),
    valid_until: text(result.valid_until),
  };
}

export function lineOf(row: ProposalRow): ProposalLine {
  const { summary, record_no: _, tier, ...rest } = row;
  const { version: __, ...shown } = summary;
  return { ...rest, ...shown, tier: TIERS.find((name) => name === tier) ?? null };
}
