/** Sections `positions`, concentration and splits: the book's holdings at `to` with the three cost prices. */
import type { ClientReport, ReportPosition } from '../../../src-shared/contract/clientReport.ts';
import type { SecurityInfo } from '../../../src-shared/domain/book/history.ts';
import type { Holding } from '../../../src-shared/domain/book/position.ts';
import { DEFAULT_COMMISSION_RATE_E9, stampDutyE7, transferFeeE7 } from '../../../src-shared/domain/book/rates.ts';
import { holdingValue } from '../../../src-shared/domain/profit/period.ts';
import { isAbove, limitOf } from '../../../src-shared/domain/suitability/level.ts';
import {
  add,
  bigE11,
  divideRounded,
  type Exact,
  perShareE4,
  subtract,
  toYuan,
  ZERO,
} from '../../../src-shared/kernel/exact.ts';
import { moneyText, parseDecimal, priceText, quantityText } from '../../../src-shared/kernel/money.ts';
import { securityOf } from '../../store/queries/catalog.ts';
import type { ReportContext } from './context.ts';

interface Held {
  readonly accountNo: string;
  readonly info: SecurityInfo;
  readonly holding: Holding;
  readonly closeE4: number | null;
  readonly value: Exact | null;
}

export interface Positions {
  readonly section: ReportPosition[];
  readonly held: readonly Held[];
  readonly total: Exact;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function collect(context: ReportContext): Held[] {
  const held: Held[] = [];
  for (const account of context.accounts) {
    for (const [securityId, holding] of context.book().holdings.get(account.account_id) ?? []) {
      if (holding.quantityE2 === 0) continue;
      const info = securityOf(context.known, securityId);
      const closeE4 = context.material.prices.closeOn(securityId, context.period.to);
      held.push({ accountNo: account.account_no, info, holding, closeE4, value: holdingValue(holding, info, closeE4) });
    }
  }
  return held.sort(
    (a, b) =>
      byText(a.accountNo, b.accountNo) || byText(a.info.market, b.info.market) || byText(a.info.code, b.info.code),
  );
}

/** D / (Q·(1 − s)) in E4: s = commission rate + stamp duty + transfer fee of that date. */
function breakEvenE4(context: ReportContext, held: Held): bigint {
  const text = context.client.commission_rate;
  const own = text === null ? null : parseDecimal(text, 9);
  const commissionE9 = own ?? DEFAULT_COMMISSION_RATE_E9;
  const statutoryE9 =
    (stampDutyE7(held.info.kind, context.period.to) + transferFeeE7(held.info.kind, context.period.to)) * 100;
  const keepE9 = BigInt(1_000_000_000 - commissionE9 - statutoryE9);
  // yuan·10^4 = D·10^11 · 100 · 10^9 / (Q·10^2 · keep·10^9 · 10^7)
  const dividend = bigE11(held.holding.diluted) * 100n * 1_000_000_000n;
  return divideRounded(dividend, BigInt(held.holding.quantityE2) * keepE9 * 10_000_000n);
}

export function positionsSection(context: ReportContext): Positions {
  const held = collect(context);
  let total = ZERO;
  for (const h of held) if (h.value) total = add(total, h.value);
  const totalYuan = toYuan(total);
  const { missing } = context;
  const section = held.map((h): ReportPosition => {
    const path = `positions.${h.accountNo}.${h.info.market}.${h.info.code}`;
    const { holding } = h;
    const priceless = h.value === null;
    if (priceless) for (const f of ['market_value', 'weight']) missing.because(`${path}.${f}`, 'no_price');
    if (h.closeE4 === null) missing.because(`${path}.close`, 'no_price');
    const q = holding.quantityE2;
    const costText = (field: string, write: () => string): string | null =>
      holding.costUnknown ? missing.because(`${path}.${field}`, 'cost_unknown') : write();
    const unrealised = (): string | null => {
      if (holding.costUnknown) return missing.because(`${path}.unrealised`, 'cost_unknown');
      if (h.value === null) return missing.because(`${path}.unrealised`, 'no_price');
      return moneyText(subtract(h.value, holding.cost));
    };
    return {
      account_no: h.accountNo,
      market: h.info.market as ReportPosition['market'],
      code: h.info.code,
      name: h.info.name,
      quantity: quantityText(q),
      cost: costText('cost', () => moneyText(holding.cost)),
      cost_price: costText('cost_price', () => priceText(perShareE4(holding.cost, q))),
      diluted_price: costText('diluted_price', () => priceText(perShareE4(holding.diluted, q))),
      break_even_price: costText('break_even_price', () => priceText(breakEvenE4(context, h))),
      close: h.closeE4 === null ? null : priceText(h.closeE4),
      market_value: h.value === null ? null : moneyText(h.value),
      unrealised: unrealised(),
      weight:
        h.value === null
          ? null
          : totalYuan > 0
            ? toYuan(h.value) / totalYuan
            : missing.because(`${path}.weight`, 'no_market_value'),
      cost_unknown: holding.costUnknown,
    };
  });
  return { section, held, total };
}

/** Holdings above the client's level, one row a security over all accounts. */
export function mismatchRows(context: ReportContext): ClientReport['suitability']['mismatches'] {
  const limit = limitOf(context.material.client, context.period.to);
  const rows = new Map<number, ClientReport['suitability']['mismatches'][number]>();
  for (const { info } of collect(context)) {
    const rating = info.riskRating ?? null;
    if (rating === null || !isAbove(rating, limit)) continue;
    rows.set(info.securityId, {
      market: info.market as ReportPosition['market'],
      code: info.code,
      risk_rating: rating,
    });
  }
  return [...rows.values()].sort((a, b) => byText(a.market, b.market) || byText(a.code, b.code));
}

/** Market value by industry, board and kind of security, largest first. */
export function splitsSection(positions: Positions): ClientReport['splits'] {
  const total = toYuan(positions.total);
  const split = (keyOf: (info: SecurityInfo) => string | null): ClientReport['splits']['industry'] => {
    const sums = new Map<string, Exact>();
    for (const h of positions.held) {
      if (h.value === null) continue;
      const key = keyOf(h.info) ?? '';
      sums.set(key, add(sums.get(key) ?? ZERO, h.value));
    }
    return [...sums]
      .map(([key, value]) => ({
        key,
        market_value: moneyText(value),
        weight: total > 0 ? toYuan(value) / total : null,
      }))
      .sort((a, b) => (b.weight ?? -1) - (a.weight ?? -1) || byText(a.key, b.key));
  };
  return { industry: split((i) => i.industry), board: split((i) => i.board), kind: split((i) => i.kind) };
}
