/** The head of the client page: who he is, his level and tier, his accounts. */
import type { ClientHead } from '../../src-shared/contract/clientCalls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { addMonths, dateText, type Ymd } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import { lastAssetRow } from '../store/queries/assets.ts';
import { openBreakCount } from '../store/queries/breaks.ts';
import { accountsOfClient, advisorName, type Client, findClient, tierOfClient } from '../store/queries/clients.ts';
import { firstAssetDay } from '../store/queries/daySeries.ts';
import { ownIndex } from '../store/queries/ownBenchmark.ts';
import { asOf } from '../store/queries/status.ts';
import { maskMobile } from './mask.ts';

const text = (ymd: Ymd | null): string | null => (ymd === null ? null : dateText(ymd));

/** formulas.md, Suitability: valid until risk_valid_until, or two years after risk_assessed_on where that is null. */
export function riskValidity(client: Client, date: Ymd): { state: ClientHead['risk_state']; until: Ymd | null } {
  const until =
    client.risk_valid_until ?? (client.risk_assessed_on === null ? null : addMonths(client.risk_assessed_on, 24));
  if (client.investor_class === 'professional') return { state: 'professional', until };
  if (client.risk_level === null || until === null) return { state: 'missing', until };
  return { state: until < date ? 'expired' : 'valid', until };
}

export function clientHead(store: ReadStore, clientNo: string): ClientHead {
  const date = asOf(store);
  if (date === null) throw new Refusal('no_data', 'the store holds no data yet');
  const client = findClient(store, clientNo);
  if (!client) throw new Refusal('not_found', `there is no client ${clientNo}`);
  const { state, until } = riskValidity(client, date);
  return {
    client_no: client.client_no,
    name: client.name ?? '',
    client_kind: client.client_kind ?? 'individual',
    status: client.status as ClientHead['status'],
    tier: tierOfClient(store, client.client_id) as ClientHead['tier'],
    risk_level: client.risk_level as ClientHead['risk_level'],
    risk_state: state,
    risk_valid_until: text(until),
    advisor_no: client.advisor_no,
    advisor_name: client.advisor_no === null ? null : advisorName(store, client.advisor_no),
    mobile: maskMobile(client.mobile),
    opened_on: text(client.opened_on),
    closed_on: text(client.closed_on),
    commission_rate: client.commission_rate,
    as_of: dateText(date),
    first_asset_day: text(firstAssetDay(store, client.client_id)),
    own_benchmark: ownIndex(store, client.client_no),
    open_breaks: openBreakCount(store, client.client_id),
    accounts: accountsOfClient(store, client.client_id).map((account) => ({
      account_no: account.account_no,
      account_kind: account.account_kind === 'margin' ? 'margin' : 'cash',
      status: account.status,
      total_asset_e4: lastAssetRow(store, account.account_id, date)?.totalAssetE4 ?? null,
    })),
  };
}
