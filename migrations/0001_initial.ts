/**
 * Schema 1. Frozen: a later change is a later file.
 *
 * Units: *_e4 = yuan (or a price) × 10^4, *_e2 = shares × 10^2, *_e11 = the 11 decimals below an _e4 (0 .. 9,999,999),
 * dates = integer yyyymmdd, times = seconds of the day (-1 = none given). Codes are text from end to end.
 * Facts (what head office sent) carry the file and the line they came from; derived tables can be rebuilt from facts.
 * Daily tables are clustered date-first, trades by account (notes on performance § 1f, § 3).
 */
export const name = '0001_initial';

export const statements: readonly string[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,

  // ── the ledger of applied sets ──────────────────────────────────────────────────────────────────────────────
  `CREATE TABLE delivery (
    delivery_id INTEGER PRIMARY KEY,
    set_name TEXT NOT NULL,
    branch TEXT NOT NULL,
    business_date INTEGER NOT NULL CHECK (business_date BETWEEN 19000101 AND 99991231),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('initial', 'nightly')),
    previous_business_date INTEGER,
    content_sha256 TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('applied', 'applied_with_rejects')),
    rows_json TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    seconds REAL NOT NULL,
    UNIQUE (business_date, revision)
  ) STRICT`,
  `CREATE TABLE delivery_file (
    file_id INTEGER PRIMARY KEY,
    delivery_id INTEGER NOT NULL REFERENCES delivery (delivery_id),
    business_date INTEGER NOT NULL,
    dataset TEXT NOT NULL,
    path TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('csv', 'dbf')),
    encoding TEXT NOT NULL,
    profile TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    rows_read INTEGER NOT NULL,
    rows_applied INTEGER NOT NULL,
    rows_rejected INTEGER NOT NULL,
    unknown_columns TEXT NOT NULL,
    first_date INTEGER,
    last_date INTEGER,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
  ) STRICT`,
  `CREATE INDEX delivery_file_by_date ON delivery_file (business_date, dataset)`,
  `CREATE TABLE reject (
    reject_id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES delivery_file (file_id),
    business_date INTEGER NOT NULL,
    dataset TEXT NOT NULL,
    line INTEGER NOT NULL,
    column_name TEXT NOT NULL,
    value TEXT NOT NULL,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    row_json TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX reject_by_date ON reject (business_date, dataset)`,

  // ── reference data: the current row by key, and every version that made it ──────────────────────────────────
  `CREATE TABLE client (
    client_id INTEGER PRIMARY KEY,
    client_no TEXT NOT NULL UNIQUE CHECK (client_no <> ''),
    name TEXT, client_kind TEXT, id_type TEXT, id_no TEXT, gender TEXT, birth_date INTEGER,
    mobile TEXT, phone TEXT, email TEXT, address TEXT, occupation TEXT, education TEXT,
    opened_on INTEGER, closed_on INTEGER, status TEXT, advisor_no TEXT, investor_class TEXT,
    risk_level TEXT, risk_assessed_on INTEGER, risk_valid_until INTEGER, commission_rate TEXT,
    pinyin TEXT NOT NULL, pinyin_initials TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE account (
    account_id INTEGER PRIMARY KEY,
    account_no TEXT NOT NULL UNIQUE CHECK (account_no <> ''),
    client_id INTEGER NOT NULL REFERENCES client (client_id),
    account_kind TEXT, holder_sh TEXT, holder_sz TEXT, opened_on INTEGER, closed_on INTEGER, status TEXT
  ) STRICT`,
  `CREATE INDEX account_by_client ON account (client_id)`,
  `CREATE TABLE advisor (
    advisor_no TEXT PRIMARY KEY CHECK (advisor_no <> ''), name TEXT, team TEXT, status TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE security (
    security_id INTEGER PRIMARY KEY,
    market TEXT NOT NULL CHECK (market IN ('SH', 'SZ', 'BJ', 'IX')),
    code TEXT NOT NULL CHECK (code <> ''),
    name TEXT, security_kind TEXT NOT NULL, board TEXT, industry TEXT, risk_rating TEXT,
    lot_size_e2 INTEGER, listed_on INTEGER, delisted_on INTEGER,
    UNIQUE (market, code)
  ) STRICT`,
  `CREATE TABLE product (
    product_code TEXT PRIMARY KEY CHECK (product_code <> ''), name TEXT, product_kind TEXT, risk_rating TEXT,
    min_amount_e4 INTEGER, term_days INTEGER, on_sale_from INTEGER, on_sale_until INTEGER
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reference_payload (payload_id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE) STRICT`,
  `CREATE TABLE reference_version (
    dataset TEXT NOT NULL,
    business_date INTEGER NOT NULL,
    key TEXT NOT NULL,
    payload_id INTEGER NOT NULL REFERENCES reference_payload (payload_id),
    file_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (dataset, business_date, key)
  ) STRICT, WITHOUT ROWID`,

  // ── facts ───────────────────────────────────────────────────────────────────────────────────────────────────
  `CREATE TABLE price (
    trade_date INTEGER NOT NULL,
    security_id INTEGER NOT NULL,
    close_e4 INTEGER, prev_close_e4 INTEGER, open_e4 INTEGER, high_e4 INTEGER, low_e4 INTEGER, volume_e2 INTEGER,
    file_id INTEGER NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (trade_date, security_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE trade (
    account_id INTEGER NOT NULL,
    trade_date INTEGER NOT NULL,
    trade_time INTEGER NOT NULL,
    trade_no TEXT NOT NULL,
    security_id INTEGER NOT NULL,
    business_type INTEGER NOT NULL,
    quantity_e2 INTEGER NOT NULL CHECK (quantity_e2 >= 0),
    price_e4 INTEGER,
    amount_e4 INTEGER,
    commission_e4 INTEGER NOT NULL,
    stamp_duty_e4 INTEGER NOT NULL,
    transfer_fee_e4 INTEGER NOT NULL,
    other_fee_e4 INTEGER NOT NULL,
    net_amount_e4 INTEGER,
    channel INTEGER,
    file_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (account_id, trade_date, trade_time, trade_no, security_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX trade_without_amount ON trade (security_id, trade_date) WHERE amount_e4 IS NULL`,
  `CREATE TABLE cash_flow (
    account_id INTEGER NOT NULL,
    flow_date INTEGER NOT NULL,
    flow_no TEXT NOT NULL,
    flow_kind INTEGER NOT NULL,
    amount_e4 INTEGER NOT NULL,
    security_id INTEGER,
    remark TEXT,
    file_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (account_id, flow_date, flow_no)
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX cash_flow_key ON cash_flow (flow_date, flow_no)`,
  `CREATE TABLE head_position (
    position_date INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    security_id INTEGER NOT NULL,
    quantity_e2 INTEGER NOT NULL,
    market_value_e4 INTEGER,
    file_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (position_date, account_id, security_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE opening_position (
    account_id INTEGER NOT NULL,
    security_id INTEGER NOT NULL,
    quantity_e2 INTEGER NOT NULL,
    cost_e4 INTEGER,
    file_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (account_id, security_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE code_change (
    effective_on INTEGER NOT NULL,
    old_security_id INTEGER NOT NULL,
    new_security_id INTEGER NOT NULL,
    file_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (effective_on, old_security_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE asset (
    asset_date INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    cash_e4 INTEGER, market_value_e4 INTEGER,
    total_asset_e4 INTEGER NOT NULL,
    liability_e4 INTEGER,
    file_id INTEGER NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (asset_date, account_id)
  ) STRICT, WITHOUT ROWID`,

  // ── derived: rebuilt from facts, kept per client ────────────────────────────────────────────────────────────
  `CREATE TABLE price_day (trade_date INTEGER PRIMARY KEY) STRICT`,
  `CREATE TABLE asset_day (asset_date INTEGER PRIMARY KEY) STRICT`,
  `CREATE TABLE last_close (
    security_id INTEGER PRIMARY KEY, trade_date INTEGER NOT NULL, close_e4 INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE position (
    account_id INTEGER NOT NULL,
    security_id INTEGER NOT NULL,
    quantity_e2 INTEGER NOT NULL,
    cost_e4 INTEGER NOT NULL, cost_e11 INTEGER NOT NULL,
    diluted_e4 INTEGER NOT NULL, diluted_e11 INTEGER NOT NULL,
    cost_unknown INTEGER NOT NULL CHECK (cost_unknown IN (0, 1)),
    PRIMARY KEY (account_id, security_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE oversold (
    account_id INTEGER NOT NULL,
    trade_date INTEGER NOT NULL,
    trade_time INTEGER NOT NULL,
    trade_no TEXT NOT NULL,
    security_id INTEGER NOT NULL,
    quantity_e2 INTEGER NOT NULL,
    PRIMARY KEY (account_id, trade_date, trade_time, trade_no, security_id)
  ) STRICT, WITHOUT ROWID`,
  // External flows of one client and day: bank flows and transfers, by their sign; unvalued = transfers without any value.
  `CREATE TABLE client_flow (
    day INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    flow_in_e4 INTEGER NOT NULL, flow_in_e11 INTEGER NOT NULL,
    flow_out_e4 INTEGER NOT NULL, flow_out_e11 INTEGER NOT NULL,
    unvalued INTEGER NOT NULL,
    PRIMARY KEY (day, client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX client_flow_by_client ON client_flow (client_id, day)`,
  // Sums of one client and calendar month (yyyymm); orders are buy and sell rows that are not repo.
  `CREATE TABLE client_month (
    month INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    order_rows INTEGER NOT NULL,
    volume_e4 INTEGER NOT NULL,
    commission_e4 INTEGER NOT NULL,
    fees_e4 INTEGER NOT NULL,
    PRIMARY KEY (month, client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE client_state (
    client_id INTEGER PRIMARY KEY,
    first_asset_day INTEGER, last_asset_day INTEGER, last_order_on INTEGER
  ) STRICT`,
  // One row an asset day of the client; asset_sum = Σ asset_e4 up to that day, may pass 2^53 (kernel/runningSum.ts).
  `CREATE TABLE client_day (
    day INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    asset_e4 INTEGER NOT NULL,
    market_value_e4 INTEGER,
    flow_in_e4 INTEGER NOT NULL, flow_out_e4 INTEGER NOT NULL,
    asset_sum INTEGER NOT NULL,
    PRIMARY KEY (day, client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE client_figure (
    client_id INTEGER PRIMARY KEY,
    as_of INTEGER NOT NULL,
    total_asset_e4 INTEGER,
    market_value_e4 INTEGER,
    pnl_ytd_e4 INTEGER,
    turnover_6m REAL,
    style TEXT,
    average_asset_20_e4 INTEGER,
    tier TEXT,
    last_trade_on INTEGER
  ) STRICT`,
  `CREATE TABLE branch_month (
    month INTEGER PRIMARY KEY, median_turnover REAL, clients INTEGER NOT NULL
  ) STRICT`,
];
