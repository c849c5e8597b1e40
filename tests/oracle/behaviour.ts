// Behaviour over the period: disposition effect, holding days, round trips, chasing and panic, concentration, channels.
import { type Book, type BookedTrade, type Position, replay } from './book.ts';
import { daysBetween } from './calendar.ts';
import { securityKey, type Trade } from './facts.ts';
import { decimal, type Fraction, mean, ONE, sum, whole, ZERO } from './fraction.ts';
import { assetOn, inPeriod, type Scope } from './period.ts';
import { marketValue } from './pnl.ts';
import { priceOfDay, pricesUpTo } from './priceTable.ts';
import { isDeal, kindOf, tradesOf } from './turnover.ts';

export interface Behaviour {
  readonly rg: number;
  readonly pg: number;
  readonly rl: number;
  readonly pl: number;
  readonly pgr: Fraction | null;
  readonly plr: Fraction | null;
  readonly disposition: Fraction | null;
  readonly lotsClosed: number;
  readonly holdingMean: Fraction | null;
  readonly holdingMedian: number | null;
  readonly roundTrips: number;
  readonly winRate: Fraction | null;
  readonly payoff: Fraction | null;
  readonly expectancy: Fraction | null;
  readonly chasing: Fraction | null;
  readonly panic: Fraction | null;
  readonly top1: Fraction | null;
  readonly top3: Fraction | null;
  readonly hhi: Fraction | null;
  readonly positionRatio: Fraction | null;
  readonly channels: Readonly<Record<string, Fraction>>;
  readonly missing: Readonly<Record<string, string>>;
}

const FEW = 10;
const FEW_PIECES = 5;
const PRICE_DAYS = 20;
const CHASE = decimal('0.15');
const PANIC = decimal('-0.15');

const isRepo = (s: Scope, t: Trade): boolean => kindOf(s, t) === 'repo';
const costPrice = (p: Position): Fraction => p.cost.over(p.quantity);

interface Counts {
  rg: number;
  pg: number;
  rl: number;
  pl: number;
}

/** One account, one day with a sale in it: what was sold against what was kept. */
function countDay(s: Scope, date: string, kept: readonly Position[], sales: readonly BookedTrade[], n: Counts): void {
  const sold = new Map<string, BookedTrade[]>();
  for (const b of sales) {
    const key = securityKey(b.trade.market, b.trade.code);
    sold.set(key, [...(sold.get(key) ?? []), b]);
  }
  for (const rows of sold.values()) {
    const first = rows[0] as BookedTrade;
    if (isRepo(s, first.trade) || first.before.costUnknown || first.before.quantity.isZero()) continue;
    if (!priceOfDay(s.facts, first.trade.market, first.trade.code, date)) continue;
    const quantity = sum(rows.map((b) => b.trade.quantity));
    if (quantity.isZero()) continue;
    const price = sum(rows.map((b) => b.trade.amount ?? ZERO)).over(quantity);
    const against = price.compare(costPrice(first.before));
    if (against > 0) n.rg += 1;
    else if (against < 0) n.rl += 1;
  }
  for (const p of kept) {
    if (sold.has(securityKey(p.market, p.code)) || p.costUnknown || p.quantity.isZero()) continue;
    if (s.facts.securities.get(securityKey(p.market, p.code))?.kind === 'repo') continue;
    const day = priceOfDay(s.facts, p.market, p.code, date);
    if (!day) continue;
    if ((day.low ?? day.close).above(costPrice(p))) n.pg += 1;
    else if ((day.high ?? day.close).below(costPrice(p))) n.pl += 1;
  }
}

export function dispositionCounts(s: Scope, book: Book): Counts {
  const n: Counts = { rg: 0, pg: 0, rl: 0, pl: 0 };
  for (const day of book.days.filter((d) => inPeriod(s, d.date))) {
    for (const accountNo of [...s.accounts].sort()) {
      const sales = day.trades.filter(
        (b) => b.trade.accountNo === accountNo && b.trade.type === 'sell' && !isRepo(s, b.trade),
      );
      if (sales.length === 0) continue;
      const kept = [...day.afterChanges.values()].filter((p) => p.accountNo === accountNo);
      countDay(s, day.date, kept, sales, n);
    }
  }
  return n;
}

interface Piece {
  readonly days: number;
  readonly quantity: Fraction;
}

/** Smallest number of days at which the quantity so far reaches half of all. */
export function weightedMedian(pieces: readonly Piece[]): number | null {
  const half = sum(pieces.map((p) => p.quantity)).over(whole(2));
  let soFar = ZERO;
  for (const p of [...pieces].sort((a, b) => a.days - b.days)) {
    soFar = soFar.plus(p.quantity);
    if (soFar.atLeast(half)) return p.days;
  }
  return null;
}

function closedPieces(s: Scope, book: Book): Piece[] {
  return book.days
    .filter((d) => inPeriod(s, d.date))
    .flatMap((d) => d.trades)
    .filter((b) => (b.trade.type === 'sell' || b.trade.type === 'redeem') && !isRepo(s, b.trade))
    .flatMap((b) =>
      b.closed.flatMap((c) =>
        c.openedOn === null ? [] : [{ days: daysBetween(c.openedOn, b.trade.date), quantity: c.quantity }],
      ),
    );
}

/** Of the rows with 21 earlier closes: the share of amount whose security moved past the bound over the 20 before. */
function shareAfterMove(s: Scope, type: string, hit: (move: Fraction) => boolean): Fraction | null {
  const rows = tradesOf(s)
    .filter((t) => t.type === type && !isRepo(s, t))
    .flatMap((t) => {
      // Under the code of the day: a row on the morning of a change looks back through the old code too.
      const closes = pricesUpTo(s.facts, t.market, t.code, t.date).filter((p) => p.date < t.date);
      const last = closes.at(-1);
      const early = closes.at(-1 - PRICE_DAYS);
      return last && early && !early.close.isZero()
        ? [{ amount: t.amount ?? ZERO, move: last.close.over(early.close).minus(ONE) }]
        : [];
    });
  const all = sum(rows.map((r) => r.amount));
  if (rows.length < FEW || all.isZero()) return null;
  return sum(rows.filter((r) => hit(r.move)).map((r) => r.amount)).over(all);
}

/** Shares of the whole market value by security, largest first; null while some value is unknown or all is 0. */
export function weightsBySecurity(s: Scope, positions: readonly Position[]): Fraction[] {
  const bySecurity = new Map<string, Fraction>();
  for (const p of positions) {
    const key = securityKey(p.market, p.code);
    bySecurity.set(key, (bySecurity.get(key) ?? ZERO).plus(marketValue(s.facts, p, s.to) ?? ZERO));
  }
  const all = sum([...bySecurity.values()]);
  if (all.sign() <= 0) return [];
  return [...bySecurity.values()].map((v) => v.over(all)).sort((a, b) => b.compare(a));
}

export function computeBehaviour(s: Scope): Behaviour {
  const missing: Record<string, string> = {};
  const few = <T>(ok: boolean, value: T | null, ...names: string[]): T | null => {
    if (ok && value !== null) return value;
    for (const f of names) missing[f] = 'too_few';
    return null;
  };
  const book = replay(s.facts, s.accounts, s.to);
  const { rg, pg, rl, pl } = dispositionCounts(s, book);
  const pgr = few(rg + pg >= FEW, rg + pg > 0 ? whole(rg).over(whole(rg + pg)) : null, 'pgr', 'disposition');
  const plr = few(rl + pl >= FEW, rl + pl > 0 ? whole(rl).over(whole(rl + pl)) : null, 'plr', 'disposition');

  const pieces = closedPieces(s, book);
  const enough = pieces.length >= FEW_PIECES;
  const weight = sum(pieces.map((p) => p.quantity));
  const holdingMean = few(
    enough,
    weight.isZero() ? null : sum(pieces.map((p) => p.quantity.times(whole(p.days)))).over(weight),
    'holding_days_mean',
  );
  const holdingMedian = few(enough, weightedMedian(pieces), 'holding_days_median');

  const results = book.days
    .filter((d) => inPeriod(s, d.date))
    .flatMap((d) => d.trades)
    .filter((b) => b.trade.type === 'sell' && !isRepo(s, b.trade))
    .flatMap((b) => b.realised ?? []);
  const gains = results.filter((r) => r.sign() > 0);
  const losses = results.filter((r) => r.sign() < 0).map((r) => r.abs());
  const trips = results.length >= FEW;
  const winRate = few(trips, results.length > 0 ? whole(gains.length).over(whole(results.length)) : null, 'win_rate');
  const expectancy = few(trips, mean(results), 'expectancy');
  const gain = mean(gains);
  const loss = mean(losses);
  const payoff = few(trips, gain && loss && gain.over(loss), 'payoff');

  const weights = weightsBySecurity(s, book.positions);
  for (const f of weights.length === 0 ? ['top1', 'top3', 'hhi'] : []) missing[f] = 'no_position';
  const value = sum(book.positions.map((p) => marketValue(s.facts, p, s.to) ?? ZERO));
  const asset = assetOn(s.facts, s.accounts, s.to);
  if (asset.sign() <= 0) missing.position_ratio = 'base_not_positive';

  const deals = tradesOf(s).filter((t) => isDeal(s, t));
  const volume = sum(deals.map((t) => t.amount ?? ZERO));
  const channels: Record<string, Fraction> = {};
  for (const t of deals) {
    if (t.channel && !volume.isZero())
      channels[t.channel] = (channels[t.channel] ?? ZERO).plus((t.amount ?? ZERO).over(volume));
  }
  return {
    rg,
    pg,
    rl,
    pl,
    pgr,
    plr,
    disposition: pgr && plr && pgr.minus(plr),
    lotsClosed: pieces.length,
    holdingMean,
    holdingMedian,
    roundTrips: results.length,
    winRate,
    payoff,
    expectancy,
    chasing: few(
      true,
      shareAfterMove(s, 'buy', (m) => m.above(CHASE)),
      'chasing',
    ),
    panic: few(
      true,
      shareAfterMove(s, 'sell', (m) => m.below(PANIC)),
      'panic',
    ),
    top1: weights[0] ?? null,
    top3: weights.length > 0 ? sum(weights.slice(0, 3)) : null,
    hhi: weights.length > 0 ? sum(weights.map((w) => w.times(w))) : null,
    positionRatio: asset.sign() > 0 ? value.over(asset) : null,
    channels,
    missing,
  };
}
