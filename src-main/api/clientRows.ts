/** `clients --json`: the list's columns as rows with figures as text. */
import type { ClientRows } from '../../src-shared/contract/cliCalls.ts';
import { moneyTextE4 } from '../../src-shared/kernel/money.ts';
import type { ReadStore } from '../store/open.ts';
import { loadClientList } from '../store/queries/clientList.ts';
import { assetSpans } from '../store/queries/daySeries.ts';

const text = (e4: number | null): string | null => (e4 === null ? null : moneyTextE4(e4));

export function clientRows(store: ReadStore): ClientRows {
  const list = loadClientList(store);
  const missing: Record<string, string> = {};
  const because = (no: string, figure: string, reason: string): null => {
    missing[`clients.${no}.${figure}`] = reason;
    return null;
  };
  const gap = (i: number): string | null => (list.total_asset_e4[i] === null ? 'no_asset_row' : null);
  let spans: ReadonlyMap<number, { readonly first: number; readonly last: number }> | null = null;
  /** His first asset day is the as-of date: nothing lies between. */
  const oneDay = (i: number): boolean => {
    spans ??= assetSpans(store);
    const span = spans.get(list.client_id[i] as number);
    return span !== undefined && span.first === span.last;
  };
  const noTurnover = (i: number): string => gap(i) ?? (oneDay(i) ? 'no_asset_row' : 'base_too_small');
  return {
    as_of: list.as_of,
    clients: list.client_no.map((client_no, i) => ({
      client_no,
      name: list.name[i],
      advisor_no: list.advisor_no[i],
      status: list.status[i],
      risk_level: list.risk_level[i],
      tier: list.tier[i] ?? because(client_no, 'tier', 'no_asset_row'),
      total_asset: text(list.total_asset_e4[i]) ?? because(client_no, 'total_asset', 'no_asset_row'),
      market_value: text(list.market_value_e4[i]) ?? because(client_no, 'market_value', gap(i) ?? 'not_delivered'),
      pnl_ytd:
        text(list.pnl_ytd_e4[i]) ??
        because(client_no, 'pnl_ytd', gap(i) ?? (oneDay(i) ? 'no_period' : 'transfer_without_price')),
      turnover_6m: list.turnover_6m[i] ?? because(client_no, 'turnover_6m', noTurnover(i)),
      style: list.style[i] ?? because(client_no, 'style', noTurnover(i)),
      effective: list.effective[i] ?? because(client_no, 'effective', 'not_computed_yet'),
      lost: list.lost[i] ?? because(client_no, 'lost', 'not_computed_yet'),
      at_risk:
        list.at_risk[i] ??
        because(client_no, 'at_risk', list.lost[i] === null ? 'not_computed_yet' : 'transfer_without_price'),
      rfm: list.rfm[i] ?? because(client_no, 'rfm', list.status[i] === 'normal' ? 'not_computed_yet' : 'not_normal'),
    })),
    missing,
  };
}
