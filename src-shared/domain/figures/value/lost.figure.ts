/** Lost 流失: closed, or A below the floor for the last 20 asset days after a peak in the 250 before. */

import { exact } from '../../../kernel/exact.ts';
import { clientRow } from '../clientRows.ts';
import { defineFigure, none, value } from '../definition.ts';
import { meanExact } from '../means.ts';
import { assetDayRows } from '../rows.ts';

export const lost = defineFigure({
  path: 'value.lost',
  unit: 'yes_no',
  name: { zh: '流失', en: 'Lost' },
  meaning: {
    zh: '已销户，或近20个资产日资产都低于1,000元而此前250个资产日曾达1万元（参数）。',
    en: 'Closed, or below 1,000 on each of the last 20 asset days after a peak of at least 10,000 in the 250 before (settings).',
  },
  symbols: 'status = closed, or A < a on 20 days and peak ≥ b',
  terms: [
    {
      symbol: 'status',
      name: { zh: '客户状态', en: 'Status' },
      unit: 'word',
      value: ({ client }) => (client.status === null ? none('not_delivered') : value(client.status)),
      rows: (source) => clientRow(source),
    },
    {
      symbol: 'A',
      name: { zh: '近20个资产日平均资产', en: 'Mean assets of 20 asset days' },
      unit: 'money',
      value: ({ life: { last20 } }) =>
        last20.days === 0 ? none('no_asset_row') : value(meanExact({ sumE4: BigInt(last20.sumE4), days: last20.days })),
      rows: (source) => assetDayRows({ zh: '最近的资产日', en: 'The last asset days' }, source.lastAssetDays(20)),
    },
    {
      symbol: 'a',
      name: { zh: '下限（参数）', en: 'Floor (a setting)' },
      unit: 'money',
      value: ({ settings }) => value(exact(settings.lostBelow * 10_000)),
    },
    {
      symbol: 'peak',
      name: { zh: '此前250个资产日最高资产', en: 'Highest assets of the 250 asset days before' },
      unit: 'money',
      value: ({ life }) => (life.peakE4 === null ? none('no_asset_row') : value(exact(life.peakE4))),
      rows: (source) => assetDayRows({ zh: '最近的资产日', en: 'The last asset days' }, source.lastAssetDays(250, 20)),
    },
    {
      symbol: 'b',
      name: { zh: '峰值下限（参数）', en: 'Least peak (a setting)' },
      unit: 'money',
      value: ({ settings }) => value(exact(settings.lostPeak * 10_000)),
    },
  ],
  source: 'contract/formulas.md, Client value and life cycle',
  compute({ client, life, settings }) {
    const fell = life.peakE4 !== null && life.peakE4 >= settings.lostPeak * 10_000;
    return value(client.status === 'closed' || (life.hasAssets && life.emptied && fell));
  },
});
