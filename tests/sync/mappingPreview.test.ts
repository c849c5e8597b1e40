// What the mapping screen is told of a sample: its form, suggestions, tries and dry runs, on the shared statements and on
// files made here.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { runMappingJob } from '../../src-main/jobs/mappingJob.ts';
import { dryRun } from '../../src-main/sync/mapping/dryRun.ts';
import { viewSample } from '../../src-main/sync/mapping/sampleView.ts';
import { storeLookup } from '../../src-main/sync/mapping/storeLookup.ts';
import { tryProfile } from '../../src-main/sync/mapping/tryProfile.ts';
import {
  dryRunResult,
  MAPPING_LIMITS,
  mappingCalls,
  sampleView,
  tryResult,
} from '../../src-shared/contract/mappingCalls.ts';
import { NO_LOOKUP } from '../../src-shared/files/mapping/lookup.ts';
import { type ProfileData, profileData } from '../../src-shared/files/mapping/profileData.ts';
import { SHIPPED_PROFILES } from '../../src-shared/files/mapping/shippedProfiles.ts';
import { writeDbf } from '../files/dbfWriting.ts';
import { profileFor } from '../files/mappingReading.ts';
import { SHARED_FILES } from '../files/sharedFiles.ts';
import { workbook } from '../files/xlsxWriting.ts';
import { ACCOUNTS, CLIENTS, D1, INITIAL, initial, SECURITIES, trade } from './smallBranch.ts';
import { newBranch } from './syncing.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-samples-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let made = 0;
function sample(bytes: Uint8Array | string, name = 'sample'): string {
  const file = path.join(folder, `${made++}-${name}`);
  fs.writeFileSync(file, bytes);
  return file;
}
const view = (file: string) => viewSample(file, 'id', path.basename(file), null);

const STATEMENTS = path.join(SHARED_FILES, 'double-entry-generator');
const shared = fs.existsSync(STATEMENTS) || process.env.CI ? test : test.skip;

describe('the form of a file is detected', () => {
  const rows = '日期,代码,金额\n20260520,600519,"1,234.50"\n20260521,000001,---\n';
  const forms: readonly (readonly [string, Uint8Array | string, object])[] = [
    [
      'UTF-8 with a mark',
      `\uFEFF${rows}`,
      { encoding: 'utf-8', delimiter: 'comma', thousands: true, empty_words: ['---'] },
    ],
    ['GB18030', iconv.encode(rows, 'gb18030'), { encoding: 'gb18030', delimiter: 'comma' }],
    ['UTF-16, little end first', iconv.encode(`\uFEFF${rows}`, 'utf-16le'), { encoding: 'utf-16' }],
    ['UTF-16, big end first', iconv.encode(`\uFEFF${rows}`, 'utf-16be'), { encoding: 'utf-16' }],
    ['semicolons', 'a;b;c\n1;2;3\n', { delimiter: 'semicolon' }],
    ['bars', '甲|乙|丙\n1|2|3\n', { delimiter: 'bar' }],
    ['title lines', '对账单\n二〇二六年\na\tb\tc\n1\t2\t3\n4\t5\t6\n', { delimiter: 'tab', skip_lines: 2 }],
    ['wrapped cells', '="甲"\t="乙"\n="1"\t="2"\n', { delimiter: 'tab', unwrap: true }],
    [
      'slashes and short times',
      'd,t,x\n2026/5/20,9:30,1\n2026/5/21,14:00,2\n',
      { date_formats: expect.arrayContaining(['yyyy/mm/dd']), time_formats: expect.arrayContaining(['h:mm']) },
    ],
    [
      'dates with a sequence',
      'd,x\n20160216000016,1\n',
      { date_formats: expect.arrayContaining(['yyyymmdd_sequence']) },
    ],
  ];
  for (const [what, bytes, form] of forms) {
    test(what, async () => {
      const found = await view(sample(bytes));
      expect(found.problem).toBeNull();
      expect(found.file).toMatchObject(form);
      expect(found.rows).toBeGreaterThan(0);
      expect(sampleView.parse(found)).toEqual(found);
    });
  }
  test('a table, with its deleted records counted', async () => {
    const bytes = writeDbf(
      [
        { name: 'CODE', type: 'C', length: 6 },
        { name: '名称', type: 'C', length: 8 },
      ],
      [
        ['600519', '茅台'],
        ['000001', '平安'],
      ],
      { encode: (text) => iconv.encode(text, 'gb18030'), deleted: new Set([1]) },
    );
    const found = await view(sample(bytes, 'x.dbf'));
    expect(found).toMatchObject({ file: { format: 'dbf', encoding: 'gb18030' }, rows: 1, deleted: 1 });
    expect(found.columns.map(({ header, values }) => [header, values])).toEqual([
      ['CODE', ['600519']],
      ['名称', ['茅台']],
    ]);
  });
  test('a workbook, below its title', async () => {
    const bytes = await workbook([['对账单'], ['代码', '数量'], ['600519', 100]]);
    expect(await view(sample(bytes, 'x.xlsx'))).toMatchObject({
      file: { format: 'xlsx', skip_lines: 1 },
      sheets: ['Sheet1'],
      header_line: 2,
      rows: 1,
      columns: [
        { header: '代码', values: ['600519'] },
        { header: '数量', looks_like: 'number' },
      ],
    });
  });
  const problems: readonly (readonly [string, Uint8Array | string, string])[] = [
    ['nothing', '', 'empty_file'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old_workbook'],
    ['a web page', '<html><table><tr><td>1</td></tr></table></html>', 'web_page'],
    ['no text', new Uint8Array([0xff, 0x41, 0xff, 0x0a]), 'bad_encoding'],
    ['an archive that is no workbook', 'PK\u0003\u0004 and then nothing', 'bad_workbook'],
    ['an open quote', 'a,b\n"1,2\n', 'unclosed_quote'],
  ];
  for (const [what, bytes, code] of problems) {
    test(`${what} is said to be so: ${code}`, async () => {
      expect((await view(sample(bytes))).problem).toMatchObject({ code });
    });
  }
  test('of a large file only the first part is read, and that is said', async () => {
    const line = '20260520,600519,1234.50\n';
    const found = await view(sample(`d,c,a\n${line.repeat(Math.ceil(MAPPING_LIMITS.bytes / line.length) + 1000)}`));
    expect([found.cut, found.problem]).toEqual([true, null]);
    expect(found.rows).toBeLessThan(MAPPING_LIMITS.bytes / line.length);
  });
});

describe('suggestions', () => {
  const suggestFor = async (file: string) => {
    const { file: form } = await view(file);
    return runMappingJob({ store: 'none', file, question: { ask: 'suggest', form, datasets: null } }) as Promise<{
      datasets: { dataset: string; confidence: number }[];
      suggestions: { column: string; source: { kind: string; header?: string }; reason: string; confidence: number }[];
      draft: ProfileData;
    }>;
  };
  shared('the statement in text becomes a draft of trades and cash flows that reads every row', async () => {
    const file = path.join(STATEMENTS, 'example-hxsec-records.xls');
    const { draft, suggestions } = await suggestFor(file);
    expect(mappingCalls['mapping.suggest'].output.safeParse(await suggestFor(file)).success).toBe(true);
    expect(draft.sections.map(({ dataset }) => dataset)).toEqual(['trades', 'cash_flows']);
    expect(suggestions.find(({ column }) => column === 'stamp_duty')).toMatchObject({
      source: { kind: 'column', header: '印花税' },
      confidence: 1,
      reason: 'same_name',
    });
    const tried = await tryProfile(file, draft, { rows: 50, faultyOnly: false, lookup: null }, NO_LOOKUP);
    expect([tried.problem, tried.problems, tried.issues, tried.unmapped]).toEqual([null, [], [], 0]);
    expect(tried.sections.map(({ taken }) => taken)).toEqual([7, 5]);
  });
  shared('the workbook becomes a draft whose codes have their zeros', async () => {
    const file = path.join(STATEMENTS, 'example-htsec-records.xlsx');
    const { draft } = await suggestFor(file);
    const tried = await tryProfile(file, draft, { rows: 50, faultyOnly: false, lookup: null }, NO_LOOKUP);
    expect([tried.problem, tried.issues, tried.sections[0]?.taken]).toEqual([null, [], 10]);
  });
  test('canonical headers, Chinese headers and another system’s English ones are all known', async () => {
    for (const header of [
      'trade_date,market,trade_no,account_no,code,business_type,quantity,price,amount',
      '成交日期,市场,成交编号,资金账号,证券代码,业务类型,成交数量,成交价格,成交金额',
      'init_date,exchange_type,business_no,fund_account,stock_code,entrust_bs,business_amount,business_price,business_balance',
    ]) {
      const { draft, datasets } = await suggestFor(
        sample(`${header}\n20260520,SH,1,00880000,600519,buy,100,10,1000\n`),
      );
      expect(datasets[0]?.dataset).toBe('trades');
      const mapped = new Set(draft.sections[0]?.columns.map(({ column }) => column));
      for (const column of [
        'trade_date',
        'market',
        'trade_no',
        'account_no',
        'code',
        'business_type',
        'quantity',
        'price',
        'amount',
      ]) {
        expect([header.slice(0, 10), column, mapped.has(column)]).toEqual([header.slice(0, 10), column, true]);
      }
    }
  });
});

describe('a try', () => {
  const profile = profileFor('trades', {
    trade_date: { kind: 'column', header: 'd' },
    market: { kind: 'constant', value: 'SH' },
    trade_no: { kind: 'column', header: 'n' },
    account_no: { kind: 'account', holder: { header: 'h' }, side: 'sh' },
    code: { kind: 'column', header: 'c' },
    business_type: { kind: 'words', header: 's', match: 'exact', words: [{ word: 'B', value: 'buy' }] },
    quantity: { kind: 'column', header: 'q' },
    amount: { kind: 'column', header: 'a' },
  });
  const file = sample(
    'd,n,h,c,s,q,a,extra\n20260520,1,A1,600519,B,100,1000,x\n20260520,2,A1,600519,Z,100,1000,x\n2026-5-20,3,A1,600519,Z,1,1,x\n1,2\n',
  );

  test('shows rows beside their source, every issue with its place, and the words that no list has', async () => {
    const tried = await tryProfile(file, profile, { rows: 10, faultyOnly: false, lookup: null }, NO_LOOKUP);
    expect(tryResult.parse(tried)).toEqual(tried);
    expect(tried).toMatchObject({ read: 4, unmapped: 1, looked_up: false, headers: expect.arrayContaining(['extra']) });
    expect(tried.unknown_words).toEqual([{ dataset: 'trades', column: 'business_type', word: 'Z', rows: 2 }]);
    expect(tried.issue_counts).toContainEqual({ dataset: 'trades', column: 'account_no', code: 'no_lookup', rows: 3 });
    const [section] = tried.sections;
    expect(section?.rows[2]).toMatchObject({ line: 4, source: expect.arrayContaining(['2026-5-20', 'x']) });
    expect(section?.rows[2]?.issues.map(({ column, code, value }) => [column, code, value])).toEqual([
      ['account_no', 'no_lookup', 'A1'],
      ['trade_date', 'bad_date', '2026-5-20'],
      ['business_type', 'unknown_code', 'Z'],
    ]);
    expect(tried.issues.at(-1)).toMatchObject({ line: 5, column: '', code: 'field_count' });
  });
  test('what the file lacks is said before any row', async () => {
    const other = sample('d,n\n1,2\n');
    const tried = await tryProfile(other, profile, { rows: 10, faultyOnly: false, lookup: null }, NO_LOOKUP);
    expect(tried.problem).toMatchObject({ code: 'bad_header', text: expect.stringContaining('h, c, s, q, a') });
  });
  test('a wrong profile says what is wrong with it', async () => {
    const wrong = profileData.parse({
      ...profile,
      sections: [{ dataset: 'trades', columns: [{ column: 'nothing', source: { kind: 'constant', value: 'x' } }] }],
    });
    const tried = await tryProfile(file, wrong, { rows: 10, faultyOnly: false, lookup: null }, NO_LOOKUP);
    expect(tried.problems).toMatchObject([{ code: 'unknown_column', path: 'sections.0.columns.0' }]);
  });
});

describe('a dry run', () => {
  test('says what would come in and what not, and writes nothing', async () => {
    const branch = newBranch();
    const holders = ACCOUNTS.map((row, i) => ({ ...row, holder_sh: `A00000000${i}` }));
    await branch.drop.set(initial({ rows: { ...INITIAL, accounts: holders } }));
    await branch.sync();
    const before = branch.rows('SELECT (SELECT count(*) FROM trade) AS trades, (SELECT count(*) FROM audit) AS audits');
    const row = (no: string, change = {}): string => Object.values(trade(no, change)).join(',');
    const header = Object.keys(trade('x')).join(',');
    const file = sample(
      [
        header,
        row('1'),
        row('1'),
        row('2', { account_no: 'nobody' }),
        row('3', { code: '600000' }),
        row('000001', { trade_date: '2026-05-19' }),
        row('5', { quantity: '-1' }),
        '',
      ].join('\n'),
    );
    const result = await dryRun(file, profileFor('trades', {}), branch.store);
    expect(dryRunResult.parse(result)).toEqual(result);
    expect(result).toMatchObject({
      as_of: '2026-05-19',
      read: 6,
      datasets: [{ dataset: 'trades', rows: 6, would_apply: 1, would_quarantine: 5, duplicates: 1, in_store: 1 }],
      unknown_accounts: ['nobody'],
      unknown_securities: ['SH.600000'],
    });
    expect(result.issue_counts.map(({ code, rows }) => [code, rows]).sort()).toEqual([
      ['duplicate_key', 2],
      ['negative', 1],
      ['unknown_account', 1],
      ['unknown_security', 1],
    ]);
    expect(
      branch.rows('SELECT (SELECT count(*) FROM trade) AS trades, (SELECT count(*) FROM audit) AS audits'),
    ).toEqual(before);
    expect(storeLookup(branch.store, null).accountOf('A000000002', 'either')).toEqual({
      kind: 'found',
      account_no: '00880007',
    });
    expect([CLIENTS.length, SECURITIES.length, D1]).toEqual([2, 5, '2026-05-20']);
  });
  test('every dataset can be run dry', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    for (const [dataset, rows] of Object.entries(INITIAL)) {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const body = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
      const file = sample(body.map((cells) => cells.map(quote).join(',')).join('\n'));
      const result = await dryRun(file, profileFor(dataset as 'trades', {}), branch.store);
      expect([dataset, result.problem, result.issue_counts.filter(({ code }) => code !== 'duplicate_key')]).toEqual([
        dataset,
        null,
        [],
      ]);
      // All of it is there already, but what has no key of a day.
      if (dataset !== 'opening_positions')
        expect([dataset, result.datasets[0]?.in_store]).toEqual([dataset, rows.length]);
    }
  });
  test('a shipped profile over a file of another kind is refused in words', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    for (const profile of SHIPPED_PROFILES.values()) {
      const result = await dryRun(sample('a,b\n1,2\n'), profile, branch.store);
      expect([profile.name, result.problem?.code]).toEqual([profile.name, expect.stringMatching(/^bad_/)]);
    }
  });
});
