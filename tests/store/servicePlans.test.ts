// What the service pages ask goes by indexes: no walk over all records, versions, corrections or facts for one client or one rule.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localUser } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import { makeManyRecords } from '../fixtures/manyRecords.ts';

let branch: TestBranch;
beforeAll(() => {
  branch = openBranch();
  makeManyRecords(branch.store, { clients: 200, records: 3_000 });
});
afterAll(() => branch.close());

/** Walked from end to end only by a fault. */
const BIG = [
  'record',
  'record_version',
  'record_client',
  'record_tag',
  'correction_client',
  'correction_row',
  'reference_version',
  'trade',
  'cash_flow',
  'client_day',
  'asset',
  'r',
  'v',
  't',
];

function plansOf(work: () => void): string[] {
  const seen: string[] = [];
  const { store } = branch;
  const kept = new Map<'statement' | 'raw', unknown>();
  for (const name of ['statement', 'raw'] as const) {
    const real = store[name].bind(store);
    kept.set(name, store[name]);
    Object.assign(store, {
      [name]: (sql: string) => {
        seen.push(sql);
        return real(sql);
      },
    });
  }
  try {
    work();
  } finally {
    for (const [name, real] of kept) Object.assign(store, { [name]: real });
  }
  return [...new Set(seen)]
    .filter((sql) => /^\s*(?:select|with)/i.test(sql))
    .flatMap((sql) => {
      const holes = (sql.match(/\?/g) ?? []).map(() => 0);
      const rows = store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...holes) as { detail: string }[];
      return rows.map(({ detail }) => `${detail} ← ${sql.replace(/\s+/g, ' ').slice(0, 160)}`);
    });
}
const scans = (plans: readonly string[]) =>
  plans.filter(
    (plan) => BIG.includes(/^SCAN (\w+)/.exec(plan)?.[1] ?? '') && !/^SCAN \w+ USING (?:COVERING )?INDEX/.test(plan),
  );

describe('the service pages', () => {
  it('scan no big table', () => {
    const handlers = createHandlers(branch.store, { now: () => new Date(0), appVersion: '' });
    const client_no = '6600000001';
    const plans = plansOf(() => {
      handlers['service.timeline']?.({ client_no }, localUser);
      handlers['service.timeline']?.({ client_no, text: '养老' }, localUser);
      handlers['service.head']?.({ client_no, today: '2026-11-23' }, localUser);
      handlers['templates.facts']?.({ client_no }, localUser);
    });
    expect(plans.length).toBeGreaterThan(10);
    expect(scans(plans)).toEqual([]);
    for (const index of ['record_of_client', 'correction_row_of_client', 'correction_client_by_client']) {
      expect(
        plans.some((plan) => plan.includes(index)),
        index,
      ).toBe(true);
    }
  });
  it('find tasks by the rule that raised them, and by words, without a look at all', () => {
    const handlers = createHandlers(branch.store, { now: () => new Date(0), appVersion: '' });
    const plans = plansOf(() => {
      handlers['tasks.list']?.({ today: '2026-11-23', state: 'open', rule: 'review' }, localUser);
      handlers['tasks.list']?.({ today: '2026-11-23', text: '养老' }, localUser);
    });
    expect(plans.some((plan) => plan.includes('task_by_rule'))).toBe(true);
    expect(scans(plans)).toEqual([]);
  });
});
