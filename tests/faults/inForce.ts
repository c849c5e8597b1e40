/**
 * What a store says to its users, by natural keys: facts and figures in force, whatever ids they have and whichever
 * deliveries brought them. Equal where two ways led to the same data.
 */
import { createHash } from 'node:crypto';
import { openRead } from '../../src-main/store/open.ts';
import { contentInForce } from '../sync/storeContent.ts';

const ACCOUNT = '(SELECT account_no FROM account a WHERE a.account_id = t.account_id)';
const CLIENT = '(SELECT client_no FROM client c WHERE c.client_id = t.client_id)';
const SECURITY = '(SELECT market || code FROM security s WHERE s.security_id = t.security_id)';
const FIGURES: readonly string[] = [
  `SELECT ${ACCOUNT}, ${SECURITY}, quantity_e2, cost_e4, cost_e11, diluted_e4, diluted_e11, cost_unknown FROM position t`,
  `SELECT ${ACCOUNT}, trade_date, trade_time, trade_no, ${SECURITY}, quantity_e2 FROM oversold t`,
  `SELECT day, ${CLIENT}, flow_in_e4, flow_in_e11, flow_out_e4, flow_out_e11, unvalued FROM client_flow t`,
  `SELECT month, ${CLIENT}, order_rows, volume_e4, commission_e4, fees_e4 FROM client_month t`,
  `SELECT ${CLIENT}, first_asset_day, last_asset_day, last_order_on FROM client_state t`,
  `SELECT day, ${CLIENT}, ordinal, asset_e4, market_value_e4, flow_in_e4, flow_out_e4, asset_sum FROM client_day t`,
  `SELECT ${CLIENT}, as_of, total_asset_e4, market_value_e4, pnl_ytd_e4, turnover_6m, style, average_asset_20_e4, tier, last_trade_on
    FROM client_figure t`,
  `SELECT ${SECURITY}, trade_date, close_e4 FROM last_close t`,
  'SELECT * FROM price_day',
  'SELECT * FROM asset_day',
  'SELECT * FROM branch_month',
];

export function inForceHash(file: string): string {
  const store = openRead(file);
  try {
    const { delivery: _ways, security = [], ...rest } = contentInForce(store);
    const facts = { ...rest, security: security.filter((row) => !isBareIndex(row, rest.price ?? [])) };
    const figures = FIGURES.map((sql) =>
      store.db
        .prepare(sql)
        .raw()
        .safeIntegers()
        .all()
        .map((row) => (row as unknown[]).map(String).join('\u0001'))
        .sort(),
    );
    return createHash('sha256')
      .update(JSON.stringify([facts, figures]))
      .digest('hex');
  } finally {
    store.close();
  }
}

/** An index is made from its first price and stays when that price is taken away again; it says nothing then. */
function isBareIndex(security: string, prices: readonly string[]): boolean {
  const [market, code] = JSON.parse(security) as string[];
  return market === 'IX' && !prices.some((row) => (JSON.parse(row) as string[])[2] === code);
}
