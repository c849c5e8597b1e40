/**
 * Schema 4. Frozen: a later change is a later file.
 *
 * What the branch itself writes about its clients: records of several kinds with every version kept, the edits they were
 * written by (each one step back and forth), and an index over their words. Clients are named by number, so that no set,
 * correction or taking-back touches them. Days are yyyymmdd, moments ISO 8601 in UTC.
 */
export const name = '0004_records';

export const statements: readonly string[] = [
  // kind, and what a list asks for (client_no, day, state, owner), are told by the kind's own file from body_json.
  // day: when it is due, was held, begins: by kind; null = none.
  `CREATE TABLE record (
    record_no INTEGER PRIMARY KEY,
    record_id TEXT NOT NULL UNIQUE CHECK (length(record_id) = 36),
    kind TEXT NOT NULL CHECK (kind <> ''),
    client_no TEXT CHECK (client_no <> ''),
    day INTEGER,
    state TEXT NOT NULL,
    owner TEXT NOT NULL,
    body_json TEXT NOT NULL CHECK (json_valid(body_json)),
    version INTEGER NOT NULL CHECK (version >= 1),
    is_deleted INTEGER NOT NULL CHECK (is_deleted IN (0, 1)),
    author TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX record_of_client ON record (client_no, kind, day) WHERE is_deleted = 0`,
  `CREATE INDEX record_by_day ON record (kind, state, day) WHERE is_deleted = 0`,
  `CREATE INDEX record_by_owner ON record (kind, owner, state, day) WHERE is_deleted = 0`,
  // When a client was last spoken with.
  `CREATE INDEX record_contact ON record (client_no, day)
    WHERE kind = 'contact' AND state = 'reached' AND is_deleted = 0`,
  `CREATE TABLE record_version (
    record_no INTEGER NOT NULL REFERENCES record (record_no),
    version INTEGER NOT NULL CHECK (version >= 1),
    edit_id INTEGER NOT NULL REFERENCES edit (edit_id),
    client_no TEXT,
    body_json TEXT NOT NULL CHECK (json_valid(body_json)),
    is_deleted INTEGER NOT NULL CHECK (is_deleted IN (0, 1)),
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (record_no, version)
  ) STRICT, WITHOUT ROWID`,
  // Further clients that a record names (members of a household, @mentions), and its #tags. Of records not deleted.
  `CREATE TABLE record_client (
    client_no TEXT NOT NULL CHECK (client_no <> ''),
    record_no INTEGER NOT NULL REFERENCES record (record_no),
    PRIMARY KEY (client_no, record_no)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX record_client_record ON record_client (record_no)`,
  `CREATE TABLE record_tag (
    tag TEXT NOT NULL CHECK (tag <> ''),
    record_no INTEGER NOT NULL REFERENCES record (record_no),
    PRIMARY KEY (tag, record_no)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX record_tag_record ON record_tag (record_no)`,
  // Words of records not deleted, cut and folded as src-shared/records/words.ts does (so that the tokenizer has nothing to decide:
  // ascii parts at blanks alone); rowid = record_no. The text itself is in the body.
  `CREATE VIRTUAL TABLE record_words USING fts5(
    words, content='', contentless_delete=1, detail='full', prefix='1 2', tokenize='ascii'
  )`,

  // Files put beside a record: the record of kind attachment says what it is, this is its content, sealed by AES-256-GCM
  // under a key of key_ring (nonce of 12 bytes; sealed = cipher text and tag of 16 bytes; the record's id is authenticated
  // with it). Written once, never changed: a record that was deleted and comes back finds it here.
  `CREATE TABLE key_ring (
    key_id INTEGER PRIMARY KEY,
    sealed_key BLOB NOT NULL,
    sealed_by TEXT NOT NULL,
    made_at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE attachment_content (
    record_id TEXT PRIMARY KEY CHECK (length(record_id) = 36),
    key_id INTEGER NOT NULL REFERENCES key_ring (key_id),
    nonce BLOB NOT NULL CHECK (length(nonce) = 12),
    sealed BLOB NOT NULL
  ) STRICT`,

  // One edit = one step of undo. what: a code of the page's words; of_edit: the edit that this one undid or did again.
  `CREATE TABLE edit (
    edit_id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    subject TEXT NOT NULL,
    changes INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'blocked', 'step')),
    of_edit INTEGER REFERENCES edit (edit_id)
  ) STRICT`,
  `CREATE INDEX edit_by_author ON edit (who, edit_id) WHERE state IN ('done', 'undone')`,
  // before_version 0: made by this edit. standing_version: the version that undoing or doing again expects to find.
  `CREATE TABLE edit_change (
    edit_id INTEGER NOT NULL REFERENCES edit (edit_id),
    record_no INTEGER NOT NULL REFERENCES record (record_no),
    before_version INTEGER NOT NULL,
    after_version INTEGER NOT NULL,
    standing_version INTEGER NOT NULL,
    PRIMARY KEY (edit_id, record_no)
  ) STRICT, WITHOUT ROWID`,
];
