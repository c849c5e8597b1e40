/** Columns of what happened lately: windows of asset days, flows, dividends, maturities, margin. One reading of each kind of row serves all. */
import { E4_OF_FEN } from '../../../../src-shared/domain/reminders/definition.ts';
import { maintenanceRatio } from '../../../../src-shared/domain/risk/maintenanceRatio.ts';
import { FLOW_KINDS } from '../../../../src-shared/kernel/codes.ts';
import { addDays, daysBetween, type Ymd } from '../../../../src-shared/kernel/dates.ts';
import { query } from '../../open.ts';
import { type ColumnContext, type ColumnLoader, ended, numbers } from './context.ts';
import { figureColumn, passValues } from './figureColumns.ts';
import { heldThen, lastOrderThrough } from './pastFacts.ts';

const E4 = 10_000;
const WINDOW = 20;
const SHORT = 5;
const LATELY_DAYS = 30;
const MONTHS = 12;
const MATURING: readonly string[] = ['bond', 'convertible', 'fund'];

/** The branch's last asset days, newest first, one more than the window: the day before it. */
function assetDays(context: ColumnContext): readonly Ymd[] {
  return context.once('asset days', () =>
    (
      context.store.rows(
        query
          .selectFrom('asset_day')
          .select('asset_date')
          .where('asset_date', '<=', context.at)
          .orderBy('asset_date', 'desc')
          .limit(WINDOW + 1),
      ) as [Ymd][]
    ).map(([day]) => day),
  );
}

interface Windows {
  readonly net5: Float64Array;
  readonly net20: Float64Array;
  /** Total assets on the day before the window, and now. */
  readonly before: Float64Array;
  readonly now: Float64Array;
  readonly largeInOn: Float64Array;
}

/** Flows and assets of the last 20 asset days; a client without a row in them has none. Money in yuan. */
function windows(context: ColumnContext): Windows {
  return context.once('windows', () => ended(windowSteps(context)));
}

/** A step a day. */
function* windowSteps(context: ColumnContext): Generator<void, Windows, void> {
  const out = {
    net5: context.numbers(),
    net20: context.numbers(),
    before: context.numbers(),
    now: context.numbers(),
    largeInOn: context.numbers(),
  };
  const days = assetDays(context);
  const { large_flow_fen, large_flow_ratio, flow_from_fen } = context.practice;
  const last = context.numbers();
  for (const [back, day] of [...days.entries()].reverse()) {
    const rows = context.store.rows(
      query
        .selectFrom('client_day')
        .select(['client_id', 'asset_e4', 'flow_in_e4', 'flow_out_e4'])
        .where('day', '=', day),
    ) as [number, number, number, number][];
    for (const [id, asset, into, out_] of rows) {
      const place = context.placeOfId(id);
      if (place < 0) continue;
      const earlier = last[place] as number;
      last[place] = asset;
      if (back === WINDOW) {
        out.before[place] = asset / E4;
        continue;
      }
      const net = (into - out_) / E4;
      out.net20[place] = (Number.isNaN(out.net20[place] as number) ? 0 : (out.net20[place] as number)) + net;
      if (back < SHORT)
        out.net5[place] = (Number.isNaN(out.net5[place] as number) ? 0 : (out.net5[place] as number)) + net;
      if (back === 0) out.now[place] = asset / E4;
      const isLarge =
        into >= large_flow_fen * E4_OF_FEN ||
        (into >= flow_from_fen * E4_OF_FEN && earlier > 0 && into >= earlier * large_flow_ratio);
      if (isLarge && day > addDays(context.at, -LATELY_DAYS)) out.largeInOn[place] = day;
    }
    yield;
  }
  return out;
}

interface Cash {
  readonly now: Float64Array;
  readonly least: Float64Array;
  readonly margin: Float64Array;
}

/** Cash of all accounts by asset day; a day on which head office leaves the cash of an account empty is not known. */
function cash(context: ColumnContext): Cash {
  return context.once('cash', () => ended(cashSteps(context)));
}

/** A step a day. */
function* cashSteps(context: ColumnContext): Generator<void, Cash, void> {
  const out = { now: context.numbers(), least: context.numbers(), margin: context.numbers() };
  const owner = new Map<number, { place: number; isMargin: boolean }>();
  for (const row of context.store.all(
    query.selectFrom('account').select(['account_id', 'client_id', 'account_kind']),
  )) {
    owner.set(row.account_id, { place: context.placeOfId(row.client_id), isMargin: row.account_kind === 'margin' });
  }
  const unknown = new Uint8Array(context.size);
  const margins = new Map<number, { totalE4: number; liabilityE4: number | null }[]>();
  for (const [back, day] of assetDays(context).slice(0, WINDOW).entries()) {
    const sum = context.numbers();
    const rows = context.store.rows(
      query
        .selectFrom('asset')
        .select(['account_id', 'cash_e4', 'total_asset_e4', 'liability_e4'])
        .where('asset_date', '=', day),
    ) as [number, number | null, number, number | null][];
    for (const [accountId, cashE4, totalE4, liabilityE4] of rows) {
      const account = owner.get(accountId);
      if (account === undefined || account.place < 0) continue;
      const { place, isMargin } = account;
      if (cashE4 === null) unknown[place] = 1;
      else sum[place] = (Number.isNaN(sum[place] as number) ? 0 : (sum[place] as number)) + cashE4;
      if (isMargin && back === 0) margins.set(place, [...(margins.get(place) ?? []), { totalE4, liabilityE4 }]);
    }
    for (let place = 0; place < context.size; place++) {
      const amount = (sum[place] as number) / E4;
      if (Number.isNaN(amount)) continue;
      if (back === 0) out.now[place] = amount;
      const least = out.least[place] as number;
      if (Number.isNaN(least) || amount < least) out.least[place] = amount;
    }
    yield;
  }
  for (let place = 0; place < context.size; place++) if (unknown[place] === 1) out.least[place] = Number.NaN;
  for (const [place, rows] of margins) out.margin[place] = maintenanceRatio(rows).value ?? Number.NaN;
  return out;
}

interface Dividends {
  readonly on: Float64Array;
  readonly sum: Float64Array;
}

function dividends(context: ColumnContext): Dividends {
  return context.once('dividends', () => {
    const out = { on: context.numbers(), sum: context.numbers() };
    const rows = context.store.rows(
      query
        .selectFrom('cash_flow as f')
        .innerJoin('account as a', 'a.account_id', 'f.account_id')
        .select(['a.client_id', 'f.flow_date', 'f.amount_e4'])
        .where('f.flow_date', '>', addDays(context.at, -LATELY_DAYS))
        .where('f.flow_date', '<=', context.at)
        .where('f.flow_kind', '=', FLOW_KINDS.indexOf('dividend'))
        .where('f.amount_e4', '>', 0),
    ) as [number, Ymd, number][];
    for (const [id, day, amount] of rows) {
      const place = context.placeOfId(id);
      if (place < 0) continue;
      const [on, sum] = [out.on[place] as number, out.sum[place] as number];
      if (Number.isNaN(on) || day > on) out.on[place] = day;
      out.sum[place] = (Number.isNaN(sum) ? 0 : sum) + amount / E4;
    }
    return out;
  });
}

/** The earliest delisting on or after the date among bonds, convertibles and funds that are held. */
function maturities(context: ColumnContext): Float64Array {
  return context.once('maturities', () => {
    const out = context.numbers();
    const rows = context.isPast
      ? heldThen(context, MATURING)
      : (context.store.rows(
          query
            .selectFrom('position as p')
            .innerJoin('security as s', 's.security_id', 'p.security_id')
            .innerJoin('account as a', 'a.account_id', 'p.account_id')
            .select(['a.client_id', 's.delisted_on'])
            .where('p.quantity_e2', '>', 0)
            .where('s.security_kind', 'in', MATURING)
            .where('s.delisted_on', '>=', context.at),
        ) as [number, Ymd][]);
    for (const [id, day] of rows) {
      const place = context.placeOfId(id);
      if (place < 0) continue;
      const known = out[place] as number;
      if (Number.isNaN(known) || day < known) out[place] = day;
    }
    return out;
  });
}

function lastTrade(context: ColumnContext): Float64Array {
  return context.once('last trade', () => {
    const out = context.numbers();
    const rows = context.store.rows(
      query.selectFrom('client_state').select(['client_id', 'last_order_on']).where('last_order_on', 'is not', null),
    ) as [number, Ymd][];
    for (const [id, day] of rows) {
      const place = context.placeOfId(id);
      if (place >= 0) out[place] = day <= context.at ? day : (lastOrderThrough(context, id) ?? Number.NaN);
    }
    return out;
  });
}

/** Months in a row, the last whole one first, in which assets fell net of flows; a month without assets at both ends ends the row. */
function lossMonths(context: ColumnContext): Float64Array {
  return context.once('loss months', () => {
    const ends = monthEnds(context);
    const out = context.numbers();
    const isOpen = new Uint8Array(context.size);
    let later: Float64Array | null = null;
    for (const [i, end] of ends.entries()) {
      const assets = assetsOn(context, end);
      if (later !== null) {
        const flow = flowBetween(context, end, ends[i - 1] as Ymd);
        for (let place = 0; place < context.size; place++) {
          const change = (later[place] as number) - (assets[place] as number) - (flow[place] as number);
          if (Number.isNaN(change)) isOpen[place] = 0;
          else {
            if (i === 1) {
              out[place] = 0;
              isOpen[place] = 1;
            }
            if (isOpen[place] === 1 && change < 0) out[place] = (out[place] as number) + 1;
            else isOpen[place] = 0;
          }
        }
      }
      later = assets;
    }
    return out;
  });
}

/** Last asset days of whole months, newest first. */
function monthEnds(context: ColumnContext): Ymd[] {
  const thisMonth = Math.floor(context.at / 100);
  const rows = context.store.rows(
    query
      .selectFrom('asset_day')
      .select('asset_date')
      .where('asset_date', '<', thisMonth * 100)
      .orderBy('asset_date', 'desc')
      .limit((MONTHS + 2) * 31),
  ) as [Ymd][];
  const ends = new Map<number, Ymd>();
  for (const [day] of rows) {
    const month = Math.floor(day / 100);
    if (!ends.has(month)) ends.set(month, day);
  }
  return [...ends.values()].slice(0, MONTHS + 1);
}

function assetsOn(context: ColumnContext, day: Ymd): Float64Array {
  const out = context.numbers();
  const rows = context.store.rows(
    query.selectFrom('client_day').select(['client_id', 'asset_e4']).where('day', '=', day),
  ) as [number, number][];
  for (const [id, asset] of rows) {
    const place = context.placeOfId(id);
    if (place >= 0) out[place] = asset;
  }
  return out;
}

/** Net flows after the first day, through the second. */
function flowBetween(context: ColumnContext, after: Ymd, through: Ymd): Float64Array {
  const out = new Float64Array(context.size);
  const rows = context.store.rows(
    query
      .selectFrom('client_day')
      .select(['client_id', 'flow_in_e4', 'flow_out_e4'])
      .where('day', '>', after)
      .where('day', '<=', through)
      .where((e) => e.or([e('flow_in_e4', '!=', 0), e('flow_out_e4', '!=', 0)])),
  ) as [number, number, number][];
  for (const [id, into, gone] of rows) {
    const place = context.placeOfId(id);
    if (place >= 0) out[place] = (out[place] as number) + into - gone;
  }
  return out;
}

const quotient = (context: ColumnContext, of: (place: number) => number): Float64Array => {
  const out = context.numbers();
  for (let place = 0; place < context.size; place++) {
    const value = of(place);
    if (Number.isFinite(value)) out[place] = value;
  }
  return out;
};
const days = (context: ColumnContext, from: Float64Array, sign: 1 | -1): Float64Array =>
  from.map((day) =>
    Number.isNaN(day) ? day : sign === 1 ? daysBetween(context.at, day) : daysBetween(day, context.at),
  );
const positive = (value: number): number => (value > 0 ? value : Number.NaN);

/** What reads most rows, a day a step, so that whoever warms it can let others in between. */
export function* warmEventColumns(context: ColumnContext): Generator<void, void, void> {
  if (!context.isKnown('windows')) {
    const read = yield* windowSteps(context);
    context.once('windows', () => read);
  }
  if (!context.isKnown('cash')) {
    const read = yield* cashSteps(context);
    context.once('cash', () => read);
  }
}

export const EVENT_COLUMNS: Readonly<Record<string, ColumnLoader>> = {
  'event.last_trade_on': (context) => numbers(lastTrade(context)),
  'event.days_since_trade': (context) => numbers(days(context, lastTrade(context), -1)),
  'event.net_flow_5': (context) => numbers(windows(context).net5),
  'event.net_flow_20': (context) => numbers(windows(context).net20),
  'event.inflow_share_20': (context) => {
    const { net20, before } = windows(context);
    return numbers(quotient(context, (at) => (net20[at] as number) / positive(before[at] as number)));
  },
  'event.asset_change_20': (context) => {
    const { now, before } = windows(context);
    return numbers(quotient(context, (at) => (now[at] as number) / positive(before[at] as number) - 1));
  },
  'event.large_inflow_on': (context) => numbers(windows(context).largeInOn),
  'event.dividend_on': (context) => numbers(dividends(context).on),
  'event.dividends_30': (context) => numbers(dividends(context).sum),
  'event.traded_since_dividend': (context) => {
    const last = lastTrade(context);
    return numbers(
      dividends(context).on.map((day, at) => (Number.isNaN(day) ? day : (last[at] as number) >= day ? 1 : 0)),
    );
  },
  'event.matures_on': (context) => numbers(maturities(context)),
  'event.matures_in': (context) => numbers(days(context, maturities(context), 1)),
  'event.margin_ratio': (context) => numbers(cash(context).margin),
  'event.cash_share': (context) => {
    const total = figureColumn(context, 'assets.total').values as Float64Array;
    const { now } = cash(context);
    return numbers(quotient(context, (at) => (now[at] as number) / positive(total[at] as number)));
  },
  'event.idle_cash_20': (context) => numbers(cash(context).least),
  'event.commission_over_branch': (context) => {
    const rates = passValues(context, 'turnover.commission_rate_effective');
    const known = rates.filter((rate) => rate > 0).sort();
    const half = known.length >> 1;
    const median =
      known.length % 2 === 1 ? (known[half] as number) : ((known[half - 1] as number) + (known[half] as number)) / 2;
    return numbers(quotient(context, (at) => (rates[at] as number) / median - 1));
  },
  'event.loss_months': (context) => numbers(lossMonths(context)),
};
