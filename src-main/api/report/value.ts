/** Section `value`: the mean of the last 20 asset days and the tier that follows from it. */
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { TIER_DAYS, tierOf } from '../../../src-shared/domain/value/tier.ts';
import { moneyText } from '../../../src-shared/kernel/money.ts';
import { lastAssets } from '../../store/queries/daySeries.ts';
import type { ReportContext } from './context.ts';
import { meanExact } from './missing.ts';

export function valueSection(context: ReportContext): ClientReport['value'] {
  const assets = lastAssets(context.store, context.client.client_id, context.to, TIER_DAYS);
  if (assets.length === 0) {
    return {
      average_asset_20: context.missing.because('value.average_asset_20', 'no_asset_row'),
      tier: context.missing.because('value.tier', 'no_asset_row'),
    };
  }
  let sum = 0n;
  for (const value of assets) sum += BigInt(value);
  return {
    average_asset_20: moneyText(meanExact(sum, assets.length)),
    tier: tierOf(Number(sum) / assets.length),
  };
}
