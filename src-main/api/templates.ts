/** `templates.facts` and `tags.find`: what a template is filled with, and the tags that a line may be completed with. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { exact } from '../../src-shared/kernel/exact.ts';
import { moneyText } from '../../src-shared/kernel/money.ts';
import { plain } from '../../src-shared/records/words.ts';
import type { ReadStore } from '../store/open.ts';
import { lastAssetRow } from '../store/queries/assets.ts';
import { accountsOfClient, advisorName, findClient, tierOfClient } from '../store/queries/clients.ts';
import { lastContact } from '../store/queries/lastContacts.ts';
import { asOf } from '../store/queries/status.ts';
import { knownTags } from '../store/queries/tags.ts';
import { riskValidity } from './clientHead.ts';

/** Tags offered at once. */
const OFFERED = 8;

/** @throws Refusal not_found */
export function templateFacts(store: ReadStore, clientNo: string): CallOutput<'templates.facts'> {
  const client = findClient(store, clientNo);
  if (client === undefined) throw new Refusal('not_found', `there is no client ${clientNo}`);
  const date = asOf(store);
  const rows = accountsOfClient(store, client.client_id)
    .filter(({ status }) => status !== 'closed')
    .map(({ account_id }) => (date === null ? null : lastAssetRow(store, account_id, date)));
  const whole = rows.length > 0 && rows.every((row) => row !== null);
  const { until } = riskValidity(client, date ?? 0);
  const last = lastContact(store, clientNo);
  return {
    name: client.name ?? clientNo,
    gender: client.gender,
    is_person: client.client_kind === null || client.client_kind === 'individual',
    advisor: client.advisor_no === null ? null : (advisorName(store, client.advisor_no) ?? client.advisor_no),
    total_asset: whole ? moneyText(exact(rows.reduce((sum, row) => sum + (row?.totalAssetE4 ?? 0), 0))) : null,
    as_of: date === null || !whole ? null : dateText(date),
    tier: tierOfClient(store, client.client_id) as CallOutput<'templates.facts'>['tier'],
    risk_level: client.risk_level as CallOutput<'templates.facts'>['risk_level'],
    risk_until: until === null ? null : dateText(until),
    last_contact: last === null ? null : dateText(last),
  };
}

export function findTags(store: ReadStore, { text, limit = OFFERED }: CallInput<'tags.find'>): string[] {
  const wanted = plain(text);
  const tags = knownTags(store).map((tag) => ({ tag, folded: plain(tag) }));
  const begins = tags.filter(({ folded }) => folded.startsWith(wanted));
  const inside = tags.filter(({ folded }) => !folded.startsWith(wanted) && folded.includes(wanted));
  return [...begins, ...inside].slice(0, limit).map(({ tag }) => tag);
}
