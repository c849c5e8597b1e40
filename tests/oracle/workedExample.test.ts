// The worked example of three cost prices from the field notes: buy, buy, sell, dividend, bonus, rights.
import { expect, it } from 'vitest';
import { bookCashFlow, bookTrade, type Position } from './book.ts';
import { decimal, ONE, ZERO } from './fraction.ts';

it('moving average, diluted and break-even price step by step', () => {
  const p: Position = {
    accountNo: '1',
    market: 'SZ',
    code: '000001',
    quantity: ZERO,
    cost: ZERO,
    diluted: ZERO,
    costUnknown: false,
    lots: [],
  };
  const id = { date: '2026-01-05', accountNo: '1', market: 'SZ', code: '000001' };
  const book = (type: string, quantity: string, amount: string | null, fees = '0') =>
    bookTrade(p, {
      ...id,
      time: '',
      tradeNo: '1',
      type,
      quantity: decimal(quantity),
      amount: amount === null ? null : decimal(amount),
      commission: decimal(fees),
      stampDuty: ZERO,
      transferFee: ZERO,
      otherFee: ZERO,
      channel: null,
    });
  const prices = (): string[] => [
    p.quantity.text(0),
    p.cost.over(p.quantity).text(5),
    p.diluted.over(p.quantity).text(5),
  ];
  book('buy', '1000', '10000', '5.10');
  expect(prices()).toEqual(['1000', '10.00510', '10.00510']);
  book('buy', '1000', '12000', '5.12');
  expect(prices()).toEqual(['2000', '11.00511', '11.00511']);
  // 6,491.68 in the notes are 6500 less 8.32 of fees, rounded; its 989.125 is that less 500 at 11.00511.
  expect(book('sell', '500', '6500', '8.32').realised?.text(3)).toBe('989.125');
  expect(prices()).toEqual(['1500', '11.00511', '10.34569']);
  expect(p.diluted.over(p.quantity.times(ONE.minus(decimal('0.00051')))).text(4)).toBe('10.3510');
  bookCashFlow(p, { ...id, flowNo: '1', kind: 'dividend', amount: decimal('750') });
  expect(prices()).toEqual(['1500', '11.00511', '9.84569']);
  book('bonus_share', '750', null);
  expect(prices()).toEqual(['2250', '7.33674', '6.56380']);
  book('rights_take', '675', '3375');
  expect(prices()).toEqual(['2925', '6.79749', '6.20292']);
});
