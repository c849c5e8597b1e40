/**
 * Schema 2. Frozen: a later change is a later file.
 *
 * The way of a set as a ledger, the runs that led it, what corrections changed and what they replaced, the nightly
 * reconciliation, profiles and settings, and the audit trail. Units and spellings as in schema 1; `*_json` columns hold
 * one JSON value, `*_at` instants are ISO 8601 in UTC. Numbers of accounts, codes and keys are text where a row must
 * outlive the row that it speaks of.
 */
export const name = '0002_sync_ledger';

export const statements: readonly string[] = [
  // ── the way of a set: one row for each content that was ever seen under a name ──────────────────────────────
  // step: how far it came (each later step implies the earlier ones). state: what was decided, null while under way.
  `CREATE TABLE arrival (
    arrival_id INTEGER PRIMARY KEY,
    set_name TEXT NOT NULL,
    drop_folder TEXT NOT NULL,
    business_date INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    manifest_sha256 TEXT NOT NULL,
    content_sha256 TEXT,
    step TEXT NOT NULL CHECK (step IN ('seen', 'copied', 'checked', 'applied', 'acknowledged')),
    state TEXT CHECK (state IN ('applied', 'applied_with_rejects', 'refused', 'gap', 'duplicate', 'conflict', 'not_ready')),
    reason_json TEXT,
    problems_json TEXT NOT NULL,
    rows_json TEXT NOT NULL,
    seconds REAL NOT NULL,
    seen_at TEXT NOT NULL,
    copied_at TEXT, checked_at TEXT, applied_at TEXT, acknowledged_at TEXT,
    delivery_id INTEGER REFERENCES delivery (delivery_id),
    UNIQUE (set_name, manifest_sha256)
  ) STRICT`,
  `CREATE INDEX arrival_by_delivery ON arrival (delivery_id)`,

  // ── runs: one row for each that decided something new ───────────────────────────────────────────────────────
  `CREATE TABLE sync_run (
    run_id INTEGER PRIMARY KEY,
    began_at TEXT NOT NULL,
    ended_at TEXT,
    cause TEXT NOT NULL CHECK (cause IN ('command', 'window', 'watch')),
    drop_folder TEXT NOT NULL,
    as_of_before INTEGER,
    as_of_after INTEGER
  ) STRICT`,
  `CREATE TABLE sync_run_set (
    run_id INTEGER NOT NULL REFERENCES sync_run (run_id),
    set_at INTEGER NOT NULL,
    set_name TEXT NOT NULL,
    business_date INTEGER,
    revision INTEGER,
    state TEXT NOT NULL,
    rows_json TEXT NOT NULL,
    reason_json TEXT,
    problems_json TEXT NOT NULL,
    seconds REAL NOT NULL,
    PRIMARY KEY (run_id, set_at)
  ) STRICT, WITHOUT ROWID`,

  // ── what a correction changed, and what it replaced (so that it can be taken back) ──────────────────────────
  `CREATE TABLE correction (
    correction_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('revision', 'taken_back')),
    delivery_id INTEGER,
    set_name TEXT NOT NULL,
    business_date INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    summary_json TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE correction_row (
    correction_id INTEGER NOT NULL REFERENCES correction (correction_id),
    row_at INTEGER NOT NULL,
    dataset TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('added', 'removed', 'changed')),
    row_key TEXT NOT NULL,
    before_json TEXT,
    after_json TEXT,
    PRIMARY KEY (correction_id, row_at)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE correction_client (
    correction_id INTEGER NOT NULL REFERENCES correction (correction_id),
    client_no TEXT NOT NULL,
    figure TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (correction_id, client_no, figure)
  ) STRICT, WITHOUT ROWID`,
  // Rows that a delivery took out of force, in blocks: deflated JSON of the rows as they stood.
  `CREATE TABLE superseded (
    delivery_id INTEGER NOT NULL REFERENCES delivery (delivery_id),
    block_at INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (delivery_id, block_at)
  ) STRICT`,
  `CREATE TABLE taken_back (
    taken_back_id INTEGER PRIMARY KEY,
    set_name TEXT NOT NULL,
    business_date INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    content_sha256 TEXT NOT NULL,
    rows_json TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    taken_back_at TEXT NOT NULL,
    reason TEXT NOT NULL
  ) STRICT`,

  // The versions of one key, for what was in force before a date and since when a key is known.
  `CREATE INDEX reference_version_by_key ON reference_version (dataset, key)`,

  // ── the nightly reconciliation: one row a break, open while closed_on is null ───────────────────────────────
  // part: 'quantity', 'market_value' or 'total'; security_id 0 where the break is the account's.
  `CREATE TABLE reconciliation_break (
    break_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('quantity', 'asset')),
    part TEXT NOT NULL CHECK (part IN ('quantity', 'market_value', 'total')),
    account_id INTEGER NOT NULL,
    security_id INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    closed_on INTEGER,
    book TEXT NOT NULL,
    head_office TEXT NOT NULL,
    cause TEXT NOT NULL,
    cause_json TEXT NOT NULL
  ) STRICT`,
  // The quarantine's page and its counts walk this and nothing else.
  `CREATE INDEX reject_by_file ON reject (file_id DESC, dataset, code, line)`,
  `CREATE UNIQUE INDEX open_break ON reconciliation_break (account_id, security_id, part) WHERE closed_on IS NULL`,

  // ── profiles, settings, audit ───────────────────────────────────────────────────────────────────────────────
  `CREATE TABLE profile (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    body_json TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE setting (key TEXT PRIMARY KEY, value_json TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE audit (
    audit_id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail_json TEXT NOT NULL
  ) STRICT`,
];
