// Suitability as of a day: the client's level, how long it holds, and the holdings above it.
import type { Position } from './book.ts';
import { sameDayMonthsOn } from './calendar.ts';
import { type Client, type Facts, securityKey } from './facts.ts';

export interface Suitability {
  readonly level: string | null;
  readonly validUntil: string | null;
  readonly state: 'valid' | 'expired' | 'missing' | 'professional';
  readonly mismatches: readonly { readonly market: string; readonly code: string; readonly riskRating: string }[];
}

const LEVEL: Readonly<Record<string, number>> = { C1min: 1, C1: 1, C2: 2, C3: 3, C4: 4, C5: 5 };

export function computeSuitability(
  facts: Facts,
  client: Client,
  positions: readonly Position[],
  to: string,
): Suitability {
  const validUntil =
    client.riskValidUntil ?? (client.riskAssessedOn ? sameDayMonthsOn(client.riskAssessedOn, 24) : null);
  const professional = client.investorClass === 'professional';
  const known = client.riskLevel !== null && validUntil !== null;
  const state = professional ? 'professional' : !known ? 'missing' : validUntil < to ? 'expired' : 'valid';
  const limit = state === 'professional' ? 5 : state === 'valid' ? (LEVEL[client.riskLevel ?? ''] ?? 1) : 1;
  const seen = new Map<string, { market: string; code: string; riskRating: string }>();
  for (const p of positions) {
    const rating = facts.securities.get(securityKey(p.market, p.code))?.riskRating;
    if (rating && Number(rating.slice(1)) > limit)
      seen.set(securityKey(p.market, p.code), { market: p.market, code: p.code, riskRating: rating });
  }
  const mismatches = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, m]) => m);
  return { level: client.riskLevel, validUntil, state, mismatches };
}
