/** Faults of manifests, archives and folders, as the contract and the notes on security list them. */
import fs from 'node:fs';
import path from 'node:path';
import { rawZip, type ZipEntry } from '../files/zipWriting.ts';
import type { Expectation, Fault } from './everyFault.ts';
import { makeSet, manifestBytes, type SetFiles, sha256, withEntry, zipBytes } from './sets.ts';

const TRADES = 'trades.csv';

const refusedFor = (code: string, file: string | null = null): Expectation => ({ state: 'refused', code, file });

/** Another manifest than the set has: an object, or bytes. */
function manifest(
  name: string,
  code: string,
  how: (manifest: SetFiles['manifest']) => object | Buffer | string,
): Fault {
  return {
    name: `manifest: ${name}`,
    make: (set) => set,
    manifest: (set) => {
      const made = how(set.manifest);
      return Buffer.isBuffer(made) ? made : Buffer.from(typeof made === 'string' ? made : JSON.stringify(made));
    },
    expect: refusedFor(code),
  };
}
const climbing = (name: string): Fault => ({
  name: `manifest: the path ${JSON.stringify(name)}`,
  make: (set) => withEntry(set, TRADES, { path: name }),
  expect: refusedFor('path_escape'),
});

export const MANIFESTS: readonly Fault[] = [
  {
    name: 'no manifest yet',
    make: (set) => set,
    manifest: () => null,
    expect: { state: 'not_ready', code: 'manifest_missing', file: null },
  },
  manifest('of 0 bytes', 'manifest_invalid', () => ''),
  manifest('cut off', 'manifest_invalid', (m) => JSON.stringify(m).slice(0, -20)),
  manifest('in UTF-16', 'manifest_invalid', (m) => Buffer.from(JSON.stringify(m), 'utf16le')),
  manifest('with bytes that are no UTF-8', 'manifest_invalid', (m) =>
    Buffer.from(JSON.stringify({ ...m, note: 'é' }), 'latin1'),
  ),
  manifest('a list', 'manifest_invalid', (m) => [m]),
  manifest('without the checksum of a file', 'manifest_invalid', (m) => ({
    ...m,
    files: m.files.map(({ sha256: _s, ...f }) => f),
  })),
  manifest('a count below 0', 'manifest_invalid', (m) => ({ ...m, files: m.files.map((f) => ({ ...f, rows: -1 })) })),
  manifest('a count that is no whole number', 'manifest_invalid', (m) => ({
    ...m,
    files: m.files.map((f) => ({ ...f, rows: 1.5 })),
  })),
  manifest('of five megabytes', 'manifest_invalid', (m) => JSON.stringify({ ...m, note: 'x'.repeat(5_000_000) })),
  manifest('another version of the contract', 'unknown_contract', (m) => ({ ...m, contract: '2' })),
  manifest('another day than the folder', 'manifest_mismatch', (m) => ({ ...m, business_date: '2026-05-18' })),
  manifest('another revision than the folder', 'manifest_mismatch', (m) => ({ ...m, revision: 7 })),
  manifest('a day that is none', 'manifest_invalid', (m) => ({ ...m, previous_business_date: '2026-02-30' })),
  manifest('a night without the day before', 'manifest_invalid', (m) => ({ ...m, previous_business_date: null })),
  manifest('another branch', 'wrong_branch', (m) => ({ ...m, branch: '0999' })),
  manifest('a second initial set', 'second_initial', (m) => ({ ...m, kind: 'initial', previous_business_date: null })),
  manifest('an unknown dataset', 'unknown_dataset', (m) => ({
    ...m,
    files: m.files.map((f) => ({ ...f, dataset: 'loans' })),
  })),
  manifest('an unknown profile', 'unknown_profile', (m) => ({
    ...m,
    files: m.files.map((f) => ({ ...f, profile: 'theirs' })),
  })),
  manifest('totals of a column that has none', 'manifest_invalid', (m) => ({
    ...m,
    files: m.files.map((f) => ({ ...f, totals: { code: '1' } })),
  })),
  manifest('the same file twice', 'manifest_invalid', (m) => ({ ...m, files: [...m.files, ...m.files] })),
  {
    name: 'opening positions in a night',
    make: (set) => {
      const row = { account_no: '00880000', market: 'SH', code: '600519', quantity: '1' };
      const { manifest: made, files } = makeSet({
        date: '2026-05-19',
        previous: null,
        tables: [{ dataset: 'opening_positions', rows: [row] }],
      });
      return {
        ...set,
        manifest: { ...set.manifest, files: [...set.manifest.files, ...made.files] },
        files: new Map([...set.files, ...files]),
      };
    },
    expect: refusedFor('dataset_not_allowed'),
  },
  ...[
    '../x.csv',
    '/etc/passwd',
    'C:/x.csv',
    'C:x.csv',
    'a\\..\\b.csv',
    'a/../../x.csv',
    './x.csv',
    'a//b.csv',
    'nul',
    'aux.csv',
    'x.csv.',
    'a\u202Eb.csv',
    'x\0.csv',
  ].map(climbing),
];

/** A set as an archive; `entries` are its files and its manifest before they are packed. */
function archive(
  name: string,
  expect: Expectation,
  how: (entries: ZipEntry[], set: SetFiles) => ZipEntry[] | Buffer,
): Fault {
  return {
    name: `archive: ${name}`,
    make: (set) => set,
    zip: (set) => {
      const entries = [...set.files, ['manifest.json', manifestBytes(set)] as const].map(([file, data]) => ({
        name: file,
        data,
        pack: true,
      }));
      const made = how(entries, set);
      return Buffer.isBuffer(made) ? made : rawZip(made);
    },
    expect,
  };
}
const more =
  (entry: Partial<ZipEntry> & { readonly name: string }) =>
  (entries: ZipEntry[]): ZipEntry[] => [{ data: Buffer.from('x'), ...entry }, ...entries];
const lying =
  (file: string, lies: ZipEntry['lies']) =>
  (entries: ZipEntry[]): ZipEntry[] =>
    entries.map((e) => (e.name === file ? { ...e, ...(lies ? { lies } : {}) } : e));
const NOT_READY: Expectation = { state: 'not_ready', code: 'archive_incomplete', file: null };

export const ARCHIVES: readonly Fault[] = [
  archive('without a manifest', NOT_READY, (entries) => entries.slice(0, -1)),
  archive('without its end', NOT_READY, (_entries, set) => zipBytes(set).subarray(0, -22)),
  archive('of 0 bytes', NOT_READY, () => Buffer.alloc(0)),
  archive('an end mark and nothing else', refusedFor('archive_bad'), () =>
    Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18, 0xff)]),
  ),
  archive('a path that climbs out', refusedFor('path_escape'), more({ name: '../evil.csv' })),
  archive('an absolute path', refusedFor('path_escape'), more({ name: '/evil.csv' })),
  archive('a drive letter', refusedFor('path_escape'), more({ name: 'C:/evil.csv' })),
  archive('backslashes', refusedFor('path_escape'), more({ name: 'a\\..\\b.csv' })),
  archive('a name that Windows cannot hold', refusedFor('path_escape'), more({ name: 'con.csv' })),
  archive(
    'a link',
    refusedFor('symlink'),
    more({ name: 'link.csv', data: Buffer.from('/etc/passwd'), mode: 0o120777 }),
  ),
  archive('a name twice', refusedFor('archive_bad'), more({ name: TRADES })),
  archive('a name twice but for its case', refusedFor('archive_bad'), more({ name: 'TRADES.csv' })),
  archive('an encrypted entry', refusedFor('archive_bad'), more({ name: 'secret.csv', flags: 1 })),
  archive('a hundred thousand entries', refusedFor('archive_limits'), (entries) => [
    ...Array.from({ length: 100_000 - entries.length }, (_, i) => ({ name: `${i}.csv`, data: Buffer.alloc(0) })),
    ...entries,
  ]),
  archive(
    'a bomb',
    refusedFor('archive_limits'),
    more({ name: 'bomb.csv', data: Buffer.alloc(8 * 1024 * 1024), pack: true }),
  ),
  archive('a size that says less', refusedFor('file_unreadable', TRADES), lying(TRADES, { size: 5 })),
  archive('a size that says more', refusedFor('file_unreadable', TRADES), lying(TRADES, { size: 50_000 })),
  archive('an unknown way of packing', refusedFor('archive_bad', TRADES), lying(TRADES, { method: 12 })),
  archive(
    'a manifest with another checksum',
    refusedFor('archive_bad', 'manifest.json'),
    lying('manifest.json', { crc: 1 }),
  ),
  archive('a file other than its checksum', refusedFor('checksum', TRADES), (entries) =>
    entries.map((e) => (e.name === TRADES ? { ...e, data: Buffer.from(e.data).fill('7', 300, 301) } : e)),
  ),
  archive('another archive in the place of a file', refusedFor('encoding', TRADES), (_entries, set) => {
    const inner = zipBytes(set);
    const outer = withEntry({ ...set, files: new Map(set.files).set(TRADES, inner) }, TRADES, {
      sha256: sha256(inner),
    });
    return zipBytes(outer);
  }),
  archive('a file that it does not list', { state: 'applied', code: null, file: null }, more({ name: 'readme.txt' })),
  archive('without packing', { state: 'applied', code: null, file: null }, (entries) =>
    entries.map((e) => ({ ...e, pack: false })),
  ),
];

/** A folder whose entries are not what they seem; `away`: a place outside of the drop. */
function folder(name: string, code: string, file: string, how: (folder: string, away: string) => void): Fault {
  return { name: `folder: ${name}`, make: (set) => set, folder: how, expect: refusedFor(code, file) };
}
const linked =
  (file: string) =>
  (at: string, away: string): void => {
    fs.renameSync(path.join(at, file), path.join(away, file));
    fs.symlinkSync(path.join(away, file), path.join(at, file));
  };

export const FOLDERS: readonly Fault[] = [
  folder('a file that is a link', 'symlink', TRADES, linked(TRADES)),
  folder('a manifest that is a link', 'symlink', 'manifest.json', linked('manifest.json')),
  folder('a folder in the place of a file', 'file_missing', TRADES, (at) => {
    fs.rmSync(path.join(at, TRADES));
    fs.mkdirSync(path.join(at, TRADES));
  }),
  folder('a file under another case of its name', 'file_missing', TRADES, (at) => {
    fs.renameSync(path.join(at, TRADES), path.join(at, 'Trades.CSV'));
  }),
];

/** Sets that say again, or otherwise, what a set of their date has said: the date's sound set comes first. */
export const REPEATED: readonly Fault[] = [
  {
    name: 'the same set again, as an archive',
    make: (set) => set,
    after: (sound) => zipBytes(sound),
    expect: { state: 'duplicate', code: 'same_content', file: null },
  },
  {
    name: 'the same revision with other content, as an archive',
    make: (set) => set,
    after: (sound) => {
      const kept = sound.manifest.files.slice(1);
      return zipBytes({ ...sound, manifest: { ...sound.manifest, files: kept } });
    },
    expect: { state: 'conflict', code: 'content_differs', file: null },
  },
];

/** Behind everything else: it waits for a day that never comes. */
export const WAITING: Fault = {
  name: 'a night whose day before was never sent',
  make: (set) => ({ ...set, manifest: { ...set.manifest, previous_business_date: '2026-05-01' } }),
  waits: true,
  expect: { state: 'gap', code: 'missing_date', file: null },
};
