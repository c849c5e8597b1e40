/** Figures on screen: not a cent may change between the reply and the eye. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactSum, e4OfMoney, groupDigits, moneyOfE4, signOf } from '../../src-renderer/format/decimal.ts';
import { formatOf } from '../../src-renderer/format/format.ts';
import { axisE4, shortE4 } from '../../src-renderer/format/short.ts';

const zh = formatOf('zh-CN');
const en = formatOf('en');

describe('exact amounts', () => {
  test('grouping keeps every digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (fen) => {
        const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
        const text = `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(groupDigits(text).replaceAll(',', '')).toBe(text);
        expect(zh.money(text)).toBe(en.money(text));
      }),
    );
  });
  test.each([
    [0, '0.00'],
    [1, '0.00'],
    [50, '0.01'],
    [-50, '-0.01'],
    [-49, '0.00'],
    [123_456_789_050, '12,345,678.91'],
    [-90_071_992_547_409_9, '-90,071,992,547.41'],
  ])('%d ten-thousandths are %s', (e4, text) => {
    expect(zh.moneyE4(e4).replace('-0.00', '0.00')).toBe(text);
  });
  test('money text and integers pass into each other without loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), (fen) => {
        expect(e4OfMoney(moneyOfE4(fen * 100))).toBe(fen * 100);
      }),
    );
  });
  test('signs: plus for a gain, nothing for zero', () => {
    expect(zh.signedMoney('12.30')).toBe('+12.30');
    expect(zh.signedMoney('-12.30')).toBe('-12.30');
    expect(zh.signedMoney('0.00')).toBe('0.00');
    expect(zh.signedMoney('-0.00')).toBe('0.00');
    expect([signOf('-0.01'), signOf('0.00'), signOf('3.00')]).toEqual([-1, 0, 1]);
  });
  test('sums beyond 2^53 stay exact', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), { maxLength: 50 }), (values) => {
        const sum = new ExactSum();
        for (const value of values) sum.add(value);
        const whole = values.reduce((total, value) => total + BigInt(value), 0n);
        const magnitude = ((whole < 0n ? -whole : whole) + 50n) / 100n;
        const text = sum.text().replace('.', '').replace('-', '');
        expect(BigInt(text)).toBe(magnitude);
        expect(sum.text().startsWith('-')).toBe(whole < 0n && magnitude > 0n);
      }),
    );
  });
});

describe('short forms', () => {
  test.each([
    [12_345_678_901, '123.5万', '1.23M'],
    [100_000_000, '1.00万', '10.00K'],
    [99_999_999_999, '1,000万', '10.00M'],
    [999_999_999_999, '1.00亿', '100.0M'],
    [1_234_567_890_123, '1.23亿', '123.5M'],
    [-52_300_000, '-5,230', '-5.23K'],
    [4_000, '0', '0'],
    [9_999_999_999_999, '10.00亿', '1.00B'],
  ])('%d', (e4, chinese, english) => {
    expect(shortE4(e4, 'zh-CN')).toBe(chinese);
    expect(shortE4(e4, 'en')).toBe(english);
  });
  test('an axis drops the zeros that say nothing', () => {
    expect(axisE4(800_000_000, 'zh-CN')).toBe('8万');
    expect(axisE4(750_000_000, 'zh-CN')).toBe('7.5万');
    expect(axisE4(100_000_000_000, 'zh-CN')).toBe('1,000万');
    expect(axisE4(0, 'zh-CN')).toBe('0');
    expect(axisE4(-20_000_000, 'en')).toBe('-2K');
  });
  test('tiles show what is below the first unit whole', () => {
    expect(zh.short('9999.99')).toBe('9,999.99');
    expect(zh.short('10000.00')).toBe('1.00万');
    expect(zh.signedShort('7173.05')).toBe('+7,173.05');
  });
});

describe('ratios', () => {
  test('percent, rate, times', () => {
    expect(zh.percent(0.12345)).toBe('12.35%');
    expect(zh.signedPercent(0.1)).toBe('+10.00%');
    expect(zh.signedPercent(-0.00001)).toBe('0.00%');
    expect(zh.perMille(0.00025)).toBe('0.250‰');
    expect(zh.times(3.251)).toBe('3.25 倍');
    expect(en.times(3.251)).toBe('3.25×');
  });
  test('months', () => {
    expect(zh.month('2026-11')).toBe('2026年11月');
    expect(en.month('2026-11')).toBe('Nov 2026');
  });
});
