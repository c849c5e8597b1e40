/** The score: a plain sum of the points of the drivers whose value reaches its bound. A driver without a value gives none. */
import { DRIVER_NAMES, type DriverName, type DriverValue } from './definition.ts';
import { driverOf } from './registry.ts';
import type { ChurnSettings } from './settings.ts';

export function speaks(name: DriverName, value: number | null, bound: number): boolean {
  if (value === null) return false;
  return driverOf(name).speaks === 'at_least' ? value >= bound : value <= bound;
}

export interface Part {
  readonly driver: DriverName;
  readonly value: DriverValue;
  readonly bound: number;
  /** What the driver is worth, and what it gives here: that or 0. */
  readonly points: number;
  readonly given: number;
}

export function partsOf(values: Readonly<Record<DriverName, DriverValue>>, settings: ChurnSettings): Part[] {
  return DRIVER_NAMES.map((driver) => {
    const { bound, points } = settings.drivers[driver];
    const value = values[driver];
    return { driver, value, bound, points, given: speaks(driver, value.value, bound) ? points : 0 };
  });
}

export function scoreOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { given }) => sum + given, 0);
}

/** The same for many clients, by columns of values (NaN: none), without making parts of them. */
export function scoresOf(
  columns: readonly { readonly driver: DriverName; readonly values: Float64Array }[],
  clients: number,
  settings: ChurnSettings,
): Int32Array {
  const scores = new Int32Array(clients);
  for (const { driver, values } of columns) {
    const { bound, points } = settings.drivers[driver];
    const isLeast = driverOf(driver).speaks === 'at_least';
    for (let i = 0; i < clients; i++) {
      const value = values[i] as number;
      if (isLeast ? value >= bound : value <= bound) scores[i] = (scores[i] as number) + points;
    }
  }
  return scores;
}

/** The most that these settings can give. */
export function highestScore(settings: ChurnSettings): number {
  return DRIVER_NAMES.reduce((sum, name) => sum + settings.drivers[name].points, 0);
}
