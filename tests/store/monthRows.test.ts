// The months of a whole branch, laid into the table at once, are what bound values would have put there.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MonthRows } from '../../src-main/store/derived/monthRows.ts';
import { openWrite, type WriteStore } from '../../src-main/store/open.ts';

let folder = '';
let store: WriteStore;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-months-'));
  store = openWrite(path.join(folder, 'branch.db'));
});
afterEach(() => {
  store.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('stores every month of every client in the order of the key, whatever order they came in', () => {
  const rows: number[][] = [];
  for (let client = 1; client <= 2_000; client++) {
    for (let m = 0; m < 12 + (client % 3); m++) {
      const month = 202_501 + Math.floor(m / 12) * 100 + (m % 12);
      // Sums beyond 32 bits, refunds below nothing, and nothing.
      rows.push([month, (client * 7919) % 2_003, client % 5, client * 12_345_678_901, -client, m === 3 ? 0 : m]);
    }
  }
  store.transaction(() => {
    const months = new MonthRows(store, folder);
    for (const row of rows) months.add(...row);
    months.flush();
  });
  const stored = store.db.prepare('SELECT * FROM client_month').raw().all();
  const wanted = rows.sort((a, b) => (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number));
  expect(stored).toEqual(wanted);
  expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(fs.readdirSync(folder).filter((name) => name.endsWith('.table'))).toEqual([]);
});

it('stores nothing of nothing', () => {
  store.transaction(() => new MonthRows(store, folder).flush());
  expect(store.db.prepare('SELECT count(*) FROM client_month').pluck().get()).toBe(0);
});
