// The made-up market of an odd branch: securities, code changes, prices with holes. Part of oddBranch.ts.
import { addDays, dayNumber } from './calendar.ts';
import { decimal, type Fraction } from './fraction.ts';
import type { Random } from './oddRandom.ts';
import type { TextRow } from './readTable.ts';

export interface OddSecurity {
  readonly market: string;
  readonly code: string;
  readonly kind: string;
  readonly board: string;
  readonly rating: string;
  readonly places: number;
  /** Index of the trading day on which the first price appears. */
  readonly pricedFrom: number;
  /** Days without a price row, as [from, to] indexes. */
  readonly suspended: readonly [number, number] | null;
  readonly noRange: boolean;
}
export interface OddChange {
  readonly day: number;
  readonly market: string;
  readonly oldCode: string;
  readonly newCode: string;
}
export interface OddMarket {
  readonly days: readonly string[];
  readonly securities: readonly OddSecurity[];
  readonly changes: readonly OddChange[];
  readonly priceRows: ReadonlyMap<string, readonly TextRow[]>;
  /** Last close known at the end of a trading day by "market.code" of that day; null before any. */
  closeAt(market: string, code: string, day: number): Fraction | null;
  /** The code that this security bears on the trading day. */
  codeAt(market: string, firstCode: string, day: number): string;
}

const BASE: readonly [string, string, string, string, string, number][] = [
  ['SH', '600519', 'stock', 'main', 'R3', 2],
  ['SH', '000001', 'stock', 'main', 'R3', 2],
  ['SZ', '000001', 'stock', 'main', 'R3', 2],
  ['SZ', '300750', 'stock', 'chinext', 'R4', 2],
  ['SH', '688001', 'stock', 'star', 'R5', 2],
  ['BJ', '830001', 'stock', 'bse', 'R5', 2],
  ['BJ', '870002', 'stock', 'bse', 'R5', 2],
  ['SH', '510050', 'etf', 'none', 'R3', 3],
  ['SZ', '159001', 'etf', 'none', 'R1', 3],
  ['SH', '113001', 'convertible', 'none', 'R3', 3],
  ['SH', '019001', 'bond', 'none', 'R1', 4],
  ['SZ', '160001', 'fund', 'none', 'R2', 4],
  ['SH', '204001', 'repo', 'none', 'R1', 3],
  ['SH', '601999', 'stock', 'main', 'R3', 2],
  ['SZ', '002999', 'stock', 'main', 'R3', 2],
];

export const isWeekend = (date: string): boolean => [0, 6].includes((((dayNumber(date) + 4) % 7) + 7) % 7);

export function tradingDays(first: string, count: number, random: Random): string[] {
  const days: string[] = [];
  for (let d = first; days.length < count; d = addDays(d, 1)) {
    if (!isWeekend(d) && !d.endsWith('-01-01') && !random.chance(0.02)) days.push(d);
  }
  return days;
}

export function makeMarket(random: Random, first: string, count: number): OddMarket {
  const days = tradingDays(first, count, random);
  const securities = BASE.map(
    ([market, code, kind, board, rating, places]): OddSecurity => ({
      market,
      code,
      kind,
      board,
      rating,
      places,
      pricedFrom: code === '601999' ? random.int(Math.floor(count / 3), count - 2) : code === '002999' ? count + 1 : 0,
      suspended: random.chance(0.25) ? [random.int(5, count - 6), random.int(5, count - 1)] : null,
      noRange: code === '160001' || random.chance(0.1),
    }),
  );
  // One plain change, one security that changes twice.
  const a = random.int(10, count - 12);
  const b = random.int(3, count - 14);
  const changes: OddChange[] = [
    { day: a, market: 'BJ', oldCode: '830001', newCode: '920001' },
    { day: b, market: 'BJ', oldCode: '870002', newCode: '889902' },
    { day: b + random.int(2, 10), market: 'BJ', oldCode: '889902', newCode: '920002' },
  ].sort((x, y) => x.day - y.day);
  const codeAt = (market: string, firstCode: string, day: number): string =>
    changes.reduce(
      (code, c) => (c.market === market && c.oldCode === code && c.day <= day ? c.newCode : code),
      firstCode,
    );

  const closes = new Map<string, (Fraction | null)[]>();
  const priceRows = new Map<string, TextRow[]>(days.map((d) => [d, []]));
  let index = 4000;
  const ticks = securities.map((s) =>
    random.int(s.kind === 'bond' || s.kind === 'convertible' ? 900_000 : 8_000, 1_200_000),
  );
  const last: (Fraction | null)[] = securities.map(() => null);
  days.forEach((date, day) => {
    index *= 1 + (random.next() - 0.5) * 0.03;
    const rows = priceRows.get(date) as TextRow[];
    rows.push({ trade_date: date, market: 'IX', code: '000300', close: index.toFixed(2) });
    securities.forEach((s, k) => {
      const wild = s.kind === 'stock' ? 0.09 : 0.02;
      const before = ticks[k] as number;
      ticks[k] = Math.max(300, Math.round(before * (1 + (random.next() - 0.48) * wild)));
      const code = codeAt(s.market, s.code, day);
      const away =
        day < s.pricedFrom || (s.suspended && day >= s.suspended[0] && day <= s.suspended[1]) || random.chance(0.03);
      if (!away && s.kind !== 'repo') {
        const text = (x: number): string => (x / 10_000).toFixed(s.places);
        const close = text(ticks[k] as number);
        last[k] = decimal(close);
        const range: TextRow = s.noRange
          ? {}
          : {
              low: text(Math.min(before, ticks[k] as number) * 0.99),
              high: text(Math.max(before, ticks[k] as number) * 1.01),
              open: text(before),
            };
        rows.push({
          trade_date: date,
          market: s.market,
          code,
          close,
          prev_close: text(before),
          ...range,
          volume: String(random.int(0, 9e6)),
        });
      }
      const list = closes.get(`${s.market}.${s.code}`) ?? [];
      list.push(last[k] as Fraction | null);
      closes.set(`${s.market}.${s.code}`, list);
    });
  });
  const firstCodeOf = (market: string, code: string): string =>
    [...changes].reverse().reduce((name, c) => (c.market === market && c.newCode === name ? c.oldCode : name), code);
  return {
    days,
    securities,
    changes,
    priceRows,
    codeAt,
    closeAt: (market, code, day) => closes.get(`${market}.${firstCodeOf(market, code)}`)?.[day] ?? null,
  };
}

export function securityRows(market: OddMarket): TextRow[] {
  const row = (s: OddSecurity, code: string): TextRow => ({
    market: s.market,
    code,
    name: `证券${code}`,
    security_kind: s.kind,
    board: s.board,
    industry: s.kind === 'stock' ? '银行' : '',
    risk_rating: s.rating,
    lot_size: '100',
  });
  return market.securities.flatMap((s) => {
    const later = market.changes.filter(
      (c) => c.market === s.market && market.codeAt(s.market, s.code, 1e9) === market.codeAt(s.market, c.newCode, 1e9),
    );
    return [row(s, s.code), ...later.map((c) => row(s, c.newCode))];
  });
}
