import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLUMNS, type Dataset } from '../../src-main/demo/columns.ts';
import { bigDecimalText } from '../../src-main/demo/decimals.ts';
import { type GenerateResult, generateBranch } from '../../src-main/demo/generate.ts';
import { idCheckOf } from '../../src-main/demo/identity.ts';
import { CLOSED_WEEKDAYS } from '../../src-shared/domain/calendar/holidays.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { type DropFile, type DropSet, e4, readDrop, sha256Of } from './readDrop.ts';

const folder = mkdtempSync(join(tmpdir(), 'demo-files-'));
let sets: DropSet[] = [];
let result: GenerateResult;
let holidays: Set<string>;

beforeAll(async () => {
  result = await generateBranch({ out: folder, clients: 120, days: 200, seed: 7 });
  sets = readDrop(folder);
  holidays = packageHolidays();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesOf = (dataset: Dataset, kind?: string): DropFile[] =>
  sets
    .filter(({ manifest }) => kind === undefined || manifest.kind === kind)
    .flatMap(({ files }) => files.filter((file) => file.dataset === dataset));
const valuesOf = (dataset: Dataset, column: string, kind?: string): Set<string> =>
  new Set(filesOf(dataset, kind).flatMap(({ table }) => table.map((row) => row[column] as string)));

/** Weekday holidays as the package has them in UTC, where its dates are right; in a process of its own for that. */
function packageHolidays(): Set<string> {
  const script = `const d = require('chinese-days'); const all = [];
    for (let t = Date.UTC(2004, 0, 1); t <= Date.UTC(2026, 11, 31); t += 864e5) {
      const date = new Date(t).toISOString().slice(0, 10);
      if (![0, 6].includes(new Date(t).getUTCDay()) && d.isHoliday(date)) all.push(date);
    }
    console.log(all.join(' '));`;
  const text = execFileSync(process.execPath, ['-e', script], {
    env: { ...process.env, TZ: 'UTC', NODE_OPTIONS: '' },
    encoding: 'utf8',
  });
  return new Set(text.trim().split(' '));
}

describe('sets of a generated branch', () => {
  it('are one initial set and nights that follow each other, with revisions', () => {
    const initial = sets.filter(({ manifest }) => manifest.kind === 'initial');
    expect(initial.map(({ name }) => name)).toEqual([result.initial]);
    expect(sets[0]?.manifest.kind).toBe('initial');
    expect(sets.length).toBe(result.sets);
    let previous: string | null = null;
    for (const { manifest } of sets) {
      if (manifest.revision === 1) {
        expect(manifest.previous_business_date).toBe(previous);
        previous = manifest.business_date;
      } else expect(manifest.business_date).toBe(previous);
    }
    expect(sets.filter(({ manifest }) => manifest.revision === 2).length).toBe(2);
    expect(sets.some(({ name }) => name.endsWith('.zip'))).toBe(true);
    expect(result.to).toBe('2026-11-20');
  });

  it('state true checksums, row counts and totals', () => {
    for (const { files } of sets) {
      for (const file of files) {
        expect(sha256Of(file.bytes)).toBe(file.sha256);
        expect(file.table.length).toBe(file.rows);
        for (const [column, total] of Object.entries(file.totals ?? {})) {
          let sum = 0n;
          for (const row of file.table) if (row[column] !== '') sum += BigInt(e4(row[column]));
          expect(e4(total), `${file.dataset} ${column}`).toBe(e4(bigDecimalText(sum, 4, 2)));
        }
      }
    }
    expect(
      sets.flatMap(({ files }) => files).some(({ dataset, totals }) => dataset === 'trades' && totals === undefined),
    ).toBe(true);
  });

  it('come in every encoding, profile, format and shape', () => {
    const nights = sets.filter(({ manifest }) => manifest.kind === 'nightly').flatMap(({ files }) => files);
    const shapes = new Set(
      nights.map(({ format, encoding, profile, bytes }) =>
        [format, encoding, profile, bytes[0] === 0xef ? 'bom' : ''].join(' ').trim(),
      ),
    );
    expect([...shapes].sort()).toEqual([
      'csv gb18030 canonical',
      'csv gb18030 canonical-zh',
      'csv utf-8 canonical',
      'csv utf-8 canonical bom',
      'csv utf-8 canonical-zh',
      'csv utf-8 canonical-zh bom',
      'dbf gb18030 canonical',
      'dbf gb18030 canonical-zh',
      'dbf utf-8 canonical',
    ]);
    const headers = nights
      .filter(({ format, profile, dataset }) => format === 'csv' && profile === 'canonical' && dataset === 'assets')
      .map(({ bytes }) => bytes.toString('latin1').split('\n')[0] as string);
    expect(headers.some((header) => header.endsWith('\r'))).toBe(true);
    expect(headers.some((header) => !header.endsWith('\r'))).toBe(true);
    const orders = new Set(
      nights
        .filter(({ format, profile }) => format === 'csv' && profile === 'canonical')
        .map(({ dataset, bytes }) => dataset + bytes.toString('latin1').split(/\r?\n/)[0]),
    );
    expect([...orders].some((order) => order.includes('spare'))).toBe(true);
    expect(orders.size).toBeGreaterThan(Object.keys(COLUMNS).length);
  });

  it('hold every business type and flow kind in both periods', () => {
    const words = (dataset: Dataset, column: string): string[] =>
      Object.keys(COLUMNS[dataset].find(({ name }) => name === column)?.words ?? {}).sort();
    for (const kind of ['initial', 'nightly']) {
      const known = (values: Set<string>): string[] => [...values].filter((value) => value !== 'margin_buy').sort();
      expect(known(valuesOf('trades', 'business_type', kind)), kind).toEqual(words('trades', 'business_type'));
      expect([...valuesOf('cash_flows', 'flow_kind', kind)].filter((value) => value !== 'refund').sort(), kind).toEqual(
        words('cash_flows', 'flow_kind'),
      );
      expect(valuesOf('code_changes', 'old_code', kind).size, kind).toBeGreaterThan(0);
    }
    expect([...valuesOf('clients', 'risk_level')].sort()).toEqual(['', 'C1', 'C1min', 'C2', 'C3', 'C4', 'C5']);
    expect([...valuesOf('clients', 'status')].sort()).toEqual(['closed', 'dormant', 'frozen', 'normal']);
    for (const value of ['individual', 'institution', 'product'])
      expect(valuesOf('clients', 'client_kind')).toContain(value);
    expect([...valuesOf('securities', 'security_kind')].sort()).toEqual([
      'bond',
      'convertible',
      'etf',
      'fund',
      'other',
      'repo',
      'stock',
    ]);
    expect([...valuesOf('securities', 'board')].sort()).toEqual(['bse', 'chinext', 'main', 'none', 'star']);
    expect([...valuesOf('advisors', 'status')].sort()).toEqual(['active', 'left']);
    expect(valuesOf('accounts', 'account_kind')).toContain('margin');
    expect(valuesOf('clients', 'commission_rate')).toContain('');
    const codes = filesOf('securities', 'initial').flatMap(({ table }) =>
      table.map((row) => `${row.code} ${row.market}`),
    );
    expect(codes.filter((code) => code.startsWith('127018')).sort()).toEqual(['127018 SH', '127018 SZ']);
  });

  it('hold transfers with and without a value, equal fills, and a flow on a day without trading', () => {
    for (const kind of ['initial', 'nightly']) {
      const trades = filesOf('trades', kind).flatMap(({ table }) => table);
      const transfers = trades.filter((row) => row.business_type === 'transfer_in');
      expect(transfers.some((row) => row.amount === '')).toBe(true);
      expect(transfers.some((row) => row.amount !== '')).toBe(true);
      const seen = new Map<string, string>();
      const twins = trades.filter((row) => {
        const { trade_no, ...values } = row as { trade_no: string };
        const key = JSON.stringify(values);
        const twin = seen.has(key) && seen.get(key) !== trade_no;
        seen.set(key, trade_no);
        return twin;
      });
      expect(twins.length).toBeGreaterThan(0);
      expect(
        [...valuesOf('cash_flows', 'flow_date', kind)].some((date) =>
          [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
        ),
      ).toBe(true);
    }
  });

  it('know the same holidays as chinese-days', () => {
    expect([...CLOSED_WEEKDAYS].map(dateText).sort()).toEqual([...holidays].sort());
    expect(CLOSED_WEEKDAYS.size).toBeGreaterThan(300);
  });

  it('trade on no weekend and no statutory holiday', () => {
    for (const [dataset, column] of [
      ['trades', 'trade_date'],
      ['prices', 'trade_date'],
      ['assets', 'asset_date'],
    ] as const) {
      for (const date of valuesOf(dataset, column)) {
        expect([0, 6], date).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
        expect(holidays.has(date), date).toBe(false);
      }
    }
    const dates = valuesOf('prices', 'trade_date');
    for (const date of ['2026-10-01', '2026-10-07', '2026-09-25', '2026-10-10']) expect(dates).not.toContain(date);
    expect(dates).toContain('2026-10-08');
  });

  it('carry rare characters through GB18030 in four bytes', () => {
    const clients = filesOf('clients', 'initial')[0] as DropFile;
    expect(clients.encoding).toBe('gb18030');
    const names = clients.table.map((row) => row.name).join('');
    for (const character of '𠮷㛃䶮喆犇·') expect(names).toContain(character);
    expect(clients.bytes.includes(Buffer.from('9534b235', 'hex'))).toBe(true);
    expect(clients.table.some((row) => row.address?.includes('\n'))).toBe(true);
    expect(clients.table.some((row) => row.address?.includes('"'))).toBe(true);
  });

  it('have valid check digits in identity numbers, and keys that are unique', () => {
    const clients = (filesOf('clients', 'initial')[0] as DropFile).table;
    const cards = clients.filter((row) => row.id_type === 'id_card').map((row) => row.id_no as string);
    expect(cards.length).toBeGreaterThan(80);
    for (const card of cards) expect(idCheckOf(card)).toBe(card[17]);
    expect(new Set(cards).size).toBe(cards.length);
    for (const { files } of sets) {
      for (const { dataset, table } of files) {
        if (dataset !== 'trades' && dataset !== 'cash_flows') continue;
        const keys = table.map((row) =>
          dataset === 'trades' ? `${row.trade_date} ${row.market} ${row.trade_no}` : `${row.flow_date} ${row.flow_no}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });

  it('have few bad rows, all in one set, fewer than 1 % and at most 10 in a file', () => {
    const accounts = valuesOf('accounts', 'account_no');
    const types = Object.keys(COLUMNS.trades.find(({ name }) => name === 'business_type')?.words ?? {});
    const markets = ['SH', 'SZ', 'BJ', 'IX', ''];
    const codes = new Set(filesOf('securities').flatMap(({ table }) => table.map((row) => `${row.market}${row.code}`)));
    let bad = 0;
    const spoiled = new Set<string>();
    for (const { name, files } of sets) {
      for (const { dataset, table } of files) {
        const wrong = table.filter((row) => {
          const unknownCode =
            row.code !== undefined && row.code !== '' && row.market !== 'IX' && !codes.has(`${row.market}${row.code}`);
          const numbers = ['close', 'open', 'liability', 'quantity'].some(
            (column) => row[column] !== undefined && Number.isNaN(e4(row[column])),
          );
          const account = row.account_no !== undefined && !accounts.has(row.account_no);
          const type = row.business_type !== undefined && !types.includes(row.business_type);
          return (
            unknownCode ||
            numbers ||
            account ||
            type ||
            row.flow_kind === 'refund' ||
            (row.market !== undefined && !markets.includes(row.market))
          );
        });
        if (wrong.length === 0) continue;
        spoiled.add(name);
        bad += wrong.length;
        expect(wrong.length).toBeLessThanOrEqual(10);
        expect(wrong.length * 100, dataset).toBeLessThan(table.length);
      }
    }
    expect(bad).toBe(result.bad_rows);
    expect(bad).toBeGreaterThanOrEqual(3);
    expect(spoiled.size).toBe(1);
  });
});
