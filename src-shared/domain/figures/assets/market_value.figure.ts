/** Market value 证券市值: Σ over the accounts of their last asset row on or before `to`. Yuan; null where a row leaves it empty. */

import { exact } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { assetRows } from '../rows.ts';

export const marketValue = defineFigure({
  path: 'assets.market_value',
  unit: 'money',
  name: { zh: '证券市值', en: 'Market value' },
  meaning: { zh: '期末各账户证券市值之和，总部口径。', en: "Sum of the accounts' market value, head office's." },
  symbols: 'Σ market_value',
  terms: [],
  source: "contract/formulas.md, Profit and loss; head office's assets",
  compute({ assets }) {
    if (assets.rows === 0) return none('no_asset_row');
    return assets.marketValueE4 === null ? none('not_delivered') : value(exact(assets.marketValueE4));
  },
  rows: (source) =>
    assetRows(
      { zh: '期末各账户最近的资产记录', en: "Each account's last asset row" },
      source.lastAssets(source.period.to),
    ),
});
