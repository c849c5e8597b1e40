/**
 * Figures as columns: those that every night keeps (client_figure) from there, the others from the kept figures of the
 * branch over the year to date. Without such a pass they have no values at all; who asks is told (isOfPass). On an earlier
 * date the night's figures are worked out again, or come from that date's pass; what a client is at risk of is not known then.
 */
import type { Column } from '../../../../src-shared/domain/conditions/field.ts';
import { assessmentState, validUntil } from '../../../../src-shared/domain/suitability/level.ts';
import { styleOf } from '../../../../src-shared/domain/turnover/turnover.ts';
import { tierOf } from '../../../../src-shared/domain/value/tier.ts';
import { DayLookup } from '../../derived/dayLookup.ts';
import { query } from '../../open.ts';
import { loadBranchFigure } from '../branchPass.ts';
import { lastBranchDays } from '../daySeries.ts';
import { figureSettings } from '../settings.ts';
import { type ColumnContext, type ColumnLoader, ended, lists, numbers, texts } from './context.ts';
import { averageAssetsOn } from './tierColumns.ts';

const E4 = 10_000;

interface NightRow {
  readonly client_id: number;
  readonly total_asset_e4: number | null;
  readonly market_value_e4: number | null;
  readonly turnover_6m: number | null;
  readonly style: string | null;
  readonly average_asset_20_e4: number | null;
  readonly tier: string | null;
  readonly effective: number | null;
  readonly lost: number | null;
  readonly at_risk: string | null;
}

function night(context: ColumnContext): readonly (NightRow | undefined)[] {
  return context.once('night', () => {
    const rows: (NightRow | undefined)[] = new Array(context.size).fill(undefined);
    const all = context.store.all(
      query
        .selectFrom('client_figure')
        .select(['client_id', 'total_asset_e4', 'market_value_e4', 'turnover_6m', 'style', 'average_asset_20_e4'])
        .select(['tier', 'effective', 'lost', 'at_risk']),
    );
    for (const row of all) {
      const place = context.placeOfId(row.client_id);
      if (place >= 0) rows[place] = row;
    }
    return rows;
  });
}

const nightNumber =
  (read: (row: NightRow) => number | null): ColumnLoader =>
  (context) => {
    const values = context.numbers();
    for (const [place, row] of night(context).entries()) {
      if (row !== undefined) values[place] = read(row) ?? Number.NaN;
    }
    return numbers(values);
  };
const nightText =
  (read: (row: NightRow) => string | null): ColumnLoader =>
  (context) =>
    texts(night(context).map((row) => (row === undefined ? null : read(row))));

const yuan = (e4: number | null): number | null => (e4 === null ? null : e4 / E4);

interface Assessed {
  readonly state: (string | null)[];
  readonly level: (string | null)[];
  readonly until: Float64Array;
}

function assessed(context: ColumnContext): Assessed {
  return context.once('assessed', () => {
    const out: Assessed = { state: [], level: [], until: context.numbers() };
    const rows = context.store.all(
      query
        .selectFrom('client')
        .select(['client_id', 'investor_class', 'risk_level', 'risk_assessed_on', 'risk_valid_until']),
    );
    for (const row of rows) {
      const place = context.placeOfId(row.client_id);
      const assessment = {
        investorClass: row.investor_class,
        riskLevel: row.risk_level,
        riskAssessedOn: row.risk_assessed_on,
        riskValidUntil: row.risk_valid_until,
      };
      out.state[place] = assessmentState(assessment, context.at);
      out.level[place] = row.risk_level;
      out.until[place] = validUntil(assessment) ?? Number.NaN;
    }
    return out;
  });
}

const KEPT: Readonly<Record<string, ColumnLoader>> = {
  'assets.total': nightNumber((row) => yuan(row.total_asset_e4)),
  'assets.market_value': nightNumber((row) => yuan(row.market_value_e4)),
  'turnover.six_month_turnover': nightNumber((row) => row.turnover_6m),
  'turnover.style': nightText((row) => row.style),
  'value.average_asset_20': nightNumber((row) => yuan(row.average_asset_20_e4)),
  'value.tier': nightText((row) => row.tier),
  'value.effective': nightNumber((row) => row.effective),
  'value.lost': nightNumber((row) => row.lost),
  'value.at_risk': (context) =>
    lists(
      night(context).map((row) => {
        const risks = row?.at_risk ?? null;
        return risks === null ? null : risks === '' ? [] : risks.split(',');
      }),
    ),
  'suitability.state': (context) => texts(assessed(context).state),
  'suitability.level': (context) => texts(assessed(context).level),
  'suitability.valid_until': (context) => numbers(assessed(context).until),
};

/** Figures of the night that the kept figures of an earlier date have as well, or are made of. */
const PAST_OF_PASS = ['turnover.six_month_turnover', 'turnover.style', 'value.effective', 'value.lost'];

const ofPass =
  (path: string): ColumnLoader =>
  (context) =>
    numbers(passValues(context, path));

/** The night's figures on an earlier date: none of them is kept. */
const PAST: Readonly<Record<string, ColumnLoader>> = {
  'assets.total': (context) => numbers(lastDay(context).total),
  'assets.market_value': (context) => numbers(lastDay(context).marketValue),
  'turnover.six_month_turnover': ofPass('turnover.six_month_turnover'),
  'turnover.style': (context) => {
    const { styleBounds } = figureSettings(context.store);
    const ratios = passValues(context, 'turnover.six_month_turnover');
    return texts(Array.from(ratios, (ratio) => (Number.isNaN(ratio) ? null : styleOf(ratio, styleBounds))));
  },
  'value.average_asset_20': (context) => numbers(averages(context).map((average) => Math.round(average) / E4)),
  'value.tier': (context) => {
    const { tierBounds } = figureSettings(context.store);
    return texts(Array.from(averages(context), (one) => (Number.isNaN(one) ? null : tierOf(one, tierBounds))));
  },
  'value.effective': ofPass('value.effective'),
  'value.lost': ofPass('value.lost'),
  'value.at_risk': (context) => lists(new Array<null>(context.size).fill(null)),
};

/** Yuan on a client's own last asset day through the date. */
function lastDay(context: ColumnContext): { readonly total: Float64Array; readonly marketValue: Float64Array } {
  return context.once('last day', () => {
    const out = { total: context.numbers(), marketValue: context.numbers() };
    const lookup = new DayLookup(context.store);
    for (const [place, id] of context.ids.entries()) {
      const row = lookup.onOrBefore(id, context.at);
      if (row === null) continue;
      out.total[place] = row.assetE4 / E4;
      out.marketValue[place] = yuan(row.marketValueE4) ?? Number.NaN;
    }
    return out;
  });
}

function averages(context: ColumnContext): Float64Array {
  return context.once('averages', () => {
    const [day] = lastBranchDays(context.store, context.at, 1);
    return day === undefined ? context.numbers() : ended(averageAssetsOn(context, day));
  });
}

/** Whether the field's values are those of the kept figures of the branch. */
export function isOfPass({ isPast }: ColumnContext, code: string): boolean {
  if (isPast && PAST_OF_PASS.includes(code)) return true;
  return /^(assets|pnl|returns|risk|turnover|behaviour|value|suitability)\./.test(code) && !(code in KEPT);
}

/** Any figure by its path. */
export function figureColumn(context: ColumnContext, path: string): Column {
  const kept = (context.isPast ? PAST[path] : undefined) ?? KEPT[path];
  return (kept ?? ofPass(path))(context);
}

export function passValues(context: ColumnContext, path: string): Float64Array {
  return context.once(`pass ${path}`, () => {
    const out = context.numbers();
    if (context.pass === null) return out;
    const { values, clients } = loadBranchFigure(context.store, context.pass.pass_id, path);
    for (let at = 0; at < clients.length; at++) {
      const place = context.placeOfId(clients[at] as number);
      if (place >= 0) out[place] = values[at] as number;
    }
    return out;
  });
}
