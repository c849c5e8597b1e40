/** The Sync page without a screen: a job's states, its pace, the verdict, problems as groups, corrected rows, the age of data. */
import fc from 'fast-check';
import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { differenceText } from '../../src-renderer/pages/sync/correctionFigure.ts';
import { cellPairs, changedColumns, changeSums } from '../../src-renderer/pages/sync/correctionModel.ts';
import {
  countRuns,
  IDLE,
  progressShare,
  type SyncAction,
  type SyncState,
  syncReducer,
} from '../../src-renderer/pages/sync/model.ts';
import { type Pace, rowsPerSecond, secondsLeft, withSample } from '../../src-renderer/pages/sync/pace.ts';
import { problemGroups, rangeText } from '../../src-renderer/pages/sync/problemGroups.ts';
import { reasonDetail } from '../../src-renderer/pages/sync/reasonDetail.ts';
import { verdictOf } from '../../src-renderer/pages/sync/verdict.ts';
import type { SetProblem, SetRun } from '../../src-shared/contract/syncCalls.ts';
import type { SyncState as StoreState } from '../../src-shared/contract/syncPageCalls.ts';
import { chinaDate, freshnessOf } from '../../src-shared/domain/calendar/freshness.ts';
import { isTradingDay, tradingDayBefore, tradingDaysAfter } from '../../src-shared/domain/calendar/tradingDays.ts';
import { runShare } from '../../src-shared/domain/progress/runShare.ts';

const run = (state: SetRun['state'], rows: SetRun['rows'] = {}): SetRun => ({
  set: 's',
  business_date: null,
  revision: null,
  reason: null,
  problems: [],
  seconds: 0,
  state,
  rows,
});

describe('a job', () => {
  const progress = (job: number, seq: number) =>
    ({ job, seq, set: '20261120', set_at: 1, sets: 3, rows: 0, phase: 'reading', done: seq, total: 10 }) as const;
  const told = (job: number, seq: number): SyncAction => ({ kind: 'progress', progress: progress(job, seq), at: seq });
  const running = syncReducer(IDLE, { kind: 'start', job: 7, work: 'sync' });
  test('progress counts for the running job only, and only forward', () => {
    const at3 = syncReducer(running, told(7, 3));
    expect(at3).toMatchObject({ kind: 'running', progress: { seq: 3 } });
    expect(syncReducer(at3, told(7, 2))).toBe(at3);
    expect(syncReducer(at3, told(6, 9))).toBe(at3);
  });
  test('an event after the end changes nothing', () => {
    const done = syncReducer(running, { kind: 'done', job: 7, chosen: true, report: { runs: [], as_of: null } });
    expect(done).toMatchObject({ kind: 'done', work: 'sync' });
    expect(syncReducer(done, told(7, 99))).toBe(done);
    expect(syncReducer(done, { kind: 'failed', job: 7, code: 'fault' })).toBe(done);
  });
  test('a running job is neither started again nor dismissed', () => {
    expect(syncReducer(running, { kind: 'start', job: 8, work: 'take_back' })).toBe(running);
    expect(syncReducer(running, { kind: 'dismiss' })).toBe(running);
    const cancelling: SyncState = syncReducer(running, { kind: 'cancel', job: 7 });
    expect(cancelling).toMatchObject({ cancelling: true });
    expect(syncReducer(cancelling, { kind: 'cancelRefused', job: 7 })).toMatchObject({ cancelling: false });
  });
  test('a job that the program started by itself is shown, and its end says what came of it', () => {
    const notice = (state: 'started' | 'done' | 'failed', runs: SetRun[] | null, job = -1): SyncAction => ({
      kind: 'notice',
      notice: { job, state, report: runs === null ? null : { runs, as_of: null }, error: null },
    });
    const own = syncReducer(IDLE, notice('started', null));
    expect(own).toMatchObject({ kind: 'running', job: -1 });
    expect(syncReducer(own, notice('done', [run('applied')]))).toMatchObject({ kind: 'done', chosen: true });
    expect(syncReducer(own, notice('done', [run('duplicate')]))).toBe(IDLE);
    expect(syncReducer(own, notice('failed', null))).toMatchObject({ kind: 'failed', code: 'fault' });
    expect(syncReducer(running, notice('started', null))).toBe(running);
    expect(syncReducer(running, notice('done', [], -2))).toBe(running);
  });
  test('the share is that of all sets, and null while unknown', () => {
    expect(progressShare(null)).toBeNull();
    expect(progressShare({ ...progress(1, 1), total: 0 })).toBeNull();
    expect(progressShare(progress(1, 10))).toBeCloseTo(0.6 / 3);
    expect(runShare({ set_at: 3, sets: 3, phase: 'finishing', done: 1, total: 1 })).toBe(1);
  });
  test('a duplicate is neither applied nor lost', () => {
    const rows = { trades: { read: 5, applied: 3, rejected: 2 } };
    expect(countRuns([run('applied'), run('applied_with_rejects', rows), run('duplicate'), run('gap')])).toEqual({
      applied: 2,
      notApplied: 1,
      rejectedRows: 2,
    });
  });
});

describe('pace', () => {
  /** A run of `seconds`, told ten times a second; `speed` bends it. */
  function told(seconds: number, until: number, wobble: (i: number) => number = () => 0): Pace {
    let pace: Pace | null = null;
    for (let i = 0; i <= until * 10; i++) {
      const share = Math.min(1, Math.max(0, i / (seconds * 10) + wobble(i)));
      pace = withSample(pace, { at: i * 100, rows: Math.round(share * 5_000_000), share });
    }
    return pace as Pace;
  }
  test('nothing is said before there is enough to go by', () => {
    expect(secondsLeft(told(60, 1), 1_000)).toBeNull();
    expect(rowsPerSecond(told(60, 0))).toBeNull();
  });
  test('a steady run counts down to its end', () => {
    const pace = told(60, 20);
    expect(secondsLeft(pace, 20_000)).toBe(40);
    expect(rowsPerSecond(pace)).toBeCloseTo(5_000_000 / 60, -3);
  });
  test('a wobbling run does not jump', () => {
    const wobble = (i: number) => (i % 7) * 0.0004;
    const lefts = [20, 22, 24, 26, 28].map((at) => (told(60, at, wobble).end as number) / 1_000);
    expect(Math.max(...lefts) - Math.min(...lefts)).toBeLessThan(3);
  });
  test('a bar that would run back, and two samples of one moment, change nothing', () => {
    const pace = told(60, 5);
    expect(withSample(pace, { at: 6_000, rows: 0, share: 0 })).toBe(pace);
    expect(withSample(pace, { at: 5_000, rows: 0, share: 0.9 })).toBe(pace);
  });
  test('is a whole number of seconds above nothing for whatever comes', () => {
    const sample = fc.record({
      step: fc.integer({ min: 1, max: 5_000 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 60 }), (samples) => {
        let pace: Pace | null = null;
        let at = 0;
        for (const { step, part } of samples) {
          at += step;
          pace = withSample(pace, { at, rows: at, share: part });
        }
        const left = secondsLeft(pace as Pace, at);
        expect(left === null || (Number.isInteger(left) && left >= 1)).toBe(true);
      }),
    );
  });
});

describe('verdict', () => {
  const state: StoreState = {
    branch: '0571',
    as_of: '2026-11-20',
    last_run: null,
    waiting: 0,
    rejects: 0,
    open_breaks: 0,
    break_clients: 0,
    settings: { drop_folder: null, acknowledge_folder: null, watch: false, watch_seconds: 30 },
  };
  const fresh = freshnessOf(20261120, 20261123);
  test('is whole only where nothing at all is wrong', () => {
    expect(verdictOf(state, fresh)).toEqual({ kind: 'whole' });
    expect(verdictOf({ ...state, as_of: null }, null)).toEqual({ kind: 'empty' });
    for (const flaw of ['waiting', 'rejects', 'open_breaks'] as const) {
      expect(verdictOf({ ...state, [flaw]: 1 }, fresh).kind).toBe('flawed');
    }
    expect(verdictOf(state, freshnessOf(20261120, 20261124)).kind).toBe('flawed');
  });
  test('names what is wrong, the worst first, also without any data', () => {
    const all = { ...state, waiting: 1, rejects: 4, open_breaks: 3, break_clients: 2 };
    expect(verdictOf(all, freshnessOf(20261118, 20261123))).toEqual({
      kind: 'flawed',
      flaws: [
        { kind: 'waiting', n: 1 },
        { kind: 'breaks', n: 3, clients: 2 },
        { kind: 'behind', n: 2 },
        { kind: 'rejects', n: 4 },
      ],
    });
    expect(verdictOf({ ...state, as_of: null, waiting: 1 }, null).kind).toBe('flawed');
  });
});

describe('age of data', () => {
  test.each([
    // as of, today, expected, behind
    [20261120, 20261121, 20261120, 0], // Saturday
    [20261120, 20261123, 20261120, 0], // Monday: Friday's is the newest
    [20261120, 20261124, 20261123, 1],
    [20260930, 20261008, 20260930, 0], // the day after the National Day week
    [20260930, 20261009, 20261008, 1],
    [20261124, 20261124, 20261123, 0], // today's own came already
  ])('%i on %i: %i can be there, %i behind', (asOf, today, expected, behind) => {
    expect(freshnessOf(asOf, today)).toEqual({ expected, behind, knowsHolidays: true });
  });
  test('beyond the holiday table it says that only weekends are known', () => {
    expect(freshnessOf(20300101, 20300108)).toMatchObject({ behind: 4, knowsHolidays: false });
  });
  test('the day is China’s', () => {
    expect(chinaDate(Date.UTC(2026, 10, 22, 15, 59))).toBe(20261122);
    expect(chinaDate(Date.UTC(2026, 10, 22, 16, 0))).toBe(20261123);
  });
  test('the day before is a trading day with none between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2005, max: 2026 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (y, m, d) => {
          const today = y * 10_000 + m * 100 + d;
          const before = tradingDayBefore(today);
          expect(isTradingDay(before)).toBe(true);
          expect(tradingDaysAfter(before, today)).toBe(isTradingDay(today) ? 1 : 0);
        },
      ),
    );
  });
});

describe('problems of a set', () => {
  const problem = (
    severity: 'hard' | 'soft',
    code: string,
    count: number,
    dataset: string | null = 'trades',
  ): SetProblem => ({
    severity,
    code,
    dataset,
    file: 'f.csv',
    column: null,
    count,
    ranges: [],
    more_ranges: 0,
    expected: null,
    found: null,
    text: '',
  });
  test('hard ones stand first in their own order, then rows by number, then notes', () => {
    const groups = problemGroups([
      problem('soft', 'unknown_columns', 1),
      problem('soft', 'bad_number', 2),
      problem('hard', 'checksum', 1),
      problem('hard', 'row_count', 1),
      problem('soft', 'unknown_account', 7),
      problem('soft', 'bad_number', 3, 'prices'),
    ]);
    expect(groups.map(({ kind, code, count }) => [kind, code, count])).toEqual([
      ['hard', 'checksum', 1],
      ['hard', 'row_count', 1],
      ['rows', 'unknown_account', 7],
      ['rows', 'bad_number', 5],
      ['note', 'unknown_columns', 1],
    ]);
    expect(groups[3]?.problems.map(({ dataset }) => dataset)).toEqual(['prices', 'trades']);
  });
  test('lines read as ranges', () => {
    expect(
      rangeText(
        [
          [4, 4],
          [7, 9],
          [12, 12],
        ],
        String,
      ),
    ).toBe('4, 7–9, 12');
    expect(rangeText([], String)).toBe('');
  });
});

describe('why a set waits', () => {
  const words = ((key: string, values?: object) => `${key} ${JSON.stringify(values ?? {})}`) as unknown as TFunction;
  const detail = (code: string, expected: string | null, found: string | null) =>
    reasonDetail({ code, expected, found }, words);
  test('a gap names the date that is missing', () => {
    const applied = 'a set that follows 2026-11-20';
    expect(detail('missing_date', applied, '2026-11-24, which follows 2026-11-23')).toBe(
      'syncPage.waiting.gap {"applied":"2026-11-20","missing":"2026-11-23"}',
    );
    expect(detail('missing_date', applied, '2026-11-18, which follows 2026-11-17')).toContain('waiting.past');
    expect(detail('missing_date', null, null)).toBe('');
  });
  test('evidence that is no prose stands as it is; prose of the core is told anew or not at all', () => {
    expect(detail('row_count', '5', '4')).toContain('"expected":"5","found":"4"');
    expect(detail('too_many_rejects', 'at most 10 rejected rows', '12 of 14')).toContain('"n":"12","rows":"14"');
    expect(detail('checksum', 'a'.repeat(64), 'b'.repeat(64))).toContain('"expected":"aaaaaaaaaaaa…"');
    expect(detail('no_initial', 'an initial set', 'a nightly set')).toBe('');
  });
});

describe('corrected rows', () => {
  const row = { row_at: 1, dataset: 'trades', key: 'k' } as const;
  test('mark the cells that differ, and put them first', () => {
    const changed = { ...row, change: 'changed', before: { a: '1', b: null }, after: { a: '1', b: '2' } } as const;
    expect(cellPairs(changed)).toEqual([
      { column: 'b', before: null, after: '2', isChanged: true },
      { column: 'a', before: '1', after: '1', isChanged: false },
    ]);
    expect(changedColumns(changed)).toEqual(['b']);
    expect(changedColumns({ ...row, change: 'added', before: null, after: { a: '1' } })).toEqual([]);
  });
  test('sum by data set, the most first, without those that stay', () => {
    const none = { added: 0, removed: 0, changed: 0 };
    expect(
      changeSums({ rows: { prices: none, assets: { ...none, changed: 1 }, trades: { ...none, added: 3 } } }),
    ).toEqual([
      { dataset: 'trades', added: 3, removed: 0, changed: 0 },
      { dataset: 'assets', added: 0, removed: 0, changed: 1 },
    ]);
  });
  test('a figure’s change is exact, and nothing where a side is missing', () => {
    const figure = { client_no: '1', name: '', figure: 'pnl_ytd' };
    expect(differenceText({ ...figure, before: '90071992547.10', after: '90071992547.11' })).toBe('+0.01');
    expect(differenceText({ ...figure, before: '5.00', after: '3.50' })).toBe('-1.50');
    expect(differenceText({ ...figure, before: null, after: '3.50' })).toBeNull();
    expect(differenceText({ ...figure, figure: 'tier', before: 'gold', after: 'basic' })).toBeNull();
  });
});
