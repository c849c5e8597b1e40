/** What the figures of round trips share: the least number of them, and the sums of those with a gain and with a loss. */
import { sign } from '../../../kernel/exact.ts';
import type { TermOfInput, Words } from '../definition.ts';
import type { EvidenceRows, EvidenceSource } from '../evidence.ts';
import { tripRows } from '../rows.ts';
import { overPeriod } from './overPeriod.ts';

/** Least number of round trips for a figure made of them. */
export const TRIPS_MINIMUM = 10;

export const TRIPS: Words = { zh: '了结交易笔数', en: 'round trips' };

export const TRIP_CONVENTION: Words = {
  zh: '每笔卖出计一笔，已实现盈亏按移动加权成本并扣除费用；恰为 0 的只计入总笔数；兑付、回购与成本未知的卖出不计。',
  en: 'Each sell row is one; realised by moving-average cost, after fees; one of exactly 0 counts in the number alone; redemptions, repo and sales of unknown cost are left out.',
};

export function tripsWithGain(source: EvidenceSource): EvidenceRows {
  return tripRows(
    { zh: '盈利的卖出', en: 'Sales at a gain' },
    source.trips().filter(({ event }) => sign(event.realised) > 0),
  );
}
function tripsWithLoss(source: EvidenceSource): EvidenceRows {
  return tripRows(
    { zh: '亏损的卖出', en: 'Sales at a loss' },
    source.trips().filter(({ event }) => sign(event.realised) < 0),
  );
}

export const GAINED: TermOfInput = {
  symbol: 'G',
  name: { zh: '盈利笔的已实现盈亏合计', en: 'Realised by the trips with a gain' },
  unit: 'money',
  value: (ground) => overPeriod(ground, (habits) => habits.gained),
  rows: tripsWithGain,
};
export const LOST: TermOfInput = {
  symbol: 'L',
  name: { zh: '亏损笔的已实现盈亏合计（≤ 0）', en: 'Realised by the trips with a loss (≤ 0)' },
  unit: 'money',
  value: (ground) => overPeriod(ground, (habits) => habits.lost),
  rows: tripsWithLoss,
};
/** The rows behind the counts are those behind G and L. */
export const WINS: TermOfInput = {
  symbol: 'W',
  name: { zh: '盈利笔数', en: 'Trips with a gain' },
  unit: 'count',
  value: (ground) => overPeriod(ground, (habits) => habits.wins),
};
export const LOSSES: TermOfInput = {
  symbol: 'V',
  name: { zh: '亏损笔数', en: 'Trips with a loss' },
  unit: 'count',
  value: (ground) => overPeriod(ground, (habits) => habits.losses),
};
