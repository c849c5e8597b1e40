// What a store holds, by natural keys: two stores are the same if this is equal, whatever ids they gave.
import type { ReadStore } from '../../src-main/store/open.ts';

const QUERIES: Readonly<Record<string, string>> = {
  delivery: `SELECT set_name, branch, business_date, revision, kind, previous_business_date, content_sha256, state, rows_json FROM delivery`,
  file: `SELECT d.set_name, f.business_date, f.dataset, f.path, f.sha256, f.rows_read, f.rows_applied, f.rows_rejected, f.unknown_columns, f.first_date, f.last_date, f.active
    FROM delivery_file f JOIN delivery d USING (delivery_id)`,
  reject: `SELECT d.set_name, f.path, r.business_date, r.dataset, r.line, r.column_name, r.value, r.code, r.row_json
    FROM reject r JOIN delivery_file f USING (file_id) JOIN delivery d USING (delivery_id)`,
  client: `SELECT client_no, name, client_kind, id_type, id_no, gender, birth_date, mobile, phone, email, address, occupation, education, opened_on,
    closed_on, status, advisor_no, investor_class, risk_level, risk_assessed_on, risk_valid_until, commission_rate, pinyin, pinyin_initials FROM client`,
  account: `SELECT a.account_no, c.client_no, a.account_kind, a.holder_sh, a.holder_sz, a.opened_on, a.closed_on, a.status FROM account a JOIN client c USING (client_id)`,
  advisor: `SELECT * FROM advisor`,
  security: `SELECT market, code, name, security_kind, board, industry, risk_rating, lot_size_e2, listed_on, delisted_on FROM security`,
  product: `SELECT * FROM product`,
  version: `SELECT v.dataset, v.business_date, v.key, p.body, f.path, v.line FROM reference_version v JOIN reference_payload p USING (payload_id)
    JOIN delivery_file f USING (file_id)`,
  price: `SELECT t.trade_date, s.market, s.code, t.close_e4, t.prev_close_e4, t.open_e4, t.high_e4, t.low_e4, t.volume_e2, f.path, d.set_name, t.line
    FROM price t JOIN security s USING (security_id) JOIN delivery_file f USING (file_id) JOIN delivery d USING (delivery_id)`,
  trade: `SELECT a.account_no, t.trade_date, t.trade_time, t.trade_no, typeof(t.trade_no), s.market, s.code, t.business_type, t.quantity_e2, t.price_e4, t.amount_e4,
    t.commission_e4, t.stamp_duty_e4, t.transfer_fee_e4, t.other_fee_e4, t.net_amount_e4, t.channel, f.path, d.set_name, t.line
    FROM trade t JOIN account a USING (account_id) JOIN security s USING (security_id) JOIN delivery_file f USING (file_id) JOIN delivery d USING (delivery_id)`,
  cash_flow: `SELECT a.account_no, t.flow_date, t.flow_no, t.flow_kind, t.amount_e4, s.market, s.code, t.remark, f.path, d.set_name, t.line
    FROM cash_flow t JOIN account a USING (account_id) LEFT JOIN security s USING (security_id) JOIN delivery_file f USING (file_id) JOIN delivery d USING (delivery_id)`,
  head_position: `SELECT t.position_date, a.account_no, s.market, s.code, t.quantity_e2, t.market_value_e4, f.path, d.set_name, t.line
    FROM head_position t JOIN account a USING (account_id) JOIN security s USING (security_id) JOIN delivery_file f USING (file_id) JOIN delivery d USING (delivery_id)`,
  opening_position: `SELECT a.account_no, s.market, s.code, t.quantity_e2, t.cost_e4, f.path, d.set_name, t.line
    FROM opening_position t JOIN account a USING (account_id) JOIN security s USING (security_id) JOIN delivery_file f USING (file_id) JOIN delivery d USING (delivery_id)`,
  code_change: `SELECT t.effective_on, o.market, o.code, n.code, f.path, d.set_name, t.line FROM code_change t JOIN security o ON o.security_id = t.old_security_id
    JOIN security n ON n.security_id = t.new_security_id JOIN delivery_file f USING (file_id) JOIN delivery d USING (delivery_id)`,
  asset: `SELECT t.asset_date, a.account_no, t.cash_e4, t.market_value_e4, t.total_asset_e4, t.liability_e4, f.path, d.set_name, t.line
    FROM asset t JOIN account a USING (account_id) JOIN delivery_file f USING (file_id) JOIN delivery d USING (delivery_id)`,
};

export type StoreContent = Readonly<Record<string, readonly string[]>>;

export function storeContent(store: ReadStore): StoreContent {
  return contentBy(store, QUERIES);
}

/** What is in force: without the counts of rows that were replaced since, which tell what was once applied and how. */
export function contentInForce(store: ReadStore): StoreContent {
  return contentBy(store, {
    ...QUERIES,
    delivery:
      'SELECT set_name, branch, business_date, revision, kind, previous_business_date, content_sha256 FROM delivery',
    file: `${QUERIES.file} WHERE f.active = 1`,
  });
}

function contentBy(store: ReadStore, queries: Readonly<Record<string, string>>): StoreContent {
  return Object.fromEntries(
    Object.entries(queries).map(([table, sql]) => [
      table,
      store.db
        .prepare(sql)
        .raw()
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
}
