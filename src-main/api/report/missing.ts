/** Collects, while a report is written, why figures are null and what sums leave out; and writes figures as text. */
import type { Exact } from '../../../src-shared/kernel/exact.ts';
import type { Figure } from '../../../src-shared/kernel/figure.ts';
import { moneyText } from '../../../src-shared/kernel/money.ts';

export class Missing {
  readonly reasons: Record<string, string> = {};
  readonly leftOut: Record<string, number> = {};

  because(path: string, reason: string): null {
    this.reasons[path] = reason;
    return null;
  }

  ratio(path: string, figure: Figure<number>): number | null {
    return figure.value === null ? this.because(path, figure.reason) : figure.value;
  }

  money(path: string, value: Exact | null, reason: string): string | null {
    return value === null ? this.because(path, reason) : moneyText(value);
  }

  leaves(path: string, count: number): void {
    if (count > 0) this.leftOut[path] = count;
  }
}
