// The whole of `client NO --json`, computed a second time from the contract alone: slow, plain, exact.
// Must never import from src-main or src-shared: its only worth is that it was written apart.
import { computeBehaviour } from './behaviour.ts';
import type { Facts } from './facts.ts';
import type { Fraction } from './fraction.ts';
import { sum } from './fraction.ts';
import { lastAssetRows, makeScope, periodAssetDays, type Scope } from './period.ts';
import { computeProfit } from './pnl.ts';
import { positionLines } from './positionLines.ts';
import { computeReturns } from './returns.ts';
import { computeSuitability } from './suitability.ts';
import { computeTurnover } from './turnover.ts';
import { computeValue } from './value.ts';

export interface OracleNotes {
  /** Any of these is a right XIRR. */
  readonly xirr_roots: readonly number[];
  /** Paths (or their beginnings) that the contract does not settle for this client: not compared. */
  readonly unsettled: readonly string[];
}
type Text = string | null;
type Ratio = number | null;

const money = (x: Fraction | null): Text => (x === null ? null : x.text(2));
const ratio = (x: Fraction | null): Ratio => (x === null ? null : x.number());

export function firstOfYear(date: string): string {
  return `${date.slice(0, 4)}-01-01`;
}

function assetsOf(
  s: Scope,
  missing: Record<string, string>,
): { total: Text; cash: Text; market_value: Text; liability: Text } {
  const rows = lastAssetRows(s.facts, s.accounts, s.to);
  const add = (field: string, list: readonly (Fraction | null)[]): Text => {
    const known = list.filter((x) => x !== null);
    if (list.length > 0 && known.length === list.length) return money(sum(known));
    missing[`assets.${field}`] = 'no_asset_row';
    return null;
  };
  return {
    total: add(
      'total',
      rows.map((r) => r.total),
    ),
    cash: add(
      'cash',
      rows.map((r) => r.cash),
    ),
    market_value: add(
      'market_value',
      rows.map((r) => r.marketValue),
    ),
    liability: add(
      'liability',
      rows.map((r) => r.liability),
    ),
  };
}

/** What of this client's figures the contract leaves open; each entry is explained in CONVENTIONS.md. */
function unsettledOf(s: Scope, hasNullProfit: boolean): string[] {
  const out: string[] = [];
  if (s.fromEffective === null) out.push('from_effective', 'pnl', 'returns', 'turnover', 'behaviour', 'value');
  else if (s.fromEffective > s.to) out.push('from_effective', 'pnl', 'returns', 'turnover', 'behaviour');
  else if (periodAssetDays(s).length === 0) out.push('returns', 'turnover');
  if (hasNullProfit) out.push('pnl.unexplained');
  return out;
}

export function computeClient(facts: Facts, clientNo: string, from?: string, to?: string) {
  const client = facts.clients.get(clientNo);
  if (!client) throw new Error(`no client ${clientNo}`);
  const until = to ?? facts.asOf;
  const s = makeScope(facts, clientNo, from ?? firstOfYear(until), until);
  const missing: Record<string, string> = {};
  const note = (section: string, list: Readonly<Record<string, string>>): void => {
    for (const [field, why] of Object.entries(list)) missing[`${section}.${field}`] = why;
  };
  const assets = assetsOf(s, missing);
  const { held, positions } = positionLines(s, client, missing);
  const p = computeProfit(s);
  const r = computeReturns(s);
  const t = computeTurnover(s);
  const b = computeBehaviour(s);
  const v = computeValue(facts, clientNo, until);
  const fit = computeSuitability(facts, client, held, until);
  note('returns', r.missing);
  note('turnover', t.missing);
  note('behaviour', b.missing);
  if (p.unexplained === null) missing['pnl.unexplained'] = 'no_price';
  if (v.averageAsset20 === null) note('value', { average_asset_20: 'no_asset_row', tier: 'no_asset_row' });
  const notes: OracleNotes = { xirr_roots: r.xirrRoots, unsettled: unsettledOf(s, p.unexplained === null) };
  return {
    client_no: clientNo,
    name: client.name,
    as_of: facts.asOf,
    from: s.from,
    from_effective: s.fromEffective,
    to: until,
    assets,
    positions,
    pnl: {
      pnl: money(p.pnl),
      net_flow: money(p.netFlow),
      realised: money(p.realised),
      dividends: money(p.dividends),
      fees: money(p.fees),
      interest: money(p.interest),
      fee_flows: money(p.feeFlows),
      other_flows: money(p.otherFlows),
      unexplained: money(p.unexplained),
      by_security: p.bySecurity.map((l) => ({
        market: l.market,
        code: l.code,
        pnl: money(l.pnl),
        realised: money(l.realised),
        dividends: money(l.dividends),
        fees: money(l.fees),
      })),
    },
    returns: {
      twr: r.twr,
      twr_annualised: r.twrAnnualised,
      dietz: r.dietz,
      xirr: r.xirr,
      volatility: r.volatility,
      max_drawdown: r.drawdown?.depth ?? null,
      max_drawdown_peak: r.drawdown?.peak ?? null,
      max_drawdown_trough: r.drawdown?.trough ?? null,
      sharpe: r.sharpe,
      benchmark: r.benchmark,
      skipped_days: r.skippedDays,
    },
    turnover: {
      volume: money(t.volume),
      average_asset: money(t.averageAsset),
      turnover: ratio(t.turnover),
      turnover_annualised: ratio(t.turnoverAnnualised),
      holding_turnover: ratio(t.holdingTurnover),
      style: t.style,
      six_month_turnover: ratio(t.sixMonthTurnover),
      fee_drag: ratio(t.feeDrag),
      commission: money(t.commission),
      commission_rate_effective: ratio(t.commissionRate),
      net_commission: money(t.netCommission),
      by_month: t.byMonth.map((m) => ({
        month: m.month,
        volume: money(m.volume),
        average_asset: money(m.averageAsset),
        turnover: ratio(m.turnover),
      })),
    },
    behaviour: {
      rg: b.rg,
      pg: b.pg,
      rl: b.rl,
      pl: b.pl,
      pgr: ratio(b.pgr),
      plr: ratio(b.plr),
      disposition: ratio(b.disposition),
      holding_days_mean: ratio(b.holdingMean),
      holding_days_median: b.holdingMedian,
      lots_closed: b.lotsClosed,
      round_trips: b.roundTrips,
      win_rate: ratio(b.winRate),
      payoff: ratio(b.payoff),
      expectancy: money(b.expectancy),
      chasing: ratio(b.chasing),
      panic: ratio(b.panic),
      top1: ratio(b.top1),
      top3: ratio(b.top3),
      hhi: ratio(b.hhi),
      position_ratio: ratio(b.positionRatio),
      channels: Object.fromEntries(
        Object.keys(b.channels)
          .sort()
          .map((k) => [k, ratio(b.channels[k] ?? null)]),
      ),
    },
    value: {
      average_asset_20: money(v.averageAsset20),
      tier: v.tier,
      effective: v.effective,
      lost: v.lost,
      at_risk: v.atRisk,
      rfm: v.rfm,
    },
    suitability: {
      level: fit.level,
      valid_until: fit.validUntil,
      state: fit.state,
      mismatches: fit.mismatches.map((m) => ({ market: m.market, code: m.code, risk_rating: m.riskRating })),
    },
    missing,
    oracle_notes: notes,
  };
}
export type OracleReport = ReturnType<typeof computeClient>;
