// A set's way through the ledger: steps in order, a copy that outlives an interruption, acknowledgements, the history.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { D0, D1, D2, initial, night, nightRows, trade } from './smallBranch.ts';
import { contentInForce } from './storeContent.ts';
import { type Branch, newBranch } from './syncing.ts';

const arrivals = (branch: Branch): unknown[] =>
  branch.rows('SELECT set_name, step, state FROM arrival ORDER BY arrival_id');

interface Ack {
  readonly state: string;
  readonly rows: Record<string, unknown>;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly rejects: readonly unknown[];
  readonly reason: { readonly code: string } | null;
}
const ackFolder = (branch: Branch): string => `${branch.drop.drop}.ack`;
const readAck = (branch: Branch, set: string): Ack =>
  JSON.parse(fs.readFileSync(path.join(ackFolder(branch), `${set}.ack.json`), 'utf8')) as Ack;

describe('the way of a set', () => {
  test('is seen, copied, checked, applied, acknowledged, each told before and after', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    const steps: string[] = [];
    await branch.sync({ onStep: (step) => steps.push(step), acknowledgeFolder: ackFolder(branch) });
    expect(steps).toEqual([
      'before seen',
      'seen',
      'before copied',
      'copied',
      'before checked',
      'checked',
      'before applied',
      'facts',
      'derived',
      'applied',
      'before acknowledged',
      'acknowledged',
    ]);
    expect(arrivals(branch)).toEqual([{ set_name: '20260519', step: 'acknowledged', state: 'applied' }]);
  });

  test('stops where it was refused, and begins anew when the set was mended in place', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    const rows = { ...nightRows(D1, '20'), trades: [trade('1'), trade('2')] };
    await branch.drop.set(night(D1, D0, { rows, files: { trades: { entry: (e) => ({ ...e, rows: 9 }) } } }));
    expect(await branch.run('20260520')).toMatchObject({ state: 'refused', reason: { code: 'row_count' } });
    expect(arrivals(branch)[1]).toEqual({ set_name: '20260520', step: 'checked', state: 'refused' });
    fs.rmSync(path.join(branch.drop.drop, '20260520'), { recursive: true });
    await branch.drop.set(night(D1, D0, { rows }));
    expect(await branch.run('20260520')).toMatchObject({ state: 'applied' });
    expect(arrivals(branch)).toHaveLength(3);
    expect(arrivals(branch)[2]).toEqual({ set_name: '20260520', step: 'applied', state: 'applied' });
  });

  test('an applied set is left alone when it is met again', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    const before = branch.rows('SELECT * FROM arrival');
    expect(await branch.run('20260519')).toMatchObject({ state: 'duplicate' });
    expect(branch.rows('SELECT * FROM arrival')).toEqual(before);
  });

  test('a run that ended after the copy is finished from the copy, though the drop folder is empty by then', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    await branch.drop.set(night(D1, D0));
    const onStep = (step: string): void => {
      if (step === 'facts') throw new Error('the lights went out');
    };
    await expect(branch.sync({ onStep })).rejects.toThrow('lights');
    fs.rmSync(path.join(branch.drop.drop, '20260520'), { recursive: true });
    expect(await branch.run('20260520')).toMatchObject({ state: 'applied' });
    const other = newBranch();
    await other.drop.set(initial());
    await other.drop.set(night(D1, D0));
    await other.sync();
    expect(contentInForce(branch.store)).toEqual(contentInForce(other.store));
  });

  test('a copy is dropped once the set lies there with another manifest', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    await branch.drop.set(night(D1, D0));
    const onStep = (step: string): void => {
      if (step === 'facts') throw new Error('the lights went out');
    };
    await expect(branch.sync({ onStep })).rejects.toThrow('lights');
    fs.rmSync(path.join(branch.drop.drop, '20260520'), { recursive: true });
    await branch.drop.set(night(D1, D0, { rows: { trades: [trade('9')] } }));
    await branch.sync();
    fs.rmSync(path.join(branch.drop.drop, '20260520'), { recursive: true });
    expect((await branch.sync()).runs.map((run) => run.set)).toEqual(['20260519']);
    expect(branch.rows('SELECT trade_no FROM trade WHERE trade_date = 20260520')).toEqual([{ trade_no: '9' }]);
    expect(fs.existsSync(`${branch.store.file}.staging`)).toBe(false);
  });

  test('a copy that was spoiled is made again from the drop folder', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    await branch.drop.set(night(D1, D0));
    const onStep = (step: string): void => {
      if (step === 'facts') throw new Error('the lights went out');
    };
    await expect(branch.sync({ onStep })).rejects.toThrow('lights');
    const [arrival] = fs.readdirSync(`${branch.store.file}.staging`).filter((name) => /^\d+$/.test(name));
    const folder = path.join(`${branch.store.file}.staging`, String(arrival));
    for (const file of fs.readdirSync(folder)) fs.truncateSync(path.join(folder, file), 3);
    expect(await branch.run('20260520')).toMatchObject({ state: 'applied' });
  });
});

describe('the acknowledgement', () => {
  test('says state, checksums, counts and the places of the quarantine, without values', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    const rows = { ...nightRows(D1, '20'), trades: [trade('1'), trade('2', { account_no: '99999999' })] };
    await branch.drop.set(night(D1, D0, { rows }));
    await branch.sync({ acknowledgeFolder: ackFolder(branch) });
    const ack = readAck(branch, '20260520');
    expect(ack).toMatchObject({
      contract: '1',
      set: '20260520',
      branch: '0571',
      business_date: D1,
      revision: 1,
      state: 'applied_with_rejects',
      rows: { trades: { read: 2, applied: 1, rejected: 1 } },
      rejects: [{ file: 'trades.csv', line: 3, column: 'account_no', code: 'unknown_account' }],
      reason: null,
    });
    expect(ack.files.map((file) => file.path)).toContain('trades.csv');
    expect(JSON.stringify(ack)).not.toContain('99999999');
  });

  test('goes out for a refused set, with all that is wrong', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D1, D0, { files: { trades: { entry: (e) => ({ ...e, rows: 9 }) } } }));
    await branch.sync({ acknowledgeFolder: ackFolder(branch) });
    expect(readAck(branch, '20260520')).toMatchObject({ state: 'refused', reason: { code: 'row_count' }, files: [] });
  });

  test('that could not be written is written by the next run, and nothing is applied again', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    // A file where the folder should be.
    fs.writeFileSync(ackFolder(branch), '');
    await branch.sync({ acknowledgeFolder: ackFolder(branch) });
    expect(arrivals(branch)).toEqual([{ set_name: '20260519', step: 'applied', state: 'applied' }]);
    fs.rmSync(ackFolder(branch));
    expect(await branch.run('20260519', { acknowledgeFolder: ackFolder(branch) })).toMatchObject({
      state: 'duplicate',
    });
    expect(arrivals(branch)).toEqual([{ set_name: '20260519', step: 'acknowledged', state: 'applied' }]);
    expect(readAck(branch, '20260519').state).toBe('applied');
  });

  test('a disk that fills up after the set was applied leaves it applied, and the next run acknowledges', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    const onStep = (step: string): void => {
      if (step === 'before acknowledged') throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    };
    expect(await branch.run('20260519', { acknowledgeFolder: ackFolder(branch), onStep })).toMatchObject({
      state: 'applied',
    });
    expect(arrivals(branch)).toEqual([{ set_name: '20260519', step: 'applied', state: 'applied' }]);
    await branch.sync({ acknowledgeFolder: ackFolder(branch) });
    expect(arrivals(branch)).toEqual([{ set_name: '20260519', step: 'acknowledged', state: 'applied' }]);
  });

  test('never lands in the drop folder', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync({ acknowledgeFolder: ackFolder(branch) });
    expect(fs.readdirSync(branch.drop.drop)).toEqual(['20260519']);
  });
});

describe('the history of runs', () => {
  test('keeps what was decided, and not that nothing was', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D2, D1));
    await branch.sync();
    await branch.sync();
    expect(branch.rows('SELECT set_name, state FROM sync_run_set ORDER BY run_id, set_at')).toEqual([
      { set_name: '20260519', state: 'applied' },
      { set_name: '20260521', state: 'gap' },
    ]);
    expect(branch.rows('SELECT as_of_before, as_of_after, cause FROM sync_run')).toEqual([
      { as_of_before: null, as_of_after: 20260519, cause: 'command' },
    ]);
  });

  test('a run that came to no end has no end', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    const derive = (): void => {
      throw new Error('a fault of ours');
    };
    await expect(branch.sync({ derive })).rejects.toThrow('fault');
    expect(branch.rows('SELECT ended_at FROM sync_run')).toEqual([{ ended_at: null }]);
  });

  test('an applied set leaves its deed in the audit trail, in the same transaction', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    expect(branch.rows('SELECT who, action, subject FROM audit')).toEqual([
      { who: 'local', action: 'set_applied', subject: '20260519' },
    ]);
  });
});
