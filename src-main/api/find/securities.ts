/**
 * Securities by code, name or initials. How a name is read is worked out ahead, a few at a time (a thousandth of a second
 * for some ten names); one that has not had its turn is found by code and name alone.
 */
import { pinyin } from 'pinyin-pro';
import type { SecurityInfo } from '../../../src-shared/domain/book/history.ts';
import type { ReadStore } from '../../store/open.ts';
import { type Catalog, catalog } from '../../store/queries/catalog.ts';
import { searchForm } from '../../store/queries/clientFinder.ts';

/** By the name's search form: names are few and outlive a night. */
const readings = new Map<string, string>();
const NAMES_A_STEP = 60;

interface Listed {
  readonly info: SecurityInfo;
  readonly name: string;
}
const lists = new WeakMap<Catalog, readonly Listed[]>();

/** Indices are measured against, nobody holds them. */
function listed(known: Catalog): readonly Listed[] {
  let list = lists.get(known);
  if (list === undefined) {
    list = [...known.securities.values()]
      .filter(({ market }) => market !== 'IX')
      .map((info) => ({ info, name: searchForm(info.name) }))
      .sort((a, b) => (a.info.code < b.info.code ? -1 : 1));
    lists.set(known, list);
  }
  return list;
}

function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', nonZh: 'consecutive' }).replace(/\s+/g, '').toLowerCase();
}

export function* warmSecurities(store: ReadStore): Generator<void, void, void> {
  let made = 0;
  for (const { name } of listed(catalog(store))) {
    if (readings.has(name)) continue;
    readings.set(name, initialsOf(name));
    made += 1;
    if (made % NAMES_A_STEP === 0) yield;
  }
}

export interface FoundSecurity {
  readonly market: SecurityInfo['market'];
  readonly code: string;
  readonly name: string;
  readonly quality: 1 | 2 | 3;
}

/** The best first, then by code. */
export function findSecurities(
  store: ReadStore,
  text: string,
  limit: number,
): { readonly total: number; readonly best: readonly FoundSecurity[] } {
  const wanted = searchForm(text);
  if (wanted === '') return { total: 0, best: [] };
  const found: FoundSecurity[] = [];
  for (const { info, name } of listed(catalog(store))) {
    const parts = [info.code.toLowerCase(), name, readings.get(name) ?? ''];
    const fits = parts.map((part) => qualityOf(part, wanted));
    const quality = Math.max(...fits);
    if (quality > 0) {
      found.push({ market: info.market, code: info.code, name: info.name, quality: quality as 1 | 2 | 3 });
    }
  }
  const best = [...found].sort((a, b) => b.quality - a.quality).slice(0, limit);
  return { total: found.length, best };
}

export function qualityOf(text: string, wanted: string): 0 | 1 | 2 | 3 {
  const at = text.indexOf(wanted);
  if (at === -1) return 0;
  if (at > 0) return 1;
  return text.length === wanted.length ? 3 : 2;
}
