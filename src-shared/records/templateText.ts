/**
 * Places in a template's text that are filled in for a client: {name}, {total_asset} and so on. A text may hold only those
 * listed here; what has no value at filling stays as it is written, and is told: never an empty place, never a 0. Pure.
 */
export const PLACEHOLDERS = [
  /** The client's name. */
  'name',
  /** How he is addressed: surname with 先生 or 女士 in Chinese, Mr or Ms in English; the name where the gender is not known. */
  'salutation',
  /** The name of his advisor. */
  'advisor',
  /** The branch's day, and its day of the week. */
  'today',
  'weekday',
  /** His total assets in yuan, and the day they are of. */
  'total_asset',
  'as_of',
  'tier',
  'risk_level',
  'risk_until',
  'last_contact',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const PLACE = /\{([^{}\n]*)\}/gu;

export interface UnknownPlace {
  readonly name: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

/** Places in braces that are none of ours, in the order of the text. */
export function unknownPlaces(text: string): UnknownPlace[] {
  return [...text.matchAll(PLACE)].flatMap((match) => {
    const name = match[1] as string;
    if ((PLACEHOLDERS as readonly string[]).includes(name.trim())) return [];
    const before = text.slice(0, match.index).split('\n');
    return [{ name, line: before.length, column: [...(before.at(-1) as string)].length + 1 }];
  });
}

export interface Filled {
  readonly text: string;
  /** Places that have no value, each once. */
  readonly missing: readonly Placeholder[];
}

export function fillPlaces(text: string, values: Readonly<Record<Placeholder, string | null>>): Filled {
  const missing = new Set<Placeholder>();
  const filled = text.replace(PLACE, (place, name: string) => {
    const key = PLACEHOLDERS.find((one) => one === name.trim());
    if (key === undefined) return place;
    const value = values[key];
    if (value === null || value === '') {
      missing.add(key);
      return place;
    }
    return value;
  });
  return { text: filled, missing: [...missing] };
}

/** Surnames of two characters; the others have one. */
const DOUBLE = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 呼延 百里 东郭 南门 羊舌'.split(
    ' ',
  ),
);

/** A person's surname with how he is addressed; a name that is not Chinese, and an institution's, stay whole. */
export function salutationOf(name: string, gender: string | null, isPerson: boolean, language: 'zh' | 'en'): string {
  if (!isPerson || (gender !== 'male' && gender !== 'female')) return name;
  const isChinese = /^\p{Script=Han}{2,}$/u.test(name);
  const surname = !isChinese
    ? name
    : DOUBLE.has(name.slice(0, 2)) && name.length > 2
      ? name.slice(0, 2)
      : name.slice(0, 1);
  if (language === 'zh') return `${surname}${gender === 'male' ? '先生' : '女士'}`;
  return `${gender === 'male' ? 'Mr' : 'Ms'} ${surname}`;
}
