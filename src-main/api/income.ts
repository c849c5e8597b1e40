/**
 * `client.income`: the page Income and fees of one client over a period. Loads his flows and fee rows, lets the domain add
 * them up (domain/income), and writes them as text. Every sum is one of the report's, from the same rows.
 */
import type {
  AgreedSums,
  ClientIncome,
  FeeSums,
  HoldingIncome as HoldingText,
  IncomeFigure,
  IncomeFlowRow,
  IncomeSumsText,
} from '../../src-shared/contract/incomeCalls.ts';
import { periodGap } from '../../src-shared/domain/figures/ground.ts';
import { agreedCommission } from '../../src-shared/domain/income/agreedCommission.ts';
import {
  effectiveRate,
  type FeeRow,
  type FeeSplit,
  feeGroups,
  feeSplit,
  feesE4,
  netCommission,
} from '../../src-shared/domain/income/feeSplit.ts';
import { type IncomeFlow, incomeFlows } from '../../src-shared/domain/income/incomeFlows.ts';
import {
  type HoldingIncome,
  holdingIncome,
  type IncomeSums,
  incomeMonths,
  incomeSums,
  incomeYears,
  netDividendsE4,
} from '../../src-shared/domain/income/incomeSums.ts';
import { yieldOfRow } from '../../src-shared/domain/income/yieldOnCost.ts';
import { dateText, monthOf, monthText, type Ymd } from '../../src-shared/kernel/dates.ts';
import { exact } from '../../src-shared/kernel/exact.ts';
import { type Figure, missing, ratio } from '../../src-shared/kernel/figure.ts';
import { moneyText, moneyTextE4, parseDecimal } from '../../src-shared/kernel/money.ts';
import type { ReadStore } from '../store/open.ts';
import { securityOf } from '../store/queries/catalog.ts';
import { feeRows } from '../store/queries/feeRows.ts';
import { type ClientOnGround, clientOnGround, type ReportPeriod } from './ground.ts';

/** Throws Refusal no_data, not_found, bad_request. */
export function clientIncome(store: ReadStore, clientNo: string, asked: ReportPeriod): ClientIncome {
  const on = clientOnGround(store, clientNo, asked);
  const { period, client } = on;
  const gap = periodGap(period);
  const head = {
    client_no: client.client_no,
    as_of: dateText(on.asOf),
    from: dateText(period.from),
    from_effective: period.start === null ? null : dateText(period.start),
    to: dateText(period.to),
    gap,
  };
  if (gap !== null) return { ...head, period: null, holdings: [], months: [], years: [], kinds: [], flows: [] };
  const first = period.start as Ymd;
  const ids = on.accounts.map((account) => account.account_id);
  const { flows, held } = incomeFlows(on.histories, on.known.codes, first, period.to);
  const rows = feeRows(store, on.known, ids, first, period.to);
  const whole = feeSplit(rows);
  const byMonth = feeGroups(rows, ({ date }) => monthOf(date));
  return {
    ...head,
    period: {
      income: incomeText(incomeSums(flows)),
      fees: feesText(whole),
      agreed: agreedText(rows, whole, client.commission_rate),
    },
    holdings: holdingTexts(on, holdingIncome(flows), held),
    months: incomeMonths(flows, first, period.to).map(({ month, sums }) => ({
      month: monthText(month),
      income: incomeText(sums),
      fees: feesText(byMonth.get(month) ?? feeSplit([])),
    })),
    years: incomeYears(flows, first, period.to).map(({ year, sums }) => ({
      year: String(year),
      income: incomeText(sums),
    })),
    kinds: [...feeGroups(rows, ({ kind }) => kind)]
      .sort(([a, x], [b, y]) => feesE4(y) - feesE4(x) || (a < b ? -1 : 1))
      .map(([kind, split]) => ({ kind, fees: feesText(split) })),
    flows: flows.map((flow) => flowText(on, flow)).reverse(),
  };
}

const told = (found: Figure<number>): IncomeFigure => ({ value: found.value, reason: found.reason });

function incomeText(sums: IncomeSums): IncomeSumsText {
  const { dividend, dividend_tax, interest, fee, other } = sums.amountE4;
  return {
    dividend: moneyTextE4(dividend),
    dividend_tax: moneyTextE4(dividend_tax),
    dividends: moneyTextE4(netDividendsE4(sums)),
    payments: sums.rows.dividend,
    interest: moneyTextE4(interest),
    fee: moneyTextE4(fee),
    other: moneyTextE4(other),
  };
}

function feesText(split: FeeSplit): FeeSums {
  return {
    rows: split.rows,
    orders: split.orders,
    volume: moneyTextE4(split.volumeE4),
    commission: moneyTextE4(split.commissionE4),
    handling: moneyText(split.handling),
    regulatory: moneyText(split.regulatory),
    net_commission: moneyText(netCommission(split)),
    stamp_duty: moneyTextE4(split.stampDutyE4),
    transfer_fee: moneyTextE4(split.transferFeeE4),
    other_fee: moneyTextE4(split.otherFeeE4),
    fees: moneyTextE4(feesE4(split)),
    rate: told(effectiveRate(split)),
  };
}

function agreedText(rows: readonly FeeRow[], whole: FeeSplit, rate: string | null): AgreedSums {
  const charged = moneyTextE4(whole.orderCommissionE4);
  const rateE9 = rate === null ? null : parseDecimal(rate, 9);
  if (rateE9 === null) {
    const nothing = { at_rate: null, minimum_rows: null, minimum_extra: null, other: null };
    return { rate, difference: told(missing('no_agreed_rate')), charged, ...nothing, reason: 'no_agreed_rate' };
  }
  const found = agreedCommission(rows, rateE9);
  const effective = effectiveRate(whole);
  return {
    rate,
    difference: told(effective.value === null ? effective : ratio(effective.value - rateE9 / 1_000_000_000)),
    charged,
    at_rate: moneyText(found.atRate),
    minimum_rows: found.minimumRows,
    minimum_extra: moneyText(found.minimumExtra),
    other: moneyText(found.other),
    reason: null,
  };
}

function securityText(on: ClientOnGround, securityId: number): NonNullable<HoldingText['security']> {
  const { market, code, name } = securityOf(on.known, securityId);
  return { market: market as NonNullable<HoldingText['security']>['market'], code, name };
}

/** Largest net dividends first; flows without a security last. */
function holdingTexts(
  on: ClientOnGround,
  holdings: readonly HoldingIncome[],
  held: ReadonlySet<number>,
): HoldingText[] {
  return [...holdings]
    .sort(
      (a, b) =>
        Number(a.holdingId === null) - Number(b.holdingId === null) || netDividendsE4(b.sums) - netDividendsE4(a.sums),
    )
    .map(({ holdingId, sums, yield: { figure, dates, leftOut } }) => ({
      security: holdingId === null ? null : securityText(on, holdingId),
      dividend: moneyTextE4(sums.amountE4.dividend),
      dividend_tax: moneyTextE4(sums.amountE4.dividend_tax),
      dividends: moneyTextE4(netDividendsE4(sums)),
      payments: sums.rows.dividend,
      yield_on_cost: told(figure),
      yield_dates: dates,
      yield_left_out: leftOut,
      is_held: holdingId !== null && held.has(holdingId),
    }));
}

function flowText(on: ClientOnGround, flow: IncomeFlow): IncomeFlowRow {
  const isDividend = flow.kind === 'dividend';
  const cost = flow.held?.cost ?? null;
  return {
    date: dateText(flow.date),
    account_no: on.accounts.find(({ account_id }) => account_id === flow.accountId)?.account_no ?? '',
    kind: flow.kind,
    security: flow.securityId === null ? null : securityText(on, flow.securityId),
    amount: moneyText(exact(flow.amountE4)),
    cost: isDividend && cost !== null ? moneyText(cost) : null,
    yield_on_cost: isDividend ? told(yieldOfRow(flow)) : null,
  };
}
