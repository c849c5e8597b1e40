/** Total assets 总资产: Σ over the accounts of their last asset row on or before `to`. Yuan; null where a row leaves it empty. */

import { exact } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { assetRows } from '../rows.ts';

export const total = defineFigure({
  path: 'assets.total',
  unit: 'money',
  name: { zh: '总资产', en: 'Total assets' },
  meaning: {
    zh: '期末各账户最近一条资产记录的总资产之和。',
    en: "Sum of the total assets in each account's last asset row on or before the end.",
  },
  symbols: 'Σ total_asset',
  terms: [],
  source: "contract/formulas.md, Profit and loss; head office's assets",
  compute({ assets }) {
    if (assets.rows === 0) return none('no_asset_row');
    return assets.totalE4 === null ? none('not_delivered') : value(exact(assets.totalE4));
  },
  rows: (source) =>
    assetRows(
      { zh: '期末各账户最近的资产记录', en: "Each account's last asset row" },
      source.lastAssets(source.period.to),
    ),
});
