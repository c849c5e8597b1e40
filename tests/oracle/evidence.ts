// What proposals rest on, computed a second time: from the drop's own rows and, for what the branch wrote, from its records as
// plain JSON. Source: docs/conditions.md and contract/formulas.md. Knows nothing of the product's store or columns.
import { addDays, daysBetween } from './calendar.ts';
import type { Facts } from './facts.ts';
import type { Fraction } from './fraction.ts';
import { sum, ZERO } from './fraction.ts';
import { computeClient, type OracleReport } from './oracle.ts';
import { assetDays, assetOn, branchAssetDays, externalFlows, lastAssetRows } from './period.ts';
import type { DropSet } from './readDrop.ts';
import type { TextRow } from './readTable.ts';

export type Slow = number | string | boolean | null;
export interface BranchRecord {
  readonly kind: string;
  readonly client_no: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}
/** A large inflow, as the branch's parameters have it unless it changed them: yuan, and a part of the assets before. */
const LARGE = 500_000;
const LARGE_PART = 0.2;
const LARGE_FROM = 50_000;

/** The last row of each key that the sets brought, in their order. */
export function latestRows(sets: readonly DropSet[], dataset: string, key: (row: TextRow) => string): TextRow[] {
  const rows = new Map<string, TextRow>();
  for (const set of sets) for (const row of set.tables.get(dataset) ?? []) rows.set(key(row), row);
  return [...rows.values()];
}

const int = (date: string | null): number | null => (date === null ? null : Number(date.replaceAll('-', '')));

/** Files write dates with and without hyphens. */
const dated = (text: string | undefined | null): string | null =>
  text ? text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') : null;

export class SlowEvidence {
  private readonly facts: Facts;
  private readonly today: string;
  private readonly records: readonly BranchRecord[];
  private readonly clients: ReadonlyMap<string, TextRow>;
  private readonly accounts: readonly TextRow[];
  private readonly securities: ReadonlyMap<string, TextRow>;
  private readonly days: readonly string[];
  private readonly reports = new Map<string, OracleReport>();
  private median: number | null | undefined;

  constructor(facts: Facts, sets: readonly DropSet[], records: readonly BranchRecord[], today: string) {
    this.facts = facts;
    this.today = today;
    this.records = records;
    this.clients = new Map(
      latestRows(sets, 'clients', (r) => String(r.client_no)).map((r) => [String(r.client_no), r]),
    );
    this.accounts = latestRows(sets, 'accounts', (r) => String(r.account_no));
    this.securities = new Map(
      latestRows(sets, 'securities', (r) => `${r.market}.${r.code}`).map((r) => [`${r.market}.${r.code}`, r]),
    );
    this.days = branchAssetDays(facts).slice(-21);
  }

  report(clientNo: string): OracleReport {
    let report = this.reports.get(clientNo);
    if (!report) {
      report = computeClient(this.facts, clientNo);
      this.reports.set(clientNo, report);
    }
    return report;
  }

  /** All that is computed here of one client, by the names that conditions give it. */
  of(clientNo: string): Map<string, Slow> {
    const out = new Map<string, Slow>();
    const report = this.report(clientNo);
    for (const section of ['assets', 'pnl', 'returns', 'turnover', 'behaviour'] as const) {
      for (const [name, value] of Object.entries(report[section])) {
        if (value === null || typeof value === 'number') out.set(`${section}.${name}`, value);
        else if (typeof value === 'string') {
          const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
          out.set(`${section}.${name}`, isDay ? int(value) : /^-?[\d.]+$/.test(value) ? Number(value) : value);
        }
      }
    }
    out.set('value.tier', report.value.tier);
    out.set('client.investor_class', this.facts.clients.get(clientNo)?.investorClass ?? null);
    out.set('suitability.level', report.suitability.level);
    out.set('suitability.state', report.suitability.state);
    out.set('suitability.valid_until', int(report.suitability.valid_until));
    out.set('suitability.mismatch_count', report.suitability.mismatches.length);
    this.person(clientNo, out);
    this.events(clientNo, out);
    this.notes(clientNo, out);
    return out;
  }

  private person(clientNo: string, out: Map<string, Slow>): void {
    const row = this.clients.get(clientNo);
    const born = dated(row?.birth_date);
    out.set('client.status', row?.status ?? null);
    out.set('client.kind', row?.client_kind ?? null);
    const margins = this.accounts.filter((a) => a.client_no === clientNo && a.account_kind === 'margin');
    out.set(
      'client.has_margin',
      margins.some((a) => (dated(a.closed_on) ?? '9') > this.facts.asOf),
    );
    if (!born) return;
    const [year, month, day] = this.today.split('-').map(Number) as [number, number, number];
    const [bornYear, bornMonth, bornDay] = born.split('-').map(Number) as [number, number, number];
    const had = month > bornMonth || (month === bornMonth && day >= bornDay);
    out.set('client.age', year - bornYear - (had ? 0 : 1));
    for (let k = 0; k <= 366; k++) {
      const on = addDays(this.today, k);
      const leapless = born.endsWith('-02-29') && on.endsWith('-02-28') && !addDays(on, 1).endsWith('-02-29');
      if (on.slice(5) !== born.slice(5) && !leapless) continue;
      out.set('client.birthday_in', k);
      out.set('client.birthday_on', int(on));
      break;
    }
  }

  private events(clientNo: string, out: Map<string, Slow>): void {
    const { facts, days } = this;
    const numbers = new Set(this.accounts.filter((a) => a.client_no === clientNo).map((a) => String(a.account_no)));
    const window = days.slice(-20);
    const own = assetDays(facts, numbers);
    // Cash: the least of the days on which he has rows; a row without cash makes it unknown.
    const cashRows = window.map((day) => facts.assets.filter((r) => numbers.has(r.accountNo) && r.date === day));
    const known = cashRows.filter((rows) => rows.length > 0);
    const whole = known.every((rows) => rows.every((r) => r.cash !== null));
    const sums = known.map((rows) => sum(rows.map((r) => r.cash ?? ZERO)).number());
    out.set('event.idle_cash_20', whole && sums.length > 0 ? Math.min(...sums) : null);
    const last = cashRows.at(-1) ?? [];
    const cash = last.some((r) => r.cash !== null) ? sum(last.map((r) => r.cash ?? ZERO)).number() : null;
    const total = out.get('assets.total') as number | null;
    out.set('event.cash_share', cash !== null && total !== null && total > 0 ? cash / total : null);
    // Trades: buys and sells of anything.
    const orders = facts.trades.filter((t) => numbers.has(t.accountNo) && (t.type === 'buy' || t.type === 'sell'));
    const lastOn =
      orders
        .map((t) => t.date)
        .sort()
        .at(-1) ?? null;
    out.set('event.days_since_trade', lastOn === null ? null : daysBetween(lastOn, facts.asOf));
    // Flows of the days of the window, each counted on the first asset day of the client on or after it.
    const flows = externalFlows(facts, numbers);
    const first = days[0] as string;
    const inWindow = own.filter((day) => window.includes(day));
    const flowsOn = (day: string) => {
      const before = own.filter((d) => d < day).at(-1) ?? '';
      return flows.filter((f) => f.date <= day && f.date > before);
    };
    const nets = inWindow.map((day) => sum(flowsOn(day).map((f) => f.amount)).number());
    out.set('event.net_flow_20', nets.length === 0 ? null : nets.reduce((a, b) => a + b, 0));
    let large: string | null = null;
    for (const day of inWindow) {
      const into = sum(
        flowsOn(day)
          .map((f) => f.amount)
          .filter((a) => a.number() > 0),
      ).number();
      const before = own.filter((d) => d < day && d >= first).at(-1);
      const assets = before === undefined ? 0 : assetOn(facts, numbers, before).number();
      const isLarge = into >= LARGE || (into >= LARGE_FROM && assets > 0 && into >= assets * LARGE_PART);
      if (isLarge && day > addDays(facts.asOf, -30)) large = day;
    }
    out.set('event.large_inflow_on', int(large));
    const dividends = facts.cashFlows.filter(
      (f) =>
        numbers.has(f.accountNo) &&
        f.kind === 'dividend' &&
        f.amount.number() > 0 &&
        f.date > addDays(facts.asOf, -30) &&
        f.date <= facts.asOf,
    );
    const paidOn =
      dividends
        .map((f) => f.date)
        .sort()
        .at(-1) ?? null;
    out.set('event.dividend_on', int(paidOn));
    out.set('event.dividends_30', dividends.length === 0 ? null : sum(dividends.map((f) => f.amount)).number());
    out.set('event.traded_since_dividend', paidOn === null ? null : lastOn !== null && lastOn >= paidOn);
    const ends = this.report(clientNo)
      .positions.filter((p) => Number(p.quantity) > 0)
      .map((p) => this.securities.get(`${p.market}.${p.code}`))
      .filter((s) => s !== undefined && ['bond', 'convertible', 'fund'].includes(String(s.security_kind)))
      .map((s) => dated(s?.delisted_on))
      .filter((day): day is string => typeof day === 'string' && day >= facts.asOf)
      .sort();
    out.set('event.matures_on', int(ends[0] ?? null));
    out.set('event.matures_in', ends[0] === undefined ? null : daysBetween(facts.asOf, ends[0]));
    const margins = new Set(
      this.accounts
        .filter((a) => a.client_no === clientNo && a.account_kind === 'margin')
        .map((a) => String(a.account_no)),
    );
    const rows = lastAssetRows(facts, margins, facts.asOf).filter((r) => r.date === days.at(-1));
    const debt = rows.some((r) => r.liability === null) ? null : sum(rows.map((r) => r.liability as Fraction));
    const owes = debt !== null && rows.length > 0 && debt.number() > 0;
    // What stands in the account is what is his and what he owes.
    out.set(
      'event.margin_ratio',
      owes ? (sum(rows.map((r) => r.total)).number() + debt.number()) / debt.number() : null,
    );
    const rate = out.get('turnover.commission_rate_effective') as number | null;
    const median = this.medianRate();
    out.set('event.commission_over_branch', rate === null || median === null ? null : rate / median - 1);
  }

  /** The middle of the rates of all clients who paid one. */
  private medianRate(): number | null {
    if (this.median !== undefined) return this.median;
    const rates = [...this.facts.clients.keys()]
      .map((no) => this.report(no).turnover.commission_rate_effective)
      .filter((rate): rate is number => rate !== null && rate > 0)
      .sort((a, b) => a - b);
    const half = Math.floor(rates.length / 2);
    const middle =
      rates.length % 2 === 1 ? (rates[half] as number) : ((rates[half - 1] as number) + (rates[half] as number)) / 2;
    this.median = rates.length === 0 ? null : middle;
    return this.median;
  }

  private notes(clientNo: string, out: Map<string, Slow>): void {
    const of = (kind: string) =>
      this.records.filter((r) => r.kind === kind && r.client_no === clientNo).map((r) => r.body);
    const spoken = of('contact')
      .filter((body) => body.channel !== 'note' && body.reached === true)
      .map((body) => String(body.on))
      .filter((day) => day <= this.today)
      .sort();
    const since = spoken.at(-1) ?? dated(this.clients.get(clientNo)?.opened_on);
    out.set('contact.days', since === null ? null : daysBetween(since, this.today));
    out.set(
      'profile.do_not_contact',
      of('profile').some((body) => body.do_not_contact !== null),
    );
    const goals = of('goal').filter((body) => body.state === 'open');
    out.set('goal.open', goals.length);
    const total = out.get('assets.total') as number | null;
    const days = (goal: Readonly<Record<string, unknown>>): number | null =>
      typeof goal.by === 'string' && goal.by >= this.today ? daysBetween(this.today, goal.by) : null;
    const least = (values: readonly (number | null)[]): number | null => {
      const given = values.filter((v): v is number => v !== null);
      return given.length === 0 ? null : Math.min(...given);
    };
    out.set('goal.next_in', least(goals.map(days)));
    out.set(
      'goal.life_event_in',
      least(goals.filter((g) => g.purpose === 'retirement' || g.purpose === 'education').map(days)),
    );
    const progress = goals.map((g) =>
      total === null ? null : (total * Number(g.share)) / (Number(g.amount_fen) / 100),
    );
    out.set('goal.progress', least(progress));
    // Growth a year that is still missing, over the years to the day.
    const growth = goals.map((g, i) => {
      const [left, share] = [days(g), progress[i]];
      if (left === null || left < 30 || share === null || share === undefined || share <= 0 || share >= 1) return null;
      return (1 / share) ** (365 / left) - 1;
    });
    const given = growth.filter((v): v is number => v !== null);
    if (given.length > 0) out.set('goal.growth_needed', Math.max(...given));
  }
}
