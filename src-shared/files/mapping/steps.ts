/** A profile's steps on one cell. A step that cannot be done leaves the text as it is: the column's own check names it. */
import {
  absolute,
  compare,
  type Decimal,
  decimalText,
  multiply,
  negate,
  parseDecimal,
  round,
  ZERO,
} from './decimal.ts';
import type { Step } from './profileData.ts';
import type { SourceRow } from './sourceRow.ts';

export type Holds = (row: SourceRow) => boolean;
export type Change = (text: string, row: SourceRow) => string;

/** `holds` compiles the conditions of negate_if. */
export function compileSteps(
  steps: readonly Step[],
  thousands: boolean,
  holds: (step: Extract<Step, { kind: 'negate_if' }>) => Holds,
): Change | null {
  if (steps.length === 0) return null;
  const changes = steps.map((step) => compileStep(step, thousands, holds));
  return (text, row) => changes.reduce((value, change) => change(value, row), text);
}

function compileStep(
  step: Step,
  thousands: boolean,
  holds: (step: Extract<Step, { kind: 'negate_if' }>) => Holds,
): Change {
  const number = (change: (value: Decimal, row: SourceRow) => Decimal): Change => {
    return (text, row) => {
      if (text === '') return '';
      const value = parseDecimal(text, thousands);
      return value === null ? text : decimalText(change(value, row));
    };
  };
  switch (step.kind) {
    case 'cut_prefix':
      return (text) => (text.startsWith(step.prefix) ? text.slice(step.prefix.length) : text);
    case 'take':
      return (text) => text.slice(step.from, step.from + step.length);
    case 'pad_zeros':
      return (text) => (/^\d+$/.test(text) ? text.padStart(step.width, '0') : text);
    case 'empty_if': {
      const words = new Set(step.words);
      return (text) => (words.has(text) ? '' : text);
    }
    case 'empty_if_zero':
      return (text) => {
        const value = parseDecimal(text, thousands);
        return value !== null && compare(value, ZERO) === 0 ? '' : text;
      };
    case 'default':
      return (text) => (text === '' ? step.value : text);
    case 'negate':
      return number(negate);
    case 'absolute':
      return number(absolute);
    case 'negate_if': {
      const applies = holds(step);
      return number((value, row) => (applies(row) ? negate(value) : value));
    }
    case 'times': {
      const factor = parseDecimal(step.factor, false) ?? ZERO;
      return number((value) => multiply(value, factor));
    }
    case 'round':
      return number((value) => round(value, step.decimals));
  }
}
