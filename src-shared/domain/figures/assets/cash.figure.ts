/** Cash 资金余额: Σ over the accounts of their last asset row on or before `to`. Yuan; null where a row leaves it empty. */

import { exact } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { assetRows } from '../rows.ts';

export const cash = defineFigure({
  path: 'assets.cash',
  unit: 'money',
  name: { zh: '资金余额', en: 'Cash' },
  meaning: { zh: '期末各账户资金余额之和。', en: 'Sum of cash over the accounts at the end of the period.' },
  symbols: 'Σ cash',
  terms: [],
  source: "contract/formulas.md, Profit and loss; head office's assets",
  compute({ assets }) {
    if (assets.rows === 0) return none('no_asset_row');
    return assets.cashE4 === null ? none('not_delivered') : value(exact(assets.cashE4));
  },
  rows: (source) =>
    assetRows(
      { zh: '期末各账户最近的资产记录', en: "Each account's last asset row" },
      source.lastAssets(source.period.to),
    ),
});
