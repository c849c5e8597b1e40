/**
 * Numbers that look random and are the same for the same seed for ever: the 32-bit mix of Tommy Ettinger's Mulberry32, begun
 * from an FNV-1a hash of seed and name. Good enough to draw groups by; not for secrets.
 */

/** 32 bits. */
function hash(text: string, seed: number): number {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}

/** In [0, 1). */
function numbers(state: number): () => number {
  let now = state >>> 0;
  return () => {
    now = (now + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(now ^ (now >>> 15), now | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A new list in an order drawn by seed and name: Fisher and Yates, from the end. */
export function shuffled<T>(list: readonly T[], seed: number, name: string): T[] {
  const out = [...list];
  const next = numbers(hash(name, seed));
  for (let i = out.length - 1; i > 0; i--) {
    const k = Math.floor(next() * (i + 1));
    [out[i], out[k]] = [out[k] as T, out[i] as T];
  }
  return out;
}
