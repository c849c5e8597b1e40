/**
 * How a name is typed: full pinyin and initials, lower case, without blanks. A surname that is read in two ways (曾 is
 * zēng as a name, céng as a word) is found by both; readings are separated by one blank.
 */
import { pinyin } from 'pinyin-pro';

function syllables(name: string, surname: boolean): string[] {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;
  return pinyin(name, surname ? { ...options, surname: 'head' } : options).map((part) =>
    part.toLowerCase().replace(/\s+/g, ''),
  );
}

/** The first letter of each syllable; letters and digits of a Latin part stay as they are. */
function initials(parts: readonly string[], name: string): string {
  const latin = new Set(name.toLowerCase().match(/[a-z0-9]+/g) ?? []);
  return parts.map((part) => (latin.has(part) ? part : (Array.from(part)[0] ?? ''))).join('');
}

export function pinyinName(name: string): { pinyin: string; pinyin_initials: string } {
  const readings = [syllables(name, true), syllables(name, false)];
  const unique = (texts: readonly string[]): string => [...new Set(texts)].join(' ');
  return {
    pinyin: unique(readings.map((parts) => parts.join(''))),
    pinyin_initials: unique(readings.map((parts) => initials(parts, name))),
  };
}
