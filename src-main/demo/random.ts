/**
 * The only source of chance in the demo branch: a small seeded generator (sfc32) with one stream per label, so that a
 * change in how one part draws does not move every other part. No Math.random: the same seed gives the same bytes.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number in [0, below). */
  int(below: number): number;
  /** Whole number in [low, high], both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Standard normal. */
  normal(): number;
}

/** FNV-1a, 32 bit: turns a label into a number that seeds a stream. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

export function createRandom(seed: number, label: string): Random {
  let a = seed | 0;
  let b = Math.floor(seed / 0x100000000) | 0;
  let c = hashText(label) | 0;
  let counter = 1;
  let spareNormal: number | null = null;

  function next32(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 16; i++) next32();

  const next = (): number => next32() / 0x100000000;
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    between: (low, high) => low + int(high - low + 1),
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error('pick from an empty list');
      return list[int(list.length)] as T;
    },
    normal: () => {
      if (spareNormal !== null) {
        const value = spareNormal;
        spareNormal = null;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      const angle = 2 * Math.PI * next();
      spareNormal = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}

/** A list in random order; the list given stays as it is. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

/** Picks by weight from [value, weight] pairs. */
export function pickWeighted<T>(random: Random, pairs: readonly (readonly [T, number])[]): T {
  let total = 0;
  for (const [, weight] of pairs) total += weight;
  let left = random.next() * total;
  for (const [value, weight] of pairs) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = pairs[pairs.length - 1];
  if (last === undefined) throw new Error('pick from an empty list');
  return last[0];
}
