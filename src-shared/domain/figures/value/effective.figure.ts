/** Effective client 有效户: status normal, mean A of the last 60 asset days ≥ bound, a trade in the last 250. */

import { exact } from '../../../kernel/exact.ts';
import { clientRow } from '../clientRows.ts';
import { defineFigure, none, value } from '../definition.ts';
import { lastOrders } from '../lastOrders.ts';
import { meanExact } from '../means.ts';
import { assetDayRows, tradeRows } from '../rows.ts';

export const effective = defineFigure({
  path: 'value.effective',
  unit: 'yes_no',
  name: { zh: '有效户', en: 'Effective client' },
  meaning: {
    zh: '状态正常、近60个资产日平均资产不低于1万元（参数）、近250个资产日有成交。',
    en: 'Status normal, mean assets of the last 60 asset days at least 10,000 (a setting), and a trade in the last 250.',
  },
  symbols: 'status = normal, Ā60 ≥ b, L within 250 asset days',
  terms: [
    {
      symbol: 'status',
      name: { zh: '客户状态', en: 'Status' },
      unit: 'word',
      value: ({ client }) => (client.status === null ? none('not_delivered') : value(client.status)),
      rows: (source) => clientRow(source),
    },
    {
      symbol: 'Ā60',
      name: { zh: '近60个资产日平均资产', en: 'Mean assets of 60 asset days' },
      unit: 'money',
      value: ({ life: { last60 } }) =>
        last60.days === 0 ? none('no_asset_row') : value(meanExact({ sumE4: BigInt(last60.sumE4), days: last60.days })),
      rows: (source) => assetDayRows({ zh: '最近的资产日', en: 'The last asset days' }, source.lastAssetDays(60)),
    },
    {
      symbol: 'b',
      name: { zh: '下限（参数）', en: 'Bound (a setting)' },
      unit: 'money',
      value: ({ settings }) => value(exact(settings.effectiveAsset * 10_000)),
    },
    {
      symbol: 'L',
      name: { zh: '最近成交日', en: 'Last order' },
      unit: 'date',
      value: ({ life }) => (life.lastOrderOn === null ? none('no_volume') : value(life.lastOrderOn)),
      rows: (source) => tradeRows({ zh: '最近的买卖成交', en: 'The last orders' }, lastOrders(source)),
    },
  ],
  source: 'contract/formulas.md, Client value and life cycle',
  compute({ client, life, settings }) {
    const { sumE4, days } = life.last60;
    const enough = days > 0 && sumE4 >= settings.effectiveAsset * 10_000 * days;
    return value(client.status === 'normal' && life.hasAssets && enough && life.tradedIn250);
  },
});
