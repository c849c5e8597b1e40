// Every reason for which a whole set is refused: the reason names file, expected and found, and the store is as before.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rawZip, type ZipEntry } from '../files/zipWriting.ts';
import type { DropBuilder, FileOptions, Row, SetOptions } from './dropBuilder.ts';
import { D0, D1, initial, night, nightRows, trade } from './smallBranch.ts';
import { storeContent } from './storeContent.ts';
import { newBranch } from './syncing.ts';

/** A store with its initial set; then one bad night, in a folder and in a zip; the store must not change. */
async function refused(change: Partial<SetOptions>, reason: object, zip = true): Promise<void> {
  for (const packed of zip ? [false, true] : [false]) {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    const before = storeContent(branch.store);
    const name = await branch.drop.set(night(D1, D0, { ...change, zip: packed }));
    const run = await branch.run(name);
    expect(run).toMatchObject({ state: 'refused', reason, rows: {} });
    expect(run.reason?.text).not.toBe('');
    expect(storeContent(branch.store)).toEqual(before);
    expect(branch.rows('SELECT count(*) AS n FROM delivery')).toEqual([{ n: 1 }]);
    expect(branch.changes).toHaveLength(1);
  }
}
const trades = (options: FileOptions): Partial<SetOptions> => ({ files: { trades: options } });

describe('a file that is not what the manifest says', () => {
  test('checksum', () =>
    refused(trades({ entry: (e) => ({ ...e, sha256: '0'.repeat(64) }) }), {
      code: 'checksum',
      file: 'trades.csv',
      expected: '0'.repeat(64),
      found: expect.stringMatching(/^[0-9a-f]{64}$/),
    }));
  test('row count', () =>
    refused(trades({ entry: (e) => ({ ...e, rows: 5 }) }), {
      code: 'row_count',
      file: 'trades.csv',
      expected: '5',
      found: '2',
    }));
  test('total', () =>
    refused(trades({ totals: { amount: '2000.01', commission: '10.00' } }), {
      code: 'total',
      file: 'trades.csv',
      expected: 'amount 2000.01',
      found: 'amount 2000.00',
    }));
  test('missing', () => refused(trades({ missing: true }), { code: 'file_missing', file: 'trades.csv' }));
  test('empty', () => refused(trades({ bend: () => Buffer.alloc(0) }), { code: 'cut_off', file: 'trades.csv' }));
  test('encoding named utf-8, written in gb18030', () =>
    refused(
      { files: { cash_flows: { encoding: 'gb18030', entry: (e) => ({ ...e, encoding: 'utf-8' }) } } },
      { code: 'encoding', file: 'cash_flows.csv', expected: 'utf-8' },
    ));
  test('encoding named gb18030, plainly utf-8', () =>
    refused(
      { files: { cash_flows: { encoding: 'utf-8', entry: (e) => ({ ...e, encoding: 'gb18030' }) } } },
      { code: 'encoding', file: 'cash_flows.csv', expected: 'gb18030' },
    ));
  test('cut inside a character', () =>
    refused(trades({ bend: (b) => Buffer.concat([b, Buffer.from([0xe8, 0x8c])]) }), {
      code: 'encoding',
      file: 'trades.csv',
    }));
  test('an unclosed quote', () =>
    refused(trades({ bend: (b) => Buffer.concat([b, Buffer.from('2026-05-20,"SH')]) }), {
      code: 'cut_off',
      file: 'trades.csv',
    }));
  test('a key column is missing', () =>
    refused(trades({ columns: ['trade_date', 'market', 'account_no', 'code'] }), {
      code: 'bad_header',
      file: 'trades.csv',
      expected: 'trade_no',
    }));
  test('a column stands twice', () =>
    refused(trades({ columns: ['trade_date', 'market', 'trade_no', 'trade_no'] }), { code: 'bad_header' }));
  test('the header alone is missing', () =>
    refused(trades({ bend: (b) => b.subarray(b.indexOf(10) + 1) }), { code: 'bad_header' }));
  test('a DBF that counts more records than it has', () =>
    refused(trades({ format: 'dbf', bend: nineRecords }), {
      code: 'cut_off',
      file: 'trades.dbf',
      expected: '9 records',
      found: '2 records',
    }));
  test('no DBF at all', () =>
    refused(trades({ format: 'dbf', bend: () => Buffer.from('hello') }), { code: 'bad_header' }));
  test('cut at every byte', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    const before = storeContent(branch.store);
    const name = await branch.drop.set(night(D1, D0));
    const file = path.join(branch.drop.drop, name, 'trades.csv');
    const whole = fs.readFileSync(file);
    for (let size = 0; size < whole.length; size += 7) {
      fs.writeFileSync(file, whole.subarray(0, size));
      expect((await branch.run(name)).reason?.code).toBe('checksum');
    }
    expect(storeContent(branch.store)).toEqual(before);
  });
});

describe('totals', () => {
  test('that agree to the last digit pass, over rejected rows too', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    const rows = [
      trade('1', { amount: '0.0001' }),
      trade('2', { account_no: 'nobody' }),
      trade('3', { amount: '900719925474.0991' }),
    ];
    const totals = { amount: '900719926474.0992', commission: '15', other_fee: '0' };
    await branch.drop.set(
      night(D1, D0, { rows: { ...nightRows(D1, '20'), trades: rows }, files: { trades: { totals } } }),
    );
    expect(await branch.run('20260520')).toMatchObject({
      state: 'applied_with_rejects',
      rows: { trades: { read: 3, applied: 2, rejected: 1 } },
    });
  });
  test('over a value that is no number prove nothing: the row is in quarantine, the set passes', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    const rows = [trade('1'), trade('2', { amount: '12x' })];
    const files = { trades: { totals: { amount: '2000.00', commission: '10' } } };
    await branch.drop.set(night(D1, D0, { rows: { ...nightRows(D1, '20'), trades: rows }, files }));
    expect(await branch.run('20260520')).toMatchObject({ state: 'applied_with_rejects' });
  });
});

describe('the manifest', () => {
  const bent = (bend: (m: Record<string, unknown>) => unknown): Partial<SetOptions> => ({ manifest: bend });
  test('is not JSON', () =>
    refused(
      bent(() => '{"contract"'),
      { code: 'manifest_invalid', file: 'manifest.json' },
    ));
  test('lacks a field', () =>
    refused(
      bent(({ branch: _b, ...m }) => m),
      { code: 'manifest_invalid' },
    ));
  test('is of another contract', () =>
    refused(
      bent((m) => ({ ...m, contract: '2' })),
      { code: 'unknown_contract', expected: '1', found: '2' },
    ));
  test('says another date than the name', () =>
    refused(
      bent((m) => ({ ...m, business_date: '2026-05-21' })),
      { code: 'manifest_mismatch' },
    ));
  test('says another revision than the name', () =>
    refused(
      bent((m) => ({ ...m, revision: 2 })),
      { code: 'manifest_mismatch' },
    ));
  test('says a day that is none', () =>
    refused(
      bent((m) => ({ ...m, previous_business_date: '2026-02-30' })),
      { code: 'manifest_invalid' },
    ));
  test('a night without a previous date', () =>
    refused(
      bent((m) => ({ ...m, previous_business_date: null })),
      { code: 'manifest_invalid' },
    ));
  test('another branch', () => refused({ branch: '0999' }, { code: 'wrong_branch', expected: '0571', found: '0999' }));
  test('an unknown dataset', () =>
    refused(trades({ entry: (e) => ({ ...e, dataset: 'loans' }) }), { code: 'unknown_dataset', found: 'loans' }));
  test('an unknown profile', () =>
    refused(trades({ profile: 'their-own' }), { code: 'unknown_profile', found: 'their-own' }));
  test('totals of a column that has none', () =>
    refused(trades({ totals: { code: '1' } }), { code: 'manifest_invalid' }));
  test('the same file twice', () =>
    refused({ files: { trades: { path: 'x.csv' }, prices: { path: 'X.csv' } } }, { code: 'manifest_invalid' }, false));
  test('opening positions in a night', () =>
    refused(
      { rows: { opening_positions: [{ account_no: '00880000', market: 'SH', code: '600519', quantity: '1' }] } },
      { code: 'dataset_not_allowed' },
    ));
  test.each([
    '../x.csv',
    '/etc/passwd',
    'C:/x.csv',
    'a\\b.csv',
    'a/../../x.csv',
    './x.csv',
    'a//b.csv',
    'nul',
    'x.csv.',
    'a\u202Eb.csv',
    '..',
  ])('the path %j climbs out', (name) =>
    refused(trades({ entry: (e) => ({ ...e, path: name }) }), { code: 'path_escape', found: name }),
  );
  test('a file in a folder of the set is fine', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D1, D0, { files: { trades: { path: 'data/成交.csv' } } }));
    expect(await branch.run('20260520')).toMatchObject({ state: 'applied' });
  });
});

describe('links and archives', () => {
  async function withFolder(bend: (folder: string, drop: DropBuilder) => void): Promise<ReturnType<typeof newBranch>> {
    const branch = newBranch();
    await branch.drop.set(initial());
    const name = await branch.drop.set(night(D1, D0));
    bend(path.join(branch.drop.drop, name), branch.drop);
    return branch;
  }
  test('a file that is a link', async () => {
    const branch = await withFolder((folder, drop) => {
      fs.renameSync(path.join(folder, 'trades.csv'), path.join(drop.folder, 'outside.csv'));
      fs.symlinkSync(path.join(drop.folder, 'outside.csv'), path.join(folder, 'trades.csv'));
    });
    expect(await branch.run('20260520')).toMatchObject({
      state: 'refused',
      reason: { code: 'symlink', file: 'trades.csv' },
    });
  });
  test('a manifest that is a link', async () => {
    const branch = await withFolder((folder, drop) => {
      fs.renameSync(path.join(folder, 'manifest.json'), path.join(drop.folder, 'm.json'));
      fs.symlinkSync(path.join(drop.folder, 'm.json'), path.join(folder, 'manifest.json'));
    });
    expect(await branch.run('20260520')).toMatchObject({ state: 'refused', reason: { code: 'symlink' } });
  });
  test('a folder where a file should be', async () => {
    const branch = await withFolder((folder) => {
      fs.rmSync(path.join(folder, 'trades.csv'));
      fs.mkdirSync(path.join(folder, 'trades.csv'));
    });
    expect(await branch.run('20260520')).toMatchObject({ state: 'refused', reason: { code: 'file_missing' } });
  });

  const stored = (name: string, data: string | Buffer, mode = 0o100644): ZipEntry => ({
    name,
    data: Buffer.from(data),
    mode,
  });
  const zipCases: readonly (readonly [string, readonly ZipEntry[], string])[] = [
    ['a path that climbs out', [stored('../evil.csv', 'x')], 'path_escape'],
    ['an absolute path', [stored('/evil.csv', 'x')], 'path_escape'],
    ['a drive letter', [stored('C:/evil.csv', 'x')], 'path_escape'],
    ['backslashes', [stored('a\\..\\b.csv', 'x')], 'path_escape'],
    ['a link', [stored('trades.csv', '/etc/passwd', 0o120777)], 'symlink'],
    ['the same name twice', [stored('a.csv', 'x'), stored('A.csv', 'x')], 'archive_bad'],
    ['too many entries', Array.from({ length: 300 }, (_, i) => stored(`${i}.csv`, 'x')), 'archive_limits'],
    ['a bomb', [{ ...stored('a.csv', Buffer.alloc(30_000_000)), pack: true }], 'archive_limits'],
    ['an encrypted entry', [{ ...stored('a.csv', 'x'), flags: 1 }], 'archive_bad'],
  ];
  for (const [name, entries, code] of zipCases) {
    test(`a zip with ${name}`, async () => {
      const branch = newBranch();
      fs.writeFileSync(
        path.join(branch.drop.drop, '20260519.zip'),
        rawZip([...entries, stored('manifest.json', '{}')]),
      );
      expect(await branch.run('20260519.zip')).toMatchObject({ state: 'refused', reason: { code } });
    });
  }
  test('a zip whose sizes lie', async () => {
    const branch = newBranch();
    const name = await branch.drop.set(initial({ zip: true }));
    const file = path.join(branch.drop.drop, name);
    const bytes = fs.readFileSync(file);
    const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(5, at + 24);
    fs.writeFileSync(file, bytes);
    expect(await branch.run(name)).toMatchObject({ state: 'refused', reason: { code: 'file_unreadable' } });
  });
  test('something that ends like a zip and is none', async () => {
    const branch = newBranch();
    const file = path.join(branch.drop.drop, '20260519.zip');
    fs.writeFileSync(file, Buffer.concat([Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18, 0xff)]));
    expect(await branch.run('20260519.zip')).toMatchObject({ state: 'refused', reason: { code: 'archive_bad' } });
  });
});

describe('too many rejected rows', () => {
  const many = (bad: number, rows: number): Row[] =>
    Array.from({ length: rows }, (_, i) => trade(String(i), i < bad ? { account_no: 'nobody' } : {}));
  async function outcome(bad: number, rows: number, accept?: ReadonlySet<string>): Promise<string> {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D1, D0, { rows: { trades: many(bad, rows) } }));
    const run = await branch.run('20260520', accept ? { accept } : {});
    if (run.state === 'refused') {
      expect(run.reason).toMatchObject({ code: 'too_many_rejects', file: 'trades.csv', found: `${bad} of ${rows}` });
      expect(branch.rows('SELECT count(*) AS n FROM reject')).toEqual([{ n: 0 }]);
    } else expect(branch.rows('SELECT count(*) AS n FROM reject')).toEqual([{ n: bad }]);
    return run.state;
  }
  test('10 of 10 pass', async () => expect(await outcome(10, 10)).toBe('applied_with_rejects'));
  test('11 of 11 do not', async () => expect(await outcome(11, 11)).toBe('refused'));
  test('11 of 1100 are 1 %: they pass', async () => expect(await outcome(11, 1100)).toBe('applied_with_rejects'));
  test('11 of 1099 are more: they do not', async () => expect(await outcome(11, 1099)).toBe('refused'));
  test('unless the user accepts the set by name', async () => {
    expect(await outcome(50, 100, new Set(['20260520']))).toBe('applied_with_rejects');
    expect(await outcome(50, 100, new Set(['20260519']))).toBe('refused');
  });
});

function nineRecords(table: Buffer): Buffer {
  table.writeUInt32LE(9, 4);
  return table;
}
