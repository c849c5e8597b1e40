/** What a field's operand looks like in a form: money in yuan or larger units, ratios in percent; and a first operand for a field that was just chosen. Pure. */
import { type ConditionField, isNumeric } from '../../../src-shared/domain/conditions/field.ts';
import { plainDecimal, shifted } from '../../../src-shared/domain/conditions/text/decimal.ts';
import {
  type DayOperand,
  type Leaf,
  type Op,
  type Operand,
  opsOf,
} from '../../../src-shared/domain/conditions/tree.ts';

/** Places by which a typed number is moved to become what columns hold. */
export const MONEY_UNITS = [
  { key: 'yuan', places: 0 },
  { key: 'wan', places: 4 },
  { key: 'yi', places: 8 },
] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number]['key'];

/** The largest unit in which the amount is 1 or more; yuan for 0. */
export function moneyUnit(yuan: number): MoneyUnit {
  const size = Math.abs(yuan);
  return size >= 1e8 ? 'yi' : size >= 1e4 ? 'wan' : 'yuan';
}

function moved(value: number, places: number): number {
  const plain = plainDecimal(value);
  return plain === null ? value : Number(shifted(plain, places));
}

const placesOf = ({ unit }: ConditionField, money: MoneyUnit): number => {
  if (unit === 'ratio') return -2;
  if (unit === 'permille') return -3;
  return unit === 'money' ? (MONEY_UNITS.find(({ key }) => key === money)?.places ?? 0) : 0;
};

/** As it stands in the form's field. */
export function shownNumber(value: number, field: ConditionField, money: MoneyUnit): number {
  return moved(value, -placesOf(field, money));
}

/** As it stands in the condition. */
export function heldNumber(shown: number, field: ConditionField, money: MoneyUnit): number {
  const held = moved(shown, placesOf(field, money));
  return held === 0 ? 0 : held;
}

export function isDay(operand: Operand): operand is DayOperand {
  return typeof operand === 'object';
}

/** A number worth beginning with, so that a new condition says something at once. */
const FIRST: Partial<Record<ConditionField['unit'], number>> = {
  money: 100_000,
  ratio: 0.1,
  permille: 0.0003,
  times: 1,
  days: 30,
  count: 1,
  number: 0,
};

function firstOperand(field: ConditionField): Operand {
  if (field.unit === 'date') return { daysFromToday: -30 };
  if (field.unit === 'yes_no') return 1;
  if (isNumeric(field.unit)) return FIRST[field.unit] ?? 0;
  return field.codes?.[field.isRanked === true ? Math.floor(field.codes.length / 2) : 0]?.code ?? '';
}

/** A condition on the field; of the old one what can be kept is kept. A field of words without a list needs a value: `known` until it is given. */
export function leafOn(field: ConditionField, wanted?: Op, before?: Leaf): Leaf {
  const allowed = opsOf(field);
  const op = wanted !== undefined && allowed.includes(wanted) ? wanted : (allowed[0] as Op);
  const isSame = before?.field === field.code;
  const texts = isSame && before !== undefined && 'values' in before ? before.values : null;
  const one = isSame && before !== undefined && 'value' in before ? before.value : null;
  const from = isSame && before !== undefined && 'from' in before ? before.from : null;
  const first = firstOperand(field);
  switch (op) {
    case 'missing':
    case 'known':
      return { field: field.code, op };
    case 'between':
      return {
        field: field.code,
        op,
        from: from ?? one ?? first,
        to: (from !== null && before !== undefined && 'to' in before ? before.to : null) ?? one ?? first,
      };
    case 'in':
    case 'not_in':
    case 'has':
    case 'has_not': {
      const values = texts ?? (typeof one === 'string' && one !== '' ? [one] : first === '' ? [] : [String(first)]);
      return values.length === 0 ? { field: field.code, op: 'known' } : { field: field.code, op, values };
    }
    default: {
      const value = one ?? from ?? texts?.[0] ?? first;
      return value === '' ? { field: field.code, op: 'known' } : { field: field.code, op, value };
    }
  }
}
