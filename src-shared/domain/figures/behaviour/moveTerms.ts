/** What chasing and panic selling share: the least number of rows, and the two sums of amounts as terms. */
import { exact } from '../../../kernel/exact.ts';
import { none, quotient, type Result, type TermOfInput, type Words } from '../definition.ts';
import { type Ground, periodGap } from '../ground.ts';
import { moveRows } from '../rows.ts';
import { overPeriod } from './overPeriod.ts';

/** Least number of orders with 21 closes before them. */
export const MOVES_MINIMUM = 10;

export const MOVE_CONVENTION: Words = {
  zh: '前一日收盘对再往前 20 个价格日的收盘，代码变更后沿用旧代码的价格；此前不足 21 个收盘价的委托两边都不计，回购不计；恰等于界限不算。',
  en: 'The close of the day before over the close 20 price days earlier, through code changes; orders without 21 earlier closes stand outside both sides, as does repo; exactly the bound is not past it.',
};

type Side = 'chasing' | 'panic';

/** Σ amount of the side's orders with 21 earlier closes, and of those past the bound. */
export function allMoves(side: Side, symbol: string, name: Words): TermOfInput {
  return {
    symbol,
    name,
    unit: 'money',
    value: (ground) => overPeriod(ground, (habits) => exact(habits[side].amountE4)),
    rows: (source) => moveRows(name, source.moves(side)),
  };
}
export function movesPastBound(side: Side, symbol: string, name: Words): TermOfInput {
  return {
    symbol,
    name,
    unit: 'money',
    value: (ground) => overPeriod(ground, (habits) => exact(habits[side].hitAmountE4)),
    rows: (source) =>
      moveRows(
        name,
        source.moves(side).filter(({ event }) => event.hit),
      ),
  };
}

/** hitAmount / amount; `too_few` below the minimum or where the orders have no amount. */
export function shareAfterMove({ period, habits }: Ground, side: Side): Result<number> {
  const gap = periodGap(period);
  if (gap !== null) return none(gap);
  const { rows: n, amountE4, hitAmountE4 } = habits[side];
  if (n < MOVES_MINIMUM || amountE4 === 0) return none('too_few', { n });
  return quotient(hitAmountE4 / amountE4, { n });
}
