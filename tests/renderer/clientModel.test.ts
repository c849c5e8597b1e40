/** The client list's order and filters against the plain way of doing the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMN_KEYS, type ColumnKey } from '../../src-renderer/pages/clients/columns.ts';
import { nextSort } from '../../src-renderer/pages/clients/listState.ts';
import {
  ClientModel,
  FACETS,
  type Filters,
  LIFE_STAGES,
  NONE,
  WITH_BREAKS,
} from '../../src-renderer/pages/clients/model.ts';
import type { ClientList } from '../../src-shared/contract/clientCalls.ts';
import { CLIENT_STATES, RISK_LEVELS, STYLES, TIERS } from '../../src-shared/contract/values.ts';

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });
const row = fc.record({
  name: fc.constantFrom('王芳', '张伟', '阿依古丽', '李四', '李四', '𠮷田', '欧阳明', 'Smith'),
  advisor_no: orNull(fc.constantFrom('A1', 'A2', 'A3', 'A9')),
  status: orNull(fc.constantFrom(...CLIENT_STATES)),
  risk_level: orNull(fc.constantFrom(...RISK_LEVELS)),
  tier: orNull(fc.constantFrom(...TIERS)),
  style: orNull(fc.constantFrom(...STYLES)),
  total_asset_e4: orNull(fc.integer({ min: -5_0000, max: 2 ** 45 })),
  market_value_e4: orNull(fc.integer({ min: 0, max: 3 })),
  pnl_ytd_e4: orNull(fc.integer({ min: -9, max: 9 })),
  turnover_6m: orNull(fc.double({ min: 0, max: 90, noNaN: true })),
  last_trade_on: orNull(fc.constantFrom('2026-11-20', '2026-01-05', '2025-12-31')),
  effective: orNull(fc.boolean()),
  lost: orNull(fc.boolean()),
  at_risk: orNull(fc.subarray(['net_outflow', 'inactive'])),
  accounts: fc.integer({ min: 1, max: 3 }),
  open_breaks: fc.integer({ min: 0, max: 2 }),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const ADVISORS = [
  { advisor_no: 'A1', name: '周丽', team: null },
  { advisor_no: 'A2', name: '安迪', team: '一部' },
  { advisor_no: 'A3', name: '周丽', team: '二部' },
];

function listOf(rows: readonly Row[]): ClientList {
  const column = <K extends keyof Row>(key: K) => rows.map((each) => each[key]);
  return {
    as_of: '2026-11-20',
    client_no: rows.map((_, i) => String(i).padStart(8, '0')),
    name: column('name'),
    advisor_no: column('advisor_no'),
    status: column('status'),
    risk_level: column('risk_level'),
    tier: column('tier'),
    style: column('style'),
    total_asset_e4: column('total_asset_e4'),
    market_value_e4: column('market_value_e4'),
    pnl_ytd_e4: column('pnl_ytd_e4'),
    turnover_6m: column('turnover_6m'),
    last_trade_on: column('last_trade_on'),
    effective: column('effective'),
    lost: column('lost'),
    at_risk: column('at_risk'),
    rfm: rows.map(() => null),
    accounts: column('accounts'),
    open_breaks: column('open_breaks'),
    advisors: ADVISORS,
  };
}

/** The value that a column sorts by, in the plain way. */
function plainValue(list: ClientList, key: ColumnKey, at: number): string | number | null {
  const place = (order: readonly string[], value: string | null | undefined) =>
    value === null || value === undefined ? null : order.indexOf(value);
  switch (key) {
    case 'advisor': {
      const no = list.advisor_no[at] ?? null;
      return no === null ? null : (ADVISORS.find((advisor) => advisor.advisor_no === no)?.name ?? no);
    }
    case 'tier':
      return place([...TIERS].reverse(), list.tier[at]);
    case 'style':
      return place([...STYLES].reverse(), list.style[at]);
    case 'status':
      return place(CLIENT_STATES, list.status[at]);
    case 'risk_level':
      return place(RISK_LEVELS, list.risk_level[at]);
    case 'total_asset':
      return list.total_asset_e4[at] ?? null;
    case 'market_value':
      return list.market_value_e4[at] ?? null;
    case 'pnl_ytd':
      return list.pnl_ytd_e4[at] ?? null;
    default:
      return list[key][at] ?? null;
  }
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function naiveOrder(list: ClientList, key: ColumnKey, descending: boolean): number[] {
  const isWord = key === 'name' || key === 'advisor';
  const compare = (a: string | number, b: string | number) =>
    isWord ? collator.compare(String(a), String(b)) : a < b ? -1 : a > b ? 1 : 0;
  return list.client_no
    .map((_, at) => at)
    .sort((a, b) => {
      const x = plainValue(list, key, a);
      const y = plainValue(list, key, b);
      if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
      const order = compare(x, y);
      return order === 0 ? a - b : descending ? -order : order;
    });
}

const facetColumn = (list: ClientList, facet: (typeof FACETS)[number]) =>
  facet === 'advisor'
    ? list.advisor_no
    : facet === 'breaks'
      ? list.open_breaks.map((n) => (n > 0 ? WITH_BREAKS : null))
      : facet === 'life'
        ? list.lost.map((lost, i) =>
            lost ? 'lost' : (list.at_risk[i] ?? []).length > 0 ? 'at_risk' : list.effective[i] ? 'effective' : null,
          )
        : list[facet];

const filters: fc.Arbitrary<Filters> = fc.record({
  advisor: fc.subarray(['A1', 'A2', NONE], { maxLength: 2 }),
  tier: fc.subarray([...TIERS, NONE], { maxLength: 2 }),
  status: fc.subarray([...CLIENT_STATES, NONE], { maxLength: 2 }),
  risk_level: fc.subarray([...RISK_LEVELS, NONE], { maxLength: 2 }),
  style: fc.subarray([...STYLES, NONE], { maxLength: 1 }),
  life: fc.subarray([...LIFE_STAGES, NONE], { maxLength: 2 }),
  breaks: fc.subarray([WITH_BREAKS, NONE], { maxLength: 1 }),
});

describe('client model', () => {
  test('every column sorts as a plain sort does, ties by row, missing values last in both directions', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 60 }),
        fc.constantFrom(...COLUMN_KEYS),
        fc.boolean(),
        (rows, key, descending) => {
          const list = listOf(rows);
          expect([...new ClientModel(list).order({ key, descending })]).toEqual(naiveOrder(list, key, descending));
        },
      ),
    );
  });

  test('filters, search, counts and the sum of assets agree with a plain filter', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), filters, fc.boolean(), (rows, wanted, hasSearch) => {
        const list = listOf(rows);
        const found = hasSearch ? rows.map((_, i) => i).filter((i) => i % 3 !== 0) : null;
        const sort = { key: 'total_asset', descending: true } as const;
        const passes = (at: number, except?: string) =>
          (found === null || found.includes(at)) &&
          FACETS.every(
            (facet) =>
              facet === except ||
              wanted[facet].length === 0 ||
              wanted[facet].includes(facetColumn(list, facet)[at] ?? NONE),
          );
        const selection = new ClientModel(list).select(sort, wanted, found);
        const expected = naiveOrder(list, 'total_asset', true).filter((at) => passes(at));
        expect([...selection.rows]).toEqual(expected);
        const sum = expected.reduce((total, at) => total + BigInt(list.total_asset_e4[at] ?? 0n), 0n);
        const fen = sum < 0n ? -((-sum + 50n) / 100n) : (sum + 50n) / 100n;
        expect(selection.assets.replace('.', '')).toBe(asFen(fen));
        expect(selection.assetsLeftOut).toBe(expected.filter((at) => list.total_asset_e4[at] === null).length);
        for (const facet of FACETS) {
          for (const [value, count] of selection.counts[facet]) {
            const plain = rows.filter(
              (_, at) => passes(at, facet) && (facetColumn(list, facet)[at] ?? NONE) === value,
            ).length;
            expect(count).toBe(plain);
          }
        }
      }),
    );
  });

  test('the first press sorts amounts from the largest and words from the first, the second turns it round', () => {
    const first = nextSort({ key: 'name', descending: false }, 'total_asset');
    expect(first).toEqual({ key: 'total_asset', descending: true });
    expect(nextSort(first, 'total_asset')).toEqual({ key: 'total_asset', descending: false });
    expect(nextSort(first, 'name')).toEqual({ key: 'name', descending: false });
  });
});

function asFen(fen: bigint): string {
  const text = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return fen < 0n ? `-${text}` : text;
}
