/** Concentration and position ratio at each month end of the period; the last one is the report's own. */
import type { ClientHabits, HabitRatio } from '../../../src-shared/contract/habitCalls.ts';
import { holdingsAt } from '../../../src-shared/domain/book/holdingsAt.ts';
import type { Concentration } from '../../../src-shared/domain/concentration/concentration.ts';
import { monthEnds, type Spread, spreadOn } from '../../../src-shared/domain/concentration/overTime.ts';
import { lastOnOrBefore } from '../../../src-shared/domain/returns/daySeries.ts';
import { dateText, monthOf, monthText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { moneyText } from '../../../src-shared/kernel/money.ts';
import type { ClientOnGround } from '../ground.ts';

export function spreadMonths({ period, histories, known, material, series }: ClientOnGround): ClientHabits['months'] {
  const dates = monthEnds(period.start as Ymd, period.to);
  const held = histories.map((history) => holdingsAt(history, known.codes, dates));
  return dates.map((date, i) => {
    const day = lastOnOrBefore(series.days, date);
    const spread = spreadOn(
      held.flatMap((ofAccount) => ofAccount[i] ?? []),
      material.security,
      (securityId) => material.prices.closeOn(securityId, date),
      day < 0 ? null : (series.assetE4[day] as number),
    );
    return {
      month: monthText(monthOf(date)),
      date: dateText(date),
      securities: spread.securities,
      unpriced: spread.unpriced,
      market_value: moneyText(spread.value),
      top1: weightOf(spread, 'top1'),
      top3: weightOf(spread, 'top3'),
      hhi: weightOf(spread, 'hhi'),
      position_ratio: spread.positionRatio,
    };
  });
}

function weightOf({ weights }: Spread, name: keyof Concentration): HabitRatio {
  return weights.value === null
    ? { value: null, reason: weights.reason }
    : { value: weights.value[name], reason: null };
}
