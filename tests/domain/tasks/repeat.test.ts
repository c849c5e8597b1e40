// Repetition: hand-made days of RFC 5545 rules, the ends, and what is left of a rule after a turn.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, isRepeat, nextTurn } from '../../../src-shared/domain/tasks/repeat.ts';
import { addDays } from '../../../src-shared/kernel/dates.ts';

describe('days of a rule', () => {
  it.each([
    ['FREQ=DAILY;INTERVAL=3', 20261229, [20261229, 20270101, 20270104]],
    ['FREQ=WEEKLY;BYDAY=MO,TH;INTERVAL=2', 20261123, [20261123, 20261126, 20261207, 20261210]],
    // The 31st is left out where a month has none; the last day is named from the end.
    ['FREQ=MONTHLY', 20260131, [20260131, 20260331, 20260531, 20260731]],
    ['FREQ=MONTHLY;BYMONTHDAY=31', 20260131, [20260131, 20260331, 20260531]],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 20280131, [20280131, 20280229, 20280331]],
    ['FREQ=MONTHLY;BYDAY=2FR', 20260101, [20260109, 20260213, 20260313]],
    ['FREQ=MONTHLY;BYDAY=-1MO', 20260101, [20260126, 20260223, 20260330]],
    // 29 February: only in leap years, over the century that is none.
    ['FREQ=YEARLY', 20240229, [20240229, 20280229, 20320229]],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 20960229, [20960229, 21040229]],
    ['FREQ=YEARLY;INTERVAL=2', 20261123, [20261123, 20281123]],
    ['FREQ=DAILY;COUNT=2', 20261123, [20261123, 20261124]],
    ['FREQ=WEEKLY;UNTIL=20261207', 20261123, [20261123, 20261130, 20261207]],
    // A day that never comes.
    ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', 20260101, []],
  ])('%s from %i', (rule, from, days) => {
    expect(daysOf(rule, from, days.length === 0 ? 1 : days.length)).toEqual(days);
    if (/COUNT|UNTIL/.test(rule)) expect(daysOf(rule, from, 100)).toEqual(days);
  });
  it.each([
    '',
    'every day',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=2;UNTIL=20270101',
  ])('%j is no rule of days', (rule) => {
    expect(isRepeat(rule)).toBe(false);
    expect(nextTurn(rule, 20261123, 20261123)).toBeNull();
  });
});

describe('the turn after one is done', () => {
  it.each([
    ['FREQ=DAILY;COUNT=3', 20261123, 20261123, { due: 20261124, repeat: 'FREQ=DAILY;COUNT=2' }],
    ['FREQ=DAILY;COUNT=1', 20261123, 20261123, null],
    // Done three days late: the turns that passed count, and today's is the next.
    ['FREQ=DAILY;COUNT=5', 20261120, 20261123, { due: 20261123, repeat: 'FREQ=DAILY;COUNT=2' }],
    ['FREQ=DAILY;COUNT=3', 20261120, 20261123, null],
    ['FREQ=WEEKLY;UNTIL=20261130', 20261123, 20261123, { due: 20261130, repeat: 'FREQ=WEEKLY;UNTIL=20261130' }],
    ['FREQ=WEEKLY;UNTIL=20261129', 20261123, 20261123, null],
    ['FREQ=WEEKLY;BYDAY=MO', 20260105, 20261124, { due: 20261130, repeat: 'FREQ=WEEKLY;BYDAY=MO' }],
    // Due on a day that the rule does not name (moved by hand): the first named one after it.
    ['FREQ=WEEKLY;BYDAY=FR;COUNT=2', 20261123, 20261123, { due: 20261127, repeat: 'FREQ=WEEKLY;BYDAY=FR;COUNT=2' }],
  ])('%s due %i, done %i', (rule, due, today, next) => {
    expect(nextTurn(rule, due, today)).toEqual(next);
  });
  it('done early keeps to the rule: before its day the next one is still after it', () => {
    expect(nextTurn('FREQ=MONTHLY', 20261130, 20261123)?.due).toBe(20261230);
  });
  it('always moves on, and a rule with an end ends', () => {
    const rule = fc.record({
      freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 5 }),
      count: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(rule, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 40 }), (made, start, late) => {
        let turn = {
          due: addDays(20240101, start),
          repeat: `FREQ=${made.freq};INTERVAL=${made.interval};COUNT=${made.count}`,
        };
        for (let turns = 1; ; turns++) {
          expect(turns).toBeLessThanOrEqual(made.count);
          const today = addDays(turn.due, late);
          const next = nextTurn(turn.repeat, turn.due, today);
          if (next === null) return;
          expect(next.due).toBeGreaterThan(turn.due);
          expect(next.due).toBeGreaterThanOrEqual(today);
          turn = next;
        }
      }),
      { numRuns: 200 },
    );
  });
});
