// One typed line in either language, read on Monday 2026-11-23.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseDay } from '../../../src-shared/domain/quickLine/chinese.ts';
import { englishDay } from '../../../src-shared/domain/quickLine/english.ts';
import { parseQuickLine } from '../../../src-shared/domain/quickLine/quickLine.ts';

const TODAY = 20261123;

describe('days in Chinese words', () => {
  it.each([
    ['今天', 20261123, null],
    ['昨天下午三点', 20261122, '15:00'],
    ['前天', 20261121, null],
    ['大前天', 20261120, null],
    ['明天上午10点', 20261124, '10:00'],
    ['明天10:30', 20261124, '10:30'],
    ['后天', 20261125, null],
    ['大后天', 20261126, null],
    ['三天后', 20261126, null],
    ['3天后', 20261126, null],
    ['十五天后', 20261208, null],
    ['二十天之后', 20261213, null],
    ['两周后', 20261207, null],
    ['一个月后', 20261223, null],
    ['两天前', 20261121, null],
    ['周一', 20261123, null],
    ['周五', 20261127, null],
    ['星期天', 20261129, null],
    ['本周五', 20261127, null],
    ['这周日', 20261129, null],
    ['下周三', 20261202, null],
    ['下周三下午3点半', 20261202, '15:30'],
    ['下星期一', 20261130, null],
    ['下下周一', 20261207, null],
    ['上周四', 20261119, null],
    ['周末', 20261128, null],
    ['月底', 20261130, null],
    ['本月底', 20261130, null],
    ['下月底', 20261231, null],
    ['下个月5号', 20261205, null],
    ['下月五号', 20261205, null],
    ['下个月初', 20261201, null],
    ['12月5日', 20261205, null],
    ['12月5号晚上8点', 20261205, '20:00'],
    ['1月6日', 20270106, null],
    ['10月8日', 20261008, null],
    ['12/5', 20261205, null],
    ['2027-03-01', 20270301, null],
    ['2027年3月1日', 20270301, null],
  ])('%s', (words, day, clock) => {
    const found = chineseDay(`客户说${words}再说`, TODAY);
    expect([found?.day, found?.clock]).toEqual([day, clock]);
  });
  it.each(['收益3.5/8', '持仓60%', '300750', '2月30日', '第三方'])('none in %s', (words) => {
    expect(chineseDay(words, TODAY)).toBeNull();
  });
});

describe('days in English words', () => {
  it.each([
    ['tomorrow at 3pm', 20261124, '15:00'],
    ['yesterday', 20261122, null],
    ['next Friday', 20261204, null],
    ['Friday', 20261127, null],
    ['in 3 days', 20261126, null],
    ['in two weeks', 20261207, null],
    ['Dec 5', 20261205, null],
    ['5 December', 20261205, null],
    ['last Tuesday', 20261117, null],
    ['2 weeks ago', 20261109, null],
    ['end of month', 20261130, null],
  ])('%s', (words, day, clock) => {
    const found = englishDay(`spoke, ${words}`, TODAY);
    expect([found?.day, found?.clock]).toEqual([day, clock]);
  });
  it.each(['wants growth', 'May be cautious', 'second half'])('none in %s', (words) => {
    expect(englishDay(words, TODAY)).toBeNull();
  });
});

describe('a quick line', () => {
  it.each([
    ['电话沟通持仓，下周三跟进', { channel: 'call', on: TODAY, due: 20261202, title: '跟进' }],
    ['昨天下午三点电话，说想买房 #买房', { channel: 'call', on: 20261122, due: null, title: null }],
    ['拜访客户谈养老规划；12月5日回访方案', { channel: 'visit', on: TODAY, due: 20261205, title: '回访方案' }],
    ['微信发了产品资料', { channel: 'message', on: TODAY, due: null, title: null }],
    [
      'called about idle cash, follow up next Friday',
      { channel: 'call', on: TODAY, due: 20261204, title: 'follow up' },
    ],
    [
      'met with wife yesterday; call back in 3 days',
      { channel: 'meeting', on: 20261122, due: 20261126, title: 'call back' },
    ],
    ['emailed the report', { channel: 'email', on: TODAY, due: null, title: null }],
    ['想了解两融', { channel: 'note', on: TODAY, due: null, title: null }],
    ['下周三跟进', { channel: 'note', on: TODAY, due: 20261202, title: '跟进' }],
    ['昨天电话说下周三跟进', { channel: 'call', on: 20261122, due: 20261202, title: '跟进' }],
    ['called yesterday and will follow up next Friday', { channel: 'call', on: 20261122, due: 20261204, title: '' }],
    ['今天回访', { channel: 'note', on: TODAY, due: TODAY, title: '回访' }],
    ['上周四会面，月底前给方案', { channel: 'meeting', on: 20261119, due: 20261130, title: '给方案' }],
  ])('%s', (line, wanted) => {
    const { channel, on, followUp } = parseQuickLine(line, TODAY);
    expect({ channel, on, due: followUp?.due ?? null, title: followUp?.title ?? null }).toEqual(wanted);
  });
  it('knows who was not reached, and who called', () => {
    expect(parseQuickLine('电话未接', TODAY)).toMatchObject({ channel: 'call', reached: false, direction: 'out' });
    expect(parseQuickLine('called, no answer', TODAY)).toMatchObject({ channel: 'call', reached: false });
    expect(parseQuickLine('客户来电问分红', TODAY)).toMatchObject({ channel: 'call', reached: true, direction: 'in' });
  });
  it('takes tags and mentions, each once, and leaves their words', () => {
    const line = parseQuickLine('和 @王芳 一起面谈 #养老 #养老 ＃教育', TODAY);
    expect(line).toMatchObject({ tags: ['养老', '教育'], mentions: ['王芳'], channel: 'meeting' });
    expect(line.text).toBe('和 王芳 一起面谈 养老 养老 教育');
  });
  it('never throws and keeps every word', () => {
    const word = fc.constantFrom(
      '电话',
      '下周三',
      '#标签',
      '@zw',
      'next',
      'Friday',
      '3/4',
      '，',
      '99月',
      '点',
      ' ',
      '12',
      '后',
      '\ud842\udfb7',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(word).map((words) => words.join('')),
        ),
        (line) => {
          const parsed = parseQuickLine(line, TODAY);
          const words = (text: string): string => text.replace(/[#＃@＠\s]+/gu, '');
          expect(words(parsed.text)).toBe(words(line));
          expect(parsed.on).toBeLessThanOrEqual(TODAY);
          if (parsed.followUp !== null) expect(parsed.followUp.due).toBeGreaterThanOrEqual(TODAY);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
