/** Securities and code changes of the store, read once and kept until the facts change. */
import { CodeChanges } from '../../../src-shared/domain/book/codeChanges.ts';
import type { SecurityInfo } from '../../../src-shared/domain/book/history.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { factsMark } from './factsVersion.ts';

export interface Catalog {
  readonly securities: ReadonlyMap<number, SecurityInfo>;
  readonly codes: CodeChanges;
}

const kept = new WeakMap<ReadStore, { version: number; catalog: Catalog }>();

/** Reads the catalog anew: inside a writing transaction, whose own changes data_version does not show. */
export function loadCatalog(store: ReadStore): Catalog {
  const securities = new Map<number, SecurityInfo>();
  const built = query
    .selectFrom('security')
    .select(['security_id', 'market', 'code', 'name', 'security_kind', 'board', 'industry', 'risk_rating']);
  for (const row of store.all(built)) {
    securities.set(row.security_id, {
      securityId: row.security_id,
      market: row.market,
      code: row.code,
      name: row.name ?? row.code,
      kind: row.security_kind,
      board: row.board,
      industry: row.industry,
      riskRating: row.risk_rating,
    });
  }
  const changes = store.all(
    query.selectFrom('code_change').select(['effective_on', 'old_security_id', 'new_security_id']),
  );
  const codes = new CodeChanges(
    changes.map((c) => ({
      effectiveOn: c.effective_on,
      oldSecurityId: c.old_security_id,
      newSecurityId: c.new_security_id,
    })),
  );
  return { securities, codes };
}

export function catalog(store: ReadStore): Catalog {
  const version = factsMark(store);
  const known = kept.get(store);
  if (known?.version === version) return known.catalog;
  const fresh = loadCatalog(store);
  kept.set(store, { version, catalog: fresh });
  return fresh;
}

export function securityOf(known: Catalog, securityId: number): SecurityInfo {
  const info = known.securities.get(securityId);
  if (!info) throw new Error(`security ${securityId} is not in the store`);
  return info;
}
