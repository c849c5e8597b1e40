/** Cells of a branch's list as values: days as people write them, lists in one cell, kinds and relations in words. */
import { dateText, parseDate } from '../../kernel/dates.ts';
import { CHANNELS } from '../contact.record.ts';
import { RELATIONS } from '../member.record.ts';

/** 2026-11-20, 2026/1/5, 2026.1.5, 20261120, 2026年1月5日, each with a time behind it or not; null: no day. */
export function readDayCell(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const found =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T].*)?$/.exec(plain)?.filter((_, i) => i !== 2) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?(?: .*)?$/.exec(plain);
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  const ymd = parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return ymd === null ? null : dateText(ymd);
}

/** Several things in one cell, each once. */
export function readList(text: string): string[] {
  return unique(text.split(/[,，;；、|｜\n\r]+/u));
}

export function readTags(text: string): string[] {
  return unique(text.split(/[,，;；、|｜#＃\s]+/u));
}

function unique(parts: readonly string[]): string[] {
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

type Channel = (typeof CHANNELS)[number];
const CHANNEL_WORDS: readonly (readonly [Channel, RegExp])[] = [
  ['email', /邮件|邮箱|e-?mail/],
  ['message', /微信|短信|消息|信息|wechat|message|sms|text|chat/],
  ['call', /电话|致电|来电|回访|通话|电联|call|phone|tel/],
  ['visit', /拜访|走访|上门|来访|到访|visit/],
  ['meeting', /面谈|会面|会议|见面|现场|meeting|meet|face/],
  ['note', /备注|笔记|记录|其他|其它|note|other/],
];

/** Null: a word that is none of the kinds. */
export function readChannel(text: string): Channel | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return (
    CHANNELS.find((channel) => channel === plain) ?? CHANNEL_WORDS.find(([, words]) => words.test(plain))?.[0] ?? null
  );
}

/** A call that nobody answered is no contact for the touchpoint clock. */
export function saysNotReached(text: string): boolean {
  return /未接|无人接听|没接|未打通|打不通|不在服务区|已关机|空号|no answer|not reached|voicemail/i.test(text);
}

type Relation = (typeof RELATIONS)[number];
const RELATION_WORDS: readonly (readonly [Relation, RegExp])[] = [
  ['in_law', /岳|公公|婆婆|女婿|儿媳|亲家|in-?law/],
  ['grandparent', /祖父|祖母|爷爷|奶奶|外公|外婆|姥|grand(pa|ma|father|mother|parent)/],
  ['grandchild', /孙|grand(child|son|daughter)/],
  ['spouse', /配偶|妻|夫|爱人|太太|老公|老婆|spouse|wife|husband/],
  ['child', /子女|儿|女|孩子|^子$|child|son|daughter/],
  ['father', /父|爸|father|dad/],
  ['mother', /母|妈|mother|mom/],
  ['sibling', /兄|弟|姐|妹|哥|sibling|brother|sister/],
  ['other', /其他|其它|亲戚|other|relative/],
];

export function readRelation(text: string): Relation | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return (
    RELATIONS.find((relation) => relation === plain) ??
    // Uncles, nieces and cousins have letters of nearer kin in their names.
    (/叔|伯|姑|姨|舅|侄|甥|表|堂|uncle|aunt|cousin|niece|nephew/.test(plain) ? 'other' : undefined) ??
    RELATION_WORDS.find(([, words]) => words.test(plain))?.[0] ??
    null
  );
}

/** Two texts that say the same: their letters and digits, in pairs. */
export function isLikeText(a: string, b: string): boolean {
  const [one, other] = [lettersOf(a), lettersOf(b)];
  if (one === other) return true;
  if (Math.min(one.length, other.length) < 8) return false;
  return alikeness(one, other) >= LIKE;
}

/** Share of pairs of letters in common from which two texts of one client and day count as the same. */
const LIKE = 0.85;

export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Sørensen–Dice over pairs of neighbouring letters, 0..1. */
function alikeness(a: string, b: string): number {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++) pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1);
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0;
    if (left === 0) continue;
    pairs.set(b.slice(i, i + 2), left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length - 2);
}
