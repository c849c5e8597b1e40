/** Sections `positions`, concentration and splits: the book's holdings at `to` with the three cost prices. */
import type { ClientReport, ReportPosition } from '../../../src-shared/contract/clientReport.ts';
import type { SecurityInfo } from '../../../src-shared/domain/book/history.ts';
import { isAbove, limitOf } from '../../../src-shared/domain/suitability/level.ts';
import { add, type Exact, toYuan, ZERO } from '../../../src-shared/kernel/exact.ts';
import { moneyText } from '../../../src-shared/kernel/money.ts';
import type { ReportContext } from './context.ts';
import {
  type Held,
  heldPositions,
  POSITION_UNITS,
  type PositionField,
  positionResults,
  totalValue,
} from './heldPositions.ts';
import { written } from './values.ts';

export interface Positions {
  readonly section: ReportPosition[];
  readonly held: readonly Held[];
  readonly total: Exact;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function positionsSection(context: ReportContext): Positions {
  const held = heldPositions(context);
  const total = totalValue(held);
  const totalYuan = toYuan(total);
  const { missing } = context;
  const section = held.map((h): ReportPosition => {
    const { accountNo, info, holding } = h;
    const results = positionResults(context, h, totalYuan);
    const text = (field: Exclude<PositionField, 'weight'>): string | null => {
      const result = results[field];
      if (result.value === null) missing.because(`${pathOf(h)}.${field}`, result.reason);
      return written(POSITION_UNITS[field], result) as string | null;
    };
    if (results.weight.value === null) missing.because(`${pathOf(h)}.weight`, results.weight.reason);
    return {
      account_no: accountNo,
      market: info.market as ReportPosition['market'],
      code: info.code,
      name: info.name,
      quantity: text('quantity') as string,
      cost: text('cost'),
      cost_price: text('cost_price'),
      diluted_price: text('diluted_price'),
      break_even_price: text('break_even_price'),
      close: text('close'),
      market_value: text('market_value'),
      unrealised: text('unrealised'),
      weight: results.weight.value,
      cost_unknown: holding.costUnknown,
    };
  });
  return { section, held, total };
}

const pathOf = ({ accountNo, info }: Held): string => `positions.${accountNo}.${info.market}.${info.code}`;

/** Holdings above the client's level, one row a security over all accounts. */
export function mismatchRows(context: ReportContext): ClientReport['suitability']['mismatches'] {
  const limit = limitOf(context.material.client, context.period.to);
  const rows = new Map<number, ClientReport['suitability']['mismatches'][number]>();
  for (const { info } of heldPositions(context)) {
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

export const SPLITS = {
  industry: (info: SecurityInfo) => info.industry,
  board: (info: SecurityInfo) => info.board,
  kind: (info: SecurityInfo) => info.kind,
} as const;
export type SplitView = keyof typeof SPLITS;

/** Market value by the view's key; '' where a security has none. */
export function splitSums(held: readonly Held[], view: SplitView): Map<string, Exact> {
  const sums = new Map<string, Exact>();
  for (const h of held) {
    if (h.value === null) continue;
    const key = SPLITS[view](h.info) ?? '';
    sums.set(key, add(sums.get(key) ?? ZERO, h.value));
  }
  return sums;
}

/** Market value by industry, board and kind of security, largest first. */
export function splitsSection(positions: Positions): ClientReport['splits'] {
  const total = toYuan(positions.total);
  const split = (view: SplitView): ClientReport['splits']['industry'] =>
    [...splitSums(positions.held, view)]
      .map(([key, value]) => ({
        key,
        market_value: moneyText(value),
        weight: total > 0 ? toYuan(value) / total : null,
      }))
      .sort((a, b) => (b.weight ?? -1) - (a.weight ?? -1) || byText(a.key, b.key));
  return { industry: split('industry'), board: split('board'), kind: split('kind') };
}
