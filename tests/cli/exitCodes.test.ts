import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWrite } from '../../src-main/store/open.ts';
import { runCommand as run } from '../fixtures/cli.ts';

let folder = '';
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-cli-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('exit codes of the command line', () => {
  const wrong: [string, string[]][] = [
    ['no command', []],
    ['an unknown command', ['sell']],
    ['an unknown option', ['clients', '--stor', 'x']],
    ['an option of another command', ['clients', '--store', 'x', '--drop', 'y']],
    ['no store', ['clients']],
    ['no client number', ['client', '--store', 'x']],
    ['two client numbers', ['client', '1', '2', '--store', 'x']],
    ['a date that is none', ['client', '1', '--store', 'x', '--from', '2026-02-30']],
    ['a count that is none', ['generate', '--out', 'x', '--clients', 'many', '--days', '5', '--seed', '1']],
  ];
  for (const [name, argv] of wrong) {
    it(`2 and one line for ${name}`, async () => {
      const { code, out, err } = await run(...argv);
      expect([code, out]).toEqual([2, '']);
      expect(err.trim().split('\n')).toHaveLength(1);
    });
  }

  it('2 for a drop folder that is not there', async () => {
    const { code, err } = await run('sync', '--store', path.join(folder, 'a.db'), '--drop', path.join(folder, 'none'));
    expect(code).toBe(2);
    expect(err).toContain('none');
    expect(fs.existsSync(path.join(folder, 'a.db'))).toBe(false);
  });

  it('3 for a store that is missing, foreign or of a newer schema', async () => {
    for (const command of [['clients'], ['client', '1'], ['rejects'], ['check']]) {
      const { code, out, err } = await run(...command, '--store', path.join(folder, 'missing.db'), '--json');
      expect([code, out]).toEqual([3, '']);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
    const newer = path.join(folder, 'newer.db');
    const store = openWrite(newer);
    store.db.pragma('user_version = 99');
    store.close();
    expect((await run('clients', '--store', newer)).code).toBe(3);
    const text = path.join(folder, 'text.db');
    fs.writeFileSync(text, 'no database '.repeat(200));
    expect((await run('check', '--store', text)).code).toBe(3);
  });

  it('answers an empty store as empty, not as a fault', async () => {
    const empty = path.join(folder, 'empty.db');
    openWrite(empty).close();
    const { code, out } = await run('clients', '--store', empty, '--json');
    expect([code, JSON.parse(out).clients]).toEqual([0, []]);
    expect((await run('client', '1', '--store', empty)).code).toBe(3);
  });

  it('generates, applies and answers as people’s text and as JSON alone on standard output', async () => {
    const drop = path.join(folder, 'drop');
    const file = path.join(folder, 'branch.db');
    const made = await run('generate', '--out', drop, '--clients', '12', '--days', '40', '--seed', '7', '--json');
    expect([made.code, JSON.parse(made.out).clients]).toEqual([0, 12]);
    const applied = await run('sync', '--store', file, '--drop', drop, '--json');
    const report = JSON.parse(applied.out) as { runs: { state: string }[] };
    expect(report.runs.every((r) => r.state.startsWith('applied'))).toBe(true);
    expect(applied.code).toBe(report.runs.some((r) => r.state === 'applied_with_rejects') ? 1 : 0);
    const { clients } = JSON.parse((await run('clients', '--store', file, '--json')).out) as {
      clients: { client_no: string }[];
    };
    expect(clients).toHaveLength(12);
    const text = await run('client', clients[0].client_no, '--store', file);
    expect(text.code).toBe(0);
    expect(text.out).toContain(clients[0].client_no);
    expect((await run('client', 'nobody', '--store', file)).code).toBe(2);
  });
});
