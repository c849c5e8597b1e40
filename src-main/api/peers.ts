/**
 * `client.peers`: a client's habits and turnover among the clients of his tier, from the kept figures of the branch over
 * that period. Tier and figures come from the same pass: the group is of like size at the end of the period asked for.
 */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { ClientPeers, PeerFigure } from '../../src-shared/contract/peerCalls.ts';
import { standing } from '../../src-shared/domain/behaviour/standing.ts';
import { averageAsset20 } from '../../src-shared/domain/figures/value/average_asset_20.figure.ts';
import { type Tier, tierOf } from '../../src-shared/domain/value/tier.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { factsVersion } from '../store/branchPass/savePass.ts';
import type { ReadStore } from '../store/open.ts';
import { findPass, loadBranchFigure, pathsOfPass } from '../store/queries/branchPass.ts';
import { findClient } from '../store/queries/clients.ts';
import { figureSettings } from '../store/queries/settings.ts';
import { asOf } from '../store/queries/status.ts';
import { type ReportPeriod, resolvePeriod } from './ground.ts';

/** Sections whose figures say how somebody trades. */
const COMPARED = /^(behaviour|turnover)\./;

/** Throws Refusal no_data, not_found, bad_request. */
export function clientPeers(store: ReadStore, clientNo: string, asked: ReportPeriod): ClientPeers {
  const date = asOf(store);
  if (date === null) throw new Refusal('no_data', 'the store holds no data yet');
  const client = findClient(store, clientNo);
  if (!client) throw new Refusal('not_found', `there is no client ${clientNo}`);
  const { from, to } = resolvePeriod(date, asked);
  const head = {
    client_no: client.client_no,
    as_of: dateText(date),
    period: { from: dateText(from), to: dateText(to) },
  };
  const pass = findPass(store, from, to);
  if (pass === null || pass.version !== factsVersion(store)) {
    return { ...head, state: 'not_made', group: null, figures: {} };
  }
  const group = groupOf(store, pass.pass_id, client.client_id);
  if (group === null) return { ...head, state: 'ready', group: null, figures: {} };
  const { own, members, tier } = group;
  const figures: Record<string, PeerFigure> = {};
  for (const path of pathsOfPass(store, pass.pass_id)) {
    if (!COMPARED.test(path)) continue;
    const { values } = loadBranchFigure(store, pass.pass_id, path);
    const of = (at: number): number => values[at] ?? Number.NaN;
    figures[path] = standing(of(own), Float64Array.from(members, of));
  }
  return { ...head, state: 'ready', group: { tier, clients: members.length }, figures };
}

interface Group {
  readonly tier: Tier;
  /** Places in the columns of the pass: his own, and those of the group with himself. */
  readonly own: number;
  readonly members: Int32Array;
}

/** Null: the pass does not know him, or he has no average assets in it. */
function groupOf(store: ReadStore, passId: number, clientId: number): Group | null {
  const { values, clients } = loadBranchFigure(store, passId, averageAsset20.path);
  const { tierBounds } = figureSettings(store);
  const own = clients.indexOf(clientId);
  const ownAsset = values[own];
  if (ownAsset === undefined || Number.isNaN(ownAsset)) return null;
  const tier = tierOf(ownAsset * YUAN_E4, tierBounds);
  const members: number[] = [];
  for (let at = 0; at < values.length; at++) {
    const asset = values[at] as number;
    if (!Number.isNaN(asset) && tierOf(asset * YUAN_E4, tierBounds) === tier) members.push(at);
  }
  return { tier, own, members: Int32Array.from(members) };
}

const YUAN_E4 = 10_000;
