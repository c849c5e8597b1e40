// Files that others made, through the readers that production uses: csv-spectrum, the fixtures of infused/dbf, and
// CPython's East Asian encodings.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EncodingCheck } from '../../src-main/sync/encodingCheck.ts';
import { FileProblem } from '../../src-shared/files/sliceBatch.ts';
import { TextCache } from '../../src-shared/files/textCache.ts';
import { SHARED_FILES, sharedNames, sharedTest } from './sharedFiles.ts';
import { latin1, readCsv, readDbf } from './tableReading.ts';

describe('csv-spectrum', () => {
  for (const name of sharedNames('csv-spectrum/csvs', '.csv')) {
    sharedTest(`${name} reads as its JSON says`, 'csv-spectrum', (folder) => {
      const expected = JSON.parse(fs.readFileSync(path.join(folder, 'json', name.replace(/csv$/, 'json')), 'utf8'));
      for (const chunk of [1, 7, 4096]) {
        const { rows } = readCsv(fs.readFileSync(path.join(folder, 'csvs', name)), chunk);
        const [header = [], ...body] = rows;
        const found = body.map((row) => Object.fromEntries(header.map((h, i) => [h, row[i]])));
        // This fixture's JSON names another phone number than its CSV; the coordinates are what it is about.
        const differing = name === 'location_coordinates.csv' ? { 'Contact Phone Number': expect.any(String) } : {};
        const records = Array.isArray(expected) ? expected : [expected];
        expect(found).toEqual(records.map((record) => ({ ...record, ...differing })));
      }
    });
  }
});

interface ExpectedDbf {
  readonly file: string;
  readonly codePage: string | null;
  readonly headerRecordCount: number;
  readonly recordsPresent: number;
  readonly deleted: number;
  readonly active: number;
  readonly fields: readonly string[];
  readonly firstActiveRecords: readonly Readonly<Record<string, string>>[];
}

const DECODERS: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  cp1251: (bytes) => new TextDecoder('windows-1251').decode(bytes),
  cp1252: (bytes) => new TextDecoder('windows-1252').decode(bytes),
};
/** The independent dump read this dBase 7 header as a dBase III one, so that its field names and records mean nothing. */
const COUNTS_ONLY = new Set(['dbase_8c.dbf']);

describe('dbf-infused', () => {
  const list = path.join(SHARED_FILES, 'dbf-infused', 'expected.json');
  const all: ExpectedDbf[] = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, 'utf8')) : [];
  if (all.length === 0)
    sharedTest('tables read as expected.json says', 'dbf-infused', () => expect(all).not.toEqual([]));
  for (const expected of all) {
    sharedTest(`${expected.file} reads as expected.json says`, 'dbf-infused', (folder) => {
      const place = [folder, path.join(folder, 'foxprodb')].map((f) => path.join(f, expected.file)).find(fs.existsSync);
      const bytes = fs.readFileSync(place as string);
      const decode = DECODERS[expected.codePage ?? ''] ?? latin1;
      const { rows, reader, problem } = readDbf(bytes, 1000, decode);
      if (expected.recordsPresent < expected.headerRecordCount) {
        expect(problem).toBeInstanceOf(FileProblem);
        expect(problem).toMatchObject({ code: 'dbf_cut_off', found: `${expected.recordsPresent} records` });
      } else expect(problem).toBeNull();
      expect(rows).toHaveLength(expected.active);
      expect(reader.deleted).toBe(expected.deleted);
      if (COUNTS_ONLY.has(expected.file)) return;
      const fields = reader.header?.fields ?? [];
      // The dump lists at most 60 fields.
      expect(fields.slice(0, 60).map((f) => `${latin1(f.name)} ${f.type}(${f.length}`)).toEqual(
        expected.fields.map((text) => text.replace(/(,\d+)?\)$/, '')),
      );
      const names = fields.map((f) => latin1(f.name));
      expected.firstActiveRecords.forEach((record, i) => {
        for (const [name, value] of Object.entries(record)) {
          // The last field of a name that stands twice is the one that the dump shows.
          expect(rows[i]?.[names.lastIndexOf(name)], `${name} of record ${i + 1}`).toBe(value);
        }
      });
    });
  }
});

describe('encodings-cpython', () => {
  const ours = new Map([
    ['gb18030', 'gb18030'],
    ['gbk', 'gb18030'],
    ['gb2312', 'gb18030'],
  ]);
  for (const file of sharedNames('encodings-cpython', '.txt').filter((name) => !name.endsWith('-utf8.txt'))) {
    const name = file.replace(/\.txt$/, '');
    const encoding = ours.get(name);
    if (!encoding && name !== '*') {
      test.skip(`${name} (skipped: the contract's encodings are utf-8 and gb18030)`, () => undefined);
      continue;
    }
    sharedTest(`${name} decodes as its UTF-8 twin`, 'encodings-cpython', (folder) => {
      const bytes = fs.readFileSync(path.join(folder, file));
      const twin = fs.readFileSync(path.join(folder, `${name}-utf8.txt`));
      const cache = new TextCache(encoding as string);
      expect(cache.decode(bytes, 0, bytes.length)).toBe(twin.toString('utf8'));
      const check = new EncodingCheck(encoding as 'gb18030');
      for (let at = 0; at < bytes.length; at += 3) check.push(bytes.subarray(at, at + 3));
      check.end();
      expect(check.fault).toBeNull();
      const wrong = new EncodingCheck('utf-8');
      wrong.push(bytes);
      wrong.end();
      expect(wrong.fault).not.toBeNull();
      // Cut into fields by bytes: no comma, quote or line end is found inside a character.
      const lines = readCsv(bytes, 5, (b) => new TextDecoder('gb18030').decode(b)).rows;
      const kept = lines.map((fields) => fields.join(',')).join('\n');
      if (!/["\r]/.test(kept)) expect(kept).toBe(twin.toString('utf8').replace(/\n+$/, ''));
    });
  }
});
