/** What the branch sets about the warning; records/churn.record.ts keeps it, without a record the defaults hold. */
import type { DriverName } from './definition.ts';

export interface DriverBound {
  /** In the driver's own unit. */
  readonly bound: number;
  /** 0: the driver is left out. */
  readonly points: number;
}

export interface ChurnSettings {
  readonly drivers: Readonly<Record<DriverName, DriverBound>>;
  /** A client is warned of from this score on. */
  readonly warn_from: number;
  /** For the hit rate: a client has left who took away this share of his assets, net. */
  readonly left_ratio: number;
  /** For the hit rate: no share is told of fewer cases. */
  readonly least_sample: number;
}

/** Points of all drivers together are 100; one of the heavy ones, or two of the light ones, warns. 0.3: formulas.md's at_risk. */
export const DEFAULT_CHURN: ChurnSettings = {
  drivers: {
    outflow_20: { bound: 0.3, points: 20 },
    outflow_60: { bound: 0.3, points: 15 },
    wallet_share: { bound: 0.5, points: 10 },
    transfer_out: { bound: 1, points: 20 },
    inactive: { bound: 4, points: 10 },
    no_contact: { bound: 1, points: 5 },
    complaint: { bound: 1, points: 10 },
    loss_streak: { bound: 3, points: 10 },
  },
  warn_from: 20,
  left_ratio: 0.5,
  least_sample: 10,
};
