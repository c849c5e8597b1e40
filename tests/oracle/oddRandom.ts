// A small seeded generator of numbers (mulberry32): the same seed gives the same branch on every machine.
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number from a to b, both included. */
  int(a: number, b: number): number;
  chance(p: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

export function seeded(seed: number): Random {
  let state = (seed * 2654435761) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (a: number, b: number): number => a + Math.floor(next() * (b - a + 1));
  return {
    next,
    int,
    chance: (p) => next() < p,
    pick: (list) => {
      if (list.length === 0) throw new Error('pick from nothing');
      return list[int(0, list.length - 1)] as (typeof list)[number];
    },
    shuffled: (list) => {
      const out = [...list];
      for (let k = out.length - 1; k > 0; k -= 1) {
        const j = int(0, k);
        [out[k], out[j]] = [out[j] as (typeof out)[number], out[k] as (typeof out)[number]];
      }
      return out;
    },
  };
}
