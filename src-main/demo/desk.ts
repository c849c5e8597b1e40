/**
 * The dealing desk of one day: turns a wish (buy for about so much, sell this part) into a legal fill at a price inside
 * the day's range, in lots, with the fees of the date, and books it. Refuses quietly what the market or the cash does not allow.
 */
import { amountFenOf } from './decimals.ts';
import { feeSumFen, feesOf } from './fees.ts';
import type { FlowRow, Holding, Ledger, TradeRow } from './ledger.ts';
import type { Quotes } from './market.ts';
import type { Random } from './random.ts';
import type { Security } from './universe.ts';

const SESSION_SECONDS = 14_400;
const MORNING_SECONDS = 7_200;
const OPEN_AT = 9.5 * 3600;
const AFTERNOON_AT = 13 * 3600;
/** Dividend tax of natural persons by holding period (财税〔2015〕101号): up to a month, up to a year. */
const MONTH_DAYS = 30;
const YEAR_DAYS = 365;

export interface Quote {
  readonly closeE4: number;
  readonly prevE4: number;
  readonly highE4: number;
  readonly lowE4: number;
}

export class Desk {
  readonly quotes: Quotes;
  readonly dates: readonly string[];
  readonly dayNumbers: readonly number[];
  readonly random: Random;
  day = 0;
  trades: TradeRow[] = [];
  flows: FlowRow[] = [];
  /** Last close known, by security id; the issue price before listing. */
  readonly lastCloseE4: Float64Array;

  constructor(
    quotes: Quotes,
    dates: readonly string[],
    dayNumbers: readonly number[],
    lastCloseE4: Float64Array,
    random: Random,
  ) {
    this.quotes = quotes;
    this.dates = dates;
    this.dayNumbers = dayNumbers;
    this.lastCloseE4 = lastCloseE4;
    this.random = random;
  }

  get date(): string {
    return this.dates[this.day] as string;
  }

  open(day: number): void {
    this.day = day;
    this.trades = [];
    this.flows = [];
  }

  quote(security: Security): Quote | null {
    const at = security.id * this.quotes.days + this.day;
    const closeE4 = this.quotes.closeE4[at] as number;
    if (closeE4 === 0) return null;
    return {
      closeE4,
      prevE4: this.quotes.prevE4[at] as number,
      highE4: this.quotes.highE4[at] as number,
      lowE4: this.quotes.lowE4[at] as number,
    };
  }

  /** Change of the close over the 20 price-days before yesterday's, as a ratio; null where there are too few. */
  momentum(security: Security): number | null {
    const at = security.id * this.quotes.days + this.day;
    if (this.day < 21) return null;
    const newest = this.quotes.closeE4[at - 1] as number;
    const oldest = this.quotes.closeE4[at - 21] as number;
    return newest === 0 || oldest === 0 ? null : newest / oldest - 1;
  }

  flow(
    ledger: Ledger,
    kind: string,
    amountFen: number,
    remark: string | null,
    security: Security | null = null,
    date = this.date,
  ): void {
    ledger.moveCash(amountFen);
    this.flows.push({ date, ledger, kind, amountFen, security, remark });
  }

  /** A row without dealing: corporate actions, transfers, repo. Cash moves by `netFen`. */
  record(
    ledger: Ledger,
    security: Security,
    type: string,
    seconds: number,
    quantityE2: number,
    priceE4: number | null,
    amountFen: number | null,
    netFen: number,
    fees: { commissionFen?: number; otherFeeFen?: number } = {},
  ): void {
    ledger.moveCash(netFen);
    this.trades.push({
      seconds,
      ledger,
      security,
      type,
      quantityE2,
      priceE4,
      amountFen,
      commissionFen: fees.commissionFen ?? 0,
      stampDutyFen: 0,
      transferFeeFen: 0,
      otherFeeFen: fees.otherFeeFen ?? 0,
      netFen,
      channel: ledger.account.client.favourChannel,
    });
  }

  /** Buys for at most `budgetFen` and the cash there is. True if something was bought. */
  buy(ledger: Ledger, security: Security, budgetFen: number, fills?: 1 | 2): boolean {
    const quote = this.quote(security);
    const seconds = this.#nextSecond(ledger);
    if (quote === null || seconds === null || security.kind === 'repo') return false;
    if (quote.lowE4 === quote.highE4 && quote.closeE4 > quote.prevE4) return false;
    const priceE4 = this.#priceIn(quote, security.tickE4);
    // Some room for the fees, whose exact sum is checked below.
    const affordableFen = Math.min(budgetFen, Math.floor(ledger.cashFen * 0.998) - 700);
    const units = Math.floor((affordableFen * 100) / priceE4);
    const whole =
      units < security.lot
        ? 0
        : units - (units % (security.step === 1 ? Math.max(1, units > 2000 ? 100 : 1) : security.step));
    if (whole < security.lot) return false;
    return this.#fill(ledger, security, 'buy', whole * 100, priceE4, seconds, fills);
  }

  /** Sells a fraction of what may be sold; 1 sells all of it, odd lots too. */
  sell(ledger: Ledger, holding: Holding, fraction: number): boolean {
    const { security } = holding;
    const quote = this.quote(security);
    const sellableE2 = ledger.sellableE2(holding, this.day);
    if (quote === null || sellableE2 <= 0) return false;
    if (quote.lowE4 === quote.highE4 && quote.closeE4 < quote.prevE4) return false;
    let quantityE2 = sellableE2;
    if (fraction < 1) {
      const step = security.step === 1 ? 1 : security.step;
      const units = Math.floor((sellableE2 * fraction) / 100 / step) * step;
      quantityE2 = units < security.lot ? 0 : units * 100;
      // What would be left must be a lot, or everything goes.
      if (sellableE2 - quantityE2 < security.lot * 100) quantityE2 = sellableE2;
    }
    if (quantityE2 === 0) return false;
    const seconds = this.#nextSecond(ledger);
    if (seconds === null) return false;
    return this.#fill(ledger, security, 'sell', quantityE2, this.#priceIn(quote, security.tickE4), seconds);
  }

  #fill(
    ledger: Ledger,
    security: Security,
    side: 'buy' | 'sell',
    quantityE2: number,
    priceE4: number,
    seconds: number,
    fills?: 1 | 2,
  ): boolean {
    const { client } = ledger.account;
    const channel = this.random.chance(0.93)
      ? client.favourChannel
      : this.random.pick(['mobile', 'pc', 'phone', 'counter', 'other']);
    const wholeFen = amountFenOf(quantityE2, priceE4);
    // An order that is met in two equal fills: equal values, two numbers, both count.
    const even = quantityE2 % (200 * security.step) === 0;
    const halves = even && (fills === 2 || (wholeFen > 4_000_000 && this.random.chance(0.12))) ? 2 : 1;
    const partE2 = quantityE2 / halves;
    const amountFen = amountFenOf(partE2, priceE4);
    const fees = feesOf(security.kind, side, this.date, amountFen, client.commissionE6, channel);
    const netFen = side === 'buy' ? -(amountFen + feeSumFen(fees)) : amountFen - feeSumFen(fees);
    if (ledger.cashFen + netFen * halves < 0) return false;
    for (let i = 0; i < halves; i++) {
      if (side === 'buy') ledger.receive(security, partE2, -netFen, this.day);
      else this.giveTaxed(ledger, ledger.holdingOf(security), partE2);
      ledger.moveCash(netFen);
      this.trades.push({
        seconds,
        ledger,
        security,
        type: side,
        quantityE2: partE2,
        priceE4,
        amountFen,
        ...fees,
        netFen,
        channel,
      });
    }
    return true;
  }

  /** Gives shares away and notes the dividend tax that falls due with them. */
  giveTaxed(ledger: Ledger, holding: Holding, quantityE2: number): void {
    const individual = ledger.account.client.kind === 'individual' && holding.security.kind === 'stock';
    let taxFen = 0;
    ledger.give(holding, quantityE2, (lot, pieceE2) => {
      if (!individual || lot.dividendE4 === 0) return;
      const age =
        lot.day < 0 ? YEAR_DAYS + 1 : (this.dayNumbers[this.day] as number) - (this.dayNumbers[lot.day] as number);
      const rate = age <= MONTH_DAYS ? 0.2 : age <= YEAR_DAYS ? 0.1 : 0;
      taxFen += amountFenOf(pieceE2, lot.dividendE4) * rate;
    });
    const roundedFen = Math.round(taxFen);
    if (roundedFen > 0)
      ledger.taxDueFen.set(holding.security, (ledger.taxDueFen.get(holding.security) ?? 0) + roundedFen);
  }

  #priceIn(quote: Quote, tickE4: number): number {
    return quote.lowE4 + this.random.int((quote.highE4 - quote.lowE4) / tickE4 + 1) * tickE4;
  }

  /** Moves the account's clock on; null when the session is over. Now and then two deals share a second. */
  #nextSecond(ledger: Ledger): number | null {
    ledger.clock += this.random.chance(0.06) ? 0 : 3 + Math.floor(2400 * this.random.next() ** 2);
    if (ledger.clock >= SESSION_SECONDS) return null;
    return ledger.clock < MORNING_SECONDS ? OPEN_AT + ledger.clock : AFTERNOON_AT + ledger.clock - MORNING_SECONDS;
  }
}
