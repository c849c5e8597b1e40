/**
 * What came of a proposal that was carried out: how the figure that it aimed at moved until 20, 60 and 120 trading days
 * later, against the clients that were like this one on the day and had no such proposal. The like ones and where they
 * stood are kept with the proposal, so that nothing later can choose them again.
 */
export const HORIZONS = [20, 60, 120] as const;
export type Horizon = (typeof HORIZONS)[number];
/** Fewer like clients tell nothing. */
export const MIN_LIKE = 5;
/** Kept with a proposal at most. */
export const MOST_LIKE = 50;

export interface Candidate {
  readonly clientNo: string;
  readonly tier: string | null;
  readonly assetE4: number | null;
  /** The aimed-at figure. */
  readonly value: number | null;
}

export interface Like {
  readonly client_no: string;
  readonly value: number;
}

/** The clients of the same tier nearest in assets that have the figure; `without` says who had such a proposal. */
export function likeClients(
  client: Candidate,
  all: readonly Candidate[],
  without: (clientNo: string) => boolean,
): Like[] {
  const { assetE4 } = client;
  if (assetE4 === null) return [];
  return all
    .filter(
      (one) =>
        one.clientNo !== client.clientNo &&
        one.tier === client.tier &&
        one.value !== null &&
        one.assetE4 !== null &&
        without(one.clientNo),
    )
    .map((one) => ({ ...one, off: Math.abs((one.assetE4 as number) - assetE4) }))
    .sort((a, b) => a.off - b.off || (a.clientNo < b.clientNo ? -1 : 1))
    .slice(0, MOST_LIKE)
    .map(({ clientNo, value }) => ({ client_no: clientNo, value: value as number }));
}

export interface Outcome {
  readonly days: Horizon;
  /** The figure then, and how far it moved. Null: there was none. */
  readonly value: number | null;
  readonly change: number | null;
  /** Median move of the like clients; null: fewer than MIN_LIKE have the figure on both days. */
  readonly like_change: number | null;
  readonly like_count: number;
}

export function outcomeOf(
  days: Horizon,
  before: number | null,
  now: number | null,
  like: readonly Like[],
  valueNow: (clientNo: string) => number | null,
): Outcome {
  const moves: number[] = [];
  for (const { client_no, value } of like) {
    const then = valueNow(client_no);
    if (then !== null) moves.push(then - value);
  }
  return {
    days,
    value: now,
    change: before === null || now === null ? null : now - before,
    like_change: moves.length < MIN_LIKE ? null : median(moves),
    like_count: moves.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}
