/** Effective client 有效户: status normal, mean A of the last 60 asset days ≥ a bound, a trade in the last 250. Never missing. */
import { clientRow } from '../clientRows.ts';
import { defineFigure, none, value } from '../definition.ts';
import { bound, boundE4, LIFE_SOURCE, lifeDayRows, meanOver, recentOrderRows, WINDOW_CONVENTION } from './lifeTerms.ts';

export const effective = defineFigure({
  path: 'value.effective',
  unit: 'yes_no',
  name: { zh: '有效户', en: 'Effective client' },
  meaning: {
    zh: '状态正常、近60个资产日平均资产不低于下限、近250个资产日有买卖成交。',
    en: 'Status normal, mean assets of the last 60 asset days at or above the bound, and a trade in the last 250.',
  },
  symbols: 'N ∧ Ā60 ≥ b ∧ T',
  terms: [
    {
      symbol: 'N',
      name: { zh: '客户状态正常', en: 'Status normal' },
      unit: 'yes_no',
      value: ({ client }) => (client.status === null ? none('not_delivered') : value(client.status === 'normal')),
      rows: clientRow,
    },
    {
      symbol: 'Ā60',
      name: { zh: '近60个资产日平均资产', en: 'Mean assets of the last 60 asset days' },
      unit: 'money',
      value: (ground) => meanOver(ground, 'last60'),
      rows: lifeDayRows(60),
    },
    {
      symbol: 'b',
      name: { zh: '平均资产下限', en: 'Least mean assets' },
      unit: 'money',
      value: ({ settings }) => bound(settings.effectiveAsset),
    },
    {
      symbol: 'T',
      name: { zh: '近250个资产日有买卖成交', en: 'A trade in the last 250 asset days' },
      unit: 'yes_no',
      value: ({ life }) => value(life.tradedIn250),
      rows: recentOrderRows(250),
    },
  ],
  source: LIFE_SOURCE,
  conventions: [
    WINDOW_CONVENTION,
    {
      zh: '成交指买入或卖出，不含回购；没有资产记录的客户不是有效户。',
      en: 'A trade is a buy or sell row that is not repo; a client without any asset row is not effective.',
    },
  ],
  compute({ client, life, settings }) {
    const { sumE4, days } = life.last60;
    const enough = days > 0 && sumE4 >= boundE4(settings.effectiveAsset) * days;
    return value(client.status === 'normal' && life.hasAssets && enough && life.tradedIn250);
  },
});
