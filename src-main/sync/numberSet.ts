/** An exact set of safe integers ≥ 0: open addressing over doubles, some 16 bytes a member. */
const FREE = -1;

export class NumberSet {
  size = 0;
  private slots = new Float64Array(64).fill(FREE);
  private mask = 63;

  /** Whether the number is new; it is kept. */
  add(value: number): boolean {
    let slot = hashOf(value) & this.mask;
    for (;;) {
      const kept = this.slots[slot];
      if (kept === value) return false;
      if (kept === FREE) break;
      slot = (slot + 1) & this.mask;
    }
    this.slots[slot] = value;
    this.size++;
    if (this.size * 3 > this.mask * 2) this.grow();
    return true;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Float64Array(old.length * 2).fill(FREE);
    this.mask = this.slots.length - 1;
    for (const value of old) {
      if (value === FREE) continue;
      let slot = hashOf(value) & this.mask;
      while (this.slots[slot] !== FREE) slot = (slot + 1) & this.mask;
      this.slots[slot] = value;
    }
  }
}

function hashOf(value: number): number {
  const high = Math.floor(value / 2 ** 32);
  let hash = Math.imul(value >>> 0, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
