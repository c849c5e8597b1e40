// Dividends with the holding that they were paid on: yields on cost, by holding, by month; small histories by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeChanges } from '../../../src-shared/domain/book/codeChanges.ts';
import type { AccountHistory, FlowRow, OpeningRow, TradeRow } from '../../../src-shared/domain/book/history.ts';
import { incomeFlows } from '../../../src-shared/domain/income/incomeFlows.ts';
import {
  holdingIncome,
  incomeMonths,
  incomeSums,
  incomeYears,
  netDividendsE4,
} from '../../../src-shared/domain/income/incomeSums.ts';
import { yieldOfRow } from '../../../src-shared/domain/income/yieldOnCost.ts';
import { BUSINESS_TYPES, type BusinessType, FLOW_KINDS, type FlowKind } from '../../../src-shared/kernel/codes.ts';
import { addDays } from '../../../src-shared/kernel/dates.ts';

const NO_CHANGES = new CodeChanges([]);
const FROM = 20260101;
const TO = 20260630;

const flow = (date: number, kind: FlowKind, yuan: number, securityId: number | null = null): FlowRow => ({
  date,
  kind: FLOW_KINDS.indexOf(kind),
  amountE4: Math.round(yuan * 10_000),
  securityId,
});
const trade = (
  date: number,
  type: BusinessType,
  securityId: number,
  shares: number,
  yuan: number | null,
): TradeRow => ({
  date,
  time: 0,
  tradeNo: '1',
  securityId,
  businessType: BUSINESS_TYPES.indexOf(type),
  quantityE2: shares * 100,
  amountE4: yuan === null ? null : yuan * 10_000,
  feesE4: 0,
  commissionE4: 0,
});
const account = (
  accountId: number,
  flows: FlowRow[],
  trades: TradeRow[] = [],
  opening: OpeningRow[] = [],
): AccountHistory => ({ accountId, opening, trades, flows });
const opened = (securityId: number, shares: number, yuan: number | null): OpeningRow => ({
  securityId,
  quantityE2: shares * 100,
  costE4: yuan === null ? null : yuan * 10_000,
});

describe('income flows', () => {
  it('leave out bank transfers and what lies outside the period, and come by date', () => {
    const { flows } = incomeFlows(
      [
        account(1, [
          flow(20251231, 'interest', 1),
          flow(20260101, 'bank_in', 100),
          flow(20260630, 'interest', 2),
          flow(20260701, 'fee', 3),
        ]),
        account(2, [flow(20260301, 'fee', -4), flow(20260302, 'other', 5)]),
      ],
      NO_CHANGES,
      FROM,
      TO,
    );
    expect(flows.map(({ accountId, date, kind, amountE4 }) => [accountId, date, kind, amountE4])).toEqual([
      [2, 20260301, 'fee', -40_000],
      [2, 20260302, 'other', 50_000],
      [1, 20260630, 'interest', 20_000],
    ]);
    expect(incomeSums(flows)).toEqual({
      amountE4: { dividend: 0, dividend_tax: 0, interest: 20_000, fee: -40_000, other: 50_000 },
      rows: { dividend: 0, dividend_tax: 0, interest: 1, fee: 1, other: 1 },
    });
  });

  it('know the holding of the morning: what is bought that day is not in it', () => {
    const { flows, held } = incomeFlows(
      [
        account(
          1,
          [flow(20260301, 'dividend', 30, 7)],
          [trade(20260301, 'buy', 7, 100, 9_000)],
          [opened(7, 100, 1_000)],
        ),
      ],
      NO_CHANGES,
      FROM,
      TO,
    );
    const [row] = flows;
    expect([...held]).toEqual([7]);
    expect(row?.held).toEqual({ quantityE2: 10_000, cost: { e4: 10_000_000, e11: 0 } });
    expect(row && yieldOfRow(row)).toEqual({ value: 0.03, reason: null });
  });

  it('have no yield without a holding, a cost or a security', () => {
    const of = (own: AccountHistory) => {
      const [row] = incomeFlows([own], NO_CHANGES, FROM, TO).flows;
      return row && yieldOfRow(row).reason;
    };
    const paid = [flow(20260301, 'dividend', 30, 7)];
    expect(of(account(1, paid))).toBe('not_held_then');
    expect(of(account(1, paid, [trade(20260228, 'sell', 7, 100, 900)], [opened(7, 100, 800)]))).toBe('not_held_then');
    expect(of(account(1, paid, [], [opened(7, 100, null)]))).toBe('cost_unknown');
    expect(of(account(1, paid, [trade(20260110, 'bonus_share', 7, 100, null)]))).toBe('denominator_not_positive');
    expect(of(account(1, [flow(20260301, 'dividend', 30)]))).toBe('no_security');
  });

  it('follow a holding through a change of its code', () => {
    const codes = new CodeChanges([{ effectiveOn: 20260401, oldSecurityId: 7, newSecurityId: 8 }]);
    const { flows } = incomeFlows(
      [account(1, [flow(20260301, 'dividend', 30, 7), flow(20260501, 'dividend', 20, 8)], [], [opened(7, 100, 1_000)])],
      codes,
      FROM,
      TO,
    );
    expect(flows.map(({ securityId, holdingId }) => [securityId, holdingId])).toEqual([
      [7, 8],
      [8, 8],
    ]);
    const [holding] = holdingIncome(flows);
    expect(holding?.yield).toEqual({ figure: { value: 0.03 + 0.02, reason: null }, dates: 2, leftOut: 0 });
  });
});

describe('dividends by holding', () => {
  it('add up the yields of payment dates, accounts of one date together', () => {
    const { flows } = incomeFlows(
      [
        // 60 of 1,000 and 20 of 3,000 on one day: 80 / 4,000. Then 30 of 1,000 alone.
        account(1, [flow(20260301, 'dividend', 60, 7), flow(20260401, 'dividend', 30, 7)], [], [opened(7, 100, 1_000)]),
        account(2, [flow(20260301, 'dividend', 20, 7)], [], [opened(7, 300, 3_000)]),
      ],
      NO_CHANGES,
      FROM,
      TO,
    );
    const [holding] = holdingIncome(flows);
    expect(holding?.sums.rows.dividend).toBe(3);
    expect(holding?.yield.figure.value).toBeCloseTo(0.02 + 0.03, 15);
    expect(holding?.yield.dates).toBe(2);
  });

  it('count one cost for two payments of one day', () => {
    const own = account(
      1,
      [flow(20260301, 'dividend', 10, 7), flow(20260301, 'dividend', 20, 7)],
      [],
      [opened(7, 100, 1_000)],
    );
    expect(holdingIncome(incomeFlows([own], NO_CHANGES, FROM, TO).flows)[0]?.yield.figure.value).toBe(0.03);
  });

  it('leave dates without a cost out and say how many; tax alone has no yield', () => {
    const own = account(
      1,
      [
        flow(20260201, 'dividend', 10, 7),
        flow(20260301, 'dividend', 50, 7),
        flow(20260301, 'dividend_tax', -5, 7),
        flow(20260302, 'dividend_tax', -2, 9),
        flow(20260303, 'dividend', 1),
      ],
      [trade(20260202, 'buy', 7, 100, 1_000)],
    );
    const byHolding = new Map(
      holdingIncome(incomeFlows([own], NO_CHANGES, FROM, TO).flows).map((holding) => [holding.holdingId, holding]),
    );
    const seven = byHolding.get(7);
    expect(seven?.yield).toEqual({ figure: { value: 0.05, reason: null }, dates: 1, leftOut: 1 });
    expect(seven && netDividendsE4(seven.sums)).toBe(550_000);
    expect(byHolding.get(9)?.yield.figure).toEqual({ value: null, reason: 'no_dividend' });
    expect(byHolding.get(null)?.yield.figure).toEqual({ value: null, reason: 'no_security' });
  });
});

describe('income by month', () => {
  it('has every month that the period touches, those without a row too', () => {
    const { flows } = incomeFlows(
      [account(1, [flow(20260115, 'interest', 1), flow(20260331, 'dividend', 2)])],
      NO_CHANGES,
      20260115,
      20260401,
    );
    expect(incomeMonths(flows, 20260115, 20260401).map(({ month, sums }) => [month, sums.amountE4.dividend])).toEqual([
      [202601, 0],
      [202602, 0],
      [202603, 20_000],
      [202604, 0],
    ]);
  });

  const rows = fc.array(
    fc.record({
      day: fc.integer({ min: -40, max: 240 }),
      kind: fc.constantFrom<FlowKind>(...FLOW_KINDS),
      cents: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      securityId: fc.option(fc.integer({ min: 1, max: 4 })),
      accountId: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 60 },
  );
  it('adds up, and so does every holding: property', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const dated = list.map((one) => ({ ...one, date: addDays(FROM, one.day) })).sort((a, b) => a.date - b.date);
        const accounts = [1, 2, 3].map((accountId) =>
          account(
            accountId,
            dated
              .filter((one) => one.accountId === accountId)
              .map(({ date, kind, cents, securityId }) => flow(date, kind, cents / 100, securityId)),
            [],
            [opened(1, 100, 1_000)],
          ),
        );
        const { flows } = incomeFlows(accounts, NO_CHANGES, FROM, TO);
        const whole = incomeSums(flows);
        const months = incomeMonths(flows, FROM, TO);
        for (const kind of ['dividend', 'dividend_tax', 'interest', 'fee', 'other'] as const) {
          expect(months.reduce((sum, { sums }) => sum + sums.amountE4[kind], 0)).toBe(whole.amountE4[kind]);
          const wanted = dated.filter((one) => one.kind === kind && one.date >= FROM && one.date <= TO);
          expect(whole.rows[kind]).toBe(wanted.length);
        }
        const years = incomeYears(flows, FROM - 10_000, TO);
        expect(years.map(({ year }) => year)).toEqual([2026, 2025]);
        expect(years.reduce((sum, { sums }) => sum + netDividendsE4(sums), 0)).toBe(netDividendsE4(whole));
        const holdings = holdingIncome(flows);
        expect(holdings.reduce((sum, { sums }) => sum + netDividendsE4(sums), 0)).toBe(netDividendsE4(whole));
      }),
      { numRuns: 100 },
    );
  });
});
