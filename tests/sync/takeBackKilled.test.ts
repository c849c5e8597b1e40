// Killed while a set is taken back: the store is as it was before, or as it is after, and the next try succeeds.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { openWrite } from '../../src-main/store/open.ts';
import { everythingInForce } from './everythingInForce.ts';
import { D0, D1, D2, initial, night, trade } from './smallBranch.ts';
import { newBranch } from './syncing.ts';

const child = path.join(import.meta.dirname, 'takeBackChild.ts');
const SET = '20260520.r2';

test('a kill leaves all of it or nothing', async () => {
  const branch = newBranch();
  const r2 = { date: D1, previous: D0, revision: 2, rows: { trades: [trade('209', { trade_date: D1 })], assets: [] } };
  for (const set of [initial(), night(D1, D0), r2, night(D2, D1)]) {
    await branch.drop.set(set);
    await branch.sync({ derive: deriveAfter });
  }
  const before = everythingInForce(branch.store);
  branch.store.db.pragma('wal_checkpoint(TRUNCATE)');
  const run = (moment: string): unknown => {
    const file = path.join(branch.drop.folder, `${moment.replace(' ', '-')}.db`);
    fs.copyFileSync(branch.store.file, file);
    const { signal, status, stderr } = spawnSync(process.execPath, [child, file, SET, moment], { encoding: 'utf8' });
    expect([moment, signal, stderr]).toEqual([moment, moment === 'none' ? null : 'SIGKILL', '']);
    if (moment === 'none') expect(status).toBe(0);
    const store = openWrite(file);
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    const content = everythingInForce(store);
    store.close();
    return content;
  };
  const after = run('none');
  expect(after).not.toEqual(before);
  for (const moment of ['step 2', 'facts', 'derived']) expect(run(moment)).toEqual(before);
  expect(run('committed')).toEqual(after);
});
