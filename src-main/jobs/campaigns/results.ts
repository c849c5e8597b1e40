/** What came of a campaign so far: both groups as they were drawn, the target as of the data, assets from the draw to its last day. */
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import {
  type Assets,
  assetsOf,
  type Course,
  difference,
  type Share,
} from '../../../src-shared/domain/campaigns/compare.ts';
import { UNKNOWN, YES } from '../../../src-shared/domain/conditions/evaluate.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { parseCondition } from '../../../src-shared/domain/conditions/text/parse.ts';
import { ConditionProblem } from '../../../src-shared/domain/conditions/text/problem.ts';
import { dateText, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { openRead, type ReadStore } from '../../store/open.ts';
import { type Answer, askCondition } from '../../store/queries/askCondition.ts';
import { allDrawn, assetsThrough, type Drawn, netFlows, spokenSince } from '../../store/queries/campaigns.ts';
import { type ConditionColumns, conditionColumns } from '../../store/queries/conditionColumns/columns.ts';
import { findRecord } from '../../store/records/row.ts';

export type Results = NonNullable<BodyOf<'campaign'>['results']>;

export interface CampaignResultsInput {
  readonly store: string;
  readonly nativeBinding?: string;
  readonly recordId: string;
  readonly today: Ymd;
  /** Null: all clients. */
  readonly clients: readonly string[] | null;
}

/** @throws Refusal not_found, no_data; StoreError */
export function runCampaignResults({ store: file, nativeBinding, clients, ...ask }: CampaignResultsInput): Results {
  const store = openRead(file, nativeBinding === undefined ? {} : { nativeBinding });
  try {
    const seen = clients === null ? null : new Set(clients);
    return store.snapshot(() => campaignResults(store, ask.recordId, ask.today, (no) => seen === null || seen.has(no)));
  } finally {
    store.close();
  }
}

export function campaignBody(store: ReadStore, recordId: string): { version: number; body: BodyOf<'campaign'> } {
  const record = findRecord(store, recordId);
  if (record === undefined || record.kind !== 'campaign' || record.is_deleted === 1) {
    throw new Refusal('not_found', 'The campaign is not there.');
  }
  return { version: record.version, body: JSON.parse(record.body_json) as BodyOf<'campaign'> };
}

export function campaignResults(
  store: ReadStore,
  recordId: string,
  today: Ymd,
  maySee: (clientNo: string) => boolean,
): Results {
  const { body } = campaignBody(store, recordId);
  // Ended: as it stood then, of all clients.
  if (body.results !== null) return body.results;
  const columns = conditionColumns(store, today);
  if (columns === null) throw new Refusal('no_data', 'the store holds no data yet');
  const answer = targetOf(columns, body.target);
  const ends = parseDate(body.ends) as Ymd;
  const through = Math.min(columns.at, ends);
  const now = assetsThrough(store, through);
  const flows = netFlows(store, parseDate(body.drawn_on) as Ymd, through);
  const drawn = allDrawn(store, recordId).filter(({ client_no }) => maySee(client_no));
  const group = (name: 'contacted' | 'held_out') => {
    const own = drawn.filter((one) => one.body.group === name);
    const courses = own.map(
      ({ client_no, body }): Course => ({
        startE4: body.start_asset_e4,
        nowE4: now.of.get(client_no) ?? null,
        netFlowE4: flows.get(client_no) ?? 0,
      }),
    );
    return {
      drawn: own.length,
      target: answer === null ? null : shareOf(own, answer, columns),
      assets: shapeOf(assetsOf(courses)),
    };
  };
  const [contacted, heldOut] = [group('contacted'), group('held_out')];
  const held = drawn.filter((one) => one.body.group === 'held_out').map(({ client_no }) => client_no);
  return {
    until: dateText(now.day ?? through),
    as_of: dateText(columns.at),
    contacted,
    held_out: heldOut,
    difference: contacted.target === null || heldOut.target === null ? null : apart(contacted.target, heldOut.target),
    contaminated: spokenSince(store, held, parseDate(body.starts) as Ymd),
    not_made: (answer?.notMade.length ?? 0) > 0,
  };
}

function apart(contacted: Share, heldOut: Share): Results['difference'] {
  const told = difference(contacted, heldOut);
  return told === null ? null : { share: told.value, low_share: told.low, high_share: told.high };
}

function shapeOf({ startE4, nowE4, netFlowE4, change, byFlow, median, ...counts }: Assets) {
  return {
    ...counts,
    start_e4: startE4,
    now_e4: nowE4,
    net_flow_e4: netFlowE4,
    change_ratio: change,
    by_flow_ratio: byFlow,
    median_ratio: median,
  };
}

/** Null: none, or one that asks a field which is no longer there. */
function targetOf(columns: ConditionColumns, target: string | null): Answer | null {
  if (target === null) return null;
  try {
    return askCondition(columns, parseCondition(target, DICTIONARY));
  } catch (error) {
    if (error instanceof ConditionProblem) return null;
    throw error;
  }
}

/** Of those who had not met it before: known now, and met. */
function shareOf(own: readonly Drawn[], answer: Answer, columns: ConditionColumns) {
  const share = { met: 0, of: 0, before: 0, unknown: 0 };
  for (const { client_no, body } of own) {
    const truth = answer.truths[columns.placeOf(client_no)];
    if (body.met_before === true) share.before += 1;
    else if (body.met_before === null || truth === undefined || truth === UNKNOWN) share.unknown += 1;
    else {
      share.of += 1;
      if (truth === YES) share.met += 1;
    }
  }
  return share;
}
