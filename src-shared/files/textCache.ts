/**
 * Strings of short byte slices in a file's encoding. A code or an account number comes a thousand times: its string is
 * made once, numbered, and found again by its bytes. Decoding is fatal: bytes that are no text, or that
 * hold a NUL (which SQLite's text functions would cut at), give null.
 */
const FIRST_SLOTS = 1 << 12;
/** Strings and bytes beyond which everything kept is forgotten. */
const MOST_STRINGS = 1 << 17;
const MOST_BYTES = 1 << 23;
/** Longer slices are decoded each time. */
const CACHED_BYTES = 48;
const FREE = -1;

export class TextCache {
  private readonly decoder: InstanceType<typeof TextDecoder>;
  /** By number. */
  strings: string[] = [];
  private hashes = new Int32Array(FIRST_SLOTS);
  private ends = new Int32Array(FIRST_SLOTS);
  private kept = new Uint8Array(1 << 16);
  private slots = new Int32Array(FIRST_SLOTS).fill(FREE);

  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  /** The text; null if the bytes are no text of the encoding. */
  text(bytes: Uint8Array, start: number, end: number): string | null {
    if (end - start > CACHED_BYTES) return this.decode(bytes, start, end);
    this.trim();
    const number = this.number(bytes, start, end);
    return number < 0 ? null : (this.strings[number] as string);
  }

  /** Forgets everything once it is too much; numbers are then given anew. Whether it was. */
  trim(): boolean {
    const count = this.strings.length;
    if (count < MOST_STRINGS && (count === 0 || (this.ends[count - 1] as number) < MOST_BYTES)) return false;
    this.strings = [];
    this.slots.fill(FREE);
    return true;
  }

  /** The number of the text, which is its string's place in `strings`; -1 if the bytes are no text of the encoding. */
  number(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    hash ^= hash >>> 15;
    const { slots, hashes, ends, kept } = this;
    const mask = slots.length - 1;
    const length = end - start;
    let slot = hash & mask;
    for (let number = slots[slot] as number; number !== FREE; number = slots[slot] as number) {
      if (hashes[number] === hash) {
        const from = number === 0 ? 0 : (ends[number - 1] as number);
        if ((ends[number] as number) - from === length) {
          let i = 0;
          while (i < length && kept[from + i] === bytes[start + i]) i++;
          if (i === length) return number;
        }
      }
      slot = (slot + 1) & mask;
    }
    return this.keep(bytes, start, end, hash, slot);
  }

  private keep(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const text = this.decode(bytes, start, end);
    if (text === null) return -1;
    const number = this.strings.length;
    const from = number === 0 ? 0 : (this.ends[number - 1] as number);
    const to = from + end - start;
    if (to > this.kept.length) {
      const more = new Uint8Array(Math.max(to, this.kept.length * 2));
      more.set(this.kept);
      this.kept = more;
    }
    this.kept.set(bytes.subarray(start, end), from);
    this.strings.push(text);
    this.hashes[number] = hash;
    this.ends[number] = to;
    this.slots[slot] = number;
    if (this.strings.length * 2 > this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    const size = this.slots.length * 4;
    const hashes = new Int32Array(size);
    const ends = new Int32Array(size);
    hashes.set(this.hashes);
    ends.set(this.ends);
    this.hashes = hashes;
    this.ends = ends;
    this.slots = new Int32Array(size).fill(FREE);
    for (let number = 0; number < this.strings.length; number++) {
      let slot = (hashes[number] as number) & (size - 1);
      while (this.slots[slot] !== FREE) slot = (slot + 1) & (size - 1);
      this.slots[slot] = number;
    }
  }

  /** For values that hardly ever repeat. */
  decode(bytes: Uint8Array, start: number, end: number): string | null {
    const ascii = asciiText(bytes, start, end);
    if (ascii !== null) return ascii;
    try {
      const text = this.decoder.decode(bytes.subarray(start, end));
      return text.includes('\0') ? null : text;
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }
}

/** Whether the bytes are ASCII without a NUL: then they are text in every encoding. */
export function isPlainAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === 0 || byte > 127) return false;
  }
  return true;
}

/** Short pure ASCII without a decoder's call; null if it is not that. */
export function asciiText(bytes: Uint8Array, start: number, end: number): string | null {
  const length = end - start;
  if (length > 24) return null;
  // A NUL goes to the decoder's path, which refuses it.
  let text = '';
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const a = bytes[i] as number;
    const b = bytes[i + 1] as number;
    const c = bytes[i + 2] as number;
    const d = bytes[i + 3] as number;
    if ((a | b | c | d) > 127 || a === 0 || b === 0 || c === 0 || d === 0) return null;
    text += String.fromCharCode(a, b, c, d);
  }
  for (; i < end; i++) {
    const a = bytes[i] as number;
    if (a > 127 || a === 0) return null;
    text += String.fromCharCode(a);
  }
  return text;
}
