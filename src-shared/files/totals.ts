/**
 * Exact decimal sums of a file's columns, beyond 2^53 and beyond the columns' own decimals: what the manifest's totals
 * are compared with. Values that are no numbers cannot be summed; they are counted, because a total over them proves nothing.
 */
const SAFE_PART = 2 ** 52;
/** Decimals kept for values that the column itself may not have. */
const WIDE = 30;

/** A sum as plain data. */
export interface TotalState {
  readonly decimals: number;
  readonly whole: bigint;
  readonly wide: bigint;
  readonly unreadable: number;
}

export class ColumnTotal {
  readonly decimals: number;
  private part = 0;
  private whole = 0n;
  private wide = 0n;
  unreadable = 0;

  constructor(decimals: number) {
    this.decimals = decimals;
  }

  /** What a sum that was gathered elsewhere came to. */
  static of(state: TotalState): ColumnTotal {
    const total = new ColumnTotal(state.decimals);
    total.whole = state.whole;
    total.wide = state.wide;
    total.unreadable = state.unreadable;
    return total;
  }

  get state(): TotalState {
    const { decimals, wide, unreadable } = this;
    return { decimals, whole: this.whole + BigInt(this.part), wide, unreadable };
  }

  /** Sums a column of a batch; NaN and non-safe marks are passed over. */
  addColumn(values: Float64Array, rows: number): void {
    let part = this.part;
    for (let i = 0; i < rows; i++) {
      const value = values[i] as number;
      if (value >= -SAFE_PART && value <= SAFE_PART) {
        part += value;
        if (part > SAFE_PART || part < -SAFE_PART) {
          this.whole += BigInt(part);
          part = 0;
        }
      } else if (Number.isSafeInteger(value)) this.whole += BigInt(value);
    }
    this.part = part;
  }

  /** Adds a plain decimal text that the column itself could not take; what is no decimal is counted as unreadable. */
  addText(text: string): void {
    const wide = decimalAt(text, WIDE);
    if (wide === null) this.unreadable++;
    else this.wide += wide;
  }

  /** Whether the sum is exactly that decimal. */
  equals(decimal: string): boolean {
    const wanted = decimalAt(decimal, WIDE);
    return wanted !== null && wanted === this.sum();
  }

  private sum(): bigint {
    return (this.whole + BigInt(this.part)) * 10n ** BigInt(WIDE - this.decimals) + this.wide;
  }

  text(): string {
    const sum = this.sum();
    const digits = String(sum < 0n ? -sum : sum).padStart(WIDE + 1, '0');
    const fraction = digits.slice(-WIDE).replace(/0+$/, '').padEnd(2, '0');
    return `${sum < 0n ? '-' : ''}${digits.slice(0, -WIDE)}.${fraction}`;
  }
}

/** A plain decimal as an integer of 10^-decimals; null if it is none or has more decimals or too many digits. */
export function decimalAt(text: string, decimals: number): bigint | null {
  const match = /^([+-]?)(\d{1,60})(?:\.(\d{1,60}))?$/.exec(text);
  if (!match) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return null;
  const value = BigInt((match[2] ?? '') + fraction.padEnd(decimals, '0'));
  return match[1] === '-' ? -value : value;
}
