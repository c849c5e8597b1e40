/** Lost 流失: closed, or A below a floor on each of the last 20 asset days after a peak in the 250 before. Never missing. */
import { exact } from '../../../kernel/exact.ts';
import { clientRow } from '../clientRows.ts';
import { defineFigure, none, value } from '../definition.ts';
import { bound, boundE4, LIFE_SOURCE, lifeDayRows, WINDOW_CONVENTION } from './lifeTerms.ts';

export const lost = defineFigure({
  path: 'value.lost',
  unit: 'yes_no',
  name: { zh: '流失', en: 'Lost' },
  meaning: {
    zh: '已销户，或近20个资产日每天资产都低于下限而此前250个资产日的峰值达到峰值下限。',
    en: 'Closed, or below the floor on each of the last 20 asset days after a peak at or above its bound in the 250 before.',
  },
  symbols: 'C ∨ (E(f) ∧ P ≥ b)',
  terms: [
    {
      symbol: 'C',
      name: { zh: '已销户', en: 'Closed' },
      unit: 'yes_no',
      value: ({ client }) => (client.status === null ? none('not_delivered') : value(client.status === 'closed')),
      rows: clientRow,
    },
    {
      symbol: 'E(f)',
      name: { zh: '近20个资产日每天资产都低于下限', en: 'Below the floor on each of the last 20 asset days' },
      unit: 'yes_no',
      value: ({ life }) => (life.hasAssets ? value(life.emptied) : none('no_asset_row')),
      rows: lifeDayRows(20),
    },
    {
      symbol: 'f',
      name: { zh: '资产下限', en: 'Floor' },
      unit: 'money',
      value: ({ settings }) => bound(settings.lostBelow),
    },
    {
      symbol: 'P',
      name: { zh: '此前250个资产日的最高资产', en: 'Highest assets of the 250 asset days before' },
      unit: 'money',
      value: ({ life }) => (life.hasAssets && life.peakE4 !== null ? value(exact(life.peakE4)) : none('no_asset_row')),
      rows: lifeDayRows(250, 20),
    },
    {
      symbol: 'b',
      name: { zh: '峰值下限', en: 'Least peak' },
      unit: 'money',
      value: ({ settings }) => bound(settings.lostPeak),
    },
  ],
  source: LIFE_SOURCE,
  conventions: [
    WINDOW_CONVENTION,
    {
      zh: '不足 20 个资产日时不按资产判断；没有资产记录的客户只看是否销户。',
      en: 'Not judged by assets where there are fewer than 20 asset days; without any asset row only a closed client is lost.',
    },
  ],
  compute({ client, life, settings }) {
    const peaked = life.peakE4 !== null && life.peakE4 >= boundE4(settings.lostPeak);
    return value(client.status === 'closed' || (life.hasAssets && life.emptied && peaked));
  },
});
