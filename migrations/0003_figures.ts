/**
 * Schema 3. Frozen: a later change is a later file.
 *
 * Days with trades of each client (for recency, frequency and commission), life cycle and scores beside the key figures,
 * every figure of every client in columns, and what the branch chose for a client itself. Units and spellings as in
 * schema 1. Everything but client_choice can be made again from the facts.
 */
export const name = '0003_figures';

export const statements: readonly string[] = [
  // Days from the branch's first asset day on: orders = rows of type buy or sell that are not repo; net commission of
  // every trade row (commission less handling and regulatory fee).
  `CREATE TABLE client_order_day (
    day INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    orders INTEGER NOT NULL CHECK (orders >= 0),
    net_commission_e4 INTEGER NOT NULL,
    net_commission_e11 INTEGER NOT NULL,
    PRIMARY KEY (day, client_id)
  ) STRICT, WITHOUT ROWID`,
  // Sums of it over the branch's last 250 asset days: [since, until].
  `CREATE TABLE client_recent (
    client_id INTEGER PRIMARY KEY,
    order_days INTEGER NOT NULL,
    net_commission_e4 INTEGER NOT NULL,
    net_commission_e11 INTEGER NOT NULL
  ) STRICT`,
  // One row: from which day client_order_day is kept, and the window of client_recent.
  `CREATE TABLE recent_window (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    kept_since INTEGER NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL
  ) STRICT`,

  // Null: not computed yet. at_risk: the reasons, comma between them, '' = none.
  `ALTER TABLE client_figure ADD COLUMN effective INTEGER CHECK (effective IN (0, 1))`,
  `ALTER TABLE client_figure ADD COLUMN lost INTEGER CHECK (lost IN (0, 1))`,
  `ALTER TABLE client_figure ADD COLUMN at_risk TEXT`,
  `ALTER TABLE client_figure ADD COLUMN rfm_r INTEGER CHECK (rfm_r BETWEEN 1 AND 5)`,
  `ALTER TABLE client_figure ADD COLUMN rfm_f INTEGER CHECK (rfm_f BETWEEN 1 AND 5)`,
  `ALTER TABLE client_figure ADD COLUMN rfm_m INTEGER CHECK (rfm_m BETWEEN 1 AND 5)`,

  // Every figure of every client over one period, in columns: clients = client_id of each place (Int32, little endian).
  // version = facts_version when it was made.
  `CREATE TABLE branch_pass (
    pass_id INTEGER PRIMARY KEY,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    version INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    seconds REAL NOT NULL,
    clients BLOB NOT NULL,
    UNIQUE (from_day, to_day)
  ) STRICT`,
  // figure_values: Float64 a client, NaN = none; reasons: one byte a client, 0 = there is a value, else 1 + its place in reason_list.
  `CREATE TABLE branch_figure (
    pass_id INTEGER NOT NULL REFERENCES branch_pass (pass_id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    figure_values BLOB NOT NULL,
    reasons BLOB NOT NULL,
    reason_list TEXT NOT NULL,
    samples BLOB,
    PRIMARY KEY (pass_id, path)
  ) STRICT, WITHOUT ROWID`,

  // What the branch chose for a client: his own benchmark. Kept by number, so that no correction takes it away.
  `CREATE TABLE client_choice (
    client_no TEXT NOT NULL CHECK (client_no <> ''),
    key TEXT NOT NULL,
    value_json TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (client_no, key)
  ) STRICT, WITHOUT ROWID`,
];
