// The `positions` list of the report: cost prices, market value, weight of each holding at `to`.
import { type Position, replay } from './book.ts';
import { type Client, securityKey } from './facts.ts';
import { decimal, type Fraction, ONE, sum, ZERO } from './fraction.ts';
import type { Scope } from './period.ts';
import { marketValue } from './pnl.ts';
import { lastPrice } from './priceTable.ts';

const DEFAULT_COMMISSION = decimal('0.0003');

const stampRate = (on: string): Fraction => decimal(on >= '2023-08-28' ? '0.0005' : on >= '2008-09-19' ? '0.001' : '0');
const transferRate = (on: string): Fraction =>
  decimal(on >= '2022-04-29' ? '0.00001' : on >= '2015-08-01' ? '0.00002' : '0');

/** s of the contract: what a sale on that day costs, as a share of its amount. */
export function sellingRate(client: Client, kind: string | undefined, on: string): Fraction {
  const commission = client.commissionRate ?? DEFAULT_COMMISSION;
  return kind === 'stock' ? commission.plus(stampRate(on)).plus(transferRate(on)) : commission;
}

/** Plain decimal without trailing zeros: quantities. */
export const quantityText = (q: Fraction): string => q.text(2).replace(/\.?0+$/, '');

export interface PositionLine {
  readonly account_no: string;
  readonly market: string;
  readonly code: string;
  readonly name: string | null;
  readonly quantity: string;
  readonly cost: string | null;
  readonly cost_price: string | null;
  readonly diluted_price: string | null;
  readonly break_even_price: string | null;
  readonly close: string | null;
  readonly market_value: string | null;
  readonly unrealised: string | null;
  readonly weight: number | null;
  readonly cost_unknown: boolean;
}

export function positionLines(
  s: Scope,
  client: Client,
  missing: Record<string, string>,
): { held: readonly Position[]; positions: PositionLine[] } {
  const held = replay(s.facts, s.accounts, s.to).positions;
  const total = sum(held.map((p) => marketValue(s.facts, p, s.to) ?? ZERO));
  const positions = held.map((p, k): PositionLine => {
    const security = s.facts.securities.get(securityKey(p.market, p.code));
    const close = lastPrice(s.facts, p.market, p.code, s.to)?.close ?? null;
    const value = marketValue(s.facts, p, s.to);
    const known = !p.costUnknown;
    const rate = ONE.minus(sellingRate(client, security?.kind, s.to));
    const unknown = known ? [] : ['cost', 'cost_price', 'diluted_price', 'break_even_price', 'unrealised'];
    for (const f of unknown) missing[`positions.${k}.${f}`] = 'cost_unknown';
    if (value === null)
      for (const f of ['close', 'market_value', 'unrealised', 'weight']) missing[`positions.${k}.${f}`] ??= 'no_price';
    return {
      account_no: p.accountNo,
      market: p.market,
      code: p.code,
      name: security?.name ?? null,
      quantity: quantityText(p.quantity),
      cost: known ? p.cost.text(2) : null,
      cost_price: known ? p.cost.over(p.quantity).text(4) : null,
      diluted_price: known ? p.diluted.over(p.quantity).text(4) : null,
      break_even_price: known ? p.diluted.over(p.quantity.times(rate)).text(4) : null,
      close: close?.text(4) ?? null,
      market_value: value?.text(2) ?? null,
      unrealised: known && value ? value.minus(p.cost).text(2) : null,
      weight: value && total.sign() > 0 ? value.over(total).number() : null,
      cost_unknown: p.costUnknown,
    };
  });
  return { held, positions };
}
