/**
 * The draw of a campaign: who is contacted, and who is held out, not contacted, so that what came of it can be told from what
 * would have come anyway. Drawn within each tier (which is a band of assets: both groups have as many large clients), sizes by
 * the largest remainder. The same members, share and seed give the same groups, in whatever order the members come.
 */
import { TIER_NAMES } from '../reminders/definition.ts';
import { shuffled } from './random.ts';

export const EXCLUSIONS = ['do_not_contact', 'no_consent', 'closed', 'held_out_elsewhere'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export interface Member {
  readonly clientNo: string;
  /** Null: not known; a stratum of its own. */
  readonly tier: string | null;
  /** Why he is not drawn at all; null: he is. */
  readonly excluded: Exclusion | null;
}

export interface Stratum {
  readonly tier: string | null;
  readonly contacted: number;
  readonly heldOut: number;
}

export interface Draw {
  /** By client number. */
  readonly contacted: readonly string[];
  readonly heldOut: readonly string[];
  /** Highest tier first; none without members. */
  readonly strata: readonly Stratum[];
  readonly excluded: Readonly<Record<Exclusion, number>>;
}

export const MOST_HELD_OUT = 0.5;

/** `share` of the members is held out, 0 to MOST_HELD_OUT. @throws RangeError for another share, or a client named twice */
export function drawGroups(members: readonly Member[], share: number, seed: number): Draw {
  if (!(share >= 0 && share <= MOST_HELD_OUT)) throw new RangeError('the share held out must be from 0 to one half');
  if (new Set(members.map(({ clientNo }) => clientNo)).size !== members.length) {
    throw new RangeError('a client is a member once');
  }
  const excluded = { do_not_contact: 0, no_consent: 0, closed: 0, held_out_elsewhere: 0 };
  const byTier = new Map<string | null, string[]>();
  for (const { clientNo, tier, excluded: why } of members) {
    if (why !== null) excluded[why] += 1;
    else {
      const known = byTier.get(tier);
      if (known === undefined) byTier.set(tier, [clientNo]);
      else known.push(clientNo);
    }
  }
  const tiers = [...byTier.keys()].sort((a, b) => placeOf(a) - placeOf(b) || ((a ?? '') < (b ?? '') ? -1 : 1));
  const sizes = tiers.map((tier) => (byTier.get(tier) as string[]).length);
  const wanted = apportion(sizes, share);
  const contacted: string[] = [];
  const heldOut: string[] = [];
  const strata = tiers.map((tier, i): Stratum => {
    const inOrder = (byTier.get(tier) as string[]).sort();
    // Each stratum has its own run of numbers: one client more in another one moves nobody here.
    const drawn = shuffled(inOrder, seed, tier ?? '');
    const held = drawn.slice(0, wanted[i]);
    heldOut.push(...held);
    contacted.push(...drawn.slice(held.length));
    return { tier, contacted: drawn.length - held.length, heldOut: held.length };
  });
  return { contacted: contacted.sort(), heldOut: heldOut.sort(), strata, excluded };
}

function placeOf(tier: string | null): number {
  const at = (TIER_NAMES as readonly (string | null)[]).indexOf(tier);
  return at < 0 ? TIER_NAMES.length : at;
}

/** Whole numbers that add up to the share of the sum, each off its own share by less than one: Hamilton's method. */
export function apportion(sizes: readonly number[], share: number): number[] {
  const whole = sizes.map((size) => Math.floor(size * share));
  const total = Math.round(sizes.reduce((sum, size) => sum + size, 0) * share);
  const left = total - whole.reduce((sum, one) => sum + one, 0);
  const order = sizes
    .map((size, i) => ({ i, rest: size * share - (whole[i] as number) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) whole[i] = (whole[i] as number) + 1;
  return whole;
}
