/** Liability 负债: Σ over the accounts of their last asset row on or before `to`. Yuan; null where a row leaves it empty. */

import { exact } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { assetRows } from '../rows.ts';

export const liability = defineFigure({
  path: 'assets.liability',
  unit: 'money',
  name: { zh: '负债', en: 'Liability' },
  meaning: {
    zh: '期末各账户负债之和，含融资融券负债。',
    en: 'Sum of liabilities over the accounts at the end of the period.',
  },
  symbols: 'Σ liability',
  terms: [],
  source: "contract/formulas.md, Profit and loss; head office's assets",
  compute({ assets }) {
    if (assets.rows === 0) return none('no_asset_row');
    return assets.liabilityE4 === null ? none('not_delivered') : value(exact(assets.liabilityE4));
  },
  rows: (source) =>
    assetRows(
      { zh: '期末各账户最近的资产记录', en: "Each account's last asset row" },
      source.lastAssets(source.period.to),
    ),
});
