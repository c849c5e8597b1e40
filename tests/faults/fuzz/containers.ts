/** The manifest and the zip archive under random bends: nothing is believed that a slow judge does not believe. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseManifest } from '../../../src-main/sync/manifest.ts';
import { Refusal } from '../../../src-main/sync/refusal.ts';
import { openSource, type SetSource } from '../../../src-main/sync/setSource.ts';
import { BUILT_IN_PROFILES } from '../../../src-shared/files/profile.ts';
import { rawZip, type ZipEntry } from '../../files/zipWriting.ts';
import { nightSet } from '../branch.ts';
import { manifestBytes } from '../sets.ts';
import { isPlainPath, slowManifest } from '../slow/manifest.ts';
import { slowZip } from '../slow/zip.ts';
import type { Fuzzed } from './readers.ts';

const DATE = '2026-05-21';
const SET = { name: '20260521', path: '', kind: 'folder', businessDate: 20260521, revision: 1 } as const;
const SOUND = manifestBytes(nightSet(2)).toString('utf8');

/** Words that a manifest might hold in the wrong place. */
const WORDS: readonly unknown[] = [
  null,
  true,
  0,
  1,
  2,
  -1,
  1.5,
  1e300,
  9007199254740992,
  '',
  '0',
  '1',
  '2',
  '12',
  '-1',
  '1.00',
  '1e5',
  'x',
  '2026-05-21',
  '2026-02-30',
  '2026-5-21',
  '20260521',
  'initial',
  'nightly',
  'trades',
  'clients',
  'products',
  'loans',
  '__proto__',
  'constructor',
  'toString',
  'csv',
  'dbf',
  'utf-8',
  'UTF-8',
  'gb18030',
  'canonical',
  'canonical-zh',
  '../x.csv',
  '/x',
  'C:/x',
  'a\\b',
  'a/b',
  'a//b',
  './a',
  'nul',
  'con.csv',
  'a.',
  'a ',
  'a\u202Eb',
  '成交.csv',
  'x'.repeat(501),
  'trades.csv',
  'TRADES.CSV',
  'a'.repeat(64),
  'A'.repeat(64),
  'g'.repeat(64),
  [],
  {},
  [[]],
  [null],
  { amount: '1' },
  { code: '1' },
  { amount: 1 },
];
const KEYS = [
  'contract',
  'branch',
  'business_date',
  'previous_business_date',
  'revision',
  'kind',
  'files',
  'dataset',
  'path',
  'format',
  'encoding',
  'profile',
  'rows',
  'sha256',
  'totals',
  'amount',
  '__proto__',
  'extra',
];
const junk = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

interface Bend {
  readonly at: readonly number[];
  readonly how: 'replace' | 'delete' | 'add' | 'double';
  readonly key: string;
  readonly value: unknown;
}
const bend: fc.Arbitrary<Bend> = fc.record({
  at: fc.array(fc.nat({ max: 12 }), { maxLength: 3 }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'delete', 'add', 'double'),
  key: fc.constantFrom(...KEYS),
  value: junk,
});

/** One change somewhere below `value`; steps choose among the keys or places that are there. */
function bent(value: unknown, { at, how, key, value: word }: Bend, depth = 0): unknown {
  const inner = typeof value === 'object' && value !== null;
  if (!inner) return how === 'replace' ? word : value;
  const keys = Object.keys(value);
  const chosen = keys[(at[depth] ?? 0) % Math.max(keys.length, 1)];
  const deeper = depth < at.length - 1 && chosen !== undefined;
  const entries: [string, unknown][] = Object.entries(value).flatMap(([k, v]): [string, unknown][] => {
    if (k !== chosen) return [[k, v]];
    if (deeper) return [[k, bent(v, { at, how, key, value: word }, depth + 1)]];
    if (how === 'delete') return [];
    return how === 'replace'
      ? [[k, word]]
      : how === 'double'
        ? [
            [k, v],
            [`${k}`, v],
          ]
        : [
            [k, v],
            [key, word],
          ];
  });
  return Array.isArray(value) ? entries.map(([, v]) => v) : Object.fromEntries(entries);
}

const manifestText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(bend, { maxLength: 3 })
      .map((bends) => JSON.stringify(bends.reduce<unknown>((m, b) => bent(m, b), JSON.parse(SOUND)))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.nat({ max: SOUND.length - 1 }),
        fc.constantFrom('', '0', '1', '"', ',', '{', '}', ' ', '.', '-', 'é', '\u0000', 'e'),
      )
      .map(([at, character]) => SOUND.slice(0, at) + character + SOUND.slice(at + 1)),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      junk.map((value) => JSON.stringify(value)),
      fc.string(),
    ),
  },
);

const manifest: Fuzzed = {
  name: 'manifest',
  property: (count) =>
    fc.property(manifestText, (text) => {
      const believed = slowManifest(text, DATE, 1);
      let accepted = true;
      try {
        const parsed = parseManifest(text, SET, BUILT_IN_PROFILES);
        const raw = JSON.parse(text) as {
          files: { path: string; rows: number; sha256: string; totals?: object }[];
          branch: string;
        };
        assert.deepEqual(
          parsed.files.map((f) => [f.path, f.rows, f.sha256, Object.fromEntries(f.totals)]),
          raw.files.map((f) => [f.path, f.rows, f.sha256.toLowerCase(), f.totals ?? {}]),
        );
        assert.equal(parsed.branch, raw.branch);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        assert.ok(error.reason.text !== '' && error.problems.every((p) => p.severity === 'hard'));
        accepted = false;
      }
      count(accepted);
      assert.equal(accepted, believed);
    }),
};

const FILES: readonly ZipEntry[] = [
  { name: 'a.csv', data: Buffer.from('advisor_no,name\nA1,经理\nA2,经理\nA3,经理\n') },
  { name: 'manifest.json', data: Buffer.from('{"contract":"1","branch":"0571","files":[]}') },
];
const names = fc.constantFrom(
  'a.csv',
  'b.csv',
  'A.CSV',
  '../a.csv',
  '/a.csv',
  'C:/a.csv',
  'a\\..\\b.csv',
  'd/a.csv',
  'manifest.json',
  'x.zip',
  'a\0b',
  'd/',
);
const entry: fc.Arbitrary<ZipEntry> = fc.record(
  {
    name: names,
    data: fc.constantFrom(...FILES.map((f) => f.data), Buffer.alloc(0), Buffer.alloc(5000, 'x')),
    mode: fc.constantFrom(0o100644, 0o120777, 0o040755),
    pack: fc.boolean(),
    flags: fc.constantFrom(0, 0, 0, 1, 8, 0x800, 0x40),
    lies: fc.record(
      { size: fc.constantFrom(0, 1, 38, 0xfffffffe), crc: fc.nat(), method: fc.constantFrom(0, 8, 9, 12) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['name', 'data'] },
);
const archive = fc
  .record({
    entries: fc.oneof(
      { weight: 3, arbitrary: fc.boolean().map((pack) => FILES.map((f) => ({ ...f, pack }))) },
      { weight: 2, arbitrary: fc.array(entry, { maxLength: 4 }).map((more) => [...more, ...FILES]) },
      { weight: 1, arbitrary: fc.array(entry, { maxLength: 5 }) },
    ),
    bends: fc.oneof(
      fc.constant([]),
      fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
        maxLength: 4,
      }),
    ),
    cut: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, fc.double({ min: 0, max: 0.999, noNaN: true })),
    behind: fc.constantFrom(0, 0, 0, 0, 1, 40),
  })
  .map(({ entries, bends, cut, behind }) => {
    const bytes = Buffer.concat([rawZip(entries), Buffer.alloc(behind, 'x')]);
    for (const [at, value] of bends) bytes[Math.floor(at * bytes.length)] = value;
    return cut === null ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length));
  });

async function read(source: SetSource, name: string): Promise<Buffer | null> {
  try {
    const parts: Buffer[] = [];
    for await (const part of await source.open(name)) parts.push(part as Buffer);
    return Buffer.concat(parts);
  } catch (error) {
    assert.ok(error instanceof Error);
    return null;
  }
}

export function zipFuzz(work: string): Fuzzed {
  const file = path.join(work, '20260521.zip');
  return {
    name: 'zip',
    property: (count) =>
      fc.asyncProperty(archive, async (bytes) => {
        fs.writeFileSync(file, bytes);
        let source: SetSource;
        try {
          source = await openSource({ ...SET, path: file, kind: 'zip' });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          count(false);
          return;
        }
        try {
          const slow = slowZip(bytes);
          let accepted = false;
          for (const name of ['a.csv', 'b.csv', 'd/a.csv', 'A.CSV']) {
            const found = await read(source, name);
            if (found === null) continue;
            accepted = true;
            const same = slow.filter((e) => e.name === name);
            assert.equal(same.length, 1, `${name} stands ${same.length} times`);
            assert.ok(same[0]?.bytes.equals(found), `${name} has other bytes`);
          }
          const text = await source.manifest().catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
            return null;
          });
          const own = slow.find((e) => e.name === 'manifest.json');
          if (text !== null) {
            assert.ok(own?.sound, 'a manifest whose checksum is not that of the directory');
            assert.equal(text, own.bytes.toString('utf8'));
          }
          count(accepted && text !== null);
          if (accepted || text !== null) {
            // A folder's own entry holds nothing.
            const files = slow.filter((e) => !e.name.endsWith('/'));
            const marked = files.some((e) => e.encrypted || e.link);
            assert.ok(!marked, 'a link or an encrypted entry was let pass');
            assert.ok(
              files.every((e) => isPlainPath(e.name)),
              'a path that is not plain was let pass',
            );
          }
        } finally {
          source.close();
        }
      }),
  };
}

export const MANIFEST: Fuzzed = manifest;
