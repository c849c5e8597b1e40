/** Proposals as they stand, the branch's own rules, the clients' assessments and head office's products: what the night asks for. */

import type { OwnRule } from '../../../src-shared/domain/proposals/registry.ts';
import type { Assessment } from '../../../src-shared/domain/suitability/level.ts';
import type { Product } from '../../../src-shared/domain/suitability/match.ts';
import { RULES_AUTHOR } from '../../../src-shared/records/raisedTasks.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { query, type Store } from '../open.ts';

export type ProposalBody = BodyOf<'proposal'>;

/** The head of a proposal; its body is read where it is needed. */
export interface ProposalHead {
  readonly record_no: number;
  readonly record_id: string;
  readonly version: number;
  readonly client_no: string;
  readonly rule: string;
  readonly state: string;
  readonly isUntouched: boolean;
  readonly isDeleted: boolean;
}

const heads = `SELECT record_no, record_id, version, client_no, owner, state, changed_by, is_deleted
  FROM record WHERE kind = 'proposal' AND client_no IS NOT NULL ORDER BY record_no`;

export function proposalHeads(store: Store): ProposalHead[] {
  const rows = store.raw(heads).all() as [number, string, number, string, string, string, string, number][];
  return rows.map(([record_no, record_id, version, client_no, rule, state, changedBy, isDeleted]) => ({
    record_no,
    record_id,
    version,
    client_no,
    rule,
    state,
    isUntouched: changedBy === RULES_AUTHOR,
    isDeleted: isDeleted === 1,
  }));
}

const body = 'SELECT body_json FROM record WHERE record_no = ?';

export function proposalBody(store: Store, recordNo: number): ProposalBody {
  return JSON.parse((store.statement(body).get(recordNo) as { body_json: string }).body_json) as ProposalBody;
}

const versionOf = `SELECT version FROM record WHERE record_id = ?`;

/** Null: there is no such record. */
export function recordVersion(store: Store, recordId: string): number | null {
  return (store.statement(versionOf).get(recordId) as { version: number } | undefined)?.version ?? null;
}

export function ownRules(store: Store): OwnRule[] {
  return store
    .all(
      query
        .selectFrom('record')
        .select(['version', 'body_json'])
        .where('kind', '=', 'rule')
        .where('is_deleted', '=', 0)
        .orderBy('record_no'),
    )
    .map(({ version, body_json }) => ({ version, body: JSON.parse(body_json) as BodyOf<'rule'> }));
}

/** The branch's record of a rule, by the rule's code. */
export function ruleRecords(store: Store): Map<string, { record_id: string; version: number }> {
  const rows = store.all(
    query
      .selectFrom('record')
      .select(['owner', 'record_id', 'version'])
      .where('kind', '=', 'rule')
      .where('is_deleted', '=', 0)
      .orderBy('record_no'),
  );
  return new Map(rows.map(({ owner, record_id, version }) => [owner, { record_id, version }]));
}

export function allProducts(store: Store): Product[] {
  return store.all(query.selectFrom('product').selectAll().orderBy('product_code')).map((row) => ({
    productCode: row.product_code,
    name: row.name,
    kind: row.product_kind,
    riskRating: row.risk_rating,
    minAmountE4: row.min_amount_e4,
    termDays: row.term_days,
    onSaleFrom: row.on_sale_from,
    onSaleUntil: row.on_sale_until,
  }));
}

/** By client number. */
export function allAssessments(store: Store): Map<string, Assessment> {
  const rows = store.all(
    query
      .selectFrom('client')
      .select(['client_no', 'investor_class', 'risk_level', 'risk_assessed_on', 'risk_valid_until']),
  );
  return new Map(rows.map((row) => [row.client_no, assessmentOf(row)]));
}

export function assessmentOfClient(store: Store, clientNo: string): Assessment | null {
  const row = store.get(
    query
      .selectFrom('client')
      .select(['investor_class', 'risk_level', 'risk_assessed_on', 'risk_valid_until'])
      .where('client_no', '=', clientNo),
  );
  return row === undefined ? null : assessmentOf(row);
}

function assessmentOf(row: {
  readonly investor_class: string | null;
  readonly risk_level: string | null;
  readonly risk_assessed_on: number | null;
  readonly risk_valid_until: number | null;
}): Assessment {
  return {
    investorClass: row.investor_class,
    riskLevel: row.risk_level,
    riskAssessedOn: row.risk_assessed_on,
    riskValidUntil: row.risk_valid_until,
  };
}

/** Asset days of the branch after a date, through another, ascending: trading days as the store knows them. */
export function assetDaysBetween(store: Store, after: number, through: number): number[] {
  return store
    .all(
      query
        .selectFrom('asset_day')
        .select('asset_date')
        .where('asset_date', '>', after)
        .where('asset_date', '<=', through)
        .orderBy('asset_date'),
    )
    .map(({ asset_date }) => asset_date);
}
