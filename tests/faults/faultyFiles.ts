/** Faults of single files and of their entries in the manifest, as the contract and the notes on security list them. */
import iconv from 'iconv-lite';
import type { Fault } from './everyFault.ts';
import { entryOf, type Row, type SetFiles, sha256, withBytes, withEntry } from './sets.ts';

const TRADES = 'trades.csv';
const FLOWS = 'cash_flows.csv';
const ASSETS = 'assets.dbf';

const bytesOf = (set: SetFiles, file: string): Buffer => {
  const bytes = set.files.get(file);
  if (!bytes) throw new Error(`${set.name} has no ${file}`);
  return bytes;
};

/** The file's bytes bent, the manifest made to fit their checksum. */
const bend =
  (file: string, how: (bytes: Buffer) => Buffer) =>
  (set: SetFiles): SetFiles =>
    withBytes(set, file, how(bytesOf(set, file)), true);
const entry =
  (file: string, change: Readonly<Record<string, unknown>>) =>
  (set: SetFiles): SetFiles =>
    withEntry(set, file, change);
const behind = (file: string, text: string | Buffer) =>
  bend(file, (bytes) => Buffer.concat([bytes, Buffer.from(text)]));
const number =
  (at: number, width: 1 | 2 | 4, change: (value: number) => number) =>
  (bytes: Buffer): Buffer => {
    const bent = Buffer.from(bytes);
    bent.writeUIntLE(change(bent.readUIntLE(at, width)), at, width);
    return bent;
  };
const text =
  (how: (text: string) => string) =>
  (bytes: Buffer): Buffer =>
    Buffer.from(how(bytes.toString('utf8')));
const lastRow = (bytes: Buffer): number => bytes.lastIndexOf(0x0a, bytes.length - 2) + 1;

const refused = (name: string, code: string, make: Fault['make'], file: string | null = TRADES): Fault => ({
  name,
  make,
  expect: { state: 'refused', code, file },
});

export const REFUSED_FILES: readonly Fault[] = [
  refused('wrong checksum', 'checksum', entry(TRADES, { sha256: 'a'.repeat(64) })),
  refused('one byte other than the checksum says', 'checksum', (set) =>
    withBytes(set, TRADES, Buffer.from(bytesOf(set, TRADES)).fill('9', 200, 201), false),
  ),
  refused('wrong count', 'row_count', (set) => withEntry(set, TRADES, { rows: entryOf(set, TRADES).rows + 1 })),
  refused('wrong total', 'total', entry(TRADES, { totals: { amount: '1.00' } })),
  refused('a listed file is missing', 'file_missing', (set) => ({
    ...set,
    files: new Map([...set.files].filter(([name]) => name !== TRADES)),
  })),
  refused('0 bytes where the manifest says more', 'checksum', (set) => withBytes(set, TRADES, Buffer.alloc(0), false)),
  refused(
    '0 bytes',
    'cut_off',
    bend(TRADES, () => Buffer.alloc(0)),
  ),
  refused(
    'header only where rows are promised',
    'row_count',
    bend(TRADES, (b) => b.subarray(0, b.indexOf(0x0a) + 1)),
  ),
  refused(
    'cut off behind a row',
    'row_count',
    bend(TRADES, (b) => b.subarray(0, lastRow(b))),
  ),
  refused(
    'cut off inside its header',
    'bad_header',
    bend(TRADES, (b) => b.subarray(0, 15)),
  ),
  refused(
    'cut inside a character',
    'encoding',
    bend(FLOWS, (b) => b.subarray(0, lastRow(b) - 2)),
    FLOWS,
  ),
  refused('an unclosed quote', 'cut_off', behind(TRADES, '2026-05-20,"SH')),
  refused('a record of more than a megabyte', 'cut_off', behind(TRADES, `"${'x'.repeat(1_100_000)}"\n`)),
  refused('GB18030 that is named utf-8', 'encoding', entry(FLOWS, { encoding: 'utf-8' }), FLOWS),
  refused(
    'UTF-8 that is named gb18030',
    'encoding',
    (set) => {
      const utf8 = Buffer.from(iconv.decode(bytesOf(set, FLOWS), 'gb18030'));
      return withBytes(set, FLOWS, utf8, true);
    },
    FLOWS,
  ),
  refused(
    'UTF-16',
    'encoding',
    bend(TRADES, (b) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(b.toString(), 'utf16le')])),
  ),
  refused(
    'a key column is missing',
    'bad_header',
    bend(
      TRADES,
      text((t) => t.replace('trade_no', 'fill_no')),
    ),
  ),
  refused(
    'a column stands twice',
    'bad_header',
    bend(
      TRADES,
      text((t) => t.replace('trade_time', 'trade_no')),
    ),
  ),
  refused(
    'line ends of CR alone',
    'row_count',
    bend(
      TRADES,
      text((t) => t.replaceAll('\n', '\r')),
    ),
  ),
  refused(
    'no table at all',
    'bad_header',
    bend(ASSETS, () => Buffer.from('not a table, but longer than the shortest header')),
    ASSETS,
  ),
  refused(
    'a DBF of 0 bytes',
    'cut_off',
    bend(ASSETS, () => Buffer.alloc(0)),
    ASSETS,
  ),
  refused(
    'a DBF that counts too many records',
    'cut_off',
    bend(
      ASSETS,
      number(4, 4, (n) => n + 7),
    ),
    ASSETS,
  ),
  refused(
    'a DBF that counts four thousand million records',
    'cut_off',
    bend(
      ASSETS,
      number(4, 4, () => 0xfffffff0),
    ),
    ASSETS,
  ),
  refused(
    'a DBF that counts too few records',
    'cut_off',
    bend(
      ASSETS,
      number(4, 4, (n) => n - 1),
    ),
    ASSETS,
  ),
  refused(
    'a DBF whose header is said to be longer',
    'cut_off',
    bend(
      ASSETS,
      number(8, 2, (n) => n + 40),
    ),
    ASSETS,
  ),
  refused(
    'a DBF whose header is said to be shorter',
    'bad_header',
    bend(
      ASSETS,
      number(8, 2, (n) => n - 40),
    ),
    ASSETS,
  ),
  refused(
    'a DBF whose header length is 0',
    'bad_header',
    bend(
      ASSETS,
      number(8, 2, () => 0),
    ),
    ASSETS,
  ),
  refused(
    'a DBF whose records are said to be longer',
    'bad_header',
    bend(
      ASSETS,
      number(10, 2, (n) => n + 1),
    ),
    ASSETS,
  ),
  refused(
    'a DBF whose records have no length',
    'bad_header',
    bend(
      ASSETS,
      number(10, 2, () => 0),
    ),
    ASSETS,
  ),
  refused(
    'a DBF whose field is said to be longer',
    'bad_header',
    bend(
      ASSETS,
      number(32 + 16, 1, (n) => n + 9),
    ),
    ASSETS,
  ),
  refused(
    'a DBF that is cut off',
    'cut_off',
    bend(ASSETS, (b) => b.subarray(0, b.length - 12)),
    ASSETS,
  ),
  refused(
    'a DBF cut inside its header',
    'bad_header',
    bend(ASSETS, (b) => b.subarray(0, 60)),
    ASSETS,
  ),
  refused('more than 1 % rejected rows, and more than 10', 'too_many_rejects', (set) => {
    const rows = entryOf(set, TRADES).rows;
    const bad = Array.from(
      { length: 11 },
      (_, i) => `${set.manifest.business_date},SH,B${i},,nobody,600519,buy,1,1,1,,,,,,\n`,
    );
    return withEntry(behind(TRADES, bad.join(''))(set), TRADES, { rows: rows + 11, totals: {} });
  }),
];

/** A row behind the others, in its own words; the other rows are applied. */
function rejected(name: string, code: string, change: Row, raw?: (line: string) => string): Fault {
  return {
    name,
    make: (set) => {
      const row: Row = {
        trade_date: set.manifest.business_date,
        market: 'SH',
        trade_no: 'BAD',
        account_no: '00880000',
        code: '600519',
        business_type: 'buy',
        quantity: '1',
        price: '1',
        amount: '1',
        ...change,
      };
      const header = bytesOf(set, TRADES).toString().split('\n')[0] as string;
      const line = header
        .split(',')
        .map((column) => row[column] ?? '')
        .join(',');
      const bent = behind(TRADES, `${raw ? raw(line) : line}\n`)(set);
      return withEntry(bent, TRADES, { rows: entryOf(set, TRADES).rows + 1, totals: {} });
    },
    expect: { state: 'applied_with_rejects', code: null, file: null, rejects: [code] },
  };
}

export const REJECTED_ROWS: readonly Fault[] = [
  rejected('an unknown account', 'unknown_account', { account_no: '99999999' }),
  rejected('an unknown security', 'unknown_security', { code: '777777' }),
  rejected('a day that is none', 'bad_date', { trade_date: '2026-02-30' }),
  rejected('a time that is none', 'bad_time', { trade_time: '25:00:00' }),
  rejected('a number with thousands separators', 'bad_number', { amount: '"1,000.00"' }),
  rejected('a number with an exponent', 'bad_number', { amount: '1E5' }),
  rejected('full-width digits', 'bad_number', { quantity: '１００' }),
  rejected('too many decimals', 'too_many_decimals', { price: '1.00001' }),
  rejected('a number too large to be exact', 'out_of_range', { amount: '99999999999999999999' }),
  rejected('a negative quantity', 'negative', { quantity: '-1' }),
  rejected('a word outside the code list', 'unknown_code', { business_type: 'gift' }),
  rejected('a required value is empty', 'missing_value', { quantity: '' }),
  rejected('dated after its set', 'date_after_set', { trade_date: '2099-01-01' }),
  rejected('a key that was given before', 'duplicate_key', { trade_no: '000001', trade_date: '2026-05-19' }),
  rejected('a NUL', 'bad_text', { trade_no: 'A\0B' }),
  rejected('a field of more than 64 KB', 'too_long', { trade_no: 'x'.repeat(70_000) }),
  rejected('too few fields', 'field_count', {}, (line) => line.split(',').slice(0, 5).join(',')),
  rejected('too many fields', 'field_count', {}, (line) => `${line},,`),
  rejected('text behind a closing quote', 'bad_quotes', {}, (line) => line.replace('SH', '"S"H')),
  {
    name: 'a DBF number that overflowed its field (****)',
    make: (set) => withEntry(bend(ASSETS, stars)(set), ASSETS, { totals: {} }),
    expect: { state: 'applied_with_rejects', code: null, file: null, rejects: ['bad_number'] },
  },
];

/** The first record's total asset as asterisks. */
function stars(bytes: Buffer): Buffer {
  const bent = Buffer.from(bytes);
  let at = bytes.readUInt16LE(8) + 1;
  for (let f = 0; f < 4; f++) at += bytes[32 + 32 * f + 16] as number;
  return bent.fill('*', at, at + (bytes[32 + 32 * 4 + 16] as number));
}

const taken = (name: string, make: Fault['make']): Fault => ({
  name,
  make,
  expect: { state: 'applied', code: null, file: null },
});

/** What looks like a fault and is none. */
export const NO_FAULTS: readonly Fault[] = [
  taken(
    'no line end at the end',
    bend(TRADES, (b) => b.subarray(0, b.length - 1)),
  ),
  taken(
    'a byte order mark',
    bend(TRADES, (b) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), b])),
  ),
  taken(
    'CRLF, and the last LF cut off',
    bend(
      'prices.csv',
      text((t) => t.replaceAll('\n', '\r\n').slice(0, -1)),
    ),
  ),
  taken(
    'blank lines',
    bend(
      'prices.csv',
      text((t) => `${t}\n\n`),
    ),
  ),
  taken('header only, and the manifest says so', (set) =>
    withEntry(bend(TRADES, (b) => b.subarray(0, b.indexOf(0x0a) + 1))(set), TRADES, {
      rows: 0,
      totals: { amount: '0' },
    }),
  ),
  taken(
    'columns that nobody knows',
    bend(
      'prices.csv',
      text((t) => t.replaceAll('\n', ',spare\n')),
    ),
  ),
  taken('deleted DBF records', (set) => {
    const bytes = bytesOf(set, ASSETS);
    const bent = Buffer.from(bytes).fill('*', bytes.readUInt16LE(8), bytes.readUInt16LE(8) + 1);
    const rows = entryOf(set, ASSETS).rows - 1;
    return withEntry(withBytes(set, ASSETS, bent, true), ASSETS, { rows, totals: {} });
  }),
  taken('the same fill twice under two numbers', (set) => {
    const line = `${set.manifest.business_date},SH,TW,09:30:00,00880000,600519,buy,100,10,1000,5,0,0,,-1005,pc\n`;
    const bent = behind(TRADES, line.replace('TW', 'T1') + line.replace('TW', 'T2'))(set);
    return withEntry(bent, TRADES, { rows: entryOf(set, TRADES).rows + 2, totals: {} });
  }),
  taken('rare characters of four bytes and of the private use area', (set) => {
    const bytes = iconv.encode(iconv.decode(bytesOf(set, FLOWS), 'gb18030').replace('乙', '𠮷𬭩㐂\uE5E5'), 'gb18030');
    return withBytes(set, FLOWS, bytes, true);
  }),
  taken('a checksum in capitals', (set) =>
    withEntry(set, TRADES, { sha256: sha256(bytesOf(set, TRADES)).toUpperCase() }),
  ),
];
