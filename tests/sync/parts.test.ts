// The parts that speed rests on, against their plain counterparts: the exact set of keys, the sorted rows with and
// without runs on disk, the check of encodings.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CellReader } from '../../src-main/store/facts/cellReader.ts';
import { PRICE, TRADE } from '../../src-main/store/facts/factTables.ts';
import { RecordCells } from '../../src-main/store/facts/recordCells.ts';
import { TradeRun } from '../../src-main/store/facts/tradeRun.ts';
import { openWrite } from '../../src-main/store/open.ts';
import { loadHistories } from '../../src-main/store/queries/history.ts';
import { CellBuckets } from '../../src-main/sync/cellBuckets.ts';
import { CellFile } from '../../src-main/sync/cellFile.ts';
import { EncodingCheck } from '../../src-main/sync/encodingCheck.ts';
import { KeySet } from '../../src-main/sync/keySet.ts';
import { NumberSet } from '../../src-main/sync/numberSet.ts';
import { SortedRows } from '../../src-main/sync/sortedRows.ts';

describe('keys', () => {
  test('the same as a set of texts', () => {
    const key = fc.tuple(
      fc.integer({ min: 0, max: 99_991_231 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 2 }),
      fc.option(fc.string({ unit: fc.constantFrom('0', '1', 'a', 'ÿ', '曾', '9'), maxLength: 18 }), { nil: null }),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 3000 }), (keys) => {
        const mine = new KeySet();
        const plain = new Set<string>();
        for (const [a, b, c, text] of keys) {
          // With a text there is one small number beside the day, without there are two.
          const name = JSON.stringify(text === null ? [a, b, c] : [a, b, text]);
          // A null text and an empty one are never mixed within a dataset.
          if (text === '') continue;
          expect(mine.add(a, b, c, text)).toBe(!plain.has(name));
          plain.add(name);
        }
        expect(mine.size).toBe(plain.size);
      }),
      { numRuns: 50 },
    );
  });
  test('many keys, over several growths', () => {
    const keys = new KeySet();
    for (let i = 0; i < 300_000; i++) expect(keys.add(20260520, i % 3, 0, String(i).padStart(9, '0'))).toBe(true);
    for (let i = 0; i < 300_000; i += 7) expect(keys.add(20260520, i % 3, 0, String(i).padStart(9, '0'))).toBe(false);
    expect(keys.size).toBe(300_000);
  });
});

describe('numbers', () => {
  test('close together, far apart and in turns: the same as a set', () => {
    const close = fc.integer({ min: 0, max: 3000 });
    const far = fc.integer({ min: 0, max: 2 ** 40 });
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(close, far), { maxLength: 400 }), { maxLength: 6 }),
        close,
        (parts, run) => {
          const mine = new NumberSet();
          const plain = new Set<number>();
          const add = (value: number): void => {
            expect(mine.add(value)).toBe(!plain.has(value));
            plain.add(value);
          };
          for (const part of parts) {
            for (let i = 0; i < run; i++) add(i);
            for (const value of part) add(value);
          }
          for (const value of [...plain]) add(value);
          expect(mine.size).toBe(plain.size);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('sorted rows', () => {
  function stored(
    table: typeof TRADE,
    rows: readonly (readonly number[])[],
    texts: readonly string[],
    blockRows: number,
  ): unknown[] {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-rows-'));
    const store = openWrite(path.join(folder, 's.db'));
    try {
      const target = new SortedRows(store, table, folder, blockRows);
      rows.forEach((row, i) => {
        const at = target.next();
        row.forEach((value, c) => {
          (target.block.numbers[c] as Float64Array)[at] = value;
        });
        if (table.texts.length > 0) (target.block.texts[0] as (string | null)[])[at] = texts[i] as string;
      });
      let told = 0;
      target.insert((count) => {
        told += count;
      });
      target.close();
      expect(told).toBeLessThanOrEqual(rows.length);
      expect(target.total).toBe(rows.length);
      expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
      const reader = table === TRADE ? target.read() : null;
      if (reader !== null) {
        const run = new TradeRun(store, reader, folder);
        for (const [accountId, { trades }] of loadHistories(store, 1, 9, 0, 99991231)) {
          const own: unknown[] = [];
          run.upTo(accountId, (account, trade) => own.push({ account, ...trade }));
          // The book has no use for the channel, so the run does not read it.
          expect(own).toEqual(trades.map(({ channel: _, ...trade }) => ({ account: accountId, ...trade })));
        }
        run.close();
      }
      return store.db.prepare(`SELECT * FROM ${table.name}`).all();
    } finally {
      store.close();
      fs.rmSync(folder, { recursive: true });
    }
  }

  test('a row that comes late, behind a full block in order, finds its place', () => {
    const late = [1, 1, 1, 2, 1].map((account, i) => [account, 20240101, 0, 1, 0, 100, 0, i, 0, 0, 0, 0, 0, 0, 1, i]);
    const texts = late.map((_, i) => `no ${i}`);
    expect(stored(TRADE, late, texts, 4)).toEqual(stored(TRADE, late, texts, 400_000));
  });

  test('trades: one block, many runs, and the table itself agree', () => {
    const trade = fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 20240101, max: 20240110 }),
      fc.integer({ min: -1, max: 2 }),
      fc.integer({ min: 1, max: 3 }),
      fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 2 ** 40 })),
    );
    fc.assert(
      fc.property(fc.array(trade, { maxLength: 120 }), fc.integer({ min: 3, max: 40 }), (trades, blockRows) => {
        const rows = trades.map(([account, day, time, security, amount], i) => [
          account,
          day,
          time,
          security,
          0,
          100,
          Number.NaN,
          amount,
          0,
          0,
          0,
          0,
          -1,
          Number.NaN,
          1,
          i,
        ]);
        const texts = trades.map((_, i) => `曾${(i * 7919) % 1000}`);
        expect(stored(TRADE, rows, texts, blockRows)).toEqual(stored(TRADE, rows, texts, 400_000));
      }),
      { numRuns: 40 },
    );
  });

  test('texts of any length find their place, in a page or by themselves', () => {
    const texts = [
      0, 1, 19, 20, 24, 25, 57, 58, 126, 127, 300, 330, 900, 990, 1000, 1001, 1280, 3000, 70_000, 1_200_000,
    ].flatMap((length) => ['x', '曾', '𠮷', 'é'].map((letter) => letter.repeat(length)));
    const rows = texts.map((_, i) => [
      1 + ((i * 7) % 5),
      20240101 + ((i * 31) % 9),
      i % 3,
      1,
      0,
      2 ** (i % 53),
      [Number.NaN, 127, 128, 32_767, 32_768, 8_388_607, 8_388_608][i % 7] as number,
      i % 2 === 0 ? -(2 ** (i % 50)) : 2 ** 31,
      [-128, -129, -32_768, -32_769, -8_388_608, -8_388_609, -(2 ** 31) - 1][i % 7] as number,
      2 ** 47,
      -(2 ** 47) - 1,
      0,
      -1,
      Number.NaN,
      1,
      i,
    ]);
    const expected = stored(TRADE, rows, texts, 400_000);
    expect(expected).toHaveLength(texts.length);
    for (const block of [3, 10, 40]) expect(stored(TRADE, rows, texts, block)).toEqual(expected);
  });

  test('prices in the order of their dates pass through; others are sorted: the table is the same', () => {
    const rows = Array.from({ length: 500 }, (_, i) => [
      20240101 + Math.floor(i / 20),
      1 + ((i * 7) % 20),
      i,
      0,
      0,
      0,
      0,
      Number.NaN,
      1,
      i,
    ]);
    const shuffled = rows
      .map((row, i) => [row, (i * 7919) % 503] as const)
      .sort((a, b) => a[1] - b[1])
      .map(([row]) => row);
    const late = [...rows.slice(100), ...rows.slice(0, 100)];
    const expected = stored(PRICE, rows, [], 400_000);
    expect(expected).toHaveLength(500);
    for (const order of [rows, shuffled, late])
      for (const block of [7, 33, 100]) expect(stored(PRICE, order, [], block)).toEqual(expected);
  });
});

describe('buckets of cells', () => {
  test('bounds that did not speak for the keys: a large bucket is parted again, one key alone is not', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-cells-'));
    const store = openWrite(path.join(folder, 's.db'));
    const file = new CellFile(path.join(folder, 'cells'));
    try {
      const cells = new RecordCells(store, PRICE);
      // Most rows belong behind the last bound; many of one day, whose securities part them.
      const keys = Array.from({ length: 40_000 }, (_, i) => [
        i % 3 === 0 ? 20240105 : 20240101 + (i % 90),
        (i * 7919) % 40_009,
      ]);
      const buckets = new CellBuckets(file, 2, [{ first: 20240101, second: 5 }], 50_000);
      for (const [day, security] of keys as [number, number][]) {
        const row = [day, security, 0, 1, -1, 2 ** 33, -(2 ** 40), Number.NaN, 300, -70_000];
        const columns = row.map((value) => Float64Array.of(value));
        const at = buckets.room(cells.most([], 0), day, security);
        buckets.taken(cells.write(columns, [], 0, buckets.into, at));
      }
      const reader = new CellReader();
      const out: number[][] = [];
      buckets.forEach((bytes, from) => {
        reader.open(bytes, from);
        out.push(Array.from({ length: 10 }, () => reader.next()));
      });
      const sorted = [...keys].sort(
        (a, b) => (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number),
      );
      expect(out).toEqual(sorted.map((key) => [...key, 0, 1, -1, 2 ** 33, -(2 ** 40), Number.NaN, 300, -70_000]));
    } finally {
      file.close();
      store.close();
      fs.rmSync(folder, { recursive: true });
    }
  });
});

describe('encodings', () => {
  const fault = (encoding: 'utf-8' | 'gb18030', bytes: Uint8Array, step: number): string | null => {
    const check = new EncodingCheck(encoding);
    for (let at = 0; at < bytes.length; at += step) check.push(Buffer.from(bytes.subarray(at, at + step)));
    check.end();
    return check.fault;
  };
  test('chunks make no difference, and the verdict is the decoder’s', () => {
    const bytes = fc.array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        bytes,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('utf-8', 'gb18030'),
        (list, step, encoding) => {
          const all = Uint8Array.from(list);
          let sound = true;
          try {
            new TextDecoder(encoding, { fatal: true }).decode(all);
          } catch {
            sound = false;
          }
          const found = fault(encoding as 'utf-8', all, step);
          if (found !== 'the text is UTF-8') expect(found === null).toBe(sound);
        },
      ),
      { numRuns: 3000 },
    );
  });
  test('a short word that is text in both encodings is left alone', () => {
    // 联通 in GBK is valid UTF-8, too: the classic trap.
    expect(fault('gb18030', Uint8Array.from([0xc1, 0xaa, 0xcd, 0xa8]), 1)).toBeNull();
  });
});
