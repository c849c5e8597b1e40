/** Section `value`: the mean of the last 20 asset days and the tier that follows from it. */
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { averageAssetSum, TIER_DAYS, tierOf } from '../../../src-shared/domain/value/tier.ts';
import { moneyText } from '../../../src-shared/kernel/money.ts';
import { lastAssets, lastBranchDays } from '../../store/queries/daySeries.ts';
import type { ReportContext } from './context.ts';
import { meanExact } from './missing.ts';

export function valueSection(context: ReportContext): ClientReport['value'] {
  const { store, client, to, missing } = context;
  const own = lastAssets(store, client.client_id, to, TIER_DAYS);
  if (own.length === 0) {
    return {
      average_asset_20: missing.because('value.average_asset_20', 'no_asset_row'),
      tier: missing.because('value.tier', 'no_asset_row'),
    };
  }
  const { sumE4, days } = averageAssetSum(own, lastBranchDays(store, to, TIER_DAYS));
  return { average_asset_20: moneyText(meanExact(BigInt(sumE4), days)), tier: tierOf(sumE4 / days) };
}
