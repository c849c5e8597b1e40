/**
 * Words of a branch's list for what is chosen from a few: attitude to risk, experience, income, how he likes to be reached.
 * Whole words and whole stretches of numbers alone: a "not" before it, months, two ways at once, a calendar year mean something
 * else, and are said not to be understood. Null: none of them.
 */
import { type ATTITUDES, EXPERIENCES, MONEY_BANDS, type REACHED_BY } from '../profile.record.ts';

type Attitude = (typeof ATTITUDES)[number];
type Experience = (typeof EXPERIENCES)[number];
type Band = (typeof MONEY_BANDS)[number];
type ReachedBy = (typeof REACHED_BY)[number];

const plainOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '');

const ATTITUDE_WORDS: Readonly<Record<Attitude, string>> = {
  avoids:
    '回避风险 回避 规避风险 规避 风险规避 风险厌恶 厌恶风险 保守 保守型 avoidsrisk riskaverse averse conservative',
  cautious: '谨慎 谨慎型 稳健 稳健型 cautious prudent',
  balanced: '平衡 平衡型 中性 适中 balanced moderate neutral',
  growth: '进取 进取型 成长 成长型 积极 积极型 growth',
  seeks: '追求高风险 追求高收益 激进 激进型 冒险 冒险型 seeksrisk riskseeking aggressive',
};
const REACHED_WORDS: Readonly<Record<ReachedBy, string>> = {
  call: '电话 打电话 手机 致电 电联 电话联系 phone call telephone mobile',
  message: '微信 短信 微信短信 消息 信息 微信联系 wechat sms message text',
  email: '邮件 电子邮件 邮箱 电邮 email e-mail mail',
  visit: '上门 上门拜访 拜访 当面 面谈 到营业部 visit inperson',
};

function wordOf<C extends string>(text: string, words: Readonly<Record<C, string>>): C | null {
  const plain = plainOf(text);
  const codes = Object.keys(words) as C[];
  return codes.find((code) => code === plain || words[code].split(' ').includes(plain)) ?? null;
}

export const readAttitude = (text: string): Attitude | null => wordOf(text, ATTITUDE_WORDS);
export const readReachedBy = (text: string): ReachedBy | null => wordOf(text, REACHED_WORDS);

const DIGITS = '零一二三四五六七八九';
const digitOf = (one: string): number => (one === '两' ? 2 : DIGITS.indexOf(one));

/** 三十五 is 35; 三五, without a unit, is "three to five". */
function inDigits(text: string): string {
  return text.replace(/[零一两二三四五六七八九十百]+/gu, (run) => {
    if (!/[十百]/.test(run)) return [...run].map(digitOf).join('-');
    const found = /^(?:([一两二三四五六七八九])?(百))?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
      run,
    );
    if (found === null) return run;
    const [, hundreds, hundred, tens, ten, ones] = found;
    const part = (digit: string | undefined, unit: string | undefined, size: number): number =>
      unit === undefined ? 0 : (digit === undefined ? 1 : digitOf(digit)) * size;
    return String(part(hundreds, hundred, 100) + part(tens, ten, 10) + (ones === undefined ? 0 : digitOf(ones)));
  });
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

const BELOW = '不到|不足|未满|低于|小于|少于|不超过|最多|lessthan|below|under|upto|<|≤';
const ABOVE = '超过|大于|多于|高于|至少|morethan|over|above|atleast|>|≥';
const NUMBER = String.raw`(\d+(?:\.\d+)?)`;

/** A stretch and nothing else: "3", "1-3", "5 … 以上", "不到1 …", each number with or without the unit. */
function stretchOf(text: string, unit: string): Stretch | null {
  const whole = new RegExp(
    `^(?:约|大约|about)?(?:(${BELOW})|(${ABOVE}))?${NUMBER}(?:${unit})?(?:(?:-|–|—|~|至|到|to)${NUMBER}(?:${unit})?)?(?:(以下|以内|or(?:less|below))|(以上|及以上|\\+|or(?:more|above))|左右)?$`,
    'u',
  );
  const [all, below, above, first, second, under, over] = whole.exec(text) ?? [];
  if (all === undefined || first === undefined) return null;
  const [isBelow, isAbove] = [below ?? under, above ?? over].map((word) => word !== undefined);
  if ((below !== undefined || above !== undefined) && (under !== undefined || over !== undefined)) return null;
  const from = Number(first);
  if (second !== undefined) return isBelow || isAbove || Number(second) <= from ? null : { from, to: Number(second) };
  if (isBelow) return { from: 0, to: from };
  return { from, to: isAbove ? Number.POSITIVE_INFINITY : from };
}

/** The band that the stretch lies in; null: it spans several. */
function bandOf<B extends string>({ from, to }: Stretch, bands: readonly (readonly [B, number, number])[]): B | null {
  return bands.find(([, low, high]) => from >= low && from < high && to <= high)?.[0] ?? null;
}

const YEARS: readonly (readonly [Experience, number, number])[] = [
  ['under_1', 0, 1],
  ['from_1_to_3', 1, 3],
  ['from_3_to_5', 3, 5],
  ['over_5', 5, Number.POSITIVE_INFINITY],
];
/** Beyond it a number of years is a calendar year. */
const MOST_YEARS = 90;

export function readExperience(text: string): Experience | null {
  const plain = plainOf(text);
  const coded = EXPERIENCES.find((code) => code === plain);
  if (coded !== undefined) return coded;
  if (/^(无|没有|新手|无经验|没有经验|0年?)$/.test(plain)) return 'none';
  const stretch = stretchOf(inDigits(plain), 'years?|yrs?|年');
  return stretch === null || stretch.from > MOST_YEARS ? null : bandOf(stretch, YEARS);
}

/** In 10,000 yuan a year. */
const BANDS: readonly (readonly [Band, number, number])[] = [
  ['under_10w', 0, 10],
  ['from_10w', 10, 30],
  ['from_30w', 30, 50],
  ['from_50w', 50, 100],
  ['over_100w', 100, Number.POSITIVE_INFINITY],
];
const WAN = 10_000;

/** Of yuan a year, or of 10,000 yuan where the cell says 万 or w; a bare number below 10,000 is too little to be yuan a year. */
export function readBand(text: string): Band | null {
  const plain = plainOf(text).replaceAll(',', '');
  const coded = MONEY_BANDS.find((code) => code === plain);
  if (coded !== undefined) return coded;
  // 元 before 以上 as after it: 10万元以下.
  const amount = inDigits(plain.replace(/(每年|一年|\/年|ayear)$/, ''))
    .replace(/(人民币|rmb|yuan|元)(?=以|及|左右|$|-|–|~|至|到)/g, '')
    .replace(/(人民币|rmb|yuan|元)$/, '');
  const inWan = stretchOf(amount, '万|w');
  if (inWan === null) return null;
  if (/万|\dw/.test(amount)) return bandOf(inWan, BANDS);
  if ((inWan.from !== 0 && inWan.from < WAN) || inWan.to < WAN) return null;
  return bandOf({ from: inWan.from / WAN, to: inWan.to / WAN }, BANDS);
}
