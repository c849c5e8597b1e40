/** Margin and suitability of a client at the end of the period. */
import type { ClientRisk } from '../../../src-shared/contract/riskCalls.ts';
import { assessmentTerm } from '../../../src-shared/domain/risk/assessmentTerm.ts';
import { maintenanceRatio } from '../../../src-shared/domain/risk/maintenanceRatio.ts';
import { isAbove, limitOf, NO_LIMIT } from '../../../src-shared/domain/suitability/level.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { type Exact, exact, toYuan } from '../../../src-shared/kernel/exact.ts';
import { moneyText } from '../../../src-shared/kernel/money.ts';
import type { ClientOnGround } from '../ground.ts';
import { told } from './curve.ts';
import type { RiskLine } from './holdings.ts';

export function riskMargin({ accounts, lastRows }: ClientOnGround): ClientRisk['margin'] {
  const rows = lastRows.filter((_row, i) => accounts[i]?.account_kind === 'margin');
  const present = rows.filter((row) => row !== null);
  const sum = (pick: (row: (typeof present)[number]) => number): string =>
    moneyText(exact(present.reduce((total, row) => total + pick(row), 0)));
  const isGiven = present.length > 0 && present.every((row) => row.liabilityE4 !== null);
  return {
    ratio: told(
      maintenanceRatio(
        rows.map((row) => (row === null ? null : { totalE4: row.totalAssetE4, liabilityE4: row.liabilityE4 })),
      ),
    ),
    collateral: isGiven ? sum((row) => row.totalAssetE4 + (row.liabilityE4 ?? 0)) : null,
    liability: isGiven ? sum((row) => row.liabilityE4 ?? 0) : null,
    as_of: present.length === 0 ? null : dateText(Math.max(...present.map((row) => row.date))),
  };
}

export function riskSuitability(
  { material: { client }, period }: ClientOnGround,
  lines: readonly RiskLine[],
  total: Exact,
): ClientRisk['suitability'] {
  const { state, until, daysLeft } = assessmentTerm(client, period.to);
  const limit = limitOf(client, period.to);
  const above = lines.filter(({ info }) => isAbove(info.riskRating ?? null, limit));
  const whole = toYuan(total);
  const shareOf = (value: Exact | null): number | null => (value === null || whole <= 0 ? null : toYuan(value) / whole);
  const shares = above.map(({ value }) => shareOf(value)).filter((share) => share !== null);
  return {
    level: client.riskLevel,
    state,
    until: until === null ? null : dateText(until),
    days_left: daysLeft,
    limit: limit === NO_LIMIT ? null : `R${limit}`,
    mismatches: above.map(({ info, value }) => ({
      market: info.market as ClientRisk['holdings'][number]['market'],
      code: info.code,
      name: info.name,
      rating: info.riskRating ?? '',
      market_value: value === null ? null : moneyText(value),
      weight: shareOf(value),
    })),
    weight: whole <= 0 ? null : shares.reduce((sum, share) => sum + share, 0),
    unrated: lines.filter(({ info }) => info.riskRating === null || info.riskRating === undefined).length,
  };
}
