/**
 * The specimen client's calendar: rows that chance alone might leave out of a small or short branch (transfers with and
 * without a value, a move between own accounts, fees, corrections, equal fills, flows on a weekend), once in the initial
 * period and once in the nights.
 */
import { addDays, daysBetween } from './calendar.ts';
import { dayAt, type Phase } from './corporateActions.ts';
import { amountFenOf } from './decimals.ts';
import type { Desk } from './desk.ts';
import type { Ledger } from './ledger.ts';
import type { Security } from './universe.ts';

const TRANSFER_IN_AT = 8 * 3600 + 600;
const TRANSFER_OUT_AT = 15.5 * 3600;
const TRANSFER_FEE_FEN = 3000;

export interface SpecialScene {
  readonly desk: Desk;
  readonly cash: Ledger;
  readonly margin: Ledger | undefined;
  /** Stocks that are always tradable: valued transfer, transfer without a value, dividend payer of the phase. */
  readonly valued: Security;
  readonly unvalued: Security;
  readonly bought: Security;
  readonly payer: Security;
}

/** Shares leave one account at the day's value. */
export function transferOut(
  desk: Desk,
  ledger: Ledger,
  security: Security,
  quantityE2: number,
  feeFen: number,
): number {
  const amountFen = amountFenOf(quantityE2, desk.lastCloseE4[security.id] as number);
  ledger.give(ledger.holdingOf(security), quantityE2);
  desk.record(ledger, security, 'transfer_out', TRANSFER_OUT_AT, quantityE2, null, amountFen, -feeFen, {
    otherFeeFen: feeFen,
  });
  return amountFen;
}

export function transferIn(
  desk: Desk,
  ledger: Ledger,
  security: Security,
  quantityE2: number,
  amountFen: number | null,
  seconds = TRANSFER_IN_AT,
): void {
  const holding = ledger.receive(security, quantityE2, amountFen ?? 0, desk.day);
  holding.pinned = true;
  desk.record(ledger, security, 'transfer_in', seconds, quantityE2, null, amountFen, 0);
}

export function specialFlows(scene: SpecialScene, phase: Phase): void {
  const { desk, cash } = scene;
  const on = (fraction: number): boolean => desk.day === dayAt(phase, fraction);
  const previous = desk.dates[desk.day - 1];
  if (on(0.3)) desk.flow(cash, 'bank_in', 20_000_000, '银行转存');
  if (on(0.62)) desk.flow(cash, 'bank_out', -Math.min(8_888_800, Math.floor(cash.cashFen / 2)), '银行转取,"加急"');
  if (on(0.6)) {
    desk.flow(cash, 'fee', -TRANSFER_FEE_FEN, '转托管费');
    desk.flow(cash, 'other', 8800, '活动奖励');
    desk.flow(cash, 'other', -1234, '交收资金修正');
  }
  if (on(0.65)) desk.flow(cash, 'interest', 123, '补计利息');
  if (previous !== undefined && daysBetween(previous, desk.date) > 1 && desk.day - phase.first < 6)
    desk.flow(cash, 'bank_in', 500_000, '周末转账', null, addDays(previous, 1));
}

/** Before the day's dealing. */
export function specialTransfersIn(scene: SpecialScene, phase: Phase): void {
  const { desk, cash } = scene;
  const on = (fraction: number): boolean => desk.day === dayAt(phase, fraction);
  if (on(0.15))
    transferIn(desk, cash, scene.valued, 100_000, amountFenOf(100_000, desk.lastCloseE4[scene.valued.id] as number));
  if (on(0.2)) transferIn(desk, cash, scene.unvalued, 60_000, null);
}

/** After the day's dealing; closes of the day are known. */
export function specialTrades(scene: SpecialScene, phase: Phase): void {
  const { desk, cash, margin, payer, valued, bought } = scene;
  const on = (fraction: number): boolean => desk.day === dayAt(phase, fraction);
  if (on(0.05)) desk.buy(cash, payer, 3_000_000);
  if (on(0.4)) {
    const holding = cash.holdings.get(payer.id);
    if (holding !== undefined) desk.sell(cash, holding, 1);
    // In a phase of a few days nothing bought before the dividend can be sold after it.
    if (cash.taxDueFen.size === 0) cash.taxDueFen.set(payer, 1200);
  }
  if (on(0.5)) {
    const lotFen = (desk.lastCloseE4[bought.id] as number) * bought.lot;
    desk.buy(cash, bought, Math.ceil((lotFen / 100) * 4.3), 2);
  }
  if (on(0.85)) {
    const holding = cash.holdings.get(bought.id);
    if (holding !== undefined) desk.sell(cash, holding, 1);
  }
  if (on(0.5)) transferOut(desk, cash, valued, 50_000, TRANSFER_FEE_FEN);
  if (on(0.58) && margin !== undefined) {
    // Collateral from the client's cash account to his margin account: nothing at the client's level.
    const amountFen = transferOut(desk, cash, valued, 20_000, 0);
    transferIn(desk, margin, valued, 20_000, amountFen, TRANSFER_OUT_AT + 1);
  }
}
