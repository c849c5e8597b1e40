/**
 * Listens while one account is replayed and adds up its habits over [from, …]: contract/formulas.md, Behaviour. The
 * whole history must be played (lots and cost come from it); only days from `from` on are counted. `witness` hears each
 * case that was counted, for the evidence behind a figure.
 */
import { CHANNELS } from '../../kernel/codes.ts';
import { daysBetween, monthOf, type Ymd } from '../../kernel/dates.ts';
import { add, type Exact, sign } from '../../kernel/exact.ts';
import type { CodeChanges } from '../book/codeChanges.ts';
import type { OpeningRow, SecurityInfo, TradeRow } from '../book/history.ts';
import { BUY, type Holding, OPENS, type Outcome, REDEEM, SELL, TRANSFER_IN, TRANSFER_OUT } from '../book/position.ts';
import type { Holdings, Listener } from '../book/replay.ts';
import { againstCost, priceAgainstCost } from './costPrice.ts';
import type { HabitSums, MoveSums } from './habitSums.ts';
import { Lots, UNKNOWN_AGE } from './lots.ts';
import type { PriceSource } from './prices.ts';

/** Bounds of chasing and panic selling, in per cent of the earlier close; settings. */
export interface MoveBounds {
  readonly chasePercent: number;
  readonly panicPercent: number;
}
export const MOVE_BOUNDS: MoveBounds = { chasePercent: 15, panicPercent: -15 };

export type DispositionCase = 'realised_gain' | 'realised_loss' | 'paper_gain' | 'paper_loss';

export interface DispositionEvent {
  readonly date: Ymd;
  readonly securityId: number;
  readonly kind: DispositionCase;
  readonly cost: Exact;
  readonly heldE2: number;
  /** Sold side: the day's sell rows of the position, their amount and quantity; else null. */
  readonly sold: { readonly rows: readonly TradeRow[]; readonly amountE4: number; readonly quantityE2: number } | null;
  /** Paper side: the price (low for a gain, high for a loss) that was compared. */
  readonly priceE4: number | null;
}
export interface PieceEvent {
  readonly row: TradeRow;
  readonly securityId: number;
  readonly boughtOn: Ymd;
  readonly days: number;
  readonly quantityE2: number;
}
export interface TripEvent {
  readonly row: TradeRow;
  readonly securityId: number;
  readonly realised: Exact;
}
export interface MoveEvent {
  readonly row: TradeRow;
  readonly securityId: number;
  readonly lastE4: number;
  readonly earlyE4: number;
  readonly hit: boolean;
}
export interface HabitWitness {
  disposition?(event: DispositionEvent): void;
  piece?(event: PieceEvent): void;
  trip?(event: TripEvent): void;
  move?(side: 'chasing' | 'panic', event: MoveEvent): void;
}

export interface HabitInput {
  readonly sums: HabitSums;
  readonly from: Ymd;
  readonly opening: readonly OpeningRow[];
  readonly codes: CodeChanges;
  readonly security: (securityId: number) => SecurityInfo;
  readonly prices: PriceSource;
  readonly bounds: MoveBounds;
  readonly witness?: HabitWitness;
}

interface SoldPosition {
  readonly cost: Exact;
  readonly heldE2: number;
  readonly costUnknown: boolean;
  readonly rows: TradeRow[];
}

const bump = (map: Map<string, number>, key: string, amountE4: number): void => {
  map.set(key, (map.get(key) ?? 0) + amountE4);
};

export class HabitListener implements Listener {
  private readonly input: HabitInput;
  private readonly lots = new Lots();
  /** What is sold on the day under way, by security. */
  private readonly sold = new Map<number, SoldPosition>();
  private dayWithSale = false;
  private heldBeforeE2 = 0;

  constructor(input: HabitInput) {
    this.input = input;
    for (const row of input.opening) this.lots.open(row.securityId, UNKNOWN_AGE, row.quantityE2);
  }

  moved(oldId: number, newId: number): void {
    this.lots.move(oldId, newId);
  }

  /** The paper side of a day with a sale: what was held at the end of the day before and is not sold today. */
  day(date: Ymd, holdings: Holdings, trades: readonly TradeRow[], first: number, end: number): void {
    const { from, codes, security, prices, sums } = this.input;
    this.dayWithSale = false;
    if (date < from) return;
    let soldToday: Set<number> | null = null;
    for (let i = first; i < end; i++) {
      const row = trades[i] as TradeRow;
      if (row.businessType !== SELL || security(row.securityId).kind === 'repo') continue;
      soldToday ??= new Set();
      soldToday.add(codes.resolve(row.securityId, date));
    }
    if (soldToday === null) return;
    this.dayWithSale = true;
    for (const [securityId, holding] of holdings) {
      if (holding.quantityE2 === 0 || holding.costUnknown || soldToday.has(securityId)) continue;
      if (security(securityId).kind === 'repo') continue;
      const price = prices.ofDay(securityId, date);
      if (price === null) continue;
      const low = price.lowE4 ?? price.closeE4;
      const high = price.highE4 ?? price.closeE4;
      const gain = low !== null && priceAgainstCost(low, holding.cost, holding.quantityE2) > 0;
      const loss = !gain && high !== null && priceAgainstCost(high, holding.cost, holding.quantityE2) < 0;
      if (!gain && !loss) continue;
      if (gain) sums.pg += 1;
      else sums.pl += 1;
      this.input.witness?.disposition?.({
        date,
        securityId,
        kind: gain ? 'paper_gain' : 'paper_loss',
        cost: holding.cost,
        heldE2: holding.quantityE2,
        sold: null,
        priceE4: gain ? low : high,
      });
    }
  }

  booking(row: TradeRow, securityId: number, holding: Holding): void {
    this.heldBeforeE2 = holding.quantityE2;
    if (!this.dayWithSale || row.businessType !== SELL) return;
    const known = this.sold.get(securityId);
    if (known) known.rows.push(row);
    else {
      const { cost, quantityE2: heldE2, costUnknown } = holding;
      this.sold.set(securityId, { cost, heldE2, costUnknown, rows: [row] });
    }
  }

  dayEnd(date: Ymd): void {
    if (this.sold.size === 0) return;
    const { sums, security, prices } = this.input;
    for (const [securityId, position] of this.sold) {
      if (position.costUnknown || position.heldE2 === 0 || security(securityId).kind === 'repo') continue;
      if (prices.ofDay(securityId, date) === null) continue;
      let amountE4 = 0;
      let quantityE2 = 0;
      for (const row of position.rows) {
        amountE4 += row.amountE4 as number;
        quantityE2 += row.quantityE2;
      }
      if (quantityE2 === 0) continue;
      const side = againstCost(amountE4, quantityE2, position.cost, position.heldE2);
      if (side === 0) continue;
      if (side > 0) sums.rg += 1;
      else sums.rl += 1;
      this.input.witness?.disposition?.({
        date,
        securityId,
        kind: side > 0 ? 'realised_gain' : 'realised_loss',
        cost: position.cost,
        heldE2: position.heldE2,
        sold: { rows: position.rows, amountE4, quantityE2 },
        priceE4: null,
      });
    }
    this.sold.clear();
  }

  trade(row: TradeRow, securityId: number, outcome: Outcome, holding: Holding): void {
    const counted = row.date >= this.input.from;
    const info = this.input.security(row.securityId);
    const repo = info.kind === 'repo';
    this.moveLots(row, securityId, holding, counted && !repo);
    if (!counted || repo) return;
    const type = row.businessType;
    if (type === BUY || type === SELL) this.order(row, info);
    if (type === SELL && outcome.realised !== null) this.trip(row, securityId, outcome.realised);
    const { chasing, panic } = this.input.sums;
    if (type === BUY) this.afterMove('chasing', chasing, row, securityId);
    else if (type === SELL) this.afterMove('panic', panic, row, securityId);
  }

  private moveLots(row: TradeRow, securityId: number, holding: Holding, counted: boolean): void {
    const { lots, heldBeforeE2 } = this;
    const type = row.businessType;
    if (OPENS[type]) lots.open(securityId, row.date, row.quantityE2);
    else if (type === TRANSFER_IN) lots.open(securityId, UNKNOWN_AGE, row.quantityE2);
    else if (type === TRANSFER_OUT || type === SELL || type === REDEEM) {
      const piece =
        type === TRANSFER_OUT || !counted
          ? null
          : (boughtOn: Ymd, quantityE2: number): void => this.piece(row, securityId, boughtOn, quantityE2);
      lots.close(securityId, Math.min(row.quantityE2, heldBeforeE2), piece);
    } else if (holding.quantityE2 !== heldBeforeE2) lots.scale(securityId, heldBeforeE2, holding.quantityE2);
    if (holding.quantityE2 === 0) lots.clear(securityId);
  }

  private piece(row: TradeRow, securityId: number, boughtOn: Ymd, quantityE2: number): void {
    const { sums, witness } = this.input;
    const days = daysBetween(boughtOn, row.date);
    sums.pieces += 1;
    sums.pieceDays += days * quantityE2;
    sums.pieceQuantity += quantityE2;
    sums.quantityByDays.set(days, (sums.quantityByDays.get(days) ?? 0) + quantityE2);
    witness?.piece?.({ row, securityId, boughtOn, days, quantityE2 });
  }

  private order(row: TradeRow, info: SecurityInfo): void {
    const { sums } = this.input;
    const amountE4 = row.amountE4 as number;
    sums.orders += 1;
    sums.orderAmountE4 += amountE4;
    const channel = row.channel === null || row.channel === undefined ? undefined : CHANNELS[row.channel];
    if (channel !== undefined) bump(sums.byChannel, channel, amountE4);
    if (info.industry !== null) bump(sums.byIndustry, info.industry, amountE4);
    if (info.board !== null) bump(sums.byBoard, info.board, amountE4);
    sums.activeMonths.add(monthOf(row.date));
    sums.activeDays.add(row.date);
  }

  private trip(row: TradeRow, securityId: number, realised: Exact): void {
    const { sums, witness } = this.input;
    const side = sign(realised);
    sums.trips += 1;
    if (side > 0) {
      sums.wins += 1;
      sums.gained = add(sums.gained, realised);
    } else if (side < 0) {
      sums.losses += 1;
      sums.lost = add(sums.lost, realised);
    }
    witness?.trip?.({ row, securityId, realised });
  }

  private afterMove(side: 'chasing' | 'panic', sums: MoveSums, row: TradeRow, securityId: number): void {
    const { prices, bounds, witness } = this.input;
    const move = prices.moveBefore(securityId, row.date);
    if (move === null || move.earlyE4 === 0) return;
    const { lastE4, earlyE4 } = move;
    // last/early − 1 against the bound, in whole numbers.
    const hit =
      side === 'chasing'
        ? lastE4 * 100 > earlyE4 * (100 + bounds.chasePercent)
        : lastE4 * 100 < earlyE4 * (100 + bounds.panicPercent);
    sums.rows += 1;
    sums.amountE4 += row.amountE4 as number;
    if (hit) {
      sums.hitRows += 1;
      sums.hitAmountE4 += row.amountE4 as number;
    }
    witness?.move?.(side, { row, securityId, lastE4, earlyE4, hit });
  }
}
