// The queries of the client page must go by the clustered keys: the date-first tables through their calendar.

import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localUser } from '../../src-main/api/caller.ts';
import { clientReport } from '../../src-main/api/clientReport.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import type { ReadStore } from '../../src-main/store/open.ts';
import { holdingDifferences } from '../../src-main/store/reconciliation/differences.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const sample = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
let branch: TestBranch;

beforeAll(async () => {
  branch = openBranch();
  await branch.apply(sample);
}, 120_000);
afterAll(() => branch.close());

/** Big tables: a full scan of one of them is a fault on a page of one client. */
const BIG = [
  'trade',
  'price',
  'asset',
  'head_position',
  'client_day',
  'client_flow',
  'client_month',
  'cash_flow',
  'reconciliation_break',
];

describe('the client page', () => {
  it('scans no big table', () => {
    const seen: string[] = [];
    const { store } = branch;
    const spy = (name: 'statement' | 'raw' | 'big'): void => {
      const real = store[name].bind(store);
      Object.assign(store, {
        [name]: (sql: string) => {
          seen.push(sql);
          return real(sql);
        },
      });
    };
    for (const name of ['statement', 'raw', 'big'] as const) spy(name);
    const client_no = '00571000';
    clientReport(store, client_no);
    const handlers = createHandlers(store, { now: () => new Date(0), appVersion: '' });
    handlers['client.head']?.({ client_no }, localUser);
    handlers['client.risk']?.({ client_no }, localUser);
    handlers['client.series']?.({ client_no }, localUser);
    handlers['client.income']?.({ client_no }, localUser);
    handlers['client.trades']?.({ client_no }, localUser);
    handlers['client.breaks']?.({ client_no }, localUser);
    handlers['client.habits']?.({ client_no }, localUser);
    handlers['client.peers']?.({ client_no }, localUser);
    expect(seen.length).toBeGreaterThan(10);
    const scans = [...new Set(seen)].flatMap((sql) => bigScans(store, sql));
    expect(scans).toEqual([]);
    expect(bigScans(store, 'SELECT "day" FROM "client_day" WHERE "client_id" = ?')).toHaveLength(1);
  });
});

describe('the nightly look at head office’s figures', () => {
  it('merges the two sides in the order of their keys and sorts nothing', () => {
    const { store } = branch;
    const date = 20261120;
    const plans: string[] = [];
    const raw = store.raw.bind(store);
    const real = store.db.prepare.bind(store.db);
    const planned = (sql: string): ReturnType<typeof raw> => {
      const rows = real(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.match(/\?/g)?.map(() => 1) ?? [])) as {
        detail: string;
      }[];
      plans.push(rows.map((row) => row.detail).join('; '));
      return raw(sql);
    };
    Object.assign(store, { raw: planned });
    try {
      holdingDifferences(store, date);
    } finally {
      Object.assign(store, { raw });
    }
    expect(plans).toHaveLength(2);
    for (const one of plans) expect(one).toMatch(/^MERGE \(EXCEPT\)(?!.*TEMP B-TREE)/);
  });
});

/** Full scans of big tables in a statement's plan. */
function bigScans(store: ReadStore, sql: string): string[] {
  const parameters = sql.match(/\?/g)?.map(() => 1) ?? [];
  const plan = store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
  return plan.flatMap(({ detail }) => {
    const scanned = /^SCAN (\w+)/.exec(detail)?.[1];
    return scanned !== undefined && BIG.includes(tableOf(sql, scanned)) ? [`${detail}: ${sql}`] : [];
  });
}

/** The table behind an alias of the statement. */
function tableOf(sql: string, alias: string): string {
  return new RegExp(`"(\\w+)" as "${alias}"`).exec(sql)?.[1] ?? alias;
}
