/** The bounds as fields: what is kept as a share is typed in per cent. Pure. */
import { DRIVER_NAMES, type DriverName } from '../../../src-shared/domain/churn/definition.ts';
import { driverOf } from '../../../src-shared/domain/churn/registry.ts';
import { DEFAULT_CHURN } from '../../../src-shared/domain/churn/settings.ts';
import { type ChurnBody, churn } from '../../../src-shared/records/churn.record.ts';

export interface BoundField {
  readonly driver: DriverName;
  readonly unit: 'percent' | 'times' | 'days' | 'count';
  readonly isLeast: boolean;
  /** As typed. */
  readonly min: number;
  readonly max: number;
  readonly digits: number;
}

const RANGES: Readonly<Record<DriverName, readonly [min: number, max: number, digits: number]>> = {
  outflow_20: [1, 1000, 1],
  outflow_60: [1, 1000, 1],
  wallet_share: [0, 100, 1],
  transfer_out: [1, 20, 0],
  inactive: [1, 100, 1],
  no_contact: [1, 3650, 0],
  complaint: [1, 100, 0],
  loss_streak: [1, 6, 0],
};

export const BOUND_FIELDS: readonly BoundField[] = DRIVER_NAMES.map((driver) => {
  const { unit, speaks } = driverOf(driver);
  const [min, max, digits] = RANGES[driver];
  return { driver, unit: unit === 'ratio' ? 'percent' : unit, isLeast: speaks === 'at_least', min, max, digits };
});

export function typedOf({ unit }: BoundField, kept: number): number {
  return unit === 'percent' ? Math.round(kept * 1000) / 10 : kept;
}
export function keptOf({ unit }: BoundField, typed: number): number {
  return unit === 'percent' ? Math.round(typed * 10) / 1000 : typed;
}

export function withDriver(
  body: ChurnBody,
  driver: DriverName,
  part: Partial<ChurnBody['drivers'][DriverName]>,
): ChurnBody {
  return { ...body, drivers: { ...body.drivers, [driver]: { ...body.drivers[driver], ...part } } };
}

export function isWhole(body: ChurnBody): boolean {
  return churn.body.safeParse(body).success;
}
export function isSame(a: ChurnBody, b: ChurnBody): boolean {
  return isWhole(a) && isWhole(b) && JSON.stringify(churn.body.parse(a)) === JSON.stringify(churn.body.parse(b));
}
/** A copy of the defaults that may be written. */
export const defaults = (): ChurnBody => churn.body.parse(DEFAULT_CHURN);
