/** Long columns are sampled, and still nothing dangerous or of the wrong kind passes. */
import { expect, test } from 'vitest';
import { checkOutput } from '../../src-main/api/outputCheck.ts';
import { clientTrades } from '../../src-shared/contract/clientCalls.ts';

const ROWS = 50_000;
const column = <T>(value: T): T[] => new Array<T>(ROWS).fill(value);

function trades(): Record<string, unknown[]> {
  return {
    trade_date: column('2026-01-05'),
    trade_time: column('09:30:00'),
    trade_no: column('1'),
    account_no: column('A1'),
    market: column('SH'),
    code: column('600519'),
    name: column('贵州茅台'),
    business_type: column('buy'),
    channel: column(null),
    quantity_e2: column(100),
    price_e4: column(null),
    amount_e4: column(1),
    fees_e4: column(0),
    net_amount_e4: column(-1),
    realised_e4: column(null),
  };
}

test('a long list of the contract’s shape passes, its columns untouched', () => {
  const output = trades();
  const checked = checkOutput(clientTrades, output) as Record<string, unknown>;
  expect(checked).toEqual(output);
  expect(checked.name).toBe(output.name);
});

test('keys the contract does not have are dropped', () => {
  const checked = checkOutput(clientTrades, { ...trades(), id_number: column('110101199001011234') });
  expect(checked).not.toHaveProperty('id_number');
});

test.each([
  ['one undefined in the middle', 'name', undefined],
  ['one object in the middle', 'name', { id: 1 }],
  ['one NaN in the middle', 'amount_e4', Number.NaN],
  ['one null where none may be', 'quantity_e2', null],
  ['one number among texts', 'code', 600519],
  ['one text among numbers', 'fees_e4', '0.00'],
])('%s is found', (_what, key, value) => {
  const output = trades();
  const broken = output[key];
  if (broken) broken[31_007] = value;
  expect(() => checkOutput(clientTrades, output)).toThrow(/breaks the contract/);
});

test('a column that is wrong throughout is found', () => {
  expect(() => checkOutput(clientTrades, { ...trades(), market: column('NYSE') })).toThrow(/market/);
});
