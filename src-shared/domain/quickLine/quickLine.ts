/**
 * One typed line as a contact with a client, and the follow-up that it names. Clauses part at commas, semicolons and full
 * stops. A clause with a day that comes, or with a word of following up, is the follow-up; a day that has been is
 * when the contact was. What is understood is shown before it is kept; every word of the line stays in the text.
 */
import type { Ymd } from '../../kernel/dates.ts';
import { chineseDay } from './chinese.ts';
import { englishDay } from './english.ts';
import type { FoundDay } from './found.ts';

export type LineChannel = 'call' | 'visit' | 'message' | 'meeting' | 'email' | 'note';

export interface FollowUp {
  readonly due: Ymd;
  readonly clock: string | null;
  /** The clause without its day: what is to be done. '' where the clause says nothing but when. */
  readonly title: string;
}

export interface QuickLine {
  readonly channel: LineChannel;
  readonly direction: 'out' | 'in' | null;
  readonly reached: boolean;
  readonly on: Ymd;
  readonly clock: string | null;
  /** Without their marks, each once. */
  readonly tags: readonly string[];
  /** What follows an @, as typed: a name, its pinyin, a number. */
  readonly mentions: readonly string[];
  /** The line without its marks of tags and mentions at the end; the words stay. */
  readonly text: string;
  readonly followUp: FollowUp | null;
}

const CHANNELS: readonly (readonly [LineChannel, RegExp])[] = [
  ['visit', /拜访|上门|走访|到访|来访|\bvisit(?:ed|s)?\b/iu],
  ['meeting', /会面|面谈|见面|开会|约谈|\bmet\b|\bmeeting\b/iu],
  ['email', /邮件|发邮|\be-?mail(?:ed)?\b/iu],
  ['message', /微信|短信|留言|消息|\bwechat\b|\bsms\b|\bmessaged?\b|\btext(?:ed)?\b/iu],
  ['call', /电话|致电|来电|通话|打给|未接|\bcall(?:ed)?\b|\bphoned?\b|\brang\b/iu],
];
const INCOMING = /来电|来访|到访|客户来|主动(?:联系|来)|\bcame (?:in|by)\b|\bcalled (?:me|us|in)\b/iu;
const NOT_REACHED =
  /未接|没接|无人接|未接通|没打通|打不通|关机|占线|未联系上|没联系上|\bno answer\b|\bnot reached\b|\bvoice ?mail\b/iu;
const FOLLOW =
  /跟进|回访|提醒|再联系|再打|回复他|回复她|约(?:他|她)?(?:见|谈)|待办|\bfollow(?:ing)?[- ]?up\b|\bremind\b|\bcall (?:him |her |them )?back\b/iu;
const TAG = /[#＃]([^\s#＃@＠,，。;；、]{1,40})/gu;
const MENTION = /[@＠]([^\s#＃@＠,，。;；、]{1,40})/gu;

export function parseQuickLine(line: string, today: Ymd): QuickLine {
  const tags = [...new Set([...line.matchAll(TAG)].map(([, tag]) => tag as string))];
  const mentions = [...new Set([...line.matchAll(MENTION)].map(([, name]) => name as string))];
  const bare = line.replace(TAG, ' ').replace(MENTION, ' ');
  let followUp: FollowUp | null = null;
  let was: FoundDay | null = null;
  let told = '';
  for (const clause of bare.split(/[,，。;；\n]|(?<!\d)\.(?!\d)/u)) {
    const found = dayIn(clause, today);
    const isFollow = FOLLOW.test(clause);
    if (followUp === null && found !== null && (found.day > today || (isFollow && found.day === today))) {
      followUp = { due: found.day, clock: found.clock, title: titleOf(clause, found) };
      continue;
    }
    if (was === null && found !== null && found.day <= today) was = found;
    // "called yesterday and will follow up next Friday": the clause goes on to a day that comes.
    const rest = found === null ? '' : clause.slice(found.at + found.length);
    const next = followUp === null && rest !== '' ? dayIn(rest, today) : null;
    if (found === null || next === null || next.day <= today) {
      told += ` ${clause}`;
      continue;
    }
    told += ` ${clause.slice(0, found.at + found.length)} ${rest.slice(0, next.at)}`;
    followUp = { due: next.day, clock: next.clock, title: titleOf(rest.slice(next.at), { ...next, at: 0 }) };
  }
  // A line that is a follow-up alone is told by its own words.
  const words = told.trim() === '' ? bare : told;
  const channel = CHANNELS.find(([, form]) => form.test(words))?.[0] ?? 'note';
  return {
    channel,
    direction: channel === 'note' ? null : INCOMING.test(words) ? 'in' : 'out',
    reached: !NOT_REACHED.test(words),
    on: was?.day ?? today,
    clock: was?.clock ?? null,
    tags,
    mentions,
    text: textOf(line),
    followUp,
  };
}

/** The first day that a text names in words of either language; null: none. */
export function dayIn(clause: string, today: Ymd): FoundDay | null {
  const [zh, en] = [chineseDay(clause, today), /[a-z]/i.test(clause) ? englishDay(clause, today) : null];
  if (zh === null || en === null) return zh ?? en;
  return en.at < zh.at || (en.at === zh.at && en.length > zh.length) ? en : zh;
}

function titleOf(clause: string, { at, length }: FoundDay): string {
  const rest = `${clause.slice(0, at)} ${clause.slice(at + length).replace(/^(?:之前|以前|前)/u, '')}`;
  return rest.replace(/\s+/gu, ' ').trim().slice(0, 200);
}

/** Marks go, their words stay: "#养老" is read as 养老. */
function textOf(line: string): string {
  return line
    .replace(/[#＃@＠](?=[^\s#＃@＠])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
