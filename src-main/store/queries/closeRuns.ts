/**
 * Last closes on or before each day of a stretch, for one client's holdings: the days of a security are read a stretch at
 * a time, as long as it is asked for. Answers what closes.ts answers, only faster for many days in a row. Prices are E4.
 */
import { addDays, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import type { Catalog } from './catalog.ts';
import { type Close, lastClose } from './closes.ts';

type DayClose = Pick<Close, 'date' | 'closeE4'>;

const between = query
  .selectFrom('price_day as c')
  .crossJoin('price as p')
  .select(['p.trade_date', 'p.close_e4'])
  .whereRef('p.trade_date', '=', 'c.trade_date')
  .where('p.security_id', '=', 0)
  .where('c.trade_date', '>', 0)
  .where('c.trade_date', '<=', 0)
  .where('p.close_e4', 'is not', null)
  .orderBy('c.trade_date')
  .compile().sql;

/** Calendar days read at once: few at first, since much is sold again soon; twice as many each further time. */
const FIRST_STRETCH = 14;
const LONGEST_STRETCH = 160;

/** Closes of one security, each the last one from its day until the next. */
interface Run {
  readonly since: Ymd;
  readonly days: Ymd[];
  readonly closes: number[];
  through: Ymd;
  stretch: number;
  /** Place of the close that was asked for last. */
  at: number;
}

/** Nothing is read beyond `to`. */
export function closeRuns(store: ReadStore, known: Catalog, to: Ymd): (securityId: number, date: Ymd) => number | null {
  const runs = new Map<number, Run>();
  const begin = (id: number, date: Ymd): Run => {
    const close = lastClose(store, id, date);
    const run: Run = {
      since: date,
      days: close === null ? [] : [close.date],
      closes: close === null ? [] : [close.closeE4],
      through: date,
      stretch: FIRST_STRETCH,
      at: 0,
    };
    runs.set(id, run);
    return run;
  };
  const runOf = (id: number, date: Ymd): Run | null => {
    const run = runs.get(id);
    if (run === undefined) return begin(id, date);
    if (date < run.since) return null;
    if (date <= run.through) return run;
    const through = addDays(run.through, run.stretch);
    // Sold and bought again much later: what lies between is not needed.
    if (date > through) return begin(id, date);
    const until = Math.max(date, Math.min(through, to));
    for (const [day, close] of store.raw(between).all(id, run.through, until) as [Ymd, number][]) {
      run.days.push(day);
      run.closes.push(close);
    }
    run.through = until;
    run.stretch = Math.min(2 * run.stretch, LONGEST_STRETCH);
    return run;
  };
  /** Place in the run of the last close on or before the date, −1: none. */
  const placeIn = (run: Run, date: Ymd): number => {
    const { days } = run;
    let { at } = run;
    while (at >= 0 && (days[at] ?? date + 1) > date) at -= 1;
    while (at + 1 < days.length && (days[at + 1] as Ymd) <= date) at += 1;
    run.at = Math.max(at, 0);
    return at;
  };
  const last = (id: number, date: Ymd): DayClose | null => {
    const run = runOf(id, date);
    if (run === null) return lastClose(store, id, date);
    const at = placeIn(run, date);
    return at < 0 ? null : { date: run.days[at] as Ymd, closeE4: run.closes[at] as number };
  };
  return (securityId, date) => {
    if (!known.codes.hasEarlier(securityId, date)) return last(securityId, date)?.closeE4 ?? null;
    let best: DayClose | null = null;
    for (const id of known.codes.lineage(securityId, date)) {
      const close = last(id, date);
      if (close !== null && (best === null || close.date > best.date)) best = close;
    }
    return best?.closeE4 ?? null;
  };
}
