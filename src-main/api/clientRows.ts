/** `clients --json`: the list's columns as rows with figures as text. */
import type { ClientRows } from '../../src-shared/contract/cliCalls.ts';
import { moneyTextE4 } from '../../src-shared/kernel/money.ts';
import type { ReadStore } from '../store/open.ts';
import { loadClientList } from '../store/queries/clientList.ts';

const text = (e4: number | null): string | null => (e4 === null ? null : moneyTextE4(e4));

export function clientRows(store: ReadStore): ClientRows {
  const list = loadClientList(store);
  return {
    as_of: list.as_of,
    clients: list.client_no.map((client_no, i) => ({
      client_no,
      name: list.name[i],
      advisor_no: list.advisor_no[i],
      status: list.status[i],
      risk_level: list.risk_level[i],
      tier: list.tier[i],
      total_asset: text(list.total_asset_e4[i]),
      market_value: text(list.market_value_e4[i]),
      pnl_ytd: text(list.pnl_ytd_e4[i]),
      turnover_6m: list.turnover_6m[i],
      style: list.style[i],
      effective: null,
      lost: null,
      at_risk: null,
      rfm: null,
    })),
    missing: {
      'clients.effective': 'not_computed_yet',
      'clients.lost': 'not_computed_yet',
      'clients.at_risk': 'not_computed_yet',
      'clients.rfm': 'not_computed_yet',
    },
  };
}
