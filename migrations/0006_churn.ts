/**
 * Schema 6. Frozen: a later change is a later file.
 *
 * The warning before a client leaves: what each driver measures of each client at the newest day, and how often the warning
 * was right on past days. All of it can be made again from facts and records. Units and spellings as in schema 1.
 */
export const name = '0006_churn';

export const statements: readonly string[] = [
  // One row: the clients that were looked at (client_id of each place, Int32, little endian), when each was last spoken with
  // (Int32 yyyymmdd, 0 = not on record), on which day, at which facts (as_of, version = facts_version).
  `CREATE TABLE churn_pass (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    on_day INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    version INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    seconds REAL NOT NULL,
    clients BLOB NOT NULL,
    last_contacts BLOB NOT NULL
  ) STRICT`,
  // driver_values: Float64 a client, NaN = none; reasons: one byte a client, 0 = there is a value, else 1 + its place in
  // DRIVER_REASONS (never renumbered). Bounds and points are applied when it is read.
  `CREATE TABLE churn_value (
    driver TEXT PRIMARY KEY,
    driver_values BLOB NOT NULL,
    reasons BLOB NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // Counts by score and horizon of one walk through past days; settings_key: all that they depend on beside the facts.
  `CREATE TABLE churn_rate (
    rate_id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    settings_key TEXT NOT NULL,
    made_at TEXT NOT NULL,
    seconds REAL NOT NULL,
    body_json TEXT NOT NULL CHECK (json_valid(body_json)),
    UNIQUE (version, settings_key)
  ) STRICT`,
];
