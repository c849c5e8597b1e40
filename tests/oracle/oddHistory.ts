// What the accounts of an odd branch did, day by day: trades, flows, holdings, assets. Part of oddBranch.ts.

import { addDays } from './calendar.ts';
import { decimal, Fraction, whole, ZERO } from './fraction.ts';
import { isWeekend, type OddMarket, type OddSecurity } from './oddMarket.ts';
import type { OddAccount } from './oddPeople.ts';
import type { Random } from './oddRandom.ts';
import type { TextRow } from './readTable.ts';

export interface Rows {
  trades: TextRow[];
  cash_flows: TextRow[];
  positions: TextRow[];
  assets: TextRow[];
}
interface Book {
  readonly account: OddAccount;
  cash: Fraction;
  liability: Fraction;
  held: Map<string, Fraction>;
  lent: Fraction;
  day: string;
  second: number;
  last: string;
  readonly leavesOn: number;
}

const plain = (q: Fraction): string => q.text(4).replace(/\.?0+$/, '') || '0';
const key = (s: { market: string }, code: string): string => `${s.market}.${code}`;
const SIZE: Partial<Record<string, number>> = {
  huge: 1e9,
  tiny: 700,
  plain: 200_000,
  day_trader: 500_000,
  negative: 60_000,
};

/** Trade numbers that only text order sorts rightly: leading zeros, letters, short after long. */
function tradeNo(random: Random): string {
  const n = random.int(1, 99_999);
  return random.pick([String(n).padStart(9, '0'), `0${n}`, String(n), `A${n}`, `a${n}`, `${n}B`, `00${n}-x`]);
}

const clockText = (s: number): string =>
  [3600, 60, 1].map((u) => String(Math.floor(s / u) % (u === 3600 ? 24 : 60)).padStart(2, '0')).join(':');

export class OddHistory {
  readonly openings: TextRow[] = [];
  readonly #market: OddMarket;
  readonly #random: Random;
  readonly #books: Book[];
  #number = 1;
  readonly #used = new Set<string>();

  constructor(random: Random, market: OddMarket, accounts: readonly OddAccount[]) {
    this.#market = market;
    this.#random = random;
    this.#books = accounts.map((account) => ({
      account,
      cash: ZERO,
      liability: account.oddity === 'negative' ? whole(random.int(30_000, 90_000)) : ZERO,
      held: new Map(),
      lent: ZERO,
      day: '',
      second: 0,
      last: '',
      leavesOn: account.oddity === 'leaver' && random.chance(0.5) ? market.days.length - 24 : Infinity,
    }));
    for (const b of this.#books) {
      if (['late_start', 'first_day_last'].includes(b.account.oddity)) continue;
      b.cash = whole(Math.floor((SIZE[b.account.oddity] ?? 100_000) * (0.4 + random.next())));
      if (b.account.oddity === 'tiny') continue;
      for (const s of random
        .shuffled(market.securities.filter((x) => x.kind !== 'repo' && x.pricedFrom === 0))
        .slice(0, random.int(0, 3))) {
        const quantity = whole(random.int(1, 30) * 100);
        b.held.set(key(s, s.code), quantity);
        this.openings.push({
          account_no: b.account.accountNo,
          market: s.market,
          code: s.code,
          quantity: plain(quantity),
          cost_amount: (random.next() * 90_000).toFixed(random.pick([2, 4])),
        });
      }
    }
  }

  /** All rows dated from the day after the previous trading day up to and with this one. */
  day(day: number): Rows {
    const rows: Rows = { trades: [], cash_flows: [], positions: [], assets: [] };
    const date = this.#market.days[day] as string;
    const previous = this.#market.days[day - 1];
    for (const b of this.#books.filter((x) => this.#alive(x, day))) {
      for (let d = previous ? addDays(previous, 1) : date; d < date; d = addDays(d, 1)) {
        if (isWeekend(d) && this.#random.chance(0.05)) this.#bank(rows, b, d);
        if (isWeekend(d) && b.account.oddity === 'transfers' && this.#random.chance(0.06))
          this.#transfer(rows, b, d, day - 1);
      }
    }
    for (const c of this.#market.changes.filter((x) => x.day === day)) {
      for (const b of this.#books) {
        const q = b.held.get(key(c, c.oldCode));
        if (q) b.held.set(key(c, c.newCode), q);
        b.held.delete(key(c, c.oldCode));
      }
    }
    for (const b of this.#books.filter((x) => this.#alive(x, day))) {
      if (day === b.leavesOn) this.#leave(rows, b, date, day);
      if (day < b.leavesOn) {
        this.#flows(rows, b, date, day);
        this.#trades(rows, b, date, day);
      }
      this.#endOfDay(rows, b, date, day);
    }
    return rows;
  }

  /** Everything goes: holdings to another broker, the money to the bank. */
  #leave(rows: Rows, b: Book, date: string, day: number): void {
    for (const p of this.#priced(day)) {
      const quantity = b.held.get(key(p, p.code));
      if (quantity)
        this.#trade(rows, b, date, p, 'transfer_out', quantity, decimal(p.close.times(quantity).text(2)), false);
    }
    this.#flow(rows, b, date, 'bank_out', b.cash.negated());
  }

  #alive(b: Book, day: number): boolean {
    const last = this.#market.days.length - 1;
    if (b.account.oddity === 'late_start') return day >= Math.floor(last * 0.6);
    if (b.account.oddity === 'first_day_last') return day >= last - 1;
    if (b.account.oddity === 'closed') return day < last - 15;
    return true;
  }

  #flow(
    rows: Rows,
    b: Book,
    date: string,
    kind: string,
    amount: Fraction,
    at?: { market: string; code: string },
  ): void {
    b.cash = b.cash.plus(amount);
    rows.cash_flows.push({
      flow_date: date,
      flow_no: `F${String(this.#number++).padStart(7, '0')}`,
      account_no: b.account.accountNo,
      flow_kind: kind,
      amount: amount.text(this.#random.chance(0.2) ? 4 : 2),
      ...(at ?? {}),
      remark: '摘要',
    });
  }

  #bank(rows: Rows, b: Book, date: string): void {
    const size = Math.floor((SIZE[b.account.oddity] ?? 50_000) * this.#random.next()) + 1;
    if (this.#random.chance(0.6)) this.#flow(rows, b, date, 'bank_in', whole(size));
    else this.#flow(rows, b, date, 'bank_out', whole(-size));
  }

  #flows(rows: Rows, b: Book, date: string, day: number): void {
    const r = this.#random;
    if (['late_start', 'first_day_last'].includes(b.account.oddity) && b.cash.isZero())
      this.#flow(rows, b, date, 'bank_in', whole(r.int(20_000, 90_000)));
    if (r.chance(0.03)) this.#bank(rows, b, date);
    if (b.account.oddity === 'leaver' && day > this.#market.days.length - 10 && r.chance(0.3)) {
      this.#flow(rows, b, date, 'bank_out', b.cash.times(new Fraction(4n, 10n)).negated());
    }
    for (const [kind, p, amount] of [
      ['interest', 0.02, r.next() * 50],
      ['fee', 0.01, -r.next() * 20],
      ['other', 0.01, r.next() * 9 - 5],
    ] as const) {
      if (r.chance(p)) this.#flow(rows, b, date, kind, decimal(amount.toFixed(4)));
    }
    for (const [name, q] of b.held) {
      if (!r.chance(0.01)) continue;
      const [market = '', code = ''] = name.split('.');
      const gross = q.times(decimal((r.next() * 0.9).toFixed(3)));
      this.#flow(rows, b, date, 'dividend', gross, { market, code });
      if (r.chance(0.5)) this.#flow(rows, b, date, 'dividend_tax', gross.times(decimal('-0.1')), { market, code });
    }
    if (r.chance(0.004)) this.#flow(rows, b, date, 'dividend', decimal('12.34'), { market: 'SH', code: '600519' });
  }

  /** Half the fills of an account share their second with the one before: then only the text of the number tells the order. */
  #stamp(b: Book, date: string, market: string): { trade_no: string; trade_time: string } {
    const r = this.#random;
    if (b.day !== date) Object.assign(b, { day: date, second: 34_200 + r.int(0, 3), last: '' });
    if (r.chance(0.5)) Object.assign(b, { second: b.second + r.int(1, 900), last: '' });
    for (let tries = 0; ; tries += 1) {
      const no = tradeNo(r);
      const unique = `${date}|${market}|${no}`;
      if (no > b.last && !this.#used.has(unique)) {
        this.#used.add(unique);
        b.last = no;
        return { trade_no: no, trade_time: clockText(b.second) };
      }
      if (tries > 20) Object.assign(b, { second: b.second + 1, last: '' });
    }
  }

  #trade(
    rows: Rows,
    b: Book,
    date: string,
    at: { market: string; code: string },
    type: string,
    quantity: Fraction,
    amount: Fraction | null,
    stock: boolean,
  ): void {
    const r = this.#random;
    const free = b.account.oddity === 'free_of_charge' || amount === null || r.chance(0.05);
    const places = r.chance(0.1) ? 4 : 2;
    const deal = type === 'buy' || type === 'sell';
    const value = amount ?? ZERO;
    const fee = (rate: string): Fraction => decimal(value.times(decimal(rate)).text(places));
    const commission =
      !deal || free ? ZERO : decimal((r.chance(0.3) ? whole(5) : value.times(decimal('0.00025'))).text(places));
    const stamp = type === 'sell' && stock && !free ? fee('0.0005') : ZERO;
    const transfer = deal && stock && !free ? fee('0.00001') : ZERO;
    const other = type.startsWith('transfer') && r.chance(0.5) ? whole(30) : r.chance(0.05) ? decimal('0.0123') : ZERO;
    const fees = commission.plus(stamp).plus(transfer).plus(other);
    const into = ['sell', 'redeem', 'repo_return'].includes(type);
    const net =
      type.startsWith('transfer') || amount === null ? ZERO : into ? value.minus(fees) : value.plus(fees).negated();
    b.cash = b.cash.plus(net);
    const name = key(at, at.code);
    const now = b.held.get(name) ?? ZERO;
    const out = into || type === 'transfer_out' || type === 'share_merge';
    const next = out ? (quantity.above(now) ? ZERO : now.minus(quantity)) : now.plus(quantity);
    if (next.isZero()) b.held.delete(name);
    else b.held.set(name, next);
    rows.trades.push({
      trade_date: date,
      market: at.market,
      ...this.#stamp(b, date, at.market),
      account_no: b.account.accountNo,
      code: at.code,
      business_type: type,
      quantity: plain(quantity),
      price: amount && !quantity.isZero() ? amount.over(quantity).text(3) : '',
      amount: amount ? amount.text(amount.compare(decimal(amount.text(2))) === 0 ? 2 : 4) : '',
      commission: commission.text(places),
      stamp_duty: stamp.text(places),
      transfer_fee: transfer.text(places),
      other_fee: plain(other),
      net_amount: net.text(4),
      channel: r.chance(0.04) ? '' : r.pick(['mobile', 'mobile', 'pc', 'phone', 'counter', 'other']),
    });
  }

  #priced(day: number): { s: OddSecurity; market: string; code: string; close: Fraction }[] {
    return this.#market.securities.flatMap((s) => {
      const code = this.#market.codeAt(s.market, s.code, day);
      const close = s.kind === 'repo' ? null : this.#market.closeAt(s.market, code, day);
      return close && day >= s.pricedFrom ? [{ s, market: s.market, code, close }] : [];
    });
  }

  #buy(rows: Rows, b: Book, date: string, day: number): void {
    const r = this.#random;
    const at = r.pick(this.#priced(day));
    const size = (SIZE[b.account.oddity] ?? 80_000) * 0.2 * (0.1 + r.next());
    const lots = Math.max(1, Math.floor(size / at.close.number() / 100));
    const quantity =
      b.account.oddity === 'fractions' ? decimal((lots * 100 + r.next() * 50).toFixed(2)) : whole(lots * 100);
    const price = at.close.times(decimal((0.97 + r.next() * 0.06).toFixed(4)));
    this.#trade(
      rows,
      b,
      date,
      at,
      'buy',
      quantity,
      decimal(price.times(quantity).text(r.chance(0.1) ? 4 : 2)),
      at.s.kind === 'stock',
    );
  }

  #sell(rows: Rows, b: Book, date: string, day: number): void {
    const r = this.#random;
    const own = this.#priced(day).filter((p) => b.held.has(key(p, p.code)));
    if (own.length === 0) return;
    const at = r.pick(own);
    const now = b.held.get(key(at, at.code)) as Fraction;
    const over = b.account.oddity === 'oversold' && r.chance(0.15);
    const part = r.chance(0.35)
      ? now
      : decimal(now.times(decimal(r.next().toFixed(2))).text(b.account.oddity === 'fractions' ? 2 : 0));
    const quantity = over ? now.plus(whole(r.int(1, 500))) : part;
    if (quantity.isZero()) return;
    const price = at.close.times(decimal((0.95 + r.next() * 0.1).toFixed(4)));
    const type = at.s.kind === 'bond' && r.chance(0.4) ? 'redeem' : 'sell';
    this.#trade(rows, b, date, at, type, quantity, decimal(price.times(quantity).text(2)), at.s.kind === 'stock');
  }

  #transfer(rows: Rows, b: Book, date: string, day: number): void {
    const r = this.#random;
    const own = this.#priced(day).filter((p) => b.held.has(key(p, p.code)));
    if (own.length > 0 && r.chance(0.5)) {
      const at = r.pick(own);
      const now = b.held.get(key(at, at.code)) as Fraction;
      const quantity = r.chance(0.4) ? now : decimal(now.over(whole(3)).text(0));
      if (!quantity.isZero())
        this.#trade(rows, b, date, at, 'transfer_out', quantity, decimal(at.close.times(quantity).text(2)), false);
    } else {
      const at = r.pick(this.#priced(day));
      const quantity = whole(r.int(1, 20) * 100);
      this.#trade(
        rows,
        b,
        date,
        at,
        'transfer_in',
        quantity,
        r.chance(0.5) ? null : decimal(at.close.times(quantity).text(2)),
        false,
      );
    }
  }

  #trades(rows: Rows, b: Book, date: string, day: number): void {
    const r = this.#random;
    const kind = b.account.oddity;
    const repo = { market: 'SH', code: '204001' };
    if (b.lent.sign() > 0) {
      this.#trade(
        rows,
        b,
        date,
        repo,
        'repo_return',
        b.lent,
        b.lent.times(whole(100)).plus(decimal((r.next() * 9).toFixed(2))),
        false,
      );
      b.lent = ZERO;
    }
    const lively =
      kind === 'day_trader'
        ? 6
        : (kind === 'quiet' && day > this.#market.days.length - 66) || (kind === 'tiny' && r.chance(0.97))
          ? 0
          : 2;
    for (let k = r.int(0, lively); k > 0; k -= 1) {
      if (r.chance(0.55)) this.#buy(rows, b, date, day);
      else this.#sell(rows, b, date, day);
    }
    if (r.chance(kind === 'transfers' ? 0.08 : 0.005)) this.#transfer(rows, b, date, day);
    if (day === 8 && r.chance(0.4))
      this.#trade(rows, b, date, { market: 'SH', code: '601999' }, 'ipo_allot', whole(500), whole(5250), true);
    if (day === 9 && r.chance(0.2))
      this.#trade(rows, b, date, { market: 'SZ', code: '002999' }, 'ipo_allot', whole(500), decimal('3333.33'), true);
    for (const p of this.#priced(day).filter((x) => b.held.has(key(x, x.code)) && r.chance(0.012))) {
      const now = b.held.get(key(p, p.code)) as Fraction;
      const type = r.pick(['bonus_share', 'share_merge', 'rights_take']);
      const q = decimal(now.times(new Fraction(3n, 10n)).text(0));
      if (!q.isZero())
        this.#trade(
          rows,
          b,
          date,
          p,
          type,
          q,
          type === 'rights_take' ? decimal(p.close.times(q).over(whole(2)).text(2)) : null,
          false,
        );
    }
    if (r.chance(kind === 'repo' ? 0.4 : 0.02)) {
      b.lent = whole(r.int(1, 50) * 10);
      this.#trade(rows, b, date, repo, 'repo_lend', b.lent, b.lent.times(whole(100)), false);
    }
  }

  #endOfDay(rows: Rows, b: Book, date: string, day: number): void {
    const r = this.#random;
    let value = ZERO;
    for (const [name, quantity] of [...b.held].sort(([x], [y]) => (x < y ? -1 : 1))) {
      const [market = '', code = ''] = name.split('.');
      const mv =
        code === '204001'
          ? quantity.times(whole(100))
          : (this.#market.closeAt(market, code, day)?.times(quantity) ?? ZERO);
      value = value.plus(mv);
      rows.positions.push({
        position_date: date,
        account_no: b.account.accountNo,
        market,
        code,
        quantity: plain(quantity),
        market_value: mv.text(2),
      });
    }
    const kind = b.account.oddity;
    if (kind === 'no_assets' || (kind === 'half_asset_rows' && r.chance(0.3)) || r.chance(0.004)) return;
    const places = r.chance(0.1) ? 4 : 2;
    const [cash, mv] = [decimal(b.cash.text(places)), decimal(value.text(places))];
    rows.assets.push({
      asset_date: date,
      account_no: b.account.accountNo,
      cash: cash.text(places),
      market_value: mv.text(places),
      total_asset: cash.plus(mv).minus(b.liability).text(places),
      liability: plain(b.liability),
    });
  }
}
