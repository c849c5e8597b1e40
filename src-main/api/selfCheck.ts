/**
 * `client.selfCheck`: whether a client's profit agrees with its parts, and the days and likely causes where it does not.
 * Loads his facts, lets the domain compute (domain/selfCheck), and writes what it found as text. It decides nothing.
 */
import {
  SELF_CHECK_DAYS,
  SELF_CHECK_FACTS,
  type SelfCheck,
  type SelfCheckDay,
} from '../../src-shared/contract/selfCheckCalls.ts';
import { bookSums } from '../../src-shared/domain/figures/bookSums.ts';
import { evaluating } from '../../src-shared/domain/figures/evaluate.ts';
import { type Ground, periodGap } from '../../src-shared/domain/figures/ground.ts';
import { checkToleranceFigure } from '../../src-shared/domain/figures/pnl/check_tolerance.figure.ts';
import { pnl } from '../../src-shared/domain/figures/pnl/pnl.figure.ts';
import { unexplained } from '../../src-shared/domain/figures/pnl/unexplained.figure.ts';
import { computePeriod, type PeriodInput } from '../../src-shared/domain/profit/period.ts';
import { causeOf, type Evidence } from '../../src-shared/domain/selfCheck/causes.ts';
import { NEAR_DAYS } from '../../src-shared/domain/selfCheck/datedOtherwise.ts';
import { type DayStep, dayResiduals } from '../../src-shared/domain/selfCheck/dayResiduals.ts';
import { CENT, checkState, isBeyond, sumOfAll } from '../../src-shared/domain/selfCheck/tolerance.ts';
import { addDays, dateText } from '../../src-shared/kernel/dates.ts';
import { bigE11, type Exact } from '../../src-shared/kernel/exact.ts';
import { moneyText } from '../../src-shared/kernel/money.ts';
import type { ReadStore } from '../store/open.ts';
import { lastAssetRow } from '../store/queries/assets.ts';
import { closeRuns } from '../store/queries/closeRuns.ts';
import { loadClientHistory } from '../store/queries/history.ts';
import { firstLook, standingBreaks } from '../store/queries/standingBreaks.ts';
import { type ClientOnGround, clientOnGround, type ReportPeriod } from './ground.ts';
import { causeText } from './selfCheckCause.ts';

/** Throws Refusal no_data, not_found, bad_request. */
export function clientSelfCheck(store: ReadStore, clientNo: string, asked: ReportPeriod): SelfCheck {
  const on = clientOnGround(store, clientNo, asked);
  const { period } = on;
  const closeOn = closeRuns(store, on.known, period.to);
  const hasPeriod = periodGap(period) === null;
  // Day by day first: what the ends of the period then ask for has been read on the way.
  const steps = hasPeriod ? dayResiduals({ ...on.material, closeOn }, on.series, period.before, period.to) : [];
  const ground = profitGround(on, closeOn);
  const whole = ground.of(pnl);
  const rest = ground.of(unexplained);
  const tolerance = ground.of(checkToleranceFigure);
  const failing = steps.filter(({ residual }) => isBeyond(residual, CENT));
  const { shown, more } = largest(failing);
  const known = evidenceOf(on, failing);
  const part = (value: Exact): string | null => (hasPeriod ? moneyText(value) : null);
  const text = (value: Exact | null): string | null => (value === null ? null : moneyText(value));
  const { book } = ground;
  return {
    client_no: on.client.client_no,
    as_of: dateText(on.asOf),
    from: dateText(period.from),
    from_effective: period.start === null ? null : dateText(period.start),
    to: dateText(period.to),
    state: checkState(rest.value, tolerance.value),
    reason: whole.reason,
    pnl: text(whole.value),
    unexplained: text(rest.value),
    tolerance: text(tolerance.value),
    parts: {
      securities: part(book.parts),
      interest: part(book.interest),
      fees: part(book.feeFlows),
      other: part(book.otherFlows),
    },
    left_out: hasPeriod ? book.partsLeftOut : 0,
    days: shown.map(
      (step): SelfCheckDay => ({
        date: dateText(step.date),
        after: dateText(step.after),
        is_asset_day: step.isAssetDay,
        amount: moneyText(step.residual),
        cause: causeText(on, causeOf(step, steps, known()), SELF_CHECK_FACTS),
      }),
    ),
    more_days: more.length,
    more_amount: more.length === 0 ? null : moneyText(sumOfAll(more.map(({ residual }) => residual))),
  };
}

/** The client's ground with a book that was played for its profit alone: the habits, which cost the most, are not asked for. */
function profitGround(on: ClientOnGround, closeOn: PeriodInput['closeOn']): Ground {
  const { material, period } = on;
  const first = period.start ?? period.from;
  const { accounts, codes, security } = material;
  const sums = bookSums(
    computePeriod({ accounts, codes, security, closeOn }, first, period.before, period.to),
    first,
    period.to,
  );
  return evaluating(Object.create(on.ground, { book: { value: sums } }) as Ground);
}

/** The largest ones by date, and those beyond. */
function largest(failing: readonly DayStep[]): { shown: readonly DayStep[]; more: readonly DayStep[] } {
  if (failing.length <= SELF_CHECK_DAYS) return { shown: failing, more: [] };
  const size = ({ residual }: DayStep): bigint => {
    const big = bigE11(residual);
    return big < 0n ? -big : big;
  };
  const bySize = [...failing].sort((a, b) => (size(a) > size(b) ? -1 : size(a) < size(b) ? 1 : a.date - b.date));
  const taken = new Set(bySize.slice(0, SELF_CHECK_DAYS));
  return {
    shown: failing.filter((step) => taken.has(step)),
    more: failing.filter((step) => !taken.has(step)),
  };
}

/** What causes are looked for in, loaded when the first day asks. */
function evidenceOf(on: ClientOnGround, failing: readonly DayStep[]): () => Evidence {
  const { store, period } = on;
  const ids = on.accounts.map((account) => account.account_id);
  let made: Evidence | null = null;
  return () => {
    // A row just after the period may belong to its last days.
    const isNearEnd = failing.some(({ date }) => addDays(date, NEAR_DAYS) > period.to);
    made ??= {
      accounts:
        isNearEnd && period.to < on.asOf
          ? loadClientHistory(store, ids, addDays(period.to, NEAR_DAYS))
          : on.material.accounts,
      lastAssetOn: (accountId, date) => lastAssetRow(store, accountId, date)?.date ?? null,
      breaks: standingBreaks(store, ids),
      firstLook: firstLook(store),
    };
    return made;
  };
}
