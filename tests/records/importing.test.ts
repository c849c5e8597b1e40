/** A branch's own list, row by row without a store: headers, values, whom a row means, what is there already, what differs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profilePageEn } from '../../src-renderer/locales/profilePage.en.ts';
import { profilePageZhCN } from '../../src-renderer/locales/profilePage.zh-CN.ts';
import { BLANK_PROFILE } from '../../src-shared/records/blankProfile.ts';
import { clientFinder, type KnownClient } from '../../src-shared/records/importing/findImportClient.ts';
import { IMPORT_FIELDS, IMPORT_ISSUES, type ImportField } from '../../src-shared/records/importing/importFields.ts';
import { ISSUE_WORDS } from '../../src-shared/records/importing/issueWords.ts';
import { type Keep, mergeProfile } from '../../src-shared/records/importing/mergeNoted.ts';
import { parseImportRow } from '../../src-shared/records/importing/parseImportRow.ts';
import { type ImportChoices, type NotedOfClient, planImport } from '../../src-shared/records/importing/planImport.ts';
import {
  readAttitude,
  readBand,
  readExperience,
  readReachedBy,
} from '../../src-shared/records/importing/readChoices.ts';
import {
  isLikeText,
  readChannel,
  readDayCell,
  readRelation,
  readTags,
} from '../../src-shared/records/importing/readValues.ts';
import { headerSignature, suggestFields } from '../../src-shared/records/importing/suggestFields.ts';
import { ATTITUDES, EXPERIENCES, MONEY_BANDS, REACHED_BY } from '../../src-shared/records/profile.record.ts';
import { recordKind } from '../../src-shared/records/registry.ts';

const client = (client_no: string, name: string, more: Partial<KnownClient> = {}): KnownClient => ({
  client_no,
  name,
  mobile: '',
  birth: '',
  accounts: [],
  ...more,
});
const WANG = client('00571010001', '王芳', { mobile: '13800000001', birth: '1980-05-03', accounts: ['0057100001'] });
const WANG2 = client('00571010002', '王芳', { mobile: '13900000002', birth: '1991-01-01', accounts: ['0057100002'] });
const LI = client('00571010003', '李强', { accounts: ['0057100003'] });
const FINDER = clientFinder([WANG, WANG2, LI]);
const NOTHING: NotedOfClient = { profile: null, members: [], contacts: [], tasks: [] };
const NO_CHOICES: ImportChoices = { keep: {}, clients: new Map(), again: false };

function rowOf(cells: Partial<Record<ImportField, string>>, line = 2) {
  const fields = Object.keys(cells) as ImportField[];
  return parseImportRow(
    line,
    fields.map((field) => cells[field] ?? ''),
    fields,
  );
}
function plan(
  rows: readonly Partial<Record<ImportField, string>>[],
  choices: Partial<ImportChoices> = {},
  noted: NotedOfClient = NOTHING,
) {
  let id = 0;
  const newId = () => `00000000-0000-4000-8000-${String(++id).padStart(12, '0')}`;
  return planImport(
    rows.map((cells, i) => rowOf(cells, i + 2)),
    { finder: FINDER, noted: () => noted, newId },
    { ...NO_CHOICES, ...choices },
  );
}

describe('headers', () => {
  test('of both languages find their fields, each once', () => {
    expect(suggestFields(['客户号', '姓名', '手 机', '爱好', '职业', '标签', '乱写'])).toEqual([
      'client_no',
      'name',
      'mobile',
      'hobbies',
      'occupation',
      'profile_tags',
      null,
    ]);
    expect(suggestFields(['Client No.', 'Date', 'Type', 'Notes', 'Author', 'date'])).toEqual([
      'client_no',
      'contact_on',
      'contact_kind',
      'contact_text',
      'contact_author',
      null,
    ]);
  });
  test('are remembered without blanks and case', () => {
    expect(headerSignature([' Client No. ', '姓 名'])).toBe(headerSignature(['clientno', '姓名']));
  });
});

describe('values', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    ['2026/1/5', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['20261120', '2026-11-20'],
    ['2026年1月5日', '2026-01-05'],
    ['2026-11-20 09:30:00', '2026-11-20'],
    ['２０２６/１/５', '2026-01-05'],
    ['2026-02-29', null],
    ['5月3日', null],
    ['11/20/2026', null],
    ['2026-1/5', null],
  ])('the day %s is %s', (text, day) => expect(readDayCell(text)).toBe(day));
  test.each([
    ['电话回访', 'call'],
    ['微信', 'message'],
    ['上门拜访', 'visit'],
    ['面谈', 'meeting'],
    ['E-mail', 'email'],
    ['meeting', 'meeting'],
    ['占卜', null],
  ])('%s is a contact of kind %s', (text, kind) => expect(readChannel(text)).toBe(kind));
  test.each([
    ['妻子', 'spouse'],
    ['儿子', 'child'],
    ['儿媳', 'in_law'],
    ['外孙女', 'grandchild'],
    ['祖父', 'grandparent'],
    ['岳父', 'in_law'],
    ['堂兄', 'other'],
    ['Wife', 'spouse'],
    ['邻居', null],
  ])('%s is %s', (text, relation) => expect(readRelation(text)).toBe(relation));
  test.each([
    ['10–30 万元', 'from_10w'],
    ['20万左右', 'from_10w'],
    ['三十万', 'from_30w'],
    ['100万以上', 'over_100w'],
    ['一百二十万', 'over_100w'],
    ['10 万元以下', 'under_10w'],
    ['250,000', 'from_10w'],
    ['50w-100w', 'from_50w'],
    ['over_100w', 'over_100w'],
    ['50万以上', null],
    ['20-60万', null],
    ['5000', null],
    ['小康', null],
  ])('an income of %s is %s', (text, band) => expect(readBand(text)).toBe(band));
  test.each([
    ['无', 'none'],
    ['新手', 'none'],
    ['不到一年', 'under_1'],
    ['1–3 年', 'from_1_to_3'],
    ['三五年', 'from_3_to_5'],
    ['十年', 'over_5'],
    ['5 年以上', 'over_5'],
    ['3年', 'from_3_to_5'],
    ['2 years', 'from_1_to_3'],
    ['1到10年', null],
    ['老股民', null],
  ])('an experience of %s is %s', (text, experience) => expect(readExperience(text)).toBe(experience));
  test.each([
    ['稳健型', 'cautious'],
    ['保守', 'avoids'],
    ['平衡', 'balanced'],
    ['激进', 'seeks'],
    ['成长型', 'growth'],
    ['Balanced', 'balanced'],
    ['随缘', null],
  ])('an attitude %s is %s', (text, attitude) => expect(readAttitude(text)).toBe(attitude));
  test.each([
    ['微信', 'message'],
    ['打电话', 'call'],
    ['当面', 'visit'],
    ['邮箱', 'email'],
    ['会议', null],
  ])('reached by %s is %s', (text, way) => expect(readReachedBy(text)).toBe(way));
  test.each(['6个月', '18个月', '3 months', '2015年', 'since 2024', '两三个月', '1年以上不到3年'])(
    'an experience of %s is not understood',
    (text) => expect(readExperience(text)).toBeNull(),
  );
  test('comparisons are read as they are written', () => {
    expect(readExperience('低于1年')).toBe('under_1');
    expect(readBand('低于10万')).toBe('under_10w');
    expect(readBand('up to 10万')).toBe('under_10w');
    expect(readBand('超过100万')).toBe('over_100w');
    for (const text of ['少于30万', '大于50万', '月薪2万', '8万/月', '10万以上30万以下'])
      expect([text, readBand(text)]).toEqual([text, null]);
  });
  test.each(['不激进', '不追求高收益', '非保守', '中高风险', '激进但谨慎'])(
    'an attitude %s is not understood',
    (text) => expect(readAttitude(text)).toBeNull(),
  );
  test.each(['不要打电话', '勿打电话', '微信或电话', '别发短信', 'no calls'])(
    'reached by %s is not understood',
    (text) => expect(readReachedBy(text)).toBeNull(),
  );
  test('the words of the profile itself are read in both languages, and its codes', () => {
    for (const { attitude, experience, band, reached_by } of [profilePageZhCN, profilePageEn]) {
      for (const [code, word] of Object.entries(attitude)) expect([word, readAttitude(word)]).toEqual([word, code]);
      for (const [code, word] of Object.entries(experience)) expect([word, readExperience(word)]).toEqual([word, code]);
      for (const [code, word] of Object.entries(band)) expect([word, readBand(word)]).toEqual([word, code]);
      for (const [code, word] of Object.entries(reached_by)) expect([word, readReachedBy(word)]).toEqual([word, code]);
    }
  });
  test('what is chosen from a few is filled in, and asked about where it differs', () => {
    const said = { client_no: '00571010001', attitude: '激进', income: '20万', experience: '随便' };
    expect(rowOf(said).issues.map(({ field, code }) => [field, code])).toEqual([['experience', 'bad_word']]);
    const cells = rowOf({ client_no: '00571010001', attitude: '激进', income: '20万' }).profile;
    const fresh = mergeProfile(BLANK_PROFILE, cells, {});
    expect([fresh.body.attitude, fresh.body.income, fresh.changed]).toEqual([
      'seeks',
      'from_10w',
      ['attitude', 'income'],
    ]);
    const noted = { ...BLANK_PROFILE, attitude: 'cautious' as const };
    expect(mergeProfile(noted, cells, {}).body.attitude).toBe('cautious');
    expect(mergeProfile(noted, cells, {}).differences).toEqual([
      { field: 'attitude', ours: 'cautious', file: 'seeks', keep: 'ours' },
    ]);
    // Both cannot stand: ours does.
    expect(mergeProfile(noted, cells, { attitude: 'both' }).body.attitude).toBe('cautious');
    expect(mergeProfile(noted, cells, { attitude: 'file' }).body.attitude).toBe('seeks');
  });
  test('tags lose their marks', () => expect(readTags('#养老, 高净值；养老')).toEqual(['养老', '高净值']));
  test('every reason has its words', () => expect(Object.keys(ISSUE_WORDS)).toEqual([...IMPORT_ISSUES]));
});

describe('which client is meant', () => {
  const keys = (more: Partial<ReturnType<typeof rowOf>['keys']>) => ({
    client_no: '',
    account_no: '',
    name: '',
    mobile: '',
    birth: '',
    ...more,
  });
  const found = (more: Parameters<typeof keys>[0]) => {
    const one = FINDER.find(keys(more));
    return one.kind === 'found' ? one.client.client_no : one.kind;
  };
  test('by number, also without the zeros that a spreadsheet takes away', () => {
    expect(found({ client_no: '00571010001' })).toBe('00571010001');
    expect(found({ client_no: '571010001', name: '王芳' })).toBe('00571010001');
    expect(found({ client_no: '99' })).toBe('none');
  });
  test('by account number', () => expect(found({ account_no: '57100003' })).toBe('00571010003'));
  test('by name with mobile or birth date', () => {
    expect(found({ name: '王芳', mobile: '13900000002' })).toBe('00571010002');
    expect(found({ name: '王 芳', birth: '1980-05-03' })).toBe('00571010001');
    expect(found({ name: '王芳', mobile: '13700000000' })).toBe('several');
  });
  test('a name alone is chosen by a person, even where there is only one', () => {
    expect(FINDER.find(keys({ name: '李强' }))).toEqual({ kind: 'several', why: 'several_clients', clients: [LI] });
  });
  test('a number that is somebody else’s is not believed', () => {
    const one = FINDER.find(keys({ client_no: '00571010003', name: '王芳' }));
    expect(one).toEqual({ kind: 'several', why: 'name_differs', clients: [LI, WANG, WANG2] });
  });
});

describe('a row', () => {
  test('says what is wrong, by field and value', () => {
    const { issues } = rowOf({
      client_no: '1',
      contact_on: '昨天',
      contact_kind: '占卜',
      contact_text: '谈了',
      mobile: '无',
    });
    expect(issues).toEqual([
      { field: 'mobile', value: '无', code: 'bad_mobile' },
      { field: 'contact_on', value: '昨天', code: 'bad_day' },
      { field: 'contact_kind', value: '占卜', code: 'bad_kind' },
    ]);
    expect(rowOf({ mobile: '13800000001' }).issues).toEqual([{ field: null, value: '', code: 'no_key' }]);
    expect(rowOf({ client_no: '1' }).issues).toEqual([{ field: null, value: '', code: 'nothing' }]);
  });
  test('names who wrote a note down, and a call that nobody answered', () => {
    const { contact } = rowOf({
      client_no: '1',
      contact_on: '20261120',
      contact_kind: '电话',
      contact_text: '无人接听',
      contact_author: '赵敏',
    });
    expect(contact).toMatchObject({ channel: 'call', reached: false, text: '无人接听\n— 赵敏', on: '2026-11-20' });
  });
});

describe('a plan', () => {
  const NO = { client_no: '00571010001' };
  test('writes records that their kinds take', () => {
    const { changes, rows } = plan([
      {
        ...NO,
        mobile: '13800000009',
        hobbies: '钓鱼、围棋',
        member_name: '王小',
        member_relation: '儿子',
        member_birth: '2010/1/2',
      },
      { ...NO, contact_on: '2026-11-20', contact_text: '谈了持仓', task_title: '寄资料', task_due: '2026-12-01' },
    ]);
    expect(rows.map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect(changes.map(({ kind }) => kind)).toEqual(['profile', 'member', 'contact', 'task']);
    for (const { kind, body } of changes) expect(recordKind(kind).body.safeParse(body).error).toBeUndefined();
  });
  test('finds a contact that is there, and one that is twice in the file', () => {
    const noted = { ...NOTHING, contacts: [{ on: '2026-11-20', text: '电话沟通：客户想了解国债逆回购。' }] };
    const rows = [
      { ...NO, contact_on: '2026-11-20', contact_text: '电话沟通，客户想了解国债逆回购' },
      { ...NO, contact_on: '2026-11-21', contact_text: '约了下周见面' },
      { ...NO, contact_on: '2026-11-21', contact_text: '约了下周见面。' },
      { ...NO, contact_on: '2026-11-22', contact_text: '约了下周见面' },
    ];
    const once = plan(rows, {}, noted);
    expect(once.rows.map(({ state }) => state)).toEqual(['same', 'ready', 'same', 'ready']);
    expect(once.duplicates).toBe(2);
    expect(plan(rows, { again: true }, noted).changes).toHaveLength(4);
  });
  test('asks where a field differs, and keeps ours unless told', () => {
    const profile = { record_id: 'p', version: 3, body: { ...BLANK_PROFILE, occupation: '医生', hobbies: ['围棋'] } };
    const of = (keep: Keep | null) => {
      const made = plan(
        [{ ...NO, occupation: '教师', hobbies: '钓鱼' }],
        keep === null ? {} : { keep: { occupation: keep } },
        {
          ...NOTHING,
          profile,
        },
      );
      expect(made.differs).toEqual({ occupation: 1, hobbies: 1 });
      return made.changes[0]?.body;
    };
    expect(of(null)).toMatchObject({ occupation: '医生', hobbies: ['围棋', '钓鱼'] });
    expect(of('file')).toMatchObject({ occupation: '教师' });
    expect(of('both')).toMatchObject({ occupation: '医生；教师' });
  });
  test('a person chooses among namesakes, or leaves the row out', () => {
    const rows = [{ name: '王芳', occupation: '医生' }];
    expect(plan(rows).rows[0]).toMatchObject({
      state: 'choose',
      candidates: [{ client_no: WANG.client_no }, { client_no: WANG2.client_no }],
    });
    expect(plan(rows, { clients: new Map([[2, WANG2.client_no]]) }).changes[0]).toMatchObject({
      client_no: WANG2.client_no,
    });
    expect(plan(rows, { clients: new Map([[2, null]]) }).rows[0]?.state).toBe('left');
  });
  test('a client who is not there is not invented', () => {
    const { rows, changes } = plan([{ client_no: '42', occupation: '医生' }]);
    expect([rows[0]?.state, changes]).toEqual(['unknown', []]);
  });
});

const word = fc.stringMatching(/^[一-龥a-z]{1,6}$/u);
test('merging twice is merging once, and a merge never loses what is noted unless told', () => {
  const lists = fc.uniqueArray(word, { maxLength: 5 });
  const text = fc.option(word);
  const cells = fc.record({
    mobile: fc.option(fc.stringMatching(/^1\d{10}$/)),
    address: text,
    occupation: text,
    needs: text,
    hobbies: lists,
    preferences: lists,
    profile_tags: lists,
    attitude: fc.option(fc.constantFrom(...ATTITUDES)),
    experience: fc.option(fc.constantFrom(...EXPERIENCES)),
    income: fc.option(fc.constantFrom(...MONEY_BANDS)),
    expense: fc.option(fc.constantFrom(...MONEY_BANDS)),
    reached_by: fc.option(fc.constantFrom(...REACHED_BY)),
  });
  const noted = fc.record({
    address: text,
    occupation: text,
    needs: text,
    hobbies: lists,
    preferences: lists,
    tags: lists,
  });
  fc.assert(
    fc.property(noted, cells, fc.constantFrom<(Keep | undefined)[]>(undefined, 'ours', 'both'), (ours, file, way) => {
      const keep = way === undefined ? {} : Object.fromEntries(IMPORT_FIELDS.map((field) => [field, way]));
      const before = { ...BLANK_PROFILE, ...ours };
      const once = mergeProfile(before, file, keep);
      const twice = mergeProfile(once.body, file, keep);
      expect(twice.body).toEqual(once.body);
      for (const field of ['address', 'occupation', 'needs'] as const) {
        if (before[field] !== null) expect(once.body[field]?.startsWith(before[field] as string)).toBe(true);
      }
      for (const field of ['hobbies', 'preferences', 'tags'] as const) {
        expect(once.body[field]).toEqual(expect.arrayContaining([...before[field]]));
      }
    }),
  );
});
test('a text is like itself, whatever its marks', () => {
  fc.assert(fc.property(fc.string(), (text) => isLikeText(text, `，${text} 。`)));
});
