/** The draw of a campaign over the branch: who can be a member at all, what stands of each at that moment, and the records of it. */
import { randomUUID } from 'node:crypto';
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import { type Draw, drawGroups, type Exclusion, type Member } from '../../../src-shared/domain/campaigns/draw.ts';
import { UNKNOWN, valueAt, YES } from '../../../src-shared/domain/conditions/evaluate.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { parseCondition } from '../../../src-shared/domain/conditions/text/parse.ts';
import { dateText, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { query, type ReadStore, type Store } from '../../store/open.ts';
import { type Answer, askCondition } from '../../store/queries/askCondition.ts';
import { heldOutNow } from '../../store/queries/campaigns.ts';
import { type ConditionColumns, conditionColumns } from '../../store/queries/conditionColumns/columns.ts';
import type { RecordChange } from '../../store/records/edit.ts';

export type Setup = Omit<BodyOf<'campaign'>, 'state' | 'drawn_on' | 'results'>;

export interface DrawAsk {
  readonly clientNos: readonly string[];
  readonly heldOut: number;
  readonly seed: number;
  readonly target: string | null;
}

export interface Drawn {
  readonly draw: Draw;
  readonly columns: ConditionColumns;
  /** Null: there is no target. */
  readonly target: Answer | null;
  /** Not in the data, or none of the caller's. */
  readonly leftOut: number;
}

/** Columns hold yuan. */
const E4 = 10_000;

/** @throws Refusal no_data; ConditionProblem of the target */
export function drawCampaign(
  store: Store,
  { clientNos, heldOut, seed, target }: DrawAsk,
  maySee: (clientNo: string) => boolean,
  today: Ymd,
): Drawn {
  const columns = conditionColumns(store as ReadStore, today);
  if (columns === null) throw new Refusal('no_data', 'the store holds no data yet');
  const wanted = [...new Set(clientNos)];
  const there = wanted.filter((no) => columns.placeOf(no) >= 0 && maySee(no));
  const why = exclusions(store, columns, today);
  const tiers = columns.of('value.tier');
  const members = there.map((clientNo): Member => {
    const tier = valueAt(tiers, columns.placeOf(clientNo));
    return { clientNo, tier: typeof tier === 'string' ? tier : null, excluded: why(clientNo) };
  });
  return {
    draw: drawGroups(members, heldOut, seed),
    columns,
    target: target === null ? null : askCondition(columns, parseCondition(target, DICTIONARY)),
    leftOut: wanted.length - there.length,
  };
}

/** The first reason that holds. */
function exclusions(store: Store, columns: ConditionColumns, today: Ymd): (clientNo: string) => Exclusion | null {
  const status = columns.of('client.status');
  const forbidden = columns.of('profile.do_not_contact');
  const held = heldOutNow(store);
  const refused = noConsent(store, today);
  return (clientNo) => {
    const place = columns.placeOf(clientNo);
    if (valueAt(status, place) === 'closed') return 'closed';
    if (valueAt(forbidden, place) === 1) return 'do_not_contact';
    if (refused.has(clientNo)) return 'no_consent';
    return held.has(clientNo) ? 'held_out_elsewhere' : null;
  };
}

/** Clients who refused or took back their consent to marketing: the last word that is in force counts. */
function noConsent(store: Store, today: Ymd): ReadonlySet<string> {
  const found = new Set<string>();
  const rows = store.rows(
    query
      .selectFrom('record')
      .select(['client_no', 'body_json'])
      .where('kind', '=', 'profile')
      .where('is_deleted', '=', 0),
  ) as [string, string][];
  for (const [clientNo, json] of rows) {
    if (!json.includes('"marketing"')) continue;
    const said = (JSON.parse(json) as BodyOf<'profile'>).consents
      .filter(({ scope, on, until }) => {
        const [from, to] = [parseDate(on) ?? 0, until === null ? null : parseDate(until)];
        return scope === 'marketing' && from <= today && (to === null || to >= today);
      })
      .sort((a, b) => (a.on < b.on ? -1 : 1));
    if (said.at(-1)?.given === false) found.add(clientNo);
  }
  return found;
}

/** The campaign and a record a drawn client, the largest assets first: that is the order of the list. */
export function campaignChanges(recordId: string, setup: Setup, { draw, columns, target }: Drawn): RecordChange[] {
  const assets = columns.of('assets.total');
  const assetOf = (no: string): number | null => {
    const value = valueAt(assets, columns.placeOf(no));
    return typeof value === 'number' ? value : null;
  };
  const metOf = (no: string): boolean | null => {
    const truth = target?.truths[columns.placeOf(no)];
    return truth === undefined || truth === UNKNOWN ? null : truth === YES;
  };
  const drawn = (group: 'contacted' | 'held_out', nos: readonly string[]): RecordChange[] =>
    nos
      .map((no) => ({ no, asset: assetOf(no) }))
      .sort((a, b) => (b.asset ?? -1) - (a.asset ?? -1) || (a.no < b.no ? -1 : 1))
      .map(({ no, asset }) => ({
        record_id: randomUUID(),
        kind: 'campaign_client' as const,
        version: null,
        client_no: no,
        body: {
          campaign: recordId,
          group,
          result: 'waiting' as const,
          on: null,
          start_asset_e4: asset === null ? null : Math.round(asset * E4),
          met_before: metOf(no),
          text: null,
        },
      }));
  const body: BodyOf<'campaign'> = { ...setup, state: 'running', drawn_on: dateText(columns.at), results: null };
  return [
    { record_id: recordId, kind: 'campaign', version: null, client_no: null, body },
    ...drawn('contacted', draw.contacted),
    ...drawn('held_out', draw.heldOut),
  ];
}
