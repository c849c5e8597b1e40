/**
 * `client.peers`: a client's habits and turnover among the clients of his tier, from the kept figures of the branch over
 * that period. Tier and figures come from the same pass: the group is of like size at the end of the period asked for.
 */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { ClientPeers } from '../../src-shared/contract/peerCalls.ts';
import { standing } from '../../src-shared/domain/behaviour/standing.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import { findPass } from '../store/queries/branchPass.ts';
import { findClient } from '../store/queries/clients.ts';
import { factsVersion } from '../store/queries/factsVersion.ts';
import { figureSettings } from '../store/queries/settings.ts';
import { asOf } from '../store/queries/status.ts';
import { type ReportPeriod, resolvePeriod } from './ground.ts';
import { passColumns } from './peers/columns.ts';

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
  const columns = passColumns(store, pass, figureSettings(store).tierBounds);
  const place = columns.placeOf(client.client_id);
  const tier = place === null ? null : columns.tierAt(place);
  if (place === null || tier === null) return { ...head, state: 'ready', group: null, figures: {} };
  return {
    ...head,
    state: 'ready',
    group: { tier, clients: columns.clientsOf(tier) },
    figures: Object.fromEntries(
      columns.paths.map((path) => [path, standing(columns.valueAt(path, place), columns.valuesOf(tier, path))]),
    ),
  };
}
