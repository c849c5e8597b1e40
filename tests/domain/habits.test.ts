// Habits of small hand-made histories, replayed with the listener: disposition, lots, round trips, chasing; and cost ties.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { againstCost, priceAgainstCost } from '../../src-shared/domain/behaviour/costPrice.ts';
import {
  type DispositionEvent,
  HabitListener,
  MOVE_BOUNDS,
  type MoveEvent,
  type PieceEvent,
  type TripEvent,
} from '../../src-shared/domain/behaviour/habitListener.ts';
import { noHabits } from '../../src-shared/domain/behaviour/habitSums.ts';
import type { Lots } from '../../src-shared/domain/behaviour/lots.ts';
import type { DayPrice, PriceSource } from '../../src-shared/domain/behaviour/prices.ts';
import { type CodeChange, CodeChanges } from '../../src-shared/domain/book/codeChanges.ts';
import type { OpeningRow, SecurityInfo, TradeRow } from '../../src-shared/domain/book/history.ts';
import { type Holdings, replayAccount } from '../../src-shared/domain/book/replay.ts';
import { BUSINESS_TYPES, type BusinessType, CHANNELS, type Channel } from '../../src-shared/kernel/codes.ts';
import { addDays } from '../../src-shared/kernel/dates.ts';
import { bigE11, type Exact, exact, exactOfBig, share, subtract, ZERO } from '../../src-shared/kernel/exact.ts';
import { moneyText } from '../../src-shared/kernel/money.ts';

/** Securities are numbers; 9 is a repo, the others are stocks. */
const REPO = 9;
const security = (securityId: number): SecurityInfo => ({
  securityId,
  market: 'SH',
  code: String(600000 + securityId),
  name: '',
  kind: securityId === REPO ? 'repo' : 'stock',
  board: securityId === REPO ? null : 'main',
  industry: securityId === 1 ? 'banks' : null,
});

interface More {
  readonly fees?: number;
  readonly channel?: Channel;
}
let tradeNo = 0;
/** Shares and yuan; rows of one date stand in the order in which they are written. */
function trade(
  date: number,
  type: BusinessType,
  securityId: number,
  shares: number,
  amount: number | null,
  { fees = 0, channel }: More = {},
): TradeRow {
  tradeNo += 1;
  return {
    date,
    time: 0,
    tradeNo: String(tradeNo).padStart(8, '0'),
    securityId,
    businessType: BUSINESS_TYPES.indexOf(type),
    quantityE2: Math.round(shares * 100),
    amountE4: amount === null ? null : Math.round(amount * 10_000),
    feesE4: Math.round(fees * 10_000),
    commissionE4: 0,
    channel: channel === undefined ? null : CHANNELS.indexOf(channel),
  };
}

/** [close, low, high] in yuan of a security and a date; null where it has none. */
type Quote = readonly [close: number | null, low?: number | null, high?: number | null];
interface Quotes {
  readonly [securityAndDate: `${number} ${number}`]: Quote;
}
const e4 = (yuan: number | null | undefined): number | null =>
  yuan === null || yuan === undefined ? null : Math.round(yuan * 10_000);

/** Price days are those with a quote; a move needs the last close before the date and the one 20 closes before that. */
function pricesOf(quotes: Quotes): PriceSource {
  const rows = Object.entries(quotes).map(([key, [close, low, high]]) => {
    const [securityId, date] = key.split(' ').map(Number) as [number, number];
    return { securityId, date, closeE4: e4(close), lowE4: e4(low), highE4: e4(high) };
  });
  const closes = (securityId: number, before: number): number[] =>
    rows
      .filter((row) => row.securityId === securityId && row.date < before && row.closeE4 !== null)
      .sort((a, b) => b.date - a.date)
      .map((row) => row.closeE4 as number);
  return {
    closeOn: (securityId, date) => closes(securityId, date + 1)[0] ?? null,
    ofDay: (securityId, date): DayPrice | null =>
      rows.find((row) => row.securityId === securityId && row.date === date) ?? null,
    moveBefore(securityId, date) {
      const [lastE4, earlyE4] = [closes(securityId, date)[0], closes(securityId, date)[20]];
      return lastE4 === undefined || earlyE4 === undefined ? null : { lastE4, earlyE4 };
    },
  };
}

interface Played {
  readonly opening?: readonly OpeningRow[];
  readonly trades: readonly TradeRow[];
  readonly changes?: readonly CodeChange[];
  readonly quotes?: Quotes;
  readonly from?: number;
}
function play({ opening = [], trades, changes = [], quotes = {}, from = 20260101 }: Played) {
  const sums = noHabits();
  const disposition: DispositionEvent[] = [];
  const pieces: PieceEvent[] = [];
  const trips: TripEvent[] = [];
  const moves: MoveEvent[] = [];
  const codes = new CodeChanges(changes);
  const listener = new HabitListener({
    sums,
    from,
    opening,
    codes,
    security,
    prices: pricesOf(quotes),
    bounds: MOVE_BOUNDS,
    witness: {
      disposition: (event) => disposition.push(event),
      piece: (event) => pieces.push(event),
      trip: (event) => trips.push(event),
      move: (_side, event) => moves.push(event),
    },
  });
  replayAccount({ accountId: 1, opening, trades, flows: [] }, codes, listener, { upTo: 20261231 });
  return {
    sums,
    disposition,
    trips,
    moves,
    sides: [sums.rg, sums.pg, sums.rl, sums.pl],
    /** Days held and shares of each piece. */
    pieces: pieces.map(({ days, quantityE2 }) => [days, quantityE2 / 100]),
    realised: trips.map(({ realised }) => moneyText(realised)),
  };
}

describe('the disposition effect', () => {
  it('counts a price above cost as a gain, below as a loss, on the sold side by the average price without fees', () => {
    const sold = (amount: number) =>
      play({
        trades: [trade(20260105, 'buy', 1, 100, 995, { fees: 5 }), trade(20260106, 'sell', 1, 40, amount, { fees: 9 })],
        quotes: { '1 20260106': [10] },
      });
    expect(sold(400.01).sides).toEqual([1, 0, 0, 0]);
    expect(sold(399.99).sides).toEqual([0, 0, 1, 0]);
    expect(sold(399.99).disposition[0]).toMatchObject({ heldE2: 10_000, cost: exact(10_000_000), priceE4: null });
  });

  it('counts equal prices on neither side', () => {
    const { sides } = play({
      trades: [
        trade(20260105, 'buy', 1, 100, 1000),
        trade(20260105, 'buy', 2, 100, 2000),
        trade(20260106, 'sell', 1, 40, 400),
      ],
      quotes: { '1 20260106': [10], '2 20260106': [20, 20, 20] },
    });
    expect(sides).toEqual([0, 0, 0, 0]);
  });

  it('counts what is kept by low above and high below cost; a day that straddles it counts on neither side', () => {
    const kept = (quote: Quote) =>
      play({
        trades: [
          trade(20260105, 'buy', 1, 100, 1000),
          trade(20260105, 'buy', 2, 100, 2000),
          trade(20260106, 'sell', 1, 40, 400),
        ],
        quotes: { '1 20260106': [10], '2 20260106': quote },
      });
    expect(kept([20.5, 20.01, 21]).sides).toEqual([0, 1, 0, 0]);
    expect(kept([19, 18, 19.99]).sides).toEqual([0, 0, 0, 1]);
    expect(kept([20.5, 19.99, 21]).sides).toEqual([0, 0, 0, 0]);
    expect(kept([20.01, null, null]).sides).toEqual([0, 1, 0, 0]);
    expect(kept([19.99, null, null]).sides).toEqual([0, 0, 0, 1]);
    expect(kept([20.01, null, null]).disposition[0]).toMatchObject({
      kind: 'paper_gain',
      sold: null,
      priceE4: 200_100,
    });
  });

  it('compares two sells around a buy with the cost before the first, once', () => {
    // 1050 / 100 = 10.50 against 10.00; after the buy between them the cost price is 11.50.
    const { sides, disposition } = play({
      trades: [
        trade(20260105, 'buy', 1, 100, 1000),
        trade(20260106, 'sell', 1, 50, 550),
        trade(20260106, 'buy', 1, 50, 650),
        trade(20260106, 'sell', 1, 50, 500),
      ],
      quotes: { '1 20260106': [10] },
    });
    expect(sides).toEqual([1, 0, 0, 0]);
    expect(disposition[0]?.sold).toMatchObject({ amountE4: 10_500_000, quantityE2: 10_000 });
    expect(disposition[0]?.sold?.rows).toHaveLength(2);
  });

  it('keeps what is transferred out, and what is bought more of, as it stood the evening before', () => {
    const { sides, disposition } = play({
      trades: [
        ...[1, 2, 3].map((id) => trade(20260105, 'buy', id, 100, 1000)),
        trade(20260106, 'transfer_out', 2, 100, 1200),
        trade(20260106, 'buy', 3, 100, 3000),
        trade(20260106, 'sell', 1, 40, 300),
      ],
      quotes: { '1 20260106': [10], '2 20260106': [12, 11, 13], '3 20260106': [12, 11, 13] },
    });
    expect(sides).toEqual([0, 2, 1, 0]);
    expect(disposition.filter(({ kind }) => kind === 'paper_gain').map(({ heldE2 }) => heldE2)).toEqual([
      10_000, 10_000,
    ]);
  });

  it('leaves out what was bought on the day itself, repo, unknown cost, and days without a price row', () => {
    const { sides } = play({
      trades: [
        trade(20260105, 'buy', 1, 100, 1000),
        trade(20260105, 'transfer_in', 2, 100, null),
        trade(20260105, 'repo_lend', REPO, 100, 10_000),
        trade(20260105, 'buy', 3, 100, 1000),
        trade(20260106, 'buy', 4, 100, 1000),
        trade(20260106, 'sell', 1, 40, 500),
        trade(20260107, 'sell', 2, 40, 500),
      ],
      quotes: { '2 20260106': [12], [`${REPO} 20260106`]: [200], '4 20260106': [12], '2 20260107': [12] },
    });
    expect(sides).toEqual([0, 0, 0, 0]);
  });

  it('starts with the period, on cost from before it', () => {
    const { sides } = play({
      from: 20260201,
      trades: [
        trade(20260105, 'buy', 1, 100, 1000),
        trade(20260131, 'sell', 1, 10, 200),
        trade(20260201, 'sell', 1, 10, 200),
      ],
      quotes: { '1 20260131': [20], '1 20260201': [20] },
    });
    expect(sides).toEqual([1, 0, 0, 0]);
  });
});

describe('lots', () => {
  const first = trade(20260105, 'buy', 1, 100, 1000);

  it('are closed first in first out; two rows that eat one lot are two pieces', () => {
    const { pieces, sums } = play({
      trades: [
        first,
        trade(20260110, 'ipo_allot', 1, 100, 1000),
        trade(20260120, 'sell', 1, 40, 400),
        trade(20260120, 'sell', 1, 60, 600),
        trade(20260121, 'sell', 1, 30, 300),
      ],
    });
    expect(pieces).toEqual([
      [15, 40],
      [15, 60],
      [11, 30],
    ]);
    expect([sums.pieces, sums.pieceDays, sums.pieceQuantity]).toEqual([3, 15 * 10_000 + 11 * 3_000, 13_000]);
    expect([...sums.quantityByDays]).toEqual([
      [15, 10_000],
      [11, 3_000],
    ]);
  });

  it('give a piece for each lot that one row meets', () => {
    const { pieces } = play({
      trades: [first, trade(20260110, 'rights_take', 1, 50, 400), trade(20260120, 'sell', 1, 120, 1500)],
    });
    expect(pieces).toEqual([
      [15, 100],
      [10, 20],
    ]);
  });

  it('grow with a bonus and shrink with a merge, every one in proportion', () => {
    const { pieces } = play({
      trades: [
        first,
        trade(20260106, 'buy', 1, 200, 2000),
        trade(20260110, 'bonus_share', 1, 300, null),
        trade(20260115, 'sell', 1, 200, 1000),
        trade(20260116, 'share_merge', 1, 200, null),
        trade(20260117, 'sell', 1, 200, 2000),
      ],
    });
    expect(pieces).toEqual([
      [10, 200],
      [11, 200],
    ]);
  });

  it('go on under a new code, along a chain of other days and of one day', () => {
    for (const second of [20260201, 20260110]) {
      const { pieces } = play({
        trades: [first, trade(20260210, 'sell', 3, 100, 1000)],
        changes: [
          { effectiveOn: 20260110, oldSecurityId: 1, newSecurityId: 2 },
          { effectiveOn: second, oldSecurityId: 2, newSecurityId: 3 },
        ],
      });
      expect(pieces).toEqual([[36, 100]]);
    }
  });

  it('of two codes that become one are closed in the order of their dates, unknown age first', () => {
    const { pieces } = play({
      opening: [{ securityId: 1, quantityE2: 1_000, costE4: 1_000_000 }],
      trades: [
        first,
        trade(20260104, 'buy', 2, 50, 500),
        trade(20260106, 'buy', 2, 50, 500),
        trade(20260120, 'sell', 2, 210, 3000),
      ].sort((a, b) => a.date - b.date),
      changes: [{ effectiveOn: 20260110, oldSecurityId: 1, newSecurityId: 2 }],
    });
    expect(pieces).toEqual([
      [16, 50],
      [15, 100],
      [14, 50],
    ]);
  });

  it('are consumed unseen by a transfer out', () => {
    const { pieces } = play({
      trades: [
        first,
        trade(20260110, 'buy', 1, 100, 1000),
        trade(20260115, 'transfer_out', 1, 100, 1000),
        trade(20260120, 'sell', 1, 100, 1000),
      ],
    });
    expect(pieces).toEqual([[10, 100]]);
  });

  it('of the opening and of a transfer in have an unknown age: they are consumed and not counted', () => {
    const { pieces, sums } = play({
      opening: [{ securityId: 1, quantityE2: 10_000, costE4: 10_000_000 }],
      trades: [
        first,
        trade(20260106, 'transfer_in', 1, 50, 500),
        trade(20260107, 'buy', 1, 50, 500),
        trade(20260120, 'sell', 1, 90, 900),
        trade(20260121, 'sell', 1, 200, 2000),
      ],
    });
    expect(pieces).toEqual([
      [16, 100],
      [14, 40],
    ]);
    expect(sums.trips).toBe(2);
  });

  it('end at what is there when a row is oversold, and start anew after it', () => {
    const { pieces, realised, sides } = play({
      trades: [
        first,
        trade(20260106, 'sell', 1, 150, 1800),
        trade(20260107, 'sell', 1, 10, 120),
        trade(20260108, 'buy', 1, 10, 100),
        trade(20260109, 'sell', 1, 10, 90),
      ],
      quotes: { '1 20260106': [12], '1 20260107': [12], '1 20260109': [9] },
    });
    expect(pieces).toEqual([
      [1, 100],
      [1, 10],
    ]);
    // Nothing of the money is dropped; with nothing held there is no cost price to compare with.
    expect(realised).toEqual(['800.00', '120.00', '-10.00']);
    expect(sides).toEqual([1, 0, 1, 0]);
  });

  it('that are redeemed are pieces, but the row is no trip, no order and makes no day with a sale', () => {
    const { pieces, sums, sides } = play({
      trades: [first, trade(20260105, 'buy', 2, 100, 1000), trade(20260120, 'redeem', 1, 100, 1100)],
      quotes: { '1 20260120': [11], '2 20260120': [12, 11, 13] },
    });
    expect(pieces).toEqual([[15, 100]]);
    expect([sums.trips, sums.orders, sums.panic.rows]).toEqual([0, 2, 0]);
    expect(sides).toEqual([0, 0, 0, 0]);
  });

  it('of a repo are left out, and so are pieces before the period', () => {
    const { pieces, sums } = play({
      from: 20260201,
      trades: [
        first,
        trade(20260105, 'repo_lend', REPO, 100, 10_000),
        trade(20260106, 'sell', 1, 30, 300),
        trade(20260202, 'repo_return', REPO, 100, 10_010),
        trade(20260202, 'sell', 1, 70, 700),
      ],
    });
    expect(pieces).toEqual([[28, 70]]);
    expect(sums.orders).toBe(1);
  });

  const SECURITIES = 3;
  const step = fc.record({
    type: fc.constantFrom<BusinessType>(
      'buy',
      'sell',
      'ipo_allot',
      'rights_take',
      'bonus_share',
      'share_merge',
      'transfer_in',
      'transfer_out',
      'redeem',
    ),
    securityId: fc.integer({ min: 1, max: SECURITIES }),
    sharesE2: fc.oneof(
      fc.integer({ min: 1, max: 50 }).map((n) => n * 10_000),
      fc.integer({ min: 1, max: 500_000 }),
    ),
    /** Days since the row before. */
    days: fc.integer({ min: 0, max: 3 }),
  });
  const change = fc.record({ day: fc.integer({ min: 1, max: 60 }), old: fc.integer({ min: 1, max: SECURITIES }) });
  const openingRows = fc.uniqueArray(
    fc.record({
      securityId: fc.integer({ min: 1, max: SECURITIES }),
      quantityE2: fc.integer({ min: 0, max: 1_000_000 }),
      costE4: fc.constant(10_000),
    }),
    { selector: (row) => row.securityId },
  );

  it('hold what the book holds, after every row of any history', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.option(change, { nil: null }),
        openingRows,
        (steps, changed, opening) => {
          let date = 20260101;
          const trades = steps.map(({ type, securityId, sharesE2, days }) => {
            date = addDays(date, days);
            const amount = type === 'bonus_share' || type === 'share_merge' ? null : 100;
            return trade(date, type, securityId, sharesE2 / 100, amount);
          });
          const codes = new CodeChanges(
            changed === null
              ? []
              : [
                  {
                    effectiveOn: addDays(20260101, changed.day),
                    oldSecurityId: changed.old,
                    newSecurityId: (changed.old % SECURITIES) + 1,
                  },
                ],
          );
          const sums = noHabits();
          const listener = new HabitListener({
            sums,
            from: 20260101,
            opening,
            codes,
            security,
            prices: pricesOf({}),
            bounds: MOVE_BOUNDS,
          });
          const { lots } = listener as unknown as { lots: Lots };
          const openE2 = (securityId: number): number =>
            lots.of(securityId).reduce((sum, lot) => sum + lot.quantityE2, 0);
          const agrees = (securityId: number, heldE2: number): void => {
            const open = openE2(securityId);
            if (heldE2 === 0) expect(open).toBe(0);
            else expect(Math.abs(open - heldE2) / heldE2).toBeLessThan(1e-9);
          };
          const holdings: Holdings = replayAccount(
            { accountId: 1, opening, trades, flows: [] },
            codes,
            {
              day: listener.day.bind(listener),
              dayEnd: listener.dayEnd.bind(listener),
              booking: listener.booking.bind(listener),
              moved: listener.moved.bind(listener),
              trade(row, securityId, outcome, holding) {
                listener.trade(row, securityId, outcome, holding);
                agrees(securityId, holding.quantityE2);
              },
            },
            { upTo: 20991231 },
          );
          for (let id = 1; id <= SECURITIES; id++) agrees(id, holdings.get(id)?.quantityE2 ?? 0);
          const byDays = [...sums.quantityByDays.values()].reduce((sum, quantityE2) => sum + quantityE2, 0);
          expect(Math.abs(byDays - sums.pieceQuantity)).toBeLessThanOrEqual(1e-9 * sums.pieceQuantity);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('round trips', () => {
  it('are sells of known cost, each row one; exactly 0 is neither gain nor loss', () => {
    const { sums, realised } = play({
      trades: [
        trade(20260105, 'buy', 1, 100, 1000),
        trade(20260105, 'transfer_in', 2, 100, null),
        trade(20260105, 'buy', REPO, 10, 1000),
        trade(20260106, 'sell', 1, 10, 120, { fees: 5 }),
        trade(20260106, 'sell', 1, 10, 103, { fees: 3 }),
        trade(20260106, 'sell', 1, 10, 90),
        trade(20260106, 'sell', 2, 10, 500),
        trade(20260106, 'sell', REPO, 10, 1001),
      ],
    });
    expect(realised).toEqual(['15.00', '0.00', '-10.00']);
    expect([sums.trips, sums.wins, sums.losses]).toEqual([3, 1, 1]);
    expect([moneyText(sums.gained), moneyText(sums.lost)]).toEqual(['15.00', '-10.00']);
  });
});

describe('chasing and panic selling', () => {
  /** `count` closes on as many days up to the day before 2026-03-02: the first `early`, all others `last`. */
  const closes = (count: number, early: number, last: number): Quotes =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `1 ${addDays(20260301, i + 1 - count)}`,
        [i === 0 ? early : last] as Quote,
      ]),
    );
  const bought = (quotes: Quotes) => play({ trades: [trade(20260302, 'buy', 1, 100, 1000)], quotes }).sums.chasing;
  const sold = (quotes: Quotes) =>
    play({ trades: [trade(20260105, 'buy', 1, 100, 1000), trade(20260302, 'sell', 1, 100, 900)], quotes }).sums.panic;

  it('need 21 closes before the day', () => {
    expect(bought(closes(20, 10, 20))).toMatchObject({ rows: 0, amountE4: 0 });
    expect(bought(closes(21, 10, 20))).toMatchObject({ rows: 1, amountE4: 10_000_000, hitRows: 1 });
    expect(sold(closes(20, 20, 10))).toMatchObject({ rows: 0, amountE4: 0 });
    expect(sold(closes(21, 20, 10))).toMatchObject({ rows: 1, hitRows: 1, hitAmountE4: 9_000_000 });
  });

  it('look at the day before and 20 closes earlier, not at the day itself or beyond', () => {
    const day: Quotes = { '1 20260302': [30], '1 20260101': [1] };
    expect(bought({ ...closes(21, 10, 10), ...day })).toMatchObject({ rows: 1, hitRows: 0 });
  });

  it('begin past the bound, not at it', () => {
    // 10.06 × 1.15 = 11.569 and 10.06 × 0.85 = 8.551, which doubles of yuan miss by a hair.
    expect(bought(closes(21, 10.06, 11.569)).hitRows).toBe(0);
    expect(bought(closes(21, 10.06, 11.5691)).hitRows).toBe(1);
    expect(sold(closes(21, 10.06, 8.551)).hitRows).toBe(0);
    expect(sold(closes(21, 10.06, 8.5509)).hitRows).toBe(1);
  });

  it('go by the side of the row: a buy after a fall and a sale after a rise are in the amount alone', () => {
    expect(bought(closes(21, 20, 10))).toMatchObject({ rows: 1, hitRows: 0, hitAmountE4: 0 });
    expect(sold(closes(21, 10, 20))).toMatchObject({ rows: 1, hitRows: 0, hitAmountE4: 0 });
  });

  it('leave out a first close of 0, and repo', () => {
    expect(bought(closes(21, 0, 10)).rows).toBe(0);
    const quotes = Object.fromEntries(
      Object.entries(closes(21, 10, 20)).map(([key, quote]) => [key.replace('1 ', `${REPO} `), quote]),
    ) as Quotes;
    expect(play({ trades: [trade(20260302, 'buy', REPO, 100, 1000)], quotes }).sums.chasing.rows).toBe(0);
  });
});

describe('orders', () => {
  it('add up by channel, industry and board; what has none is in the whole alone', () => {
    const { sums } = play({
      trades: [
        trade(20260105, 'buy', 1, 100, 1000, { channel: 'mobile' }),
        trade(20260105, 'sell', 1, 50, 600, { channel: 'counter' }),
        trade(20260310, 'buy', 2, 100, 300),
        trade(20260310, 'bonus_share', 2, 10, null),
        trade(20260410, 'buy', REPO, 100, 9000, { channel: 'pc' }),
      ],
    });
    expect([sums.orders, sums.orderAmountE4]).toEqual([3, 19_000_000]);
    expect([...sums.byChannel]).toEqual([
      ['mobile', 10_000_000],
      ['counter', 6_000_000],
    ]);
    expect([...sums.byIndustry]).toEqual([['banks', 16_000_000]]);
    expect([...sums.byBoard]).toEqual([['main', 19_000_000]]);
    expect([...sums.activeMonths]).toEqual([202601, 202603]);
    expect([...sums.activeDays]).toEqual([20260105, 20260310]);
  });
});

/** amount/quantity against K/Q as fractions; what is nearer in K than 10^-9 yuan is equal. */
function byFractions(amountE4: number, quantityE2: number, cost: Exact, heldE2: number): number {
  const left = BigInt(amountE4) * 10_000_000n * BigInt(heldE2);
  const right = bigE11(cost) * BigInt(quantityE2);
  const near = 100n * BigInt(quantityE2);
  return left > right + near ? 1 : left < right - near ? -1 : 0;
}

describe('a price against the cost price', () => {
  const quantity = fc.oneof(
    fc.integer({ min: 1, max: 100_000 }).map((lots) => lots * 10_000),
    fc.integer({ min: 1, max: 1_000_000_000 }),
  );
  const YUAN_E11 = 100_000_000_000n;
  /** From a yuan up: the rounding that counts as equal is 10^-9 yuan, that of the doubles 10^-9 of the amount. */
  const cost = fc
    .tuple(fc.integer({ min: 10_000, max: 1_000_000_000_000_000 }), fc.integer({ min: 0, max: 9_999_999 }))
    .map(([e4Part, e11]): Exact => ({ e4: e4Part, e11 }));

  it('agrees with fractions where amount and cost differ by a few hundredths of a cent', () => {
    fc.assert(
      fc.property(
        quantity,
        fc.double({ min: 0, max: 1, noNaN: true }),
        cost,
        fc.integer({ min: -3, max: 3 }),
        (held, part, k, off) => {
          const sold = Math.max(1, Math.floor(held * part));
          const amountE4 = Math.max(0, Number((bigE11(k) * BigInt(sold)) / BigInt(held) / 10_000_000n) + off);
          expect(againstCost(amountE4, sold, k, held)).toBe(byFractions(amountE4, sold, k, held));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('agrees with fractions anywhere, oversold rows too', () => {
    fc.assert(
      fc.property(
        quantity,
        quantity,
        cost,
        fc.integer({ min: 0, max: 1_000_000_000_000_000 }),
        (held, sold, k, amount) => {
          expect(againstCost(amount, sold, k, held)).toBe(byFractions(amount, sold, k, held));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('agrees with fractions within a few 10^-11 yuan of a tie', () => {
    fc.assert(
      fc.property(
        quantity,
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: -300, max: 300 }),
        (held, priceE4, off) => {
          const tie = BigInt(held) * BigInt(priceE4) * 100_000n;
          fc.pre(tie >= YUAN_E11);
          const k = exactOfBig(tie + BigInt(off));
          expect(priceAgainstCost(priceE4, k, held)).toBe(byFractions(priceE4, 100, k, held));
          expect(priceAgainstCost(priceE4, k, held)).toBe(off > 100 ? -1 : off < -100 ? 1 : 0);
        },
      ),
    );
  });

  it('sees one step of the price on either side of a tie, on a billion yuan too', () => {
    for (const [shares, priceE4] of [
      [100, 100_000],
      [300, 33_333],
      [70_000_000, 142_857],
    ] as const) {
      const k = exactOfBig(BigInt(shares) * BigInt(priceE4) * 10_000_000n);
      const held = shares * 100;
      expect([-1, 0, 1].map((step) => priceAgainstCost(priceE4 + step, k, held))).toEqual([-1, 0, 1]);
    }
  });

  it('takes the residue of earlier partial sales for equal', () => {
    // 30,000 shares for 10,000 yuan: a third of a yuan each, whatever was sold before.
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 20 }), (sales) => {
        let held = 3_000_000;
        let k: Exact = exact(100_000_000);
        for (const part of sales) {
          const q = Math.min(part * 100, held - 300);
          if (q <= 0) break;
          k = subtract(k, share(k, q, held));
          held -= q;
        }
        expect(againstCost(10_000, 300, k, held)).toBe(0);
        expect(againstCost(10_001, 300, k, held)).toBe(1);
        expect(againstCost(9_999, 300, k, held)).toBe(-1);
      }),
    );
  });

  it('knows shares that cost nothing and sales for nothing', () => {
    expect(priceAgainstCost(1, ZERO, 10_000)).toBe(1);
    expect(priceAgainstCost(0, ZERO, 10_000)).toBe(0);
    expect(againstCost(0, 100, exact(1), 10_000)).toBe(-1);
  });
});
