// Drop folders of small branches with odd but legal histories, as another broker's engineer would write them who has
// read only the contract. Seeded: the same seed and options give the same bytes. What it never makes, because the
// contract does not settle it, is said in CONVENTIONS.md.
import { DATASETS } from './columns.ts';
import { writeSet } from './oddFiles.ts';
import { OddHistory, type Rows } from './oddHistory.ts';
import { makeMarket, securityRows } from './oddMarket.ts';
import { makePeople } from './oddPeople.ts';
import { type Random, seeded } from './oddRandom.ts';
import type { TextRow } from './readTable.ts';

export interface OddOptions {
  /** Default: 5 to 40, by the seed. */
  readonly clients?: number;
  /** Nightly sets after the initial one; default 5 to 15. */
  readonly nights?: number;
  /** Trading days in the initial set; default 40 to 190, sometimes up to 380. */
  readonly historyDays?: number;
  /** Folder for the late corrections; without it they lie in the drop itself, next to the first issues. */
  readonly lateDir?: string;
  /** Corrected dates; default 1 to 3. 0: none. */
  readonly corrections?: number;
  /** A few rows that must be quarantined; default true. */
  readonly badRows?: boolean;
  /** Canonical UTF-8 CSV folders only; default false. */
  readonly plainFiles?: boolean;
}
export interface OddBranch {
  readonly seed: number;
  readonly asOf: string;
  readonly clientNos: readonly string[];
  readonly setNames: readonly string[];
  readonly lateSetNames: readonly string[];
  readonly badRows: number;
}

const STARTS = ['2025-10-09', '2025-07-01', '2023-05-08', '2022-01-04', '2024-08-30', '2021-11-15'];
const FACTS = ['prices', 'trades', 'cash_flows', 'positions', 'assets', 'code_changes'] as const;
type Night = Record<(typeof FACTS)[number], TextRow[]>;

/** A first issue that is wrong somewhere: rows lacking, doubled under a new number, or with another figure. */
function spoiled(random: Random, dataset: string, rows: readonly TextRow[]): TextRow[] {
  const figure: Record<string, string> = {
    trades: 'amount',
    cash_flows: 'amount',
    prices: 'close',
    assets: 'total_asset',
    positions: 'quantity',
  };
  const number: Record<string, string> = { trades: 'trade_no', cash_flows: 'flow_no' };
  return rows.flatMap((row) => {
    const dice = random.next();
    if (dice < 0.15) return [];
    const f = figure[dataset] ?? '';
    if (dice < 0.4 && (row[f] ?? '') !== '') return [{ ...row, [f]: String(random.int(1, 99_999)) }];
    const n = number[dataset];
    if (dice < 0.5 && n) return [row, { ...row, [n]: `${row[n]}9z` }];
    return [row];
  });
}

const BAD: readonly Readonly<Record<string, string>>[] = [
  { account_no: '99999999' },
  { code: '777777' },
  { trade_date: '2025-02-30' },
  { business_type: 'gift' },
  { quantity: '-100' },
  { commission: '1,000.00' },
];

function withBadRows(random: Random, rows: readonly TextRow[]): { rows: TextRow[]; bad: number } {
  const model = rows[0];
  if (!model) return { rows: [...rows], bad: 0 };
  const wrong = random.pick(BAD);
  const row = { ...model, trade_no: `BAD${random.int(1, 999_999)}`, ...wrong };
  const at = random.int(0, rows.length);
  return { rows: [...rows.slice(0, at), row, ...rows.slice(at)], bad: 1 };
}

export function writeOddBranch(dir: string, seed: number, options: OddOptions = {}): OddBranch {
  const random = seeded(seed);
  const nights = options.nights ?? random.int(5, 15);
  const history = options.historyDays ?? (random.chance(0.25) ? random.int(250, 380) : random.int(40, 190));
  const count = options.clients ?? random.int(5, 40);
  const market = makeMarket(random, random.pick(STARTS), history + nights);
  const asOf = market.days.at(-1) as string;
  const people = makePeople(random, count, asOf);
  const story = new OddHistory(random, market, people.list);
  const perDay: Rows[] = market.days.map((_, day) => story.day(day));
  const changeRow = (day: number): TextRow[] =>
    market.changes
      .filter((c) => c.day === day)
      .map((c) => ({
        effective_on: market.days[day] as string,
        market: c.market,
        old_code: c.oldCode,
        new_code: c.newCode,
      }));
  const nightOf = (day: number): Night => {
    const { trades, cash_flows, positions, assets } = perDay[day] as Rows;
    const prices = [...(market.priceRows.get(market.days[day] as string) ?? [])];
    // Fills come in no order: the reader has to sort them.
    return { trades: random.shuffled(trades), cash_flows, positions, assets, prices, code_changes: changeRow(day) };
  };

  const reference: Record<string, TextRow[]> = {
    clients: people.clients,
    accounts: people.accounts,
    advisors: [{ advisor_no: 'A1', name: '经理甲', team: '一组', status: 'active' }],
    securities: securityRows(market),
    products: [{ product_code: 'P1', name: '产品', product_kind: 'money', risk_rating: 'R1' }],
  };
  const set = (
    folder: string,
    day: number,
    revision: number,
    tables: Readonly<Record<string, readonly TextRow[]>>,
  ): string =>
    writeSet(random, {
      folder,
      date: market.days[day] as string,
      previous: day < history ? null : (market.days[day - 1] as string),
      revision,
      tables: Object.fromEntries(Object.keys(DATASETS).flatMap((d) => (tables[d] ? [[d, tables[d]]] : []))),
      plain: options.plainFiles ?? false,
    });

  let bad = 0;
  const setNames: string[] = [];
  const lateSetNames: string[] = [];
  const before = market.days.slice(0, history).map((_, day) => nightOf(day));
  const opening = Object.fromEntries(FACTS.map((d) => [d, before.flatMap((n) => n[d])]));
  opening.positions = before.at(-1)?.positions ?? [];
  setNames.push(set(dir, history - 1, 1, { ...reference, ...opening, opening_positions: story.openings }));

  const dates = random.shuffled(Array.from({ length: nights }, (_, k) => history + k));
  const corrected = new Set(dates.slice(0, options.corrections ?? random.int(1, 3)));
  for (let day = history; day < history + nights; day += 1) {
    const truth = nightOf(day);
    const left: Record<string, TextRow[]> = { ...truth };
    if (random.chance(0.2))
      Object.assign(left, { clients: people.clients.slice(0, 2), securities: reference.securities });
    const wrong = corrected.has(day)
      ? random.shuffled(['trades', 'cash_flows', 'assets', 'prices', 'positions'] as const).slice(0, random.int(1, 3))
      : [];
    const first = Object.fromEntries(
      Object.entries(left).map(([d, rows]) => [
        d,
        (wrong as readonly string[]).includes(d) ? spoiled(random, d, rows) : rows,
      ]),
    );
    if ((options.badRows ?? true) && random.chance(0.3) && !wrong.includes('trades') && first.trades) {
      const spoilt = withBadRows(random, first.trades);
      first.trades = spoilt.rows;
      bad += spoilt.bad;
    }
    setNames.push(set(dir, day, 1, first));
    if (wrong.length === 0) continue;
    const truthOf = (list: readonly (keyof Night)[]): Record<string, TextRow[]> =>
      Object.fromEntries(list.map((d) => [d, truth[d]]));
    const target = options.lateDir ?? dir;
    const names = options.lateDir ? lateSetNames : setNames;
    if (random.chance(0.4)) {
      const again = Object.fromEntries(wrong.map((d) => [d, spoiled(random, d, truth[d])]));
      names.push(set(target, day, 2, again), set(target, day, 3, truthOf(wrong)));
    } else names.push(set(target, day, 2, truthOf(wrong)));
  }
  return {
    seed,
    asOf,
    clientNos: people.clients.map((c) => c.client_no as string),
    setNames,
    lateSetNames,
    badRows: bad,
  };
}
