/** The client list with its kept figures, as columns, in order of client number. */

import type { ClientList } from '../../../src-shared/contract/clientCalls.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { openBreakCounts } from './breaks.ts';
import { asOf } from './status.ts';

const list = query
  .selectFrom('client as c')
  .leftJoin('client_figure as f', 'f.client_id', 'c.client_id')
  .select([
    'c.client_id',
    'c.client_no',
    'c.name',
    'c.advisor_no',
    'c.status',
    'c.risk_level',
    'f.tier',
    'f.style',
    'f.total_asset_e4',
    'f.market_value_e4',
    'f.pnl_ytd_e4',
    'f.turnover_6m',
    'f.last_trade_on',
    'f.effective',
    'f.lost',
    'f.at_risk',
    'f.rfm_r',
    'f.rfm_f',
    'f.rfm_m',
  ])
  .orderBy('c.client_no');

const yes = (cell: unknown): boolean | null => (cell === null ? null : cell === 1);
const NO_RISK: string[] = [];
const risks = (text: string | null): string[] | null =>
  text === null ? null : text === '' ? NO_RISK : text.split(',');

export interface ClientColumns extends ClientList {
  readonly client_id: readonly number[];
}

export function loadClientList(store: ReadStore): ClientColumns {
  const rows = store.rows(list) as unknown[][];
  const date = asOf(store);
  const counts = new Map(
    store.rows(
      query
        .selectFrom('account')
        .select((e) => ['client_id', e.fn.countAll<number>().as('n')])
        .groupBy('client_id'),
    ) as [number, number][],
  );
  const breaks = openBreakCounts(store);
  const column = <T>(index: number): T[] => rows.map((row) => row[index] as T);
  const advisors = store.all(query.selectFrom('advisor').select(['advisor_no', 'name', 'team']).orderBy('advisor_no'));
  return {
    as_of: date === null ? null : dateText(date),
    client_id: column(0),
    client_no: column(1),
    name: rows.map((row) => (row[2] as string | null) ?? ''),
    advisor_no: column(3),
    status: column(4),
    risk_level: column(5),
    tier: column(6),
    style: column(7),
    total_asset_e4: column(8),
    market_value_e4: column(9),
    pnl_ytd_e4: column(10),
    turnover_6m: column(11),
    last_trade_on: rows.map((row) => (row[12] === null ? null : dateText(row[12] as number))),
    effective: rows.map((row) => yes(row[13])),
    lost: rows.map((row) => yes(row[14])),
    at_risk: rows.map((row) => risks(row[15] as string | null)),
    rfm: rows.map((row) => {
      const [r, f, m] = row.slice(16, 19) as (number | null)[];
      return r == null || f == null || m == null ? null : { r, f, m };
    }),
    accounts: rows.map((row) => counts.get(row[0] as number) ?? 0),
    open_breaks: rows.map((row) => breaks.get(row[0] as number) ?? 0),
    advisors: advisors.map((a) => ({ advisor_no: a.advisor_no, name: a.name ?? a.advisor_no, team: a.team })),
  };
}
