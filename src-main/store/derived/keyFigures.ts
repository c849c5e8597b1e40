/**
 * The figures by which a correction is judged, of every client at once, as text: what the list shows, and sums over the
 * whole kept history. Read before and after a derivation.
 * pnl_all = A(last asset day) − A(first asset day) − Σ flows after the first one (formulas.md, Profit and loss); null for
 * a client of one asset day, or with a transfer without value. cost = Σ K of the holdings; null with one of unknown cost.
 */
import { CORRECTION_FIGURES } from '../../../src-shared/contract/correctionSummary.ts';
import { exact, normal, subtract, ZERO } from '../../../src-shared/kernel/exact.ts';
import { moneyText, moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import { query, type Store } from '../open.ts';

/** By client number; in the order of CORRECTION_FIGURES. */
export type KeyFigures = ReadonlyMap<string, readonly (string | null)[]>;

export function loadKeyFigures(store: Store): KeyFigures {
  const months = monthSums(store);
  const costs = costSums(store);
  const profits = wholeProfits(store);
  const rows = store.all(
    query
      .selectFrom('client as c')
      .innerJoin('client_figure as f', 'f.client_id', 'c.client_id')
      .select(['c.client_id', 'c.client_no', 'f.total_asset_e4', 'f.market_value_e4', 'f.pnl_ytd_e4', 'f.turnover_6m']),
  );
  const money = (e4: number | null): string | null => (e4 === null ? null : moneyTextE4(e4));
  const text = (value: string | null | undefined): string | null => (value === undefined ? null : value);
  return new Map(
    rows.map((row) => {
      const [volume, commission] = months.get(row.client_id) ?? NO_TRADES;
      const cost = costs.get(row.client_id);
      const figures: Record<(typeof CORRECTION_FIGURES)[number], string | null> = {
        total_asset: money(row.total_asset_e4),
        market_value: money(row.market_value_e4),
        pnl_ytd: money(row.pnl_ytd_e4),
        pnl_all: text(profits.get(row.client_id)),
        turnover_6m: row.turnover_6m === null ? null : String(Number(row.turnover_6m.toPrecision(10))),
        volume,
        commission,
        cost: cost === undefined ? moneyText(ZERO) : cost,
      };
      return [row.client_no, CORRECTION_FIGURES.map((name) => figures[name])];
    }),
  );
}

const NO_TRADES = [moneyText(ZERO), moneyText(ZERO)] as const;

function monthSums(store: Store): Map<number, readonly [string, string]> {
  const rows = store.rows(
    query
      .selectFrom('client_month')
      .select((e) => ['client_id', e.fn.sum('volume_e4').as('volume'), e.fn.sum('commission_e4').as('commission')])
      .groupBy('client_id'),
  ) as [number, number, number][];
  return new Map(rows.map(([id, volume, commission]) => [id, [moneyTextE4(volume), moneyTextE4(commission)]]));
}

function costSums(store: Store): Map<number, string | null> {
  const rows = store.rows(
    query
      .selectFrom('position as p')
      .innerJoin('account as a', 'a.account_id', 'p.account_id')
      .select((e) => [
        'a.client_id',
        e.fn.sum('p.cost_e4').as('e4'),
        e.fn.sum('p.cost_e11').as('e11'),
        e.fn.max('p.cost_unknown').as('unknown'),
      ])
      .groupBy('a.client_id'),
  ) as [number, number, number, number][];
  return new Map(rows.map(([id, e4, e11, unknown]) => [id, unknown === 1 ? null : moneyText(normal(e4, e11))]));
}

function wholeProfits(store: Store): Map<number, string | null> {
  const flows = new Map(
    (
      store.rows(
        query
          .selectFrom('client_flow as f')
          .innerJoin('client_state as s', 's.client_id', 'f.client_id')
          .select((e) => [
            'f.client_id',
            e.fn.sum('f.flow_in_e4').as('in_e4'),
            e.fn.sum('f.flow_in_e11').as('in_e11'),
            e.fn.sum('f.flow_out_e4').as('out_e4'),
            e.fn.sum('f.flow_out_e11').as('out_e11'),
            e.fn.sum('f.unvalued').as('unvalued'),
          ])
          .whereRef('f.day', '>', 's.first_asset_day')
          .groupBy('f.client_id'),
      ) as [number, number, number, number, number, number][]
    ).map(([id, inE4, inE11, outE4, outE11, unvalued]) => [
      id,
      unvalued > 0 ? null : subtract(normal(inE4, inE11), normal(outE4, outE11)),
    ]),
  );
  const spans = store.rows(
    query
      .selectFrom('client_state as s')
      .innerJoin('client_day as a', (j) =>
        j.onRef('a.day', '=', 's.first_asset_day').onRef('a.client_id', '=', 's.client_id'),
      )
      .innerJoin('client_day as z', (j) =>
        j.onRef('z.day', '=', 's.last_asset_day').onRef('z.client_id', '=', 's.client_id'),
      )
      .select(['s.client_id', 'a.asset_e4', 'z.asset_e4 as last_e4'])
      .whereRef('s.first_asset_day', '<', 's.last_asset_day'),
  ) as [number, number, number][];
  return new Map(
    spans.map(([id, first, last]) => {
      const flow = flows.get(id);
      if (flow === null) return [id, null];
      const gain = exact(last - first);
      return [id, moneyText(flow === undefined ? gain : subtract(gain, flow))];
    }),
  );
}
