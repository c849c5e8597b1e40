// `take-back` and `corrections` as an operator calls them, with the store's lock and the product's own derivation.
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand as run } from '../fixtures/cli.ts';
import { DropBuilder } from '../sync/dropBuilder.ts';
import { D0, D1, initial, night, trade } from '../sync/smallBranch.ts';

const drop = new DropBuilder();
const store = path.join(drop.folder, 'branch.db');
afterAll(() => drop.remove());

const R2 = {
  date: D1,
  previous: D0,
  revision: 2,
  rows: { trades: [trade('201', { trade_date: D1, amount: '1200' })] },
};

beforeAll(async () => {
  for (const set of [initial(), night(D1, D0), R2]) await drop.set(set);
  expect((await run('sync', '--store', store, '--drop', drop.drop)).code).toBe(0);
});

describe('corrections and take-back on the command line', () => {
  it('lists corrections, and shows one with its rows and clients', async () => {
    const { code, out } = await run('corrections', '--store', store, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      corrections: [{ set: '20260520.r2', kind: 'revision', rows: { trades: { changed: 1, removed: 1, added: 0 } } }],
    });
    const one = await run('corrections', '1', '--store', store);
    expect(one.out).toContain('trades  2026-05-20 SH 201  changed');
    expect(one.out).toContain('amount  1000.00 → 1200.00');
    expect(one.out).toContain('00571000  volume  2000.00 → 2200.00');
    expect((await run('corrections', '99', '--store', store)).code).toBe(2);
  });

  it('takes a set back, says what that changed, and holds it until it is accepted', async () => {
    const before = await run('take-back', '20260520', '--store', store, '--reason', 'x');
    expect([before.code, before.out]).toEqual([2, '']);
    expect(before.err).toContain('a higher revision of its date is applied');

    const back = await run('take-back', '20260520.r2', '--store', store, '--reason', 'sent by mistake', '--json');
    expect(back.code).toBe(0);
    expect(JSON.parse(back.out)).toMatchObject({
      set: '20260520.r2',
      business_date: D1,
      revision: 2,
      as_of: D1,
      summary: { rows: { trades: { changed: 1, added: 1, removed: 0 } }, reason: 'sent by mistake' },
    });
    expect(fs.existsSync(`${store}.staging`)).toBe(false);

    const held = await run('sync', '--store', store, '--drop', drop.drop, '--json');
    expect(held.code).toBe(1);
    const runs = (JSON.parse(held.out) as { runs: { set: string; state: string; reason: { code: string } | null }[] })
      .runs;
    expect(runs.map((r) => [r.set, r.state, r.reason?.code])).toEqual([
      ['20260519', 'duplicate', 'same_content'],
      ['20260520', 'duplicate', 'same_content'],
      ['20260520.r2', 'refused', 'taken_back'],
    ]);
    const again = await run('sync', '--store', store, '--drop', drop.drop, '--accept', '20260520.r2');
    expect(again.code).toBe(0);
    expect((await run('corrections', '--store', store)).out).toContain('taken back');
  });

  it('says in one line what is off', async () => {
    for (const argv of [
      ['take-back', '--store', store, '--reason', 'x'],
      ['take-back', '20260520.r2', '--store', store],
      ['corrections', 'first', '--store', store],
      ['take-back', '20991231', '--store', store, '--reason', 'x'],
    ]) {
      const { code, out, err } = await run(...argv);
      expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
    }
    const missing = path.join(drop.folder, 'none.db');
    expect((await run('take-back', '20260520', '--store', missing, '--reason', 'x')).code).toBe(3);
    expect(fs.existsSync(missing)).toBe(false);
  });
});
