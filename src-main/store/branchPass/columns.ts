/** The figures of many clients in columns: one value, one reason and, where a figure has one, a sample size a client. */
import type { FigureDefinition, Result, Unit, ValueOf } from '../../../src-shared/domain/figures/definition.ts';
import { type Exact, toYuan } from '../../../src-shared/kernel/exact.ts';

/** A figure's value as a number; null: a unit that has none. Money in yuan, dates as yyyymmdd, yes = 1. */
export function numberOf(unit: Unit, value: ValueOf[Unit]): number | null {
  switch (unit) {
    case 'money':
      return toYuan(value as Exact);
    case 'yes_no':
      return value === true ? 1 : 0;
    case 'word':
    case 'words':
    case 'shares':
    case 'scores':
      return null;
    default:
      return value as number;
  }
}

/** Whether the branch keeps a column of it. */
export function isKept(figure: FigureDefinition): boolean {
  return isNumeric(figure) && figure.ofClientAlone !== true;
}

export function isNumeric(figure: FigureDefinition): boolean {
  return !['word', 'words', 'shares', 'scores'].includes(figure.unit);
}

/** Column of one figure over all clients of a pass. */
export class FigureColumn {
  readonly figure: FigureDefinition;
  readonly values: Float64Array;
  /** 0: there is a value, else 1 + place in `reasonList`. */
  readonly reasons: Uint8Array;
  readonly reasonList: string[] = [];
  samples: Int32Array | null = null;

  constructor(figure: FigureDefinition, clients: number) {
    this.figure = figure;
    this.values = new Float64Array(clients).fill(Number.NaN);
    this.reasons = new Uint8Array(clients);
  }

  set(at: number, result: Result<ValueOf[Unit]>): void {
    if (result.value === null) {
      let place = this.reasonList.indexOf(result.reason);
      if (place < 0) place = this.reasonList.push(result.reason) - 1;
      this.reasons[at] = place + 1;
    } else this.values[at] = numberOf(this.figure.unit, result.value) ?? Number.NaN;
    if (result.n !== undefined) {
      this.samples ??= new Int32Array(this.values.length);
      this.samples[at] = result.n;
    }
  }
}
