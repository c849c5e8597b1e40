/**
 * Share of wallet, as far as the branch can know it: what he has elsewhere nobody tells. What he took away in 250 trading days
 * (to his bank and to other brokers, less what he brought) is counted as being elsewhere: A / (A + taken away). Whoever
 * brought more than he took has 1.
 */
import { defineDriver, found, LEAST_BASE_E4, none } from '../definition.ts';
import { wholeE4 } from '../outflow.ts';

export const walletShare = defineDriver({
  name: 'wallet_share',
  unit: 'ratio',
  speaks: 'at_most',
  measure: ({ assetE4, net250 }) => {
    if (assetE4 === null) return none('no_asset_row');
    if (net250 === null) return none('transfer_without_price');
    const takenE4 = Math.max(0, -wholeE4(net250));
    if (assetE4 + takenE4 < LEAST_BASE_E4) return none('base_too_small');
    return found(assetE4 / (assetE4 + takenE4));
  },
});
