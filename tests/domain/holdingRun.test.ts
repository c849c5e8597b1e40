// The rows that a holding of today is made of: since it last was empty, through code changes, and what their sums say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeChanges } from '../../src-shared/domain/book/codeChanges.ts';
import type { AccountHistory, FlowRow, OpeningRow, TradeRow } from '../../src-shared/domain/book/history.ts';
import { emptyHolding, type Holding } from '../../src-shared/domain/book/position.ts';
import { replayAccount } from '../../src-shared/domain/book/replay.ts';
import { bookedTrades } from '../../src-shared/domain/figures/bookedTrades.ts';
import type { BookedFlow } from '../../src-shared/domain/figures/evidence.ts';
import { type HoldingRun, holdingRun, type RunSums, runSums } from '../../src-shared/domain/figures/holdingRun.ts';
import { BUSINESS_TYPES, type BusinessType, FLOW_KINDS } from '../../src-shared/kernel/codes.ts';
import { bigE11, toYuan } from '../../src-shared/kernel/exact.ts';

const TO = 20260131;
const ACCOUNT = 7;

let number = 0;
const trade = (
  day: number,
  type: BusinessType,
  shares: number,
  amount: number | null,
  fees = 0,
  code = 1,
): TradeRow => ({
  date: 20260100 + day,
  time: -1,
  tradeNo: String(++number),
  securityId: code,
  businessType: BUSINESS_TYPES.indexOf(type),
  quantityE2: shares * 100,
  amountE4: amount === null ? null : amount * 10_000,
  feesE4: fees * 10_000,
  commissionE4: fees * 10_000,
});
const dividend = (day: number, amount: number, code = 1): FlowRow => ({
  date: 20260100 + day,
  kind: FLOW_KINDS.indexOf('dividend'),
  amountE4: amount * 10_000,
  securityId: code,
});

interface Explained {
  readonly holding: Holding;
  readonly run: HoldingRun;
  readonly sums: RunSums;
}

function explain(
  code: number,
  trades: readonly TradeRow[],
  flows: readonly FlowRow[] = [],
  opening: readonly OpeningRow[] = [],
  codes = new CodeChanges([]),
): Explained {
  const history: AccountHistory = { accountId: ACCOUNT, opening, trades, flows };
  const security = (securityId: number) => ({
    securityId,
    market: 'SH',
    code: String(securityId),
    name: '',
    kind: 'stock',
    board: null,
    industry: null,
  });
  const booked = bookedTrades({ accounts: [history], codes, security, closeOn: () => null, to: TO });
  const holding = replayAccount(history, codes, {}, { upTo: TO }).get(code) ?? emptyHolding();
  const run = holdingRun({
    securityId: code,
    to: TO,
    codes,
    opening,
    trades: booked,
    flows: flows.map((flow, i): BookedFlow => ({ ...flow, accountId: ACCOUNT, flowNo: String(i), kind: 'dividend' })),
  });
  return { holding, run, sums: runSums(run, holding) };
}

describe('the run of a holding', () => {
  it('starts after it last was empty, with the dividends that came while it was held', () => {
    const { run, sums, holding } = explain(
      1,
      [
        trade(2, 'buy', 100, 1200, 5),
        trade(5, 'sell', 200, 2600, 4),
        trade(8, 'buy', 300, 3000, 3),
        trade(12, 'sell', 100, 1100, 2),
        trade(15, 'transfer_out', 50, 600),
      ],
      [dividend(3, 50), dividend(6, 10), dividend(8, 7), dividend(10, 20)],
      [{ securityId: 1, quantityE2: 10_000, costE4: 10_000_000 }],
    );
    expect(run.opening).toEqual([]);
    expect(run.trades.map(({ row }) => row.date % 100)).toEqual([8, 12, 15]);
    // The one of the 8th came before that day's buy, into an empty holding.
    expect(run.dividends.map((flow) => flow.amountE4 / 10_000)).toEqual([20]);
    expect([sums.openingE2, sums.inE2, sums.outE2]).toEqual([0, 30_000, 15_000]);
    // Sold 100 of 300 for 1,100 − 2; the cost of a third, then of a quarter of the rest, went along.
    expect([sums.paid, sums.received, sums.dividends].map(toYuan)).toEqual([3003, 1098, 20]);
    expect(toYuan(sums.costOut)).toBeCloseTo(1001 + 2002 / 4, 6);
    expect(toYuan(sums.dilutedOut)).toBeCloseTo((3003 - 20 - 1098) / 4, 6);
    expect(toYuan(holding.cost)).toBeCloseTo(1501.5, 6);
  });

  it('goes back to the opening position, and through the code that it had before', () => {
    const codes = new CodeChanges([{ effectiveOn: 20260110, oldSecurityId: 1, newSecurityId: 2 }]);
    const { run, sums } = explain(
      2,
      [trade(3, 'buy', 100, 1000, 1), trade(9, 'buy', 50, 400, 1, 2), trade(20, 'sell', 30, 300, 1, 2)],
      [dividend(5, 8), dividend(12, 4)],
      [{ securityId: 1, quantityE2: 20_000, costE4: 15_000_000 }],
      codes,
    );
    expect(run.opening).toHaveLength(1);
    expect(run.trades.map(({ row }) => [row.securityId, row.date % 100])).toEqual([
      [1, 3],
      [2, 9],
      [2, 20],
    ]);
    expect(toYuan(sums.dividends)).toBe(12);
    expect([sums.openingE2, sums.inE2, sums.outE2]).toEqual([20_000, 15_000, 3_000]);
  });

  it('explains quantity, cost and diluted cost of any history', () => {
    const row = fc.record({
      day: fc.integer({ min: 1, max: 30 }),
      type: fc.constantFrom(...BUSINESS_TYPES),
      lots: fc.integer({ min: 1, max: 6 }),
      amount: fc.integer({ min: 0, max: 5000 }),
      code: fc.constantFrom(1, 2),
    });
    const money = fc.record({
      day: fc.integer({ min: 1, max: 30 }),
      amount: fc.integer({ min: 1, max: 90 }),
      code: fc.constantFrom(1, 2),
    });
    const opening = fc.option(fc.integer({ min: 1, max: 9 }), { nil: null });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 25 }),
        fc.array(money, { maxLength: 6 }),
        opening,
        fc.boolean(),
        (rows, flows, lots, changes) => {
          const sorted = [...rows].sort((a, b) => a.day - b.day);
          const codes = new CodeChanges(changes ? [{ effectiveOn: 20260115, oldSecurityId: 1, newSecurityId: 2 }] : []);
          const { holding, run, sums } = explain(
            2,
            sorted.map(({ day, type, lots: many, amount, code }) => trade(day, type, many * 100, amount, 1, code)),
            [...flows].sort((a, b) => a.day - b.day).map(({ day, amount, code }) => dividend(day, amount, code)),
            lots === null ? [] : [{ securityId: 1, quantityE2: lots * 10_000, costE4: lots * 5_000_000 }],
            codes,
          );
          if (holding.quantityE2 === 0) return;
          const went = run.trades.filter(({ row: { businessType } }) =>
            ['sell', 'redeem', 'repo_return', 'transfer_out', 'share_merge'].includes(
              BUSINESS_TYPES[businessType] as string,
            ),
          );
          expect(sums.outE2).toBe(went.reduce((sum, one) => sum + one.row.quantityE2 - one.oversoldE2, 0));
          const last = run.trades.at(-1);
          if (last !== undefined && !changes)
            expect([last.quantityE2, last.cost]).toEqual([holding.quantityE2, holding.cost]);
          const moved = went.some(({ row: { businessType } }) => BUSINESS_TYPES[businessType] === 'transfer_out');
          if (!moved) expect(bigE11(sums.dilutedOut)).toBe(0n);
          if (went.every(({ row: { businessType } }) => BUSINESS_TYPES[businessType] === 'share_merge'))
            expect(bigE11(sums.costOut)).toBe(0n);
        },
      ),
      { numRuns: 400 },
    );
  });
});
