/** The index that the branch chose for a client; its name as delivered, its code where none was. */
import { loadChoice } from '../ledger/clientChoices.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { INDEX_MARKET } from './benchmark.ts';

export interface OwnIndex {
  readonly code: string;
  readonly name: string;
}

/** Null: none is chosen. An index whose prices were all taken away since is still the one that was chosen. */
export function ownIndex(store: ReadStore, clientNo: string): OwnIndex | null {
  const choice = loadChoice(store, clientNo, 'benchmark');
  return choice === null ? null : { code: choice.code, name: indexName(store, choice.code) };
}

/** As delivered; its code where no name was. */
export function indexName(store: ReadStore, code: string): string {
  const row = store.get(
    query.selectFrom('security').select('name').where('market', '=', INDEX_MARKET).where('code', '=', code),
  );
  return row?.name ?? code;
}
