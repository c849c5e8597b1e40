/** What the figures of holding periods share: how lots are kept, the least number of pieces, and Σq. */
import type { Term, Words } from '../definition.ts';
import { overPeriod } from './overPeriod.ts';

/** Least number of lot pieces for a mean or a median. */
export const PIECES_MINIMUM = 5;

export const PIECES: Words = { zh: '卖出的买入批次', en: 'lot pieces closed' };

export const LOT_CONVENTION: Words = {
  zh: '批次由买入、新股中签和配股形成，先进先出；送股、缩股按比例调整各批次；转出先消耗最早的批次但不计入；期初与转入的批次买入日未知，不计；回购不计。',
  en: 'Lots are made by buy, IPO allotment and rights, first in first out; bonus and merge scale every lot; a transfer out consumes the oldest without being counted; opening and transferred-in lots have no known age and are left out, as is repo.',
};

/** Quantities may have a fraction after a scaling: shown to the hundredth of a share. */
export const CLOSED_QUANTITY: Term = {
  symbol: 'Σq',
  name: { zh: '卖出批次的数量合计', en: 'Quantity of the lots closed' },
  unit: 'quantity',
  value: (ground) => overPeriod(ground, (habits) => Math.round(habits.pieceQuantity)),
};
