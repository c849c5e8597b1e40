// The pure parts of the self-check: tolerance and state at their bounds, the cash that rows move, the residual of each
// day by hand, and a property: whatever is held, traded and appraised, the days telescope.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeChanges } from '../../src-shared/domain/book/codeChanges.ts';
import type { AccountHistory, SecurityInfo, TradeRow } from '../../src-shared/domain/book/history.ts';
import { bookSums } from '../../src-shared/domain/figures/bookSums.ts';
import { computePeriod } from '../../src-shared/domain/profit/period.ts';
import type { DaySeries } from '../../src-shared/domain/returns/daySeries.ts';
import { cashOfFlow, cashOfTrade } from '../../src-shared/domain/selfCheck/cashMoved.ts';
import { dayResiduals } from '../../src-shared/domain/selfCheck/dayResiduals.ts';
import { checkState, checkTolerance, isSameSize, sumOfAll } from '../../src-shared/domain/selfCheck/tolerance.ts';
import { BUSINESS_TYPES, type BusinessType, FLOW_KINDS } from '../../src-shared/kernel/codes.ts';
import { addDays, daysBetween, type Ymd } from '../../src-shared/kernel/dates.ts';
import { bigE11, exact, normal, subtract } from '../../src-shared/kernel/exact.ts';
import { moneyText } from '../../src-shared/kernel/money.ts';

const type = (name: BusinessType): number => BUSINESS_TYPES.indexOf(name);
const yuan = (amount: number): number => Math.round(amount * 10_000);

describe('tolerance and state', () => {
  it('is a cent for the sum, one a total and one a position', () => {
    expect(moneyText(checkTolerance({ assetRows: 0, positions: 0 }))).toBe('0.01');
    expect(moneyText(checkTolerance({ assetRows: 2, positions: 3 }))).toBe('0.06');
  });
  it('holds up to the tolerance on either side, and is unknown without a profit', () => {
    const bound = exact(300);
    expect(checkState(exact(300), bound)).toBe('holds');
    expect(checkState(exact(-300), bound)).toBe('holds');
    expect(checkState(normal(300, 1), bound)).toBe('fails');
    expect(checkState(normal(-300, -1), bound)).toBe('fails');
    expect(checkState(null, bound)).toBe('unknown');
    expect(checkState(exact(0), null)).toBe('unknown');
  });
  it('compares sizes to the cent, whatever the sign', () => {
    expect(isSameSize(exact(yuan(12.34)), exact(yuan(-12.34)))).toBe(true);
    expect(isSameSize(exact(yuan(12.34)), exact(yuan(12.35)))).toBe(true);
    expect(isSameSize(exact(yuan(12.34)), exact(yuan(12.36)))).toBe(false);
  });
});

describe('the cash that a row moves', () => {
  const row = (name: BusinessType, amount: number | null) =>
    cashOfTrade({ businessType: type(name), amountE4: amount === null ? null : yuan(amount), feesE4: yuan(5) });
  it('is the net amount of what is bought and sold, and only the fees of what is moved', () => {
    expect(row('buy', 1000)).toBe(yuan(-1005));
    expect(row('ipo_allot', 1000)).toBe(yuan(-1005));
    expect(row('repo_lend', 1000)).toBe(yuan(-1005));
    expect(row('sell', 1000)).toBe(yuan(995));
    expect(row('redeem', 1000)).toBe(yuan(995));
    for (const name of ['transfer_in', 'transfer_out', 'bonus_share', 'share_merge'] as const) {
      expect(row(name, 1000)).toBe(yuan(-5));
    }
    expect(row('transfer_in', null)).toBe(yuan(-5));
    expect(cashOfFlow({ amountE4: yuan(-7) })).toBe(yuan(-7));
  });
});

const STOCK = 1;
const REPO = 2;
const NEW = 3;
const CODES = new CodeChanges([]);
const info = (securityId: number): SecurityInfo => ({
  securityId,
  market: 'SH',
  code: String(securityId),
  name: '',
  kind: securityId === REPO ? 'repo' : 'stock',
  board: null,
  industry: null,
});
const trade = (date: Ymd, name: BusinessType, securityId: number, shares: number, amount: number | null): TradeRow => ({
  date,
  time: 0,
  tradeNo: `${date}${name}`,
  securityId,
  businessType: type(name),
  quantityE2: shares * 100,
  amountE4: amount === null ? null : yuan(amount),
  feesE4: yuan(1),
  commissionE4: yuan(1),
});
const flow = (date: Ymd, kind: (typeof FLOW_KINDS)[number], amount: number, securityId: number | null = null) => ({
  date,
  kind: FLOW_KINDS.indexOf(kind),
  amountE4: yuan(amount),
  securityId,
});

describe('the residual of each day', () => {
  // Friday the 8th, Monday to Wednesday; STOCK closes at 10, 11, 11, 12; NEW has its first close, 5, on the last day.
  const closes: Readonly<Record<number, number>> = { 20260508: 10, 20260511: 11, 20260512: 11, 20260513: 12 };
  const closeOn = (id: number, date: Ymd): number | null => {
    if (id === NEW) return date >= 20260513 ? yuan(5) : null;
    const day = Math.max(
      ...Object.keys(closes)
        .map(Number)
        .filter((d) => d <= date),
    );
    return yuan(closes[day] as number);
  };
  const account: AccountHistory = {
    accountId: 7,
    opening: [{ securityId: STOCK, quantityE2: 100_00, costE4: yuan(900) }],
    trades: [
      // On Saturday, so of Monday; then lent and returned; then allotted without a close; then too many sold.
      trade(20260509, 'buy', STOCK, 10, 100),
      trade(20260511, 'repo_lend', REPO, 10, 1000),
      trade(20260512, 'repo_return', REPO, 10, 1002),
      trade(20260512, 'ipo_allot', NEW, 100, 400),
      trade(20260513, 'sell', STOCK, 150, 1800),
    ],
    flows: [flow(20260512, 'dividend', 30), flow(20260513, 'bank_in', 500)],
  };
  const series: DaySeries = {
    days: [20260508, 20260511, 20260512, 20260513],
    // 20260512: what the rows move, less the repo that was returned, and 20 more.
    assetE4: [6000, 6108, 6108 + 1001 - 401 + 30 - 1001 + 20, 8000].map(yuan),
    marketValueE4: [null, null, null, null],
    flowInE4: [0, 0, 0, 0],
    flowOutE4: [0, 0, 0, 0],
  };
  const steps = dayResiduals(
    { accounts: [account], codes: CODES, security: info, closeOn },
    series,
    20260510,
    20260513,
  );

  it('counts from the day before the period, and rows by their dates', () => {
    // The period starts on Monday: Saturday's purchase stands in the book of its start, and not yet in the assets of
    // Friday. B: 110 × 10 → 110 × 11 + 1001. Residual 108 − (110 + 1001) + 1001 = −2.
    expect(steps.map(({ after, date, dayBefore }) => [after, date, dayBefore])).toEqual([
      [20260510, 20260511, 20260508],
      [20260511, 20260512, 20260511],
      [20260512, 20260513, 20260512],
    ]);
    expect(moneyText((steps[0] as (typeof steps)[number]).residual)).toBe('-2.00');
  });

  it('leaves a position without a price out, and names it until it has one', () => {
    // Head office: −351 in all; the rows: +1001 − 401 + 30 = 630, the book −1001: residual −351 + 1001 − 630 = 20.
    const [, second] = steps;
    expect(second).toMatchObject({ unpriced: [NEW], unnamed: [{ accountId: 7, amountE4: yuan(30) }], moved: [7] });
    expect(moneyText((second as (typeof steps)[number]).residual)).toBe('20.00');
    expect(steps[2]).toMatchObject({ unpriced: [NEW], oversold: [{ securityId: STOCK, quantityE2: 40_00 }] });
  });

  it('ends at the end of the period, also after the last asset day', () => {
    const longer = dayResiduals(
      { accounts: [account], codes: CODES, security: info, closeOn },
      series,
      20260510,
      20260515,
    );
    expect(longer.at(-1)).toMatchObject({ after: 20260513, date: 20260515, isAssetDay: false, moved: [] });
    expect(bigE11((longer.at(-1) as (typeof longer)[number]).residual)).toBe(0n);
    expect(
      dayResiduals({ accounts: [account], codes: CODES, security: info, closeOn }, series, 20260507, 20260513),
    ).toEqual([]);
  });
});

describe('over any history', () => {
  const FIRST = 20260504;
  const day = fc.integer({ min: 0, max: 20 }).map((n) => addDays(FIRST, n));
  const rows = fc.array(
    fc.record({
      date: day,
      name: fc.constantFrom<BusinessType>(
        'buy',
        'sell',
        'transfer_in',
        'transfer_out',
        'bonus_share',
        'repo_lend',
        'repo_return',
      ),
      shares: fc.integer({ min: 1, max: 999 }),
      amountE4: fc.integer({ min: 1, max: 99_999_999 }),
    }),
    { maxLength: 12 },
  );
  const flows = fc.array(fc.record({ date: day, kind: fc.nat(FLOW_KINDS.length - 1), amountE4: fc.integer() }), {
    maxLength: 6,
  });
  const assets = fc.array(fc.record({ date: day, assetE4: fc.nat(99_999_999) }), { minLength: 1, maxLength: 12 });

  it('the residuals sum to pnl − Σ pnl_s − interest − fees − other, to the last decimal', () => {
    fc.assert(
      fc.property(
        rows,
        flows,
        assets,
        day,
        day,
        fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 22, maxLength: 22 }),
        (traded, moved, said, a, b, prices) => {
          const [from, to] = a < b ? [a, b] : [b, a];
          const history: AccountHistory = {
            accountId: 1,
            opening: [{ securityId: STOCK, quantityE2: 12_345, costE4: 777 }],
            trades: traded
              .map((row) => ({
                ...trade(row.date, row.name, row.name.startsWith('repo') ? REPO : STOCK, row.shares, 0),
                amountE4: row.amountE4,
              }))
              .sort((x, y) => x.date - y.date),
            flows: moved.map((row) => ({ ...row, securityId: null })).sort((x, y) => x.date - y.date),
          };
          const byDay = new Map([[addDays(from, -1), 5], ...said.map((one) => [one.date, one.assetE4] as const)]);
          const days = [...byDay.keys()].sort((x, y) => x - y);
          const empty = days.map(() => 0);
          const series: DaySeries = {
            days,
            assetE4: days.map((date) => byDay.get(date) as number),
            marketValueE4: empty,
            flowInE4: empty,
            flowOutE4: empty,
          };
          const closeOn = (_id: number, date: Ymd): number => prices[Math.max(0, daysBetween(FIRST, date))] as number;
          const before = addDays(from, -1);
          const input = { accounts: [history], codes: CODES, security: info, closeOn };
          const sums = bookSums(computePeriod(input, from, before, to), from, to);
          const at = (date: Ymd): number => series.assetE4[days.findLastIndex((one) => one <= date)] as number;
          const whole = sums.flows.reduce((rest, { value }) => subtract(rest, value), exact(at(to) - at(before)));
          const rest = [sums.parts, sums.interest, sums.feeFlows, sums.otherFlows].reduce(subtract, whole);
          const residuals = dayResiduals(input, series, before, to).map(({ residual }) => residual);
          expect(bigE11(sumOfAll(residuals))).toBe(bigE11(rest));
        },
      ),
      { numRuns: 300 },
    );
  });
});
