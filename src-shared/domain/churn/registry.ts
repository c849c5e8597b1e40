/** Every driver of the warning, in the order in which it is told. */
import { DRIVER_NAMES, type Driver, type DriverName } from './definition.ts';
import { complaint } from './drivers/complaint.driver.ts';
import { inactive } from './drivers/inactive.driver.ts';
import { lossStreak } from './drivers/lossStreak.driver.ts';
import { noContact } from './drivers/noContact.driver.ts';
import { outflow20 } from './drivers/outflow20.driver.ts';
import { outflow60 } from './drivers/outflow60.driver.ts';
import { transferOut } from './drivers/transferOut.driver.ts';
import { walletShare } from './drivers/walletShare.driver.ts';

const BY_NAME: Readonly<Record<DriverName, Driver>> = {
  outflow_20: outflow20,
  outflow_60: outflow60,
  wallet_share: walletShare,
  transfer_out: transferOut,
  inactive,
  no_contact: noContact,
  complaint,
  loss_streak: lossStreak,
};
export const DRIVERS: readonly Driver[] = DRIVER_NAMES.map((name) => BY_NAME[name]);

export function driverOf(name: DriverName): Driver {
  return BY_NAME[name];
}
