// The warning before a client leaves, slowly: from the drop's rows alone, day by day, in exact fractions. Source: the heads of
// src-shared/domain/churn. Knows nothing of the product's store. What the branch writes itself is not in a drop.
import type { Facts, Trade } from './facts.ts';
import { Fraction, mean, sum, whole, ZERO } from './fraction.ts';
import { assetDays, assetOn, branchAssetDays } from './period.ts';
import { lastPrice } from './priceTable.ts';
import { isDeal } from './turnover.ts';

export type SlowValue = Fraction | string;
export type SlowValues = Readonly<Record<string, SlowValue>>;

interface Flow {
  readonly date: string;
  readonly amount: Fraction | null;
}

export class SlowChurn {
  private readonly facts: Facts;
  private readonly accounts: ReadonlySet<string>;
  private readonly own: readonly string[];
  private readonly branch: readonly string[];
  private readonly flows: readonly Flow[];
  private readonly deals: readonly Trade[];
  private readonly moves: readonly Trade[];

  constructor(facts: Facts, clientNo: string) {
    this.facts = facts;
    this.accounts = new Set(
      [...facts.accounts.values()].filter((a) => a.clientNo === clientNo).map((a) => a.accountNo),
    );
    this.own = assetDays(facts, this.accounts);
    this.branch = branchAssetDays(facts);
    const trades = facts.trades.filter((t) => this.accounts.has(t.accountNo));
    this.deals = trades.filter((t) => isDeal({ facts }, t));
    this.moves = trades.filter((t) => t.type === 'transfer_in' || t.type === 'transfer_out');
    this.flows = [
      ...facts.cashFlows
        .filter((f) => this.accounts.has(f.accountNo) && (f.kind === 'bank_in' || f.kind === 'bank_out'))
        .map((f) => ({ date: f.date, amount: f.amount })),
      ...this.moves.map((t) => {
        const value = t.amount ?? lastPrice(facts, t.market, t.code, t.date)?.close.times(t.quantity) ?? null;
        return { date: t.date, amount: value === null || t.type === 'transfer_in' ? value : value.negated() };
      }),
    ];
  }

  assets(on: string): Fraction | null {
    return this.own.some((day) => day <= on) ? assetOn(this.facts, this.accounts, on) : null;
  }

  /** Flows dated after `after` and not after `to`; null: one has no value. */
  flowed(after: string, to: string): Fraction | null {
    const inside = this.flows.filter(({ date }) => date > after && date <= to);
    if (inside.some(({ amount }) => amount === null)) return null;
    return sum(inside.map(({ amount }) => amount as Fraction));
  }

  /** Flows of the last n trading days. */
  private recent(days: readonly string[], n: number, on: string): Fraction | null {
    const first = days.slice(-n)[0];
    return first === undefined ? ZERO : this.flowed(first, on) === null ? null : this.since(first, on);
  }

  private since(first: string, on: string): Fraction | null {
    const inside = this.flows.filter(({ date }) => date >= first && date <= on);
    if (inside.some(({ amount }) => amount === null)) return null;
    return sum(inside.map(({ amount }) => amount as Fraction));
  }

  private outflow(days: readonly string[], n: number, on: string): SlowValue {
    const window = days.slice(0, Math.max(0, days.length - n)).slice(-60);
    const base = mean(this.own.filter((d) => window.includes(d)).map((d) => assetOn(this.facts, this.accounts, d)));
    if (base === null) return 'too_few';
    const net = this.recent(days, n, on);
    if (net === null) return 'transfer_without_price';
    return base.below(whole(1000)) ? 'base_too_small' : net.negated().over(base);
  }

  valuesOn(on: string): SlowValues {
    const days = this.branch.filter((d) => d <= on);
    const now = this.assets(on);
    return {
      outflow_20: this.outflow(days, 20, on),
      outflow_60: this.outflow(days, 60, on),
      wallet_share: this.wallet(days, now, on),
      transfer_out: now === null ? 'no_asset_row' : whole(this.movedOut(days.slice(-20)[0] ?? on, on)),
      inactive: this.silence(days, on),
      loss_streak: this.losses(days),
    };
  }

  private wallet(days: readonly string[], now: Fraction | null, on: string): SlowValue {
    if (now === null) return 'no_asset_row';
    const net = this.recent(days, 250, on);
    if (net === null) return 'transfer_without_price';
    const taken = net.sign() < 0 ? net.negated() : ZERO;
    const all = now.plus(taken);
    return all.below(whole(1000)) ? 'base_too_small' : now.over(all);
  }

  private movedOut(first: string, on: string): number {
    const days = new Set<string>();
    for (const { date, market, code } of this.moves) {
      if (date < first || date > on) continue;
      const same = this.moves.filter((t) => t.date === date && t.market === market && t.code === code);
      const out = sum(same.map((t) => (t.type === 'transfer_out' ? t.quantity : t.quantity.negated())));
      if (out.sign() > 0) days.add(date);
    }
    return days.size;
  }

  private silence(days: readonly string[], on: string): SlowValue {
    const window = days.slice(-250);
    const first = window[0];
    if (first === undefined) return 'too_few';
    const dealt = [...new Set(this.deals.map(({ date }) => date))].filter((d) => d >= first && d <= on).sort();
    const last = dealt.at(-1);
    if (last === undefined || dealt.length < 6) return 'too_few';
    const since = window.filter((d) => d > last).length;
    const gap = new Fraction(BigInt(window.length - since), BigInt(dealt.length));
    return whole(since).over(gap.below(whole(5)) ? whole(5) : gap);
  }

  private losses(days: readonly string[]): SlowValue {
    let streak = 0;
    for (let i = 0; i < 6; i++) {
      const end = days[days.length - 1 - i * 20];
      const start = days[days.length - 1 - (i + 1) * 20];
      const [a, z] = [start === undefined ? null : this.assets(start), end === undefined ? null : this.assets(end)];
      if (a === null || z === null || start === undefined || end === undefined)
        return i === 0 ? 'too_few' : whole(streak);
      const flow = this.flowed(start, end);
      if (flow === null) return 'transfer_without_price';
      if (z.minus(a).minus(flow).sign() >= 0) return whole(streak);
      streak += 1;
    }
    return whole(streak);
  }

  /** Below 1,000 yuan on each of the last 20 asset days up to `on`. */
  emptied(on: string): boolean {
    const own = this.own.filter((d) => d <= on);
    const days = (own.length >= 20 ? own : this.branch.filter((d) => d <= on)).slice(-20);
    return days.length === 20 && days.every((d) => assetOn(this.facts, this.accounts, d).below(whole(1000)));
  }
}

export function numberOf(value: SlowValue): number | string {
  return typeof value === 'string' ? value : value.number();
}
