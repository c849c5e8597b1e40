/**
 * How fast a run goes and how long it will still take. Pure: the clock comes in with each sample (milliseconds of a clock
 * that only goes forward). The time left follows the speed of the last seconds slowly, so that it counts down instead
 * of jumping; before there is enough to go by there is none.
 */

/** Speed is taken over this long. */
const WINDOW_MS = 8_000;
/** No estimate before this long and this share. */
const EARLIEST_MS = 2_500;
const EARLIEST_SHARE = 0.01;
/** Time after which the estimated end has followed a change of speed to two thirds. */
const FOLLOW_MS = 10_000;

interface Sample {
  readonly at: number;
  readonly rows: number;
  readonly share: number;
}

export interface Pace {
  readonly first: Sample;
  /** The last seconds, oldest first. */
  readonly recent: readonly Sample[];
  /** When the run will end by the estimate; null before there is one. */
  readonly end: number | null;
}

export function withSample(pace: Pace | null, sample: Sample): Pace {
  if (pace === null) return { first: sample, recent: [sample], end: null };
  const last = pace.recent[pace.recent.length - 1] as Sample;
  // A bar never runs back, and samples of one moment tell no speed.
  if (sample.at <= last.at || sample.share < last.share) return pace;
  const kept = pace.recent.filter(({ at }) => sample.at - at <= WINDOW_MS);
  const recent = [...(kept.length === 0 ? [last] : kept), sample];
  return { first: pace.first, recent, end: followed(pace, recent, sample, last) };
}

function followed(pace: Pace, recent: readonly Sample[], sample: Sample, last: Sample): number | null {
  const { first } = pace;
  if (sample.at - first.at < EARLIEST_MS || sample.share - first.share < EARLIEST_SHARE) return null;
  const whole = (sample.share - first.share) / (sample.at - first.at);
  const oldest = recent[0] as Sample;
  const lately = (sample.share - oldest.share) / (sample.at - oldest.at);
  const speed = (whole + lately) / 2;
  const end = sample.at + (1 - sample.share) / speed;
  if (pace.end === null) return end;
  return pace.end + (end - pace.end) * (1 - Math.exp(-(sample.at - last.at) / FOLLOW_MS));
}

/** Over the last seconds; null where no row was read in them. */
export function rowsPerSecond({ recent }: Pace): number | null {
  const [oldest] = recent;
  const newest = recent[recent.length - 1];
  if (oldest === undefined || newest === undefined || newest.at === oldest.at) return null;
  const rate = ((newest.rows - oldest.rows) * 1_000) / (newest.at - oldest.at);
  return rate > 0 ? rate : null;
}

/** Whole seconds at `now`, in steps that an eye can follow; null: not known yet. */
export function secondsLeft(pace: Pace, now: number): number | null {
  if (pace.end === null) return null;
  const seconds = Math.max(0, (pace.end - now) / 1_000);
  const step = seconds < 20 ? 1 : seconds < 120 ? 5 : seconds < 600 ? 15 : 60;
  // A hair of rounding is no reason for one step more.
  return Math.max(1, Math.ceil(seconds / step - 1e-6) * step);
}
