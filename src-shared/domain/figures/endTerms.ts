/** The two ends of a period as terms of a formula: A(to) and A(day before), with the asset rows behind them. Yuan. */
import { exact } from '../../kernel/exact.ts';
import { none, type TermOfInput, value } from './definition.ts';
import { assetRows } from './rows.ts';

export const CLOSING: TermOfInput = {
  symbol: 'A1',
  name: { zh: '期末资产', en: 'Closing assets' },
  unit: 'money',
  value: ({ closingE4 }) => (closingE4 === null ? none('no_asset_row') : value(exact(closingE4))),
  rows: (source) =>
    assetRows({ zh: '期末各账户最近的资产记录', en: 'Closing asset rows' }, source.lastAssets(source.period.to)),
};

export const OPENING: TermOfInput = {
  symbol: 'A0',
  name: { zh: '期初资产（期初前一日）', en: 'Opening assets, at the day before the period' },
  unit: 'money',
  value: ({ openingE4 }) => (openingE4 === null ? none('no_asset_row') : value(exact(openingE4))),
  rows: (source) =>
    assetRows({ zh: '期初各账户最近的资产记录', en: 'Opening asset rows' }, source.lastAssets(source.period.before)),
};
