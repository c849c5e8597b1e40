// A file that is read by a thread of its own gives what it gives when it is read in place: rows, faults, values for the
// quarantine, totals, and the reason why it cannot be used.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { type FileEnd, type RowBatch, readPlainRows, stagedBytes } from '../../src-main/sync/fileRows.ts';
import type { ManifestFile } from '../../src-main/sync/manifest.ts';
import { Refusal } from '../../src-main/sync/refusal.ts';
import type { StagedFile } from '../../src-main/sync/staging.ts';
import { readInThread } from '../../src-main/sync/threadedRows.ts';
import { CANONICAL } from '../../src-shared/files/profile.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-thread-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function staged(text: string, dataset: 'trades' | 'cash_flows', encoding: 'utf-8' | 'gb18030'): StagedFile {
  const bytes = encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030');
  const file = path.join(folder, `${dataset}-${encoding}-${bytes.length}.csv`);
  fs.writeFileSync(file, bytes);
  const manifest: ManifestFile = {
    dataset,
    path: `${dataset}.csv`,
    format: 'csv',
    encoding,
    profile: CANONICAL,
    rows: 0,
    sha256: '',
    totals: new Map([['amount', '0']]),
  };
  return { file: manifest, path: file, bytes: bytes.length };
}

type Read = (onStep: (bytes: number) => void, onBatch: (batch: RowBatch) => void) => FileEnd;

/** Everything that a reading tells, as plain data. */
function told(read: Read): unknown {
  const rows: unknown[] = [];
  let bytes = 0;
  const step = (count: number): void => {
    bytes += count;
  };
  try {
    const end = read(step, (batch) => {
      const { rows: parsed } = batch;
      for (let i = 0; i < parsed.rows; i++) {
        const fault = parsed.fault[i] as number;
        const values = parsed.dataset.columns.map(({ kind }, c) =>
          kind === 'text' || kind === 'code' ? parsed.textAt(c)[i] : parsed.numberAt(c)[i],
        );
        // Of a row with an issue nobody looks at the values.
        rows.push([
          parsed.line[i],
          fault === 0 ? values : parsed.issues[fault - 1],
          i % 97 === 0 ? batch.raw(i) : null,
        ]);
      }
    });
    const totals = [...end.totals].map(([name, total]) => [name, total.text(), total.unreadable]);
    return { rows, bytes, totals, unknown: end.unknown, read: end.rowsRead };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { rows: rows.length, state: error.state, reason: error.reason };
  }
}

function expectSame(file: StagedFile): unknown {
  const here = told((step, batch) => readPlainRows(file.file, stagedBytes(file.path, step), batch));
  const there = told((step, batch) => {
    const end = readInThread(file, step, batch);
    if (end === null) throw new Error('no thread could be had');
    return end;
  });
  expect(there).toEqual(here);
  return here;
}

const HEADER = 'trade_date,market,trade_no,trade_time,account_no,code,business_type,quantity,price,amount,extra';

function trades(count: number): string {
  const lines = [HEADER];
  for (let i = 0; i < count; i++) {
    const no = i % 11 === 0 ? `"a""${i}"` : i % 13 === 0 ? `号${i}` : String(i).padStart(9, '0');
    const amount = i % 101 === 0 ? 'x' : i % 103 === 0 ? '' : `${i}.25`;
    const row = `2026-05-${10 + (i % 20)},SH,${no},09:30:0${i % 10},05711000${i % 50_000},60${i % 7},buy,100,1.5,${amount},"两\n行"`;
    lines.push(i % 211 === 0 ? `${row},more` : i % 223 === 0 ? row.replace('SH', 'XX') : row);
    if (i % 500 === 0) lines.push('');
  }
  return `${lines.join('\r\n')}\r\n`;
}

describe('a file read by a thread of its own', () => {
  test.each(['utf-8', 'gb18030'] as const)('gives the same rows, faults, raw values and totals: %s', (encoding) => {
    const same = expectSame(staged(trades(60_000), 'trades', encoding)) as { rows: unknown[]; read: number };
    expect(same.read).toBe(60_000);
    expect(same.rows.length).toBe(60_000);
  });
  test('texts too long for their place, and empty ones', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => {
      const no = i % 2 === 0 ? String(i) : `${'9'.repeat(100)}${i}`;
      return `2026-05-20,${no},0571,bank_in,1.00,,,${i % 3 === 0 ? '' : `摘要${i % 9}`}`;
    });
    const text = ['flow_date,flow_no,account_no,flow_kind,amount,market,code,remark', ...lines].join('\n');
    expectSame(staged(text, 'cash_flows', 'utf-8'));
  });
  test('is refused for the same reason', () => {
    for (const text of [`${trades(30_000)}2026-05-20,SH,"1`, 'nothing,of,this\n1,2,3\n', '']) {
      const same = expectSame(staged(text, 'trades', 'utf-8')) as { state: string };
      expect(same.state).toBe('refused');
    }
  });
  test('a thread that does not begin is not waited for', () => {
    const file = staged(trades(100), 'trades', 'utf-8');
    const nothing = (): void => {
      throw new Error('nothing may be read');
    };
    expect(readInThread(file, nothing, nothing, path.join(os.tmpdir(), 'no-such-thread.ts'), 300)).toBe(null);
  });
  test('who takes the rows may stop', () => {
    const file = staged(trades(60_000), 'trades', 'utf-8');
    const stop = new Error('enough');
    expect(() =>
      readInThread(
        file,
        () => {},
        () => {
          throw stop;
        },
      ),
    ).toThrow(stop);
  });
});
