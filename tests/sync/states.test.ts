// Every state that a set can be in, by contract/head-office-files.md "A set".
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { D0, D1, D2, D3, initial, night, nightRows, trade } from './smallBranch.ts';
import { storeContent } from './storeContent.ts';
import { newBranch, states } from './syncing.ts';

describe('in order', () => {
  test('an initial set and nights are applied, each once', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D1, D0));
    await branch.drop.set(night(D2, D1, { zip: true }));
    const report = await branch.sync();
    expect(states(report)).toEqual({ '20260519': 'applied', '20260520': 'applied', '20260521.zip': 'applied' });
    expect(report.as_of).toBe(D2);
    expect(report.runs[1]).toMatchObject({
      business_date: D1,
      revision: 1,
      reason: null,
      rows: { trades: { read: 2, applied: 2, rejected: 0 }, code_changes: { read: 0, applied: 0, rejected: 0 } },
    });
    const before = storeContent(branch.store);
    const again = await branch.sync();
    expect(states(again)).toEqual({ '20260519': 'duplicate', '20260520': 'duplicate', '20260521.zip': 'duplicate' });
    expect(again.as_of).toBe(D2);
    expect(storeContent(branch.store)).toEqual(before);
  });

  test('what is no set is left alone', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    fs.writeFileSync(path.join(branch.drop.drop, 'readme.txt'), 'x');
    fs.mkdirSync(path.join(branch.drop.drop, '20261399'));
    fs.mkdirSync(path.join(branch.drop.drop, '2026051'));
    fs.writeFileSync(path.join(branch.drop.drop, '20260520'), 'a file, no folder');
    expect(states(await branch.sync())).toEqual({ '20260519': 'applied' });
  });

  test('a drop that is not there is no empty drop', async () => {
    const branch = newBranch();
    await expect(branch.sync({ drop: '/nowhere/at/all' })).rejects.toThrow(/ENOENT/);
  });

  test('the staging folder is gone afterwards', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    expect(fs.existsSync(`${branch.store.file}.staging`)).toBe(false);
  });
});

describe('not ready', () => {
  test('a folder without its manifest', async () => {
    const branch = newBranch();
    await branch.drop.set(initial({ manifest: () => undefined }));
    expect(await branch.run('20260519')).toMatchObject({ state: 'not_ready', reason: { code: 'manifest_missing' } });
  });

  test('a zip that is still being written, then whole', async () => {
    const branch = newBranch();
    const name = await branch.drop.set(initial({ zip: true }));
    const file = path.join(branch.drop.drop, name);
    const whole = fs.readFileSync(file);
    for (const size of [0, 10, whole.length >> 1, whole.length - 22]) {
      fs.writeFileSync(file, whole.subarray(0, size));
      expect(await branch.run(name)).toMatchObject({ state: 'not_ready', reason: { code: 'archive_incomplete' } });
    }
    fs.writeFileSync(file, whole);
    expect(await branch.run(name)).toMatchObject({ state: 'applied' });
  });

  test('a zip without a manifest', async () => {
    const branch = newBranch();
    const name = await branch.drop.zip('20260519.zip', new Map([['a.csv', Buffer.from('x')]]));
    expect(await branch.run(name)).toMatchObject({ state: 'not_ready' });
  });
});

describe('gap', () => {
  test('a night before any initial set', async () => {
    const branch = newBranch();
    await branch.drop.set(night(D1, D0));
    expect(await branch.run('20260520')).toMatchObject({ state: 'gap', reason: { code: 'no_initial' } });
  });

  test('a missing night stops those behind it, and filling it lets them in', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D2, D1));
    await branch.drop.set(night(D3, D2));
    const first = await branch.sync();
    expect(states(first)).toEqual({ '20260519': 'applied', '20260521': 'gap', '20260522': 'gap' });
    expect(first.runs[1]?.reason).toMatchObject({
      code: 'missing_date',
      text: `applied up to ${D0}; ${D1} is missing`,
    });
    expect(first.as_of).toBe(D0);
    await branch.drop.set(night(D1, D0));
    expect(states(await branch.sync())).toEqual({
      '20260519': 'duplicate',
      '20260520': 'applied',
      '20260521': 'applied',
      '20260522': 'applied',
    });
    const straight = newBranch();
    await straight.drop.set(initial());
    await straight.drop.set(night(D1, D0));
    await straight.drop.set(night(D2, D1));
    await straight.drop.set(night(D3, D2));
    await straight.sync();
    expect(storeContent(branch.store)).toEqual(storeContent(straight.store));
  });

  test('a refused night stops those behind it; its second issue is taken as the first', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D1, D0, { files: { trades: { entry: (e) => ({ ...e, rows: 3 }) } } }));
    await branch.drop.set(night(D2, D1));
    expect(states(await branch.sync())).toEqual({ '20260519': 'applied', '20260520': 'refused', '20260521': 'gap' });
    await branch.drop.set(night(D1, D0, { revision: 2 }));
    expect(states(await branch.sync())).toEqual({
      '20260519': 'duplicate',
      '20260520': 'refused',
      '20260520.r2': 'applied',
      '20260521': 'applied',
    });
  });

  test('a night of a date that was passed over stays outside', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D2, D0));
    await branch.sync();
    await branch.drop.set(night(D1, D0));
    expect(await branch.run('20260520')).toMatchObject({ state: 'gap' });
  });
});

describe('duplicate and conflict', () => {
  test('the same content once more, in another form, is a duplicate', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(initial({ zip: true }));
    expect(states(await branch.sync())).toEqual({ '20260519': 'applied', '20260519.zip': 'duplicate' });
  });

  test('other content under the same revision is a conflict with both checksums', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D1, D0));
    await branch.sync();
    const before = storeContent(branch.store);
    await branch.drop.set(night(D1, D0, { zip: true, rows: { ...nightRows(D1, '20'), trades: [trade('x')] } }));
    const run = await branch.run('20260520.zip');
    expect(run.state).toBe('conflict');
    expect(run.reason?.expected).toMatch(/^[0-9a-f]{64}$/);
    expect(run.reason?.found).toMatch(/^[0-9a-f]{64}$/);
    expect(run.reason?.found).not.toBe(run.reason?.expected);
    expect(storeContent(branch.store)).toEqual(before);
  });

  test('a lower revision: equal content of an applied one is a duplicate, other content a conflict', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D1, D0));
    await branch.drop.set(night(D1, D0, { revision: 3, rows: { trades: [trade('9')] } }));
    expect(states(await branch.sync())).toMatchObject({ '20260520': 'applied', '20260520.r3': 'applied' });
    await branch.drop.set(night(D1, D0, { revision: 2, rows: { trades: [trade('8')] } }));
    expect(states(await branch.sync())).toMatchObject({
      '20260520': 'duplicate',
      '20260520.r2': 'conflict',
      '20260520.r3': 'duplicate',
    });
  });
});

describe('one initial set, and first', () => {
  test('a second one is refused', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(initial({ date: D1 }));
    expect(states(await branch.sync())).toEqual({ '20260519': 'applied', '20260520': 'refused' });
    expect(await branch.run('20260520')).toMatchObject({ reason: { code: 'second_initial' } });
  });
  test('a night after it whose date is before it waits', async () => {
    const branch = newBranch();
    await branch.drop.set(initial({ date: D1 }));
    await branch.drop.set(night(D0, '2026-05-18'));
    expect(states(await branch.sync())).toEqual({ '20260519': 'gap', '20260520': 'applied' });
  });
});

test('a set that vanishes while the run is at it is for another time; the others go on', async () => {
  const branch = newBranch();
  await branch.drop.set(initial());
  await branch.drop.set(night(D1, D0, { zip: true }));
  const report = await branch.sync({
    onProgress: (p) => {
      if (p.set === '20260519') fs.rmSync(path.join(branch.drop.drop, '20260520.zip'), { force: true });
    },
  });
  expect(report.runs).toMatchObject([
    { state: 'applied' },
    { state: 'not_ready', reason: { code: 'file_unreadable', found: 'ENOENT' } },
  ]);
});
