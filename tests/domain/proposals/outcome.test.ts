/** What came of a proposal: the like clients, and the median that it is held against, by hand. */
import { expect, test } from 'vitest';
import { type Candidate, likeClients, MOST_LIKE, outcomeOf } from '../../../src-shared/domain/proposals/outcome.ts';

const someone = (clientNo: string, assetE4: number | null, value: number | null, tier = 'gold'): Candidate => ({
  clientNo,
  tier,
  assetE4,
  value,
});

test('like clients: same tier, nearest in assets, with the figure, without such a proposal', () => {
  const all = [
    someone('me', 100, 1),
    someone('far', 900, 2),
    someone('near', 90, 3),
    someone('as near', 110, 4),
    someone('other tier', 100, 5, 'basic'),
    someone('no figure', 100, null),
    someone('no assets', null, 6),
    someone('had one', 100, 7),
  ];
  expect(likeClients(all[0] as Candidate, all, (no) => no !== 'had one')).toEqual([
    { client_no: 'as near', value: 4 },
    { client_no: 'near', value: 3 },
    { client_no: 'far', value: 2 },
  ]);
  expect(likeClients(someone('me', null, 1), all, () => true)).toEqual([]);
  const many = Array.from({ length: 80 }, (_, i) => someone(`c${String(i).padStart(2, '0')}`, i, i));
  expect(likeClients(someone('me', 0, 0), many, () => true).map(({ client_no }) => client_no)).toEqual(
    many.slice(0, MOST_LIKE).map(({ clientNo }) => clientNo),
  );
});

test('the outcome is the client’s move beside the median move; too few say nothing', () => {
  const like = [1, 2, 3, 4, 5].map((value) => ({ client_no: `c${value}`, value }));
  const now: Record<string, number | null> = { c1: 2, c2: 4, c3: 3, c4: 3, c5: 10 };
  expect(outcomeOf(20, 10, 6, like, (no) => now[no] ?? null)).toEqual({
    days: 20,
    value: 6,
    change: -4,
    like_change: 1,
    like_count: 5,
  });
  expect(outcomeOf(60, 10, null, like, (no) => (no === 'c3' ? null : (now[no] ?? null)))).toEqual({
    days: 60,
    value: null,
    change: null,
    like_change: null,
    like_count: 4,
  });
  const six = [...like, { client_no: 'c6', value: 0 }];
  expect(outcomeOf(120, null, 1, six, (no) => (no === 'c6' ? 4 : (now[no] ?? null))).like_change).toBe(1.5);
});
