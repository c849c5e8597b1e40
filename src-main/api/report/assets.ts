/** Section `assets`: head office's figures of the last asset row of every account, summed. */
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import type { AssetRowE4 } from '../../store/queries/assets.ts';
import type { Missing } from './missing.ts';

export function assetsSection(
  rows: readonly (AssetRowE4 | null)[],
  missing: Missing,
): { section: ClientReport['assets']; total: number | null } {
  const present = rows.filter((row): row is AssetRowE4 => row !== null);
  const sum = (path: string, pick: (row: AssetRowE4) => number | null): number | null => {
    if (present.length === 0) return missing.because(path, 'no_asset_row');
    let total = 0;
    for (const row of present) {
      const value = pick(row);
      if (value === null) return missing.because(path, 'not_delivered');
      total += value;
    }
    return total;
  };
  const text = (value: number | null): string | null => (value === null ? null : moneyTextE4(value));
  const total = sum('assets.total', (r) => r.totalAssetE4);
  return {
    total,
    section: {
      total: text(total),
      cash: text(sum('assets.cash', (r) => r.cashE4)),
      market_value: text(sum('assets.market_value', (r) => r.marketValueE4)),
      liability: text(sum('assets.liability', (r) => r.liabilityE4)),
    },
  };
}
