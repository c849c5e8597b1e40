// What a store says, facts and figures, whatever ids they have and on whatever way they came.
import type { ReadStore } from '../../src-main/store/open.ts';
import { contentInForce } from './storeContent.ts';

/** Everything in force, by natural keys. Since when a break is known is history: of it only that it is open. */
export function everythingInForce(store: ReadStore): Readonly<Record<string, readonly unknown[]>> {
  const { delivery: _counts, ...facts } = contentInForce(store);
  const raw = (sql: string): unknown[] => store.db.prepare(sql).raw().safeIntegers().all().map(String).sort();
  const account = '(SELECT account_no FROM account a WHERE a.account_id = t.account_id)';
  const client = '(SELECT client_no FROM client c WHERE c.client_id = t.client_id)';
  const security = '(SELECT market || code FROM security s WHERE s.security_id = t.security_id)';
  return {
    ...facts,
    ledger: raw('SELECT set_name, state, rows_json FROM delivery'),
    position: raw(
      `SELECT ${account}, ${security}, quantity_e2, cost_e4, cost_e11, diluted_e4, diluted_e11, cost_unknown FROM position t`,
    ),
    oversold: raw(`SELECT ${account}, trade_date, trade_time, trade_no, ${security}, quantity_e2 FROM oversold t`),
    flow: raw(`SELECT day, ${client}, flow_in_e4, flow_in_e11, flow_out_e4, flow_out_e11, unvalued FROM client_flow t`),
    month: raw(`SELECT month, ${client}, order_rows, volume_e4, commission_e4, fees_e4 FROM client_month t`),
    state: raw(`SELECT ${client}, first_asset_day, last_asset_day, last_order_on FROM client_state t`),
    day: raw(
      `SELECT day, ${client}, ordinal, asset_e4, market_value_e4, flow_in_e4, flow_out_e4, asset_sum FROM client_day t`,
    ),
    figure: raw(
      `SELECT ${client}, as_of, total_asset_e4, market_value_e4, pnl_ytd_e4, turnover_6m, style, average_asset_20_e4, tier, last_trade_on FROM client_figure t`,
    ),
    close: raw(`SELECT ${security}, trade_date, close_e4 FROM last_close t`),
    days: raw('SELECT trade_date FROM price_day UNION ALL SELECT asset_date FROM asset_day'),
    branch: raw('SELECT month, median_turnover, clients FROM branch_month'),
    breaks: raw(
      `SELECT part, ${account}, ${security}, book, head_office, cause FROM reconciliation_break t WHERE closed_on IS NULL`,
    ),
    meta: raw('SELECT key, value FROM meta'),
  };
}
