/** The prices of a holding: the close, and the three cost prices. */
import {
  type FigureDefinition,
  type TermOfInput,
  value,
  type Words,
} from '../../../../src-shared/domain/figures/definition.ts';
import { closeOfLine } from '../../../store/queries/closes.ts';
import { sellingRates } from '../../report/heldPositions.ts';
import { type HoldingMaterial, input, positionFigure } from './holding.ts';
import { closeRows, commissionRows } from './holdingRows.ts';

export function closeFigure(of: HoldingMaterial): FigureDefinition {
  const { on, held } = of;
  return positionFigure(of, 'close', {
    name: of.named('收盘价', 'Close'),
    meaning: {
      zh: '期末当日或之前最近一个有收盘价的交易日的收盘价。',
      en: 'Last close on or before the end of the period.',
    },
    symbols: 'P',
    terms: [],
    conventions: [
      { zh: '证券代码变更后，接续原代码的行情。', en: 'After a change of code the prices of the old one go on.' },
    ],
    rows: () => closeRows(closeOfLine(on.store, on.known, held.info.securityId, on.period.to)),
  });
}

export function costPriceFigure(
  of: HoldingMaterial,
  cost: FigureDefinition,
  quantity: FigureDefinition,
): FigureDefinition {
  return positionFigure(of, 'cost_price', {
    name: of.named('成本价', 'Cost price'),
    meaning: { zh: '移动加权成本价：持仓成本除以数量。', en: 'Moving-average cost price: cost over quantity.' },
    symbols: 'K / Q',
    terms: [
      { symbol: 'K', figure: cost },
      { symbol: 'Q', figure: quantity },
    ],
  });
}

export function dilutedPriceFigure(
  of: HoldingMaterial,
  diluted: FigureDefinition,
  quantity: FigureDefinition,
): FigureDefinition {
  return positionFigure(of, 'diluted_price', {
    name: of.named('摊薄成本价', 'Diluted cost price'),
    meaning: {
      zh: '摊薄成本除以数量：把已了结的盈亏和红利摊到剩余股份上，可以为负。',
      en: 'Diluted cost over quantity: past gains, losses and dividends spread over what is left; may be negative.',
    },
    symbols: 'D / Q',
    terms: [
      { symbol: 'D', figure: diluted },
      { symbol: 'Q', figure: quantity },
    ],
  });
}

const USUAL_RATE: Words = {
  zh: '客户没有登记佣金率，按 0.3‰ 计。',
  en: 'The client has no commission rate on file; 0.3‰ is taken.',
};

export function breakEvenFigure(
  of: HoldingMaterial,
  diluted: FigureDefinition,
  quantity: FigureDefinition,
): FigureDefinition {
  const { on, held } = of;
  const rates = sellingRates(on, held.info.kind);
  const rate = (symbol: string, name: Words, e9: number): TermOfInput =>
    input(symbol, 'permille', name, () => value(e9 / 1_000_000_000));
  const commission = rate('c', { zh: '佣金率', en: 'Commission rate' }, rates.commissionE9);
  return positionFigure(of, 'break_even_price', {
    name: of.named('保本价', 'Break-even price'),
    meaning: {
      zh: '按此价全部卖出，扣除佣金、印花税与过户费后正好收回摊薄成本。',
      en: 'Selling all at this price, after commission, stamp duty and transfer fee, brings the diluted cost back.',
    },
    symbols: 'D / (Q · (1 − c − s − t))',
    terms: [
      { symbol: 'D', figure: diluted },
      { symbol: 'Q', figure: quantity },
      rates.isUsual ? commission : { ...commission, rows: () => commissionRows(on.client.commission_rate) },
      rate('s', { zh: '印花税率（卖出）', en: 'Stamp duty on sales' }, rates.stampE9),
      rate('t', { zh: '过户费率', en: 'Transfer fee' }, rates.transferE9),
    ],
    conventions: [
      {
        zh: '税费率取期末日适用的；印花税与过户费只对股票收取。',
        en: 'Rates are those of the end of the period; stamp duty and transfer fee are charged on stocks only.',
      },
      ...(rates.isUsual ? [USUAL_RATE] : []),
    ],
  });
}
