/**
 * Whether bytes are text of the encoding that the manifest names, without keeping the text. Runs of ASCII or of whole
 * UTF-8 chunks pass without decoding. A file that is named gb18030 and is plainly UTF-8 is wrong too: most UTF-8 decodes
 * as GB18030 without an error, into other characters (notes on security § 4.3 row 17).
 */
import { isAscii } from 'node:buffer';

/** So many 3-byte sequences of valid UTF-8 do not come together by chance in GB18030. */
const PLAINLY_UTF8 = 8;

export class EncodingCheck {
  private readonly decoder: InstanceType<typeof TextDecoder>;
  private utf8: InstanceType<typeof TextDecoder> | null;
  private threeByte = 0;
  private pending = false;
  private otherPending = false;
  /** Null: sound so far. */
  fault: string | null = null;

  constructor(encoding: 'utf-8' | 'gb18030') {
    this.decoder = new TextDecoder(encoding, { fatal: true });
    this.utf8 = encoding === 'gb18030' ? new TextDecoder('utf-8', { fatal: true }) : null;
  }

  push(chunk: Buffer): void {
    if (this.fault !== null) return;
    if (isAscii(chunk) && !this.pending && !this.otherPending) return;
    try {
      this.decoder.decode(chunk, { stream: true });
      // Only a chunk that ends in ASCII is sure to leave nothing open.
      this.pending = (chunk[chunk.length - 1] ?? 0) > 0x2f;
    } catch {
      this.fault = 'bytes that are no text of this encoding';
      return;
    }
    this.tryUtf8(chunk);
  }

  private tryUtf8(chunk: Buffer): void {
    if (!this.utf8) return;
    try {
      this.utf8.decode(chunk, { stream: true });
      this.otherPending = (chunk[chunk.length - 1] ?? 0) > 0x7f;
      for (let i = 0; i < chunk.length && this.threeByte < PLAINLY_UTF8; i++) {
        if (((chunk[i] as number) & 0xf0) === 0xe0) this.threeByte++;
      }
    } catch {
      this.utf8 = null;
      this.otherPending = false;
    }
  }

  end(): void {
    if (this.fault !== null) return;
    try {
      this.decoder.decode();
    } catch {
      this.fault = 'the file ends inside a character';
      return;
    }
    if (this.utf8 && this.threeByte >= PLAINLY_UTF8) {
      try {
        this.utf8.decode();
        this.fault = 'the text is UTF-8';
      } catch {
        this.utf8 = null;
      }
    }
  }
}
