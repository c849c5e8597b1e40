// First buys and emptied holdings, by hand: over accounts, code changes, openings, days bought and sold on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdingTurns, type TurnAccount, type TurnRow } from '../../src-shared/domain/book/holdingTurns.ts';
import { BUSINESS_TYPES, type BusinessType } from '../../src-shared/kernel/codes.ts';

const row = (day: number, security: number, type: BusinessType, shares: number): TurnRow => [
  20260100 + day,
  security,
  BUSINESS_TYPES.indexOf(type),
  shares * 100,
];
const account = (rows: TurnRow[], openings: [number, number][] = []): TurnAccount => ({ rows, openings });
const REPO = 9;
const codeOf = (security: number): number | null => (security === REPO ? null : security === 4 ? 5 : security);
const turns = (...accounts: TurnAccount[]) =>
  holdingTurns(accounts, codeOf).map(({ day, security, turn }) => `${day - 20260100} ${security} ${turn}`);

describe('turns of holdings', () => {
  it.each<[string, TurnAccount[], string[]]>([
    [
      'bought and sold',
      [account([row(5, 1, 'buy', 100), row(8, 1, 'sell', 100)])],
      ['5 1 first_bought', '8 1 emptied'],
    ],
    [
      'bought again: not for the first time',
      [account([row(5, 1, 'buy', 100), row(8, 1, 'sell', 100), row(9, 1, 'buy', 100)])],
      ['5 1 first_bought', '8 1 emptied'],
    ],
    ['held at the opening', [account([row(5, 1, 'buy', 100)], [[1, 100]])], []],
    [
      'within a day nothing is left over',
      [account([row(5, 1, 'buy', 100), row(5, 1, 'sell', 100)])],
      ['5 1 first_bought'],
    ],
    [
      'another account still holds it',
      [account([row(5, 1, 'buy', 100), row(8, 1, 'sell', 100)]), account([row(6, 1, 'buy', 100)])],
      ['5 1 first_bought'],
    ],
    [
      'both give it up',
      [
        account([row(5, 1, 'buy', 100), row(8, 1, 'sell', 100)]),
        account([row(6, 1, 'buy', 100), row(12, 1, 'transfer_out', 100)]),
      ],
      ['5 1 first_bought', '12 1 emptied'],
    ],
    [
      'goes on under another code',
      [account([row(5, 4, 'buy', 100), row(8, 5, 'sell', 100)])],
      ['5 5 first_bought', '8 5 emptied'],
    ],
    ['a repo is no holding', [account([row(5, REPO, 'buy', 100), row(8, REPO, 'sell', 100)])], []],
    [
      'more is sold than was held',
      [account([row(5, 1, 'buy', 100), row(8, 1, 'sell', 900)])],
      ['5 1 first_bought', '8 1 emptied'],
    ],
    [
      'allotted shares are not bought',
      [account([row(5, 1, 'ipo_allot', 100), row(8, 1, 'sell', 100)])],
      ['8 1 emptied'],
    ],
  ])('%s', (_what, accounts, wanted) => {
    expect(turns(...accounts)).toEqual(wanted);
  });

  it('does not depend on which account a security lies in, while each sells what it holds', () => {
    const day = fc.record({
      security: fc.constantFrom(1, 2, 3),
      shares: fc.constantFrom(100, 200),
      isSecond: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 30 }), (days) => {
        const rows = days.flatMap(({ security, shares }, i) => [
          row(i * 2, security, 'buy', shares),
          row(i * 2 + 1, security, 'sell', shares),
        ]);
        const of = (isSecond: boolean) =>
          account(rows.filter((_, i) => days[Math.floor(i / 2)]?.isSecond === isSecond));
        expect(turns(of(false), of(true))).toEqual(turns(account(rows)));
      }),
    );
  });
});
