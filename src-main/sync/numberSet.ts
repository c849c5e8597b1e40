/**
 * An exact set of safe integers ≥ 0. Numbers that lie close together, as running numbers of a day do, are bits of a map;
 * others are kept in open addressing over doubles, some 16 bytes a member. A set turns to the map when that is smaller.
 */
const FREE = -1;
const FIRST_SLOTS = 64;
/** Bits that a map may have for one slot of 8 bytes. */
const BITS_A_SLOT = 64;

export class NumberSet {
  size = 0;
  private slots = new Float64Array(FIRST_SLOTS).fill(FREE);
  private mask = FIRST_SLOTS - 1;
  private highest = 0;
  /** Set where the numbers are bits. */
  private bits: Uint8Array | null = null;

  /** Whether the number is new; it is kept. */
  add(value: number): boolean {
    if (this.bits !== null) {
      if (value < this.bits.length * 8) return this.addBit(this.bits, value);
      if (this.hasBitsFor(value)) return this.addBit(this.enlarge(this.bits, value), value);
      this.leaveBits(this.bits);
    }
    let slot = hashOf(value) & this.mask;
    for (;;) {
      const kept = this.slots[slot];
      if (kept === value) return false;
      if (kept === FREE) break;
      slot = (slot + 1) & this.mask;
    }
    this.slots[slot] = value;
    if (value > this.highest) this.highest = value;
    this.size++;
    if (this.size * 3 > this.mask * 2) this.grow();
    return true;
  }

  private addBit(bits: Uint8Array, value: number): boolean {
    const at = value >>> 3;
    const bit = 1 << (value & 7);
    const byte = bits[at] as number;
    if ((byte & bit) !== 0) return false;
    bits[at] = byte | bit;
    this.size++;
    return true;
  }

  /** Whether a map up to the number would be no larger than slots for the members. */
  private hasBitsFor(value: number): boolean {
    return value < 2 ** 31 && value < Math.max(this.size, FIRST_SLOTS) * BITS_A_SLOT;
  }

  private enlarge(bits: Uint8Array, value: number): Uint8Array {
    const larger = new Uint8Array(Math.max(bits.length * 2, (value >>> 3) + 1));
    larger.set(bits);
    this.bits = larger;
    return larger;
  }

  private leaveBits(bits: Uint8Array): void {
    this.bits = null;
    this.place(2 ** Math.ceil(Math.log2(this.size * 2 + FIRST_SLOTS)));
    for (let at = 0; at < bits.length; at++) {
      for (let rest = bits[at] as number, bit = 0; rest !== 0; rest >>= 1, bit++) if (rest & 1) this.put(at * 8 + bit);
    }
    this.highest = bits.length * 8;
  }

  private grow(): void {
    const old = this.slots;
    if (this.hasBitsFor(this.highest)) {
      const bits = new Uint8Array((this.highest >>> 3) + 1);
      for (const value of old)
        if (value !== FREE) bits[value >>> 3] = (bits[value >>> 3] as number) | (1 << (value & 7));
      this.bits = bits;
      this.place(FIRST_SLOTS);
      return;
    }
    this.place(old.length * 2);
    for (const value of old) if (value !== FREE) this.put(value);
  }

  private place(slots: number): void {
    this.slots = new Float64Array(slots).fill(FREE);
    this.mask = slots - 1;
  }

  private put(value: number): void {
    let slot = hashOf(value) & this.mask;
    while (this.slots[slot] !== FREE) slot = (slot + 1) & this.mask;
    this.slots[slot] = value;
  }
}

function hashOf(value: number): number {
  const high = Math.floor(value / 2 ** 32);
  let hash = Math.imul(value >>> 0, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
