/**
 * Transfer out begun: days among the last 20 trading days on which more of a security left than came. What moves between his
 * own accounts (collateral) comes and goes on the same day and counts for nothing.
 */
import { defineDriver, found, none } from '../definition.ts';

export const transferOut = defineDriver({
  name: 'transfer_out',
  unit: 'count',
  speaks: 'at_least',
  measure: ({ assetE4, movedOut }) => (assetE4 === null ? none('no_asset_row') : found(movedOut)),
});
