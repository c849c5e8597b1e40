/**
 * An exact set of a dataset's keys that holds millions in little memory. A key is a day, one or two small numbers, and
 * perhaps a text. Keys of numbers, and texts that are numbers of up to 15 digits (as trade numbers are), are integers in
 * a set of their day, which stays small and close at hand; any other text is kept as it is.
 */
import { NumberSet } from './numberSet.ts';

/** Two ids in one safe integer. */
const SECOND = 2 ** 26;
const LONGEST_NUMBER = 15;

export class KeySet {
  size = 0;
  private readonly groups = new Map<number, NumberSet>();
  private readonly texts = new Map<number, Set<string>>();
  private lastGroup = -1;
  private lastSet: NumberSet | null = null;

  /** Whether the key is new; it is kept. day < 2^27; a < 16 with a text, else a, b < 2^26. */
  add(day: number, a: number, b: number, text: string | null): boolean {
    let fresh: boolean;
    if (text === null) {
      if (b >= SECOND || a >= SECOND) throw new RangeError('an id is too large for a key');
      // A key of one number is that number: they lie close together, which the set makes use of.
      fresh = b === 0 ? this.group(day * 512 + 257).add(a) : this.group(day * 512 + 256).add(a * SECOND + b);
    } else {
      const number = digitsOf(text);
      if (number < 0) fresh = this.addText(day * 16 + a, text);
      else fresh = this.group(day * 512 + a * 16 + text.length).add(number);
    }
    if (fresh) this.size++;
    return fresh;
  }

  private group(key: number): NumberSet {
    if (key === this.lastGroup && this.lastSet) return this.lastSet;
    let set = this.groups.get(key);
    if (!set) {
      set = new NumberSet();
      this.groups.set(key, set);
    }
    this.lastGroup = key;
    this.lastSet = set;
    return set;
  }

  private addText(key: number, text: string): boolean {
    let set = this.texts.get(key);
    if (!set) {
      set = new Set();
      this.texts.set(key, set);
    }
    if (set.has(text)) return false;
    set.add(text);
    return true;
  }

  /** Gives the memory back. */
  clear(): void {
    this.size = 0;
    this.groups.clear();
    this.texts.clear();
    this.lastGroup = -1;
    this.lastSet = null;
  }
}

/** The number that a text of digits is; with its length it is the text. −1: no such text. */
function digitsOf(text: string): number {
  const { length } = text;
  if (length === 0 || length > LONGEST_NUMBER) return -1;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
