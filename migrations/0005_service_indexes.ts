/**
 * Schema 5. Frozen: a later change is a later file.
 *
 * Indexes for what the service pages ask: records of a client that were deleted (they stay on his timeline as changes),
 * tasks by the rule that raised them ('' = by hand), corrections by client. No table changes.
 */
export const name = '0005_service_indexes';

export const statements: readonly string[] = [
  `CREATE INDEX record_deleted_of_client ON record (client_no, kind) WHERE is_deleted = 1`,
  `CREATE INDEX task_by_rule ON record (coalesce(json_extract(body_json, '$.raised.rule'), ''), state, day)
    WHERE kind = 'task' AND is_deleted = 0`,
  `CREATE INDEX correction_client_by_client ON correction_client (client_no)`,
  `CREATE INDEX correction_row_of_client ON correction_row (row_key) WHERE dataset = 'clients'`,
];
