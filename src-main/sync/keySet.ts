/**
 * An exact set of keys that holds millions in little memory: keys are bytes in an arena, found through an open-addressed
 * table of their hashes. Two keys are the same only if their bytes are.
 */
const CHUNK_BITS = 22;
const CHUNK = 2 ** CHUNK_BITS;
const WIDEST = 2048;

export class KeySet {
  size = 0;
  /** Place + 1 of a key; 0 = free. */
  private slots = new Uint32Array(1024);
  private mask = 1023;
  private readonly chunks: Uint8Array[] = [];
  private used = CHUNK;
  private readonly key = new Uint8Array(WIDEST);

  /** Whether the key is new; it is kept. */
  add(a: number, b: number, c: number, text: string | null): boolean {
    const length = this.encode(a, b, c, text);
    let slot = hashOf(this.key, 0, length) & this.mask;
    for (;;) {
      const place = this.slots[slot] as number;
      if (place === 0) break;
      if (this.equals(place - 1, length)) return false;
      slot = (slot + 1) & this.mask;
    }
    this.slots[slot] = this.keep(length) + 1;
    this.size++;
    if (this.size * 3 > this.mask * 2) this.grow();
    return true;
  }

  /** Gives the memory back. */
  clear(): void {
    this.size = 0;
    this.slots = new Uint32Array(1024);
    this.mask = 1023;
    this.chunks.length = 0;
    this.used = CHUNK;
  }

  private encode(a: number, b: number, c: number, text: string | null): number {
    const { key } = this;
    let at = 0;
    at = number(key, at, a);
    at = number(key, at, b);
    at = number(key, at, c);
    if (text === null) return at;
    if (text.length * 3 + at > WIDEST) throw new RangeError('a key is too long');
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < 0xff) key[at++] = code;
      else {
        key[at++] = 0xff;
        key[at++] = code;
        key[at++] = code >>> 8;
      }
    }
    return at;
  }

  private keep(length: number): number {
    if (this.used + length + 2 > CHUNK) {
      this.chunks.push(new Uint8Array(CHUNK));
      this.used = 0;
    }
    const chunk = this.chunks[this.chunks.length - 1] as Uint8Array;
    const at = this.used;
    chunk[at] = length;
    chunk[at + 1] = length >>> 8;
    chunk.set(this.key.subarray(0, length), at + 2);
    this.used += length + 2;
    return (this.chunks.length - 1) * CHUNK + at;
  }

  private equals(place: number, length: number): boolean {
    const chunk = this.chunks[Math.floor(place / CHUNK)] as Uint8Array;
    const at = place % CHUNK;
    if ((chunk[at] as number) + (chunk[at + 1] as number) * 256 !== length) return false;
    for (let i = 0; i < length; i++) if (chunk[at + 2 + i] !== this.key[i]) return false;
    return true;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    this.mask = this.slots.length - 1;
    for (const place of old) {
      if (place === 0) continue;
      const chunk = this.chunks[Math.floor((place - 1) / CHUNK)] as Uint8Array;
      const at = (place - 1) % CHUNK;
      const length = (chunk[at] as number) + (chunk[at + 1] as number) * 256;
      let slot = hashOf(chunk, at + 2, length) & this.mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = place;
    }
  }
}

function hashOf(bytes: Uint8Array, from: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + length; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Seven bits a byte: the keys' numbers are small. */
function number(key: Uint8Array, from: number, value: number): number {
  let at = from;
  let rest = value;
  while (rest > 127) {
    key[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  key[at++] = rest;
  return at;
}
