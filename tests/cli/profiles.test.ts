// profiles and convert on the command line: profiles in and out of a store, files in another form as canonical ones.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWrite } from '../../src-main/store/open.ts';
import { runCommand as run } from '../fixtures/cli.ts';
import { INITIAL, initial } from '../sync/smallBranch.ts';
import { newDrop } from '../sync/syncing.ts';

let folder = '';
let store = '';
const at = (name: string): string => path.join(folder, name);
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-profiles-'));
  store = at('store.db');
  openWrite(store).close();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const JSON_PROFILE = {
  version: 1,
  name: 'our-advisors',
  title: { zh: '经理', en: 'Advisors' },
  file: { format: 'csv', delimiter: 'tab', encoding: 'utf-8' },
  drop: [{ when: [{ kind: 'in', header: 'k', words: ['void'] }], reason: 'void' }],
  sections: [
    {
      dataset: 'advisors',
      columns: [
        { column: 'advisor_no', source: { kind: 'column', header: 'no' } },
        {
          column: 'status',
          source: { kind: 'words', header: 'k', match: 'exact', words: [{ word: '1', value: 'active' }] },
        },
      ],
    },
  ],
};
const audits = (): unknown[] => {
  const open = openWrite(store);
  try {
    return open.db.prepare('SELECT action, subject FROM audit ORDER BY audit_id').raw().all();
  } finally {
    open.close();
  }
};

describe('profiles', () => {
  test('lists the shipped ones, keeps, replaces, exports and removes others, each in the audit trail', async () => {
    fs.writeFileSync(at('p.json'), JSON.stringify(JSON_PROFILE));
    const list = async () =>
      JSON.parse((await run('profiles', '--store', store, '--json')).out) as { profiles: { name: string }[] };
    const shipped = (await list()).profiles.length;
    expect(shipped).toBe(4);
    const keep = await run('profiles', '--store', store, '--import', at('p.json'), '--json');
    expect([keep.code, JSON.parse(keep.out)]).toEqual([
      0,
      { name: 'our-advisors', done: true, taken: 'no', problems: [] },
    ]);
    expect((await list()).profiles).toHaveLength(shipped + 1);
    expect((await run('profiles', '--store', store, '--import', at('p.json'))).code).toBe(1);
    expect((await run('profiles', '--store', store, '--import', at('p.json'), '--replace')).code).toBe(0);
    expect((await run('profiles', '--store', store, '--export', 'our-advisors', '--to', at('q.json'))).code).toBe(0);
    expect(JSON.parse(fs.readFileSync(at('q.json'), 'utf8'))).toMatchObject(JSON_PROFILE);
    expect((await run('profiles', '--store', store, '--remove', 'our-advisors')).code).toBe(0);
    expect((await run('profiles', '--store', store, '--remove', 'our-advisors')).code).toBe(1);
    expect(audits()).toEqual([
      ['profile_saved', 'our-advisors'],
      ['profile_saved', 'our-advisors'],
      ['profile_removed', 'our-advisors'],
    ]);
  });
  test('a shipped one is exported, and taken in again only under another name', async () => {
    expect((await run('profiles', '--store', store, '--export', 'chinaclear-jsmx', '--to', at('j.json'))).code).toBe(0);
    const same = await run('profiles', '--store', store, '--import', at('j.json'), '--replace');
    expect([same.code, same.out]).toEqual([1, expect.stringContaining('another name')]);
    expect((await run('profiles', '--store', store, '--remove', 'chinaclear-jsmx')).code).toBe(1);
  });
  test('a profile that is none is refused with its places', async () => {
    fs.writeFileSync(
      at('bad.json'),
      JSON.stringify({
        ...JSON_PROFILE,
        sections: [{ dataset: 'advisors', columns: [{ column: 'x', source: { kind: 'constant', value: '1' } }] }],
      }),
    );
    const { code, out } = await run('profiles', '--store', store, '--import', at('bad.json'));
    expect([code, out.trim()]).toEqual([1, 'sections.0.columns.0  unknown_column: advisors has no column x']);
  });
  const wrong: readonly (readonly [string, readonly string[]])[] = [
    ['two deeds at once', ['--import', 'x.json', '--remove', 'x']],
    ['an export to nowhere', ['--export', 'chinaclear-jsmx']],
    ['an export over something else', ['--export', 'chinaclear-jsmx', '--to', 'store.db']],
    ['a replacement of nothing', ['--replace']],
    ['a file that is not there', ['--import', 'none.json']],
    ['a name that nobody has', ['--export', 'nobody', '--to', 'x.json']],
  ];
  for (const [what, words] of wrong) {
    test(`2 for ${what}`, async () => expect((await run('profiles', '--store', store, ...words)).code).toBe(2));
  }
});

describe('a sync', () => {
  test('reads files by the profiles that the store keeps', async () => {
    const drop = newDrop();
    fs.writeFileSync(at('p.json'), JSON.stringify(JSON_PROFILE));
    openWrite(drop.storeFile).close();
    const bytes = Buffer.from('no\tk\nA7\t1\nA8\tvoid\n');
    const advisors = {
      path: 'advisors.txt',
      bend: () => bytes,
      entry: (entry: object) => ({ ...entry, rows: 2, profile: 'our-advisors' }),
    };
    await drop.set(initial({ rows: { ...INITIAL, advisors: [] }, files: { advisors } }));
    const sync = async () => {
      const { out } = await run('sync', '--store', drop.storeFile, '--drop', drop.drop, '--json');
      return (JSON.parse(out) as { runs: { state: string; reason: { code: string } | null }[] }).runs[0];
    };
    expect(await sync()).toMatchObject({ state: 'refused', reason: { code: 'unknown_profile' } });
    expect((await run('profiles', '--store', drop.storeFile, '--import', at('p.json'))).code).toBe(0);
    expect(await sync()).toMatchObject({ state: 'applied', rows: { advisors: { read: 1, applied: 1, rejected: 0 } } });
  });
});

describe('convert', () => {
  const SOURCE = 'no\tk\nA1\t1\nA2\t9\nA3\tvoid\n\t1\n';
  test('writes sound rows, and beside them what was dropped or faulty, with lines', async () => {
    fs.writeFileSync(at('p.json'), JSON.stringify(JSON_PROFILE));
    fs.writeFileSync(at('source.txt'), SOURCE);
    const { code, out } = await run(
      'convert',
      at('source.txt'),
      '--profile',
      at('p.json'),
      '--out',
      at('out'),
      '--json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      read: 4,
      datasets: [{ dataset: 'advisors', path: 'advisors.csv', rows: 1, faulty: 2 }],
      dropped: [{ reason: 'void', rows: 1 }],
      looked_up: false,
    });
    const lines = (name: string): string[] =>
      fs
        .readFileSync(at(`out/${name}`), 'utf8')
        .trim()
        .split('\n');
    expect(lines('advisors.csv')).toEqual(['advisor_no,name,team,status', 'A1,,,active']);
    expect(lines('dropped.csv')).toEqual(['line,reason,source', '4,void,A3 | void']);
    expect(lines('issues.csv')).toEqual([
      'line,dataset,column,value,code,text,source',
      '3,advisors,status,9,unknown_code,not a value of the code list,A2 | 9',
      '5,advisors,advisor_no,,missing_value,this value is required, | 1',
    ]);
  });
  test('its file can be a set’s file: what was written is read as canonical', async () => {
    fs.writeFileSync(at('again.txt'), 'no\tk\nA1\t1\n');
    expect((await run('convert', at('again.txt'), '--profile', at('p.json'), '--out', at('again'))).code).toBe(0);
    fs.writeFileSync(
      at('canonical.json'),
      JSON.stringify({
        ...JSON_PROFILE,
        name: 'c',
        file: { format: 'csv' },
        drop: [],
        sections: [{ dataset: 'advisors' }],
      }),
    );
    expect(
      (await run('convert', at('again/advisors.csv'), '--profile', at('canonical.json'), '--out', at('third'))).code,
    ).toBe(0);
    expect(fs.readFileSync(at('third/advisors.csv'), 'utf8')).toBe(fs.readFileSync(at('again/advisors.csv'), 'utf8'));
  });
  const wrong: readonly (readonly [string, () => readonly string[]])[] = [
    ['no profile', () => [at('source.txt'), '--out', at('o2')]],
    ['a file that is not there', () => [at('none.txt'), '--profile', 'chinaclear-jsmx', '--out', at('o2')]],
    ['a folder that is not empty', () => [at('source.txt'), '--profile', 'chinaclear-jsmx', '--out', folder]],
    ['a profile that nobody has', () => [at('source.txt'), '--profile', 'nobody', '--out', at('o2')]],
    ['a file of another form', () => [at('source.txt'), '--profile', 'chinaclear-jsmx', '--out', at('o2')]],
  ];
  for (const [what, words] of wrong) {
    test(`2 and one line for ${what}`, async () => {
      const { code, out, err } = await run('convert', ...words());
      expect([code, out]).toEqual([2, '']);
      expect(err.trim().split('\n')).toHaveLength(1);
    });
  }
  test('3 for a store that is not there', async () => {
    const words = [at('source.txt'), '--profile', 'x', '--out', at('o3'), '--store', at('none.db')];
    expect((await run('convert', ...words)).code).toBe(3);
  });
});
