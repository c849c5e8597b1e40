/** A client's figure before and after a correction as text: money grouped, ratios as times. Pure. */
import type { TFunction } from 'i18next';
import type { CorrectionFigure } from '../../../src-shared/contract/syncPageCalls.ts';
import { moneyTextE4, parseDecimal } from '../../../src-shared/kernel/money.ts';
import { groupDigits } from '../../format/decimal.ts';
import type { Format } from '../../format/format.ts';
import { type Words, zhCN } from '../../locales/zh-CN.ts';

type Known = keyof Words['syncPage']['figure'];

export function figureName(figure: string, t: TFunction): string {
  return figure in zhCN.syncPage.figure ? t(`syncPage.figure.${figure as Known}`) : figure;
}

const MONEY = /^-?\d+\.\d{2}$/;
const RATIO: ReadonlySet<string> = new Set(['turnover_6m']);

export function figureText(row: CorrectionFigure, value: string | null, format: Format): string {
  if (value === null) return '—';
  if (MONEY.test(value)) return groupDigits(value);
  if (RATIO.has(row.figure)) return format.times(Number(value));
  return value;
}

/** After less before, of money; null where one side is missing or it is no money. */
export function differenceText({ before, after }: CorrectionFigure): string | null {
  if (before === null || after === null || !MONEY.test(before) || !MONEY.test(after)) return null;
  const was = parseDecimal(before, 4);
  const is = parseDecimal(after, 4);
  return was === null || is === null ? null : groupDigits(moneyTextE4(is - was), true);
}
