/** Channel shares: amount of the period's orders by channel over the amount of all orders. Empty without an order. */
import { defineFigure } from '../definition.ts';
import { orderRows } from '../orderRows.ts';
import { ORDERS, orderShares, SHARE_SYMBOLS, shareTerms } from './orderShares.ts';

export const channels = defineFigure({
  path: 'behaviour.channels',
  unit: 'shares',
  name: { zh: '委托方式占比', en: 'Channels' },
  meaning: {
    zh: '期内买卖成交额按委托方式（手机、网上、电话、柜台等）的占比。',
    en: "Share of the amount of the period's orders by the channel they came through.",
  },
  symbols: SHARE_SYMBOLS,
  terms: shareTerms('byChannel', { zh: '有委托方式的成交额', en: 'Amount of the orders with a channel' }),
  source: 'contract/formulas.md, Behaviour',
  conventions: [
    {
      zh: '没有委托方式的成交计入分母，不归入任何一项；回购不计。',
      en: 'Orders without a channel count in the denominator, under no key; repo is left out.',
    },
  ],
  sample: { of: ORDERS, minimum: null },
  codes: {
    mobile: { zh: '手机', en: 'Mobile' },
    pc: { zh: '网上', en: 'Online' },
    phone: { zh: '电话', en: 'Phone' },
    counter: { zh: '柜台', en: 'Counter' },
    other: { zh: '其他', en: 'Other' },
  },
  compute: (ground) => orderShares(ground, 'byChannel'),
  rows: (source) => orderRows(source.periodTrades()),
});
