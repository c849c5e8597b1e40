/**
 * `proposals --json`: the open proposals as they stand after the rules have looked at the store, in order of client, rule and
 * day. The rules look here too, as of the newest data, so that a store that only a schedule feeds answers as well; nothing
 * is written.
 */
import type { ProposalReport } from '../../src-shared/contract/proposalCalls.ts';
import { OPEN_STATES } from '../../src-shared/domain/proposals/life.ts';
import { moneyTextE4 } from '../../src-shared/kernel/money.ts';
import { planNight } from '../jobs/proposals/planNight.ts';
import type { ReadStore } from '../store/open.ts';
import { asOf } from '../store/queries/status.ts';
import { type ProposalBody, proposalBody, proposalHeads } from '../store/records/proposals.ts';
import { type Caller, maySeeClient } from './caller.ts';

const E4 = 10_000;

export function proposalReport(store: ReadStore, clientNo: string | undefined, caller: Caller): ProposalReport {
  const at = asOf(store);
  if (at === null) return { proposals: [] };
  const bodies = new Map<string, { readonly client_no: string; readonly body: ProposalBody }>();
  for (const { record_id, record_no, client_no, state, isDeleted } of proposalHeads(store)) {
    if (isDeleted || !(OPEN_STATES as readonly string[]).includes(state)) continue;
    bodies.set(record_id, { client_no, body: proposalBody(store, record_no) });
  }
  for (const { record_id, client_no, body } of planNight(store, at).planned) {
    if (OPEN_STATES.includes(body.state)) bodies.set(record_id, { client_no, body });
    else bodies.delete(record_id);
  }
  const key = ({ client_no, body }: { client_no: string; body: ProposalBody }): string =>
    JSON.stringify([client_no, body.rule, body.as_of]);
  return {
    proposals: [...bodies.values()]
      .filter(({ client_no }) => (clientNo === undefined || client_no === clientNo) && maySeeClient(caller, client_no))
      .map((one) => ({ one, key: key(one) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ one: { client_no, body } }) => ({
        client_no,
        rule: body.rule,
        rule_version: body.rule_version,
        as_of: body.as_of,
        state: body.state,
        title: body.title.zh,
        reasons: body.evidence.map(({ field, unit, value, asked }) => ({
          figure: field,
          value: valueText(unit, value),
          bound: asked,
        })),
        products: body.products.map(({ product_code, risk_rating }) => ({ product_code, risk_rating })),
      })),
  };
}

type Plain = ProposalBody['evidence'][number]['value'];

/** As contract/cli.md writes them: money as text, dates as "YYYY-MM-DD", yes and no as such. */
function valueText(unit: string, value: Plain): Plain {
  if (typeof value !== 'number') return value;
  if (unit === 'money') return moneyTextE4(Math.round(value * E4));
  if (unit === 'date') return `${String(value).slice(0, 4)}-${String(value).slice(4, 6)}-${String(value).slice(6)}`;
  return unit === 'yes_no' ? value === 1 : value;
}
