// The lists of the Habits page say what the report's figures say, for every client of odd branches and every period.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localUser } from '../../src-main/api/caller.ts';
import { clientReport } from '../../src-main/api/clientReport.ts';
import { clientRows } from '../../src-main/api/clientRows.ts';
import type { ReportPeriod } from '../../src-main/api/ground.ts';
import { clientHabits } from '../../src-main/api/habits.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler } from '../../src-main/api/wrapper.ts';
import { asOf } from '../../src-main/store/queries/status.ts';
import type { ClientReport } from '../../src-shared/contract/clientReport.ts';
import { type ClientHabits, EVIDENCE_ROWS } from '../../src-shared/contract/habitCalls.ts';
import { addDays } from '../../src-shared/kernel/dates.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import { writeOddBranch } from '../oracle/oddBranch.ts';

const SEEDS = [2, 5, 8];
const folders: string[] = [];
const branches: TestBranch[] = [];
interface Pair {
  readonly who: string;
  readonly report: ClientReport;
  readonly habits: ClientHabits;
}
const pairs: Pair[] = [];

beforeAll(async () => {
  for (const seed of SEEDS) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-habits-'));
    folders.push(folder);
    const drop = path.join(folder, 'drop');
    fs.mkdirSync(drop);
    writeOddBranch(drop, seed, { lateDir: drop, clients: 7, historyDays: 120, nights: 4 });
    const branch = openBranch();
    branches.push(branch);
    await branch.apply(drop);
    const to = asOf(branch.store) as number;
    const periods: ReportPeriod[] = [{}, { from: addDays(to, -45), to: addDays(to, -3) }, { from: 19_990_101, to }];
    for (const { client_no } of clientRows(branch.store).clients) {
      for (const period of periods) {
        pairs.push({
          who: `${seed} ${client_no} ${JSON.stringify(period)}`,
          report: clientReport(branch.store, client_no, period),
          habits: clientHabits(branch.store, client_no, period),
        });
      }
    }
  }
}, 120_000);
afterAll(() => {
  for (const branch of branches) branch.close();
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

const counted = (): Pair[] => pairs.filter(({ habits }) => habits.gap === null);
/** A figure of the report, or null; `n`: its sample. */
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const near = (a: number | null | undefined, b: number | null, who: string): void => {
  if (a === null || a === undefined || b === null) expect([who, a ?? null]).toEqual([who, b]);
  else expect([who, Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))]).toEqual([who, true]);
};

describe('the lists of the Habits page', () => {
  it('are there for clients of every sort', () => {
    expect(counted().length).toBeGreaterThan(30);
    expect(pairs.some(({ habits }) => habits.gap !== null)).toBe(true);
    expect(counted().some(({ habits }) => habits.trips.n >= 10)).toBe(true);
    expect(counted().some(({ habits }) => habits.disposition.paper_loss.total > 0)).toBe(true);
  });

  it('count what the figures count', () => {
    for (const { who, report, habits } of counted()) {
      const { behaviour, samples } = report;
      const { disposition, trips } = habits;
      expect([who, habits.holding.pieces]).toEqual([who, behaviour.lots_closed]);
      expect([who, sum(habits.holding.spans.map(({ pieces }) => pieces))]).toEqual([who, habits.holding.pieces]);
      expect([who, trips.n]).toEqual([who, behaviour.round_trips]);
      if (behaviour.win_rate !== null) near(trips.wins / trips.n, behaviour.win_rate, who);
      expect([
        who,
        disposition.realised_gain.total,
        disposition.paper_gain.total,
        disposition.realised_loss.total,
        disposition.paper_loss.total,
      ]).toEqual([who, behaviour.rg, behaviour.pg, behaviour.rl, behaviour.pl]);
      for (const { total, rows } of Object.values(disposition))
        expect(rows).toHaveLength(Math.min(total, EVIDENCE_ROWS));
      for (const side of ['chasing', 'panic'] as const) {
        expect([who, habits[side].counted]).toEqual([who, samples[`behaviour.${side}`]]);
        expect(habits[side].rows).toHaveLength(Math.min(habits[side].hits, EVIDENCE_ROWS));
        for (const { move } of habits[side].rows) {
          if (side === 'chasing') expect(move * 100).toBeGreaterThan(habits.chase_percent);
          else expect(move * 100).toBeLessThan(habits.panic_percent);
        }
      }
    }
  });

  it('evidence lies on the side that it is evidence of, newest first', () => {
    for (const { who, habits } of counted()) {
      for (const [kind, { rows }] of Object.entries(habits.disposition)) {
        for (const { difference } of rows) {
          if (difference !== null)
            expect([who, kind, Math.sign(difference)]).toEqual([who, kind, kind.endsWith('gain') ? 1 : -1]);
        }
        const dates = rows.map(({ date }) => date);
        expect(dates).toEqual(dates.toSorted().reverse());
      }
    }
  });

  it('end with the concentration of the report', () => {
    for (const { who, report, habits } of counted()) {
      const last = habits.months.at(-1);
      expect([who, last?.date]).toEqual([who, report.to]);
      for (const name of ['top1', 'top3', 'hhi', 'position_ratio'] as const) {
        near(last?.[name].value, report.behaviour[name], `${who} ${name}`);
        expect([who, name, last?.[name].reason ?? null]).toEqual([
          who,
          name,
          report.missing[`behaviour.${name}`] ?? null,
        ]);
      }
      expect([who, last?.unpriced]).toEqual([who, report.left_out['behaviour.top1'] ?? 0]);
      const months = habits.months.map(({ month }) => month);
      expect(months).toEqual([...new Set(months)].toSorted());
    }
  });

  it('share out the volume and the fees of the report', () => {
    for (const { who, report, habits } of counted()) {
      const { orders, fees, half } = habits;
      expect([who, orders.amount]).toEqual([who, report.turnover.volume]);
      expect([who, orders.rows]).toEqual([who, report.samples['turnover.volume']]);
      for (const list of [orders.channels, orders.boards, orders.industries, orders.hours]) {
        expect([who, sum(list.map(({ rows }) => rows))]).toEqual([who, orders.rows]);
      }
      const shares = Object.fromEntries(
        orders.channels
          .filter(({ key, share }) => key !== null && share !== null)
          .map(({ key, share }) => [key, share]),
      );
      for (const [key, share] of Object.entries(report.behaviour.channels ?? {}))
        near(shares[key], share, `${who} ${key}`);
      expect([who, fees.total]).toEqual([who, report.pnl.fees]);
      expect([who, fees.lines[0]?.amount]).toEqual([who, report.turnover.commission]);
      near(fees.drag.value, report.turnover.fee_drag, who);
      near(fees.lines[0]?.rate, report.turnover.commission_rate_effective, who);
      if (half !== null) {
        expect([who, half.fees, half.pnl]).toEqual([who, report.pnl.fees, report.pnl.pnl]);
        expect(Number(half.fees_half) + Number(half.saved)).toBeCloseTo(Number(half.fees), 6);
      } else expect([who, Number(orders.amount)]).toEqual([who, 0]);
    }
  });

  it('are empty, with the reason, where the period has no figures', () => {
    const none = pairs.filter(({ habits }) => habits.gap !== null);
    for (const { habits, report } of none) {
      expect(habits.gap).toBe(report.missing['behaviour.round_trips']);
      expect(habits).toMatchObject({
        months: [],
        half: null,
        holding: { pieces: 0, spans: [] },
        trips: { n: 0, ratio: null },
      });
      expect(habits.orders).toMatchObject({ rows: 0, hours: [], channels: [] });
    }
  });

  it('keep the shape of the contract', () => {
    const { store } = branches[0] as TestBranch;
    const handlers = createHandlers(store, { now: () => new Date(0), appVersion: '' });
    for (const { client_no } of clientRows(store).clients) {
      expect(callHandler(handlers, localUser, 'client.habits', { client_no }).ok).toBe(true);
    }
    const unknown = callHandler(handlers, localUser, 'client.habits', { client_no: 'nobody' });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
