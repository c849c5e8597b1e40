/**
 * Strings of short byte slices in a file's encoding. A code or an account number comes a thousand times: its string is
 * made once and found again by its bytes. Decoding is fatal: bytes that are no text, or that
 * hold a NUL (which SQLite's text functions would cut at), give null.
 */
const SLOTS = 1 << 15;
/** Longer slices are decoded each time. */
const CACHED_BYTES = 48;

export class TextCache {
  private readonly decoder: InstanceType<typeof TextDecoder>;
  private readonly strings: (string | undefined)[] = new Array<string | undefined>(SLOTS);
  private readonly slices: (Uint8Array | undefined)[] = new Array<Uint8Array | undefined>(SLOTS);

  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  /** The text; null if the bytes are no text of the encoding. */
  text(bytes: Uint8Array, start: number, end: number): string | null {
    const length = end - start;
    if (length > CACHED_BYTES) return this.decode(bytes, start, end);
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const kept = this.slices[slot];
    if (kept && kept.length === length) {
      let i = 0;
      while (i < length && kept[i] === bytes[start + i]) i++;
      if (i === length) return this.strings[slot] as string;
    }
    const text = this.decode(bytes, start, end);
    if (text !== null) {
      this.strings[slot] = text;
      this.slices[slot] = bytes.slice(start, end);
    }
    return text;
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

/** Short pure ASCII without a decoder's call; null if it is not that. */
function asciiText(bytes: Uint8Array, start: number, end: number): string | null {
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
