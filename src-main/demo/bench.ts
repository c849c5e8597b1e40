/**
 * A big branch for the benchmark: one initial set of exactly so many trades and prices, and a few nights of given
 * sizes. Plain on purpose (stocks only, buys and sells, no corporate actions): sizes count here, not habits. Every
 * account has a fixed number of slots for holdings, which makes position counts exact and overselling impossible.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { addDays, LAST_DAY, tradingDaysUpTo } from './calendar.ts';
import { amountFenOf, valueE4Of } from './decimals.ts';
import { feeSumFen, feesOf } from './fees.ts';
import { idCardNumber, mobileNumber } from './identity.ts';
import { personName } from './names.ts';
import { createRandom, type Random } from './random.ts';
import { companyName, INDUSTRIES } from './securityNames.ts';
import { SetFiles } from './setFiles.ts';
import { plainStyle } from './styles.ts';
import type { TableWriter } from './tableText.ts';

export interface BenchOptions {
  readonly out: string;
  readonly clients: number;
  /** Price rows a day in the initial set, the index among them. */
  readonly securities: number;
  readonly days: number;
  readonly trades: number;
  readonly seed: number;
  readonly night: {
    readonly trades: number;
    readonly assets: number;
    readonly positions: number;
    readonly prices: number;
  };
  /** Nightly sets after the initial one; 3 if absent. */
  readonly nights?: number;
  onProgress?(done: number, total: number, text: string): void;
}

export interface BenchResult {
  readonly out: string;
  readonly sets: readonly string[];
  readonly clients: number;
  readonly trades: number;
  readonly prices: number;
  readonly bytes: number;
}

const BRANCH_NO = '0571';
const INDEX_START_E4 = 38_000_000;
const ADVISORS = 60;

interface Stock {
  readonly market: 'SH' | 'SZ';
  readonly code: string;
  readonly name: string;
  readonly industry: string;
  priceE4: number;
  prevE4: number;
}

export async function generateBench(options: BenchOptions): Promise<BenchResult> {
  mkdirSync(options.out, { recursive: true });
  if (readdirSync(options.out).length > 0) throw new Error(`the folder ${options.out} is not empty`);
  return new BenchWriter(options).write();
}

class BenchWriter {
  readonly #options: BenchOptions;
  readonly #random: Random;
  readonly #stocks: Stock[];
  readonly #dates: readonly string[];
  readonly #nights: number;
  /** Holdings: slots [start of account i, start of account i + 1). */
  readonly #slotStart: Int32Array;
  readonly #slotStock: Int32Array;
  readonly #slotQuantity: Int32Array;
  readonly #empty: number[] = [];
  readonly #netFen: Float64Array;
  #indexE4 = INDEX_START_E4;
  #prices = 0;

  constructor(options: BenchOptions) {
    this.#options = options;
    this.#random = createRandom(options.seed, 'bench');
    this.#nights = options.nights ?? 3;
    this.#dates = tradingDaysUpTo(LAST_DAY, options.days + this.#nights);
    this.#stocks = createStocks(this.#random, Math.max(options.securities, options.night.prices) - 1);
    const { clients, night } = options;
    this.#slotStart = Int32Array.from({ length: clients + 1 }, (_, i) => Math.floor((i * night.positions) / clients));
    this.#slotStock = new Int32Array(night.positions).fill(-1);
    this.#slotQuantity = new Int32Array(night.positions);
    this.#netFen = new Float64Array(clients);
  }

  async write(): Promise<BenchResult> {
    const { options, dates } = { options: this.#options, dates: this.#dates };
    const sets: string[] = [];
    let bytes = 0;
    const initial = this.#openSet(options.days - 1, 'initial');
    this.#writeReference(initial);
    this.#writeOpening(initial);
    const prices = initial.file('prices', plainStyle('prices', { totals: null }));
    const trades = initial.file('trades', plainStyle('trades'));
    initial.table('cash_flows', plainStyle('cash_flows'), []);
    let left = options.trades;
    for (let day = 0; day < options.days; day++) {
      const today = Math.round((options.trades * (day + 1)) / options.days) - (options.trades - left);
      this.#day(day, options.securities, prices);
      this.#deal(day, today, left, trades);
      left -= today;
      options.onProgress?.(day + 1, options.days + this.#nights, dates[day] as string);
      if (day % 4 === 0) await breathe();
    }
    this.#writeEvening(initial, options.days - 1);
    const first = await initial.finish();
    sets.push(first.name);
    bytes += first.bytes;

    for (let night = 0; night < this.#nights; night++) {
      const day = options.days + night;
      const set = this.#openSet(day, 'nightly');
      this.#day(day, options.night.prices, set.file('prices', plainStyle('prices', { totals: null })));
      // No slot may be left empty at the end of the day: the position count is exact.
      this.#deal(day, options.night.trades, options.night.trades, set.file('trades', plainStyle('trades')));
      this.#writeEvening(set, day);
      const done = await set.finish();
      sets.push(done.name);
      bytes += done.bytes;
      options.onProgress?.(day + 1, options.days + this.#nights, dates[day] as string);
    }
    return { out: options.out, sets, clients: options.clients, trades: options.trades, prices: this.#prices, bytes };
  }

  #openSet(day: number, kind: 'initial' | 'nightly'): SetFiles {
    return new SetFiles({
      out: this.#options.out,
      branch: BRANCH_NO,
      businessDate: this.#dates[day] as string,
      previousBusinessDate: kind === 'initial' ? null : (this.#dates[day - 1] as string),
      revision: 1,
      kind,
      container: 'folder',
    });
  }

  #writeReference(set: SetFiles): void {
    const random = this.#random;
    const { clients } = this.#options;
    const first = this.#dates[0] as string;
    const clientFile = set.file('clients', plainStyle('clients'));
    const accountFile = set.file('accounts', plainStyle('accounts'));
    for (let i = 0; i < clients; i++) {
      const gender = random.chance(0.5) ? 'male' : 'female';
      const birth = addDays('1950-01-01', random.int(20_000));
      const opened = addDays(first, -random.between(10, 5000));
      const assessed = addDays(first, random.int(300));
      // biome-ignore format: one row of the contract's columns.
      clientFile.row([
        clientNoOf(i), personName(random, gender), 'individual', 'id_card', idCardNumber(random, birth, gender, i), gender, birth,
        mobileNumber(random), null, null, `浙江省杭州市西湖区文三路${i}号`, null, null, opened, null, 'normal', `A${1001 + (i % ADVISORS)}`,
        'ordinary', random.pick(['C2', 'C3', 'C4', 'C5']), assessed, addDays(assessed, 730), random.pick([150, 250, 300]),
      ]);
      accountFile.row([accountNoOf(i), clientNoOf(i), 'cash', null, null, opened, null, 'normal']);
    }
    const advisors = Array.from({ length: ADVISORS }, (_, i) => [
      `A${1001 + i}`,
      personName(random, 'female'),
      `财富${(i % 6) + 1}组`,
      'active',
    ]);
    set.table('advisors', plainStyle('advisors'), advisors);
    const rows = this.#stocks.map(({ market, code, name, industry }) => [
      market,
      code,
      name,
      'stock',
      'main',
      industry,
      'R3',
      100,
      '2010-01-04',
      null,
    ]);
    set.table('securities', plainStyle('securities'), rows);
  }

  #writeOpening(set: SetFiles): void {
    const file = set.file('opening_positions', plainStyle('opening_positions'));
    for (let account = 0; account < this.#options.clients; account++) {
      for (let slot = this.#slotStart[account] as number; slot < (this.#slotStart[account + 1] as number); slot++) {
        const stock = this.#fillSlot(account, slot);
        const quantity = this.#random.between(1, 50) * 100;
        this.#slotQuantity[slot] = quantity;
        file.row([
          accountNoOf(account),
          stock.market,
          stock.code,
          quantity * 100,
          amountFenOf(quantity * 100, stock.priceE4),
        ]);
      }
    }
  }

  /** A stock that the account does not hold in another slot; only those with prices from the first day on. */
  #fillSlot(account: number, slot: number): Stock {
    const start = this.#slotStart[account] as number;
    const end = this.#slotStart[account + 1] as number;
    const choices = Math.min(this.#options.securities, this.#options.night.prices) - 1;
    for (;;) {
      const chosen = this.#random.int(choices);
      if (this.#slotStock.subarray(start, end).includes(chosen)) continue;
      this.#slotStock[slot] = chosen;
      return this.#stocks[chosen] as Stock;
    }
  }

  #day(day: number, rows: number, file: TableWriter): void {
    const random = this.#random;
    const date = this.#dates[day] as string;
    const market = 0.011 * random.normal();
    const before = this.#indexE4;
    this.#indexE4 = Math.round((before * (1 + market)) / 100) * 100;
    const top = Math.max(before, this.#indexE4);
    file.row([date, 'IX', '000300', this.#indexE4, before, before, top, Math.min(before, this.#indexE4), 0]);
    for (let i = 0; i < rows - 1; i++) {
      const stock = this.#stocks[i] as Stock;
      const prev = stock.priceE4;
      const change = Math.min(0.1, Math.max(-0.1, market + 0.04 * (random.next() - 0.5)));
      stock.prevE4 = prev;
      stock.priceE4 = Math.max(10_000, Math.round((prev * (1 + change)) / 100) * 100);
      const high = Math.max(prev, stock.priceE4) + 100;
      const low = Math.min(prev, stock.priceE4) - 100;
      file.row([date, stock.market, stock.code, stock.priceE4, prev, prev, high, low, 10_000 + random.int(9_000_000)]);
    }
    this.#prices += rows;
  }

  /** `count` deals of a day; `left` of them, today's included, remain until every slot has to be filled again. */
  #deal(day: number, count: number, left: number, file: TableWriter): void {
    const random = this.#random;
    const date = this.#dates[day] as string;
    const { clients } = this.#options;
    for (let i = 0; i < count; i++) {
      const remaining = left - i;
      const seconds = Math.floor((i * 14_400) / count);
      // Some accounts deal far more than others.
      let account = Math.floor(clients * random.next() ** 2);
      const slots = (this.#slotStart[account + 1] as number) - (this.#slotStart[account] as number);
      let slot = (this.#slotStart[account] as number) + random.int(Math.max(1, slots));
      if (remaining <= this.#empty.length || slots === 0) {
        slot = this.#empty.at(-1) ?? random.int(this.#slotStock.length);
        account = this.#accountOf(slot);
      }
      const held = this.#slotQuantity[slot] as number;
      const wish = random.next();
      let side: 'buy' | 'sell' = 'buy';
      let quantity = random.between(1, 40) * 100;
      if (held === 0) {
        this.#fillSlot(account, slot);
        this.#empty.splice(this.#empty.indexOf(slot), 1);
      } else if (wish < 0.1 && remaining > this.#empty.length + 1) {
        side = 'sell';
        quantity = held;
      } else if (wish < 0.55 && held >= 200) {
        side = 'sell';
        quantity = random.between(1, Math.floor(held / 100) - 1) * 100;
      }
      const stock = this.#stocks[this.#slotStock[slot] as number] as Stock;
      this.#slotQuantity[slot] = side === 'buy' ? held + quantity : held - quantity;
      if (this.#slotQuantity[slot] === 0) {
        this.#slotStock[slot] = -1;
        this.#empty.push(slot);
      }
      const priceE4 = random.chance(0.5) ? stock.priceE4 : stock.prevE4;
      const amountFen = amountFenOf(quantity * 100, priceE4);
      const fees = feesOf('stock', side, date, amountFen, 250, 'mobile');
      const netFen = side === 'buy' ? -amountFen - feeSumFen(fees) : amountFen - feeSumFen(fees);
      this.#netFen[account] = (this.#netFen[account] as number) + netFen;
      // biome-ignore format: one row of the contract's columns.
      file.row([
        date, stock.market, String(i + 1).padStart(9, '0'), sessionTime(seconds), accountNoOf(account), stock.code, side, quantity * 100, priceE4,
        amountFen, fees.commissionFen, fees.stampDutyFen, fees.transferFeeFen, fees.otherFeeFen, netFen, 'mobile',
      ]);
    }
  }

  #accountOf(slot: number): number {
    let low = 0;
    let high = this.#options.clients;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#slotStart[middle] as number) <= slot) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Asset and position rows; the cash is what the account's deals left of a sum that never runs out. */
  #writeEvening(set: SetFiles, day: number): void {
    const date = this.#dates[day] as string;
    const assets = set.file('assets', plainStyle('assets'));
    const positions = set.file('positions', plainStyle('positions'));
    for (let account = 0; account < this.#options.clients; account++) {
      let valueE4 = 0;
      for (let slot = this.#slotStart[account] as number; slot < (this.#slotStart[account + 1] as number); slot++) {
        const stock = this.#stocks[this.#slotStock[slot] as number];
        if (stock === undefined) continue;
        const quantityE2 = (this.#slotQuantity[slot] as number) * 100;
        const slotE4 = valueE4Of(quantityE2, stock.priceE4);
        valueE4 += slotE4;
        positions.row([date, accountNoOf(account), stock.market, stock.code, quantityE2, slotE4]);
      }
      const cashFen = 5_000_000_000 + (this.#netFen[account] as number);
      if (account < this.#options.night.assets)
        assets.row([date, accountNoOf(account), cashFen, valueE4, cashFen * 100 + valueE4, 0]);
    }
  }
}

const clientNoOf = (i: number): string => `00571${String(100_000 + i)}`;
const accountNoOf = (i: number): string => `0571${String(10_000_000 + i)}`;

function sessionTime(second: number): string {
  const at = second < 7200 ? 34_200 + second : 46_800 + second - 7200;
  const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
  return `${two(Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`;
}

function createStocks(random: Random, count: number): Stock[] {
  const names = new Set<string>();
  return Array.from({ length: count }, (_, i) => {
    const industryIndex = random.int(INDUSTRIES.length);
    const market = i % 2 === 0 ? ('SH' as const) : ('SZ' as const);
    const number = Math.floor(i / 2);
    const priceE4 = random.between(300, 8000) * 100;
    return {
      market,
      code: market === 'SH' ? String(600_000 + number) : String(1000 + number).padStart(6, '0'),
      name: companyName(random, industryIndex, names),
      industry: (INDUSTRIES[industryIndex] as readonly [string, unknown])[0],
      priceE4,
      prevE4: priceE4,
    };
  });
}
