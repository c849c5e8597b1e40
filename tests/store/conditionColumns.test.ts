/** Columns that conditions ask, against the report of each client and against slow, plain readings of the facts one client at a time. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientReport } from '../../src-main/api/clientReport.ts';
import { editRecords } from '../../src-main/jobs/editRecords.ts';
import { runFiguresJob } from '../../src-main/jobs/figuresJob.ts';
import { askCondition, askOne } from '../../src-main/store/queries/askCondition.ts';
import { nextBirthday } from '../../src-main/store/queries/conditionColumns/clientColumns.ts';
import { type ConditionColumns, conditionColumns } from '../../src-main/store/queries/conditionColumns/columns.ts';
import { valueAt } from '../../src-shared/domain/conditions/evaluate.ts';
import { FIGURE_FIELDS } from '../../src-shared/domain/conditions/fields/figures.ts';
import { CONDITION_FIELDS, DICTIONARY } from '../../src-shared/domain/conditions/registry.ts';
import { parseCondition } from '../../src-shared/domain/conditions/text/parse.ts';
import { daysBetween, parseDate } from '../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const drop = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
let branch: TestBranch;
let columns: ConditionColumns;
const TODAY = 20261122;

beforeAll(async () => {
  branch = openBranch();
  await branch.apply(drop);
  await runFiguresJob(
    { store: path.join(branch.folder, 'branch.db'), again: false },
    { progress: () => undefined, cancelled: () => false },
  );
  columns = conditionColumns(branch.store, TODAY) as ConditionColumns;
}, 60_000);
afterAll(() => branch.close());

const rows = (sql: string, ...args: unknown[]): Record<string, number | string | null>[] =>
  branch.store.db.prepare(sql).all(...args) as Record<string, number | string | null>[];
const near = (a: number | null, b: number | null): void => {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(b)));
};

/** A figure of the report by its path, as a column holds it. */
function reported(report: unknown, field: string): unknown {
  const value = field
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key] ?? null, report);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return parseDate(value);
  return value;
}

describe('figures', () => {
  test('are those of the client’s own report', () => {
    let compared = 0;
    for (const [place, no] of columns.nos.entries()) {
      const report = clientReport(branch.store, no, {});
      for (const { code, unit } of FIGURE_FIELDS) {
        if (
          reported(report, code) === null &&
          !((code.split('.')[1] as string) in ((report as never)[code.split('.')[0] as string] ?? {}))
        )
          continue;
        const [is, should] = [valueAt(columns.of(code), place), reported(report, code)];
        if (unit === 'money') {
          // The report rounds to the cent.
          if (is === null || should === null) expect(is, `${no} ${code}`).toBe(should);
          else expect(Math.abs((is as number) - Number(should)), `${no} ${code}`).toBeLessThanOrEqual(0.0051);
        } else if (typeof is === 'number' && typeof should === 'number') near(is, should);
        else expect(is, `${no} ${code}`).toEqual(should);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(columns.size * 40);
  });
});

describe('events, one client at a time', () => {
  test('windows of flows and assets, cash, last trade', () => {
    const days = rows('SELECT asset_date AS d FROM asset_day ORDER BY d DESC LIMIT 21').map(({ d }) => d as number);
    const window = days.slice(0, 20);
    for (const [place, id] of columns.ids.entries()) {
      const own = rows('SELECT day, asset_e4, flow_in_e4 - flow_out_e4 AS net FROM client_day WHERE client_id = ?', id);
      const inWindow = own.filter(({ day }) => window.includes(day as number));
      const sum = (list: typeof own): number | null =>
        list.length === 0 ? null : list.reduce((total, { net }) => total + (net as number), 0) / 10_000;
      near(valueAt(columns.of('event.net_flow_20'), place) as number | null, sum(inWindow));
      near(
        valueAt(columns.of('event.net_flow_5'), place) as number | null,
        sum(inWindow.filter(({ day }) => window.slice(0, 5).includes(day as number))),
      );
      const before = own.find(({ day }) => day === days[20])?.asset_e4 as number | undefined;
      const now = own.find(({ day }) => day === days[0])?.asset_e4 as number | undefined;
      near(
        valueAt(columns.of('event.asset_change_20'), place) as number | null,
        before !== undefined && before > 0 && now !== undefined ? now / before - 1 : null,
      );
      const cash = window.map((day) =>
        rows(
          'SELECT cash_e4 FROM asset JOIN account USING (account_id) WHERE client_id = ? AND asset_date = ?',
          id,
          day,
        ),
      );
      const isKnown = cash.flat().every(({ cash_e4 }) => cash_e4 !== null);
      const sums = cash
        .filter((list) => list.length > 0)
        .map((list) => list.reduce((total, { cash_e4 }) => total + Number(cash_e4), 0) / 10_000);
      near(
        valueAt(columns.of('event.idle_cash_20'), place) as number | null,
        isKnown && sums.length > 0 ? Math.min(...sums) : null,
      );
      const last = rows(
        `SELECT max(trade_date) AS d FROM trade JOIN account USING (account_id) JOIN security USING (security_id)
         WHERE client_id = ? AND business_type IN (0, 1) AND security_kind <> 'repo'`,
        id,
      )[0]?.d as number | null;
      expect(valueAt(columns.of('event.last_trade_on'), place)).toBe(last);
    }
  });
  test('steps of the tier', () => {
    const days = rows('SELECT asset_date AS d FROM asset_day ORDER BY d').map(({ d }) => d as number);
    const bounds = [50_000, 500_000, 3_000_000, 10_000_000];
    const rankOn = (own: readonly { day: unknown; asset_e4: unknown }[], on: number): number | null => {
      const upTo = own.filter(({ day }) => (day as number) <= on);
      if (upTo.length === 0) return null;
      // Who has fewer than twenty: the branch's days are meant, 0 before his first.
      const amounts =
        upTo.length >= 20
          ? upTo.slice(-20).map(({ asset_e4 }) => asset_e4 as number)
          : days
              .filter((day) => day <= on)
              .slice(-20)
              .map((day) => (upTo.findLast((row) => (row.day as number) <= day)?.asset_e4 as number | undefined) ?? 0);
      const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length / 10_000;
      return bounds.filter((bound) => mean >= bound).length;
    };
    const steps = new Set<number | null>();
    for (const [place, id] of columns.ids.entries()) {
      const own = rows('SELECT day, asset_e4 FROM client_day WHERE client_id = ? ORDER BY day', id) as {
        day: unknown;
        asset_e4: unknown;
      }[];
      const [now, then] = [rankOn(own, days.at(-1) as number), rankOn(own, days.at(-21) as number)];
      const should = now === null || then === null ? null : now - then;
      expect(valueAt(columns.of('event.tier_steps_20'), place), columns.nos[place]).toBe(should);
      steps.add(should);
    }
    expect(steps.size).toBeGreaterThan(1);
  });
  test('dividends of 30 days', () => {
    for (const [place, id] of columns.ids.entries()) {
      const paid = rows(
        `SELECT flow_date AS d, amount_e4 AS a FROM cash_flow JOIN account USING (account_id)
         WHERE client_id = ? AND flow_kind = 2 AND amount_e4 > 0`,
        id,
      ).filter(
        ({ d }) => daysBetween(parseDate(isoOf(d as number)) as number, columns.at) < 30 && (d as number) <= columns.at,
      );
      near(
        valueAt(columns.of('event.dividends_30'), place) as number | null,
        paid.length === 0 ? null : paid.reduce((sum, { a }) => sum + (a as number), 0) / 10_000,
      );
      expect(valueAt(columns.of('event.dividend_on'), place)).toBe(
        paid.length === 0 ? null : Math.max(...paid.map(({ d }) => d as number)),
      );
    }
  });
  test('months of loss', () => {
    const days = rows('SELECT asset_date AS d FROM asset_day ORDER BY d').map(({ d }) => d as number);
    const month = (day: number): number => Math.floor(day / 100);
    const ends = [...new Set(days.filter((d) => month(d) < month(columns.at)).map(month))]
      .map((one) => days.filter((d) => month(d) === one).at(-1) as number)
      .reverse();
    for (const [place, id] of columns.ids.entries()) {
      const own = new Map(
        rows('SELECT * FROM client_day WHERE client_id = ?', id).map((row) => [row.day as number, row]),
      );
      let count: number | null = null;
      for (let i = 0; i + 1 < Math.min(ends.length, 13); i++) {
        const [end, start] = [ends[i] as number, ends[i + 1] as number];
        const [a, b] = [own.get(end)?.asset_e4, own.get(start)?.asset_e4];
        if (a === undefined || b === undefined) break;
        count ??= 0;
        const flows = [...own.values()]
          .filter(({ day }) => (day as number) > start && (day as number) <= end)
          .reduce((sum, { flow_in_e4, flow_out_e4 }) => sum + Number(flow_in_e4) - Number(flow_out_e4), 0);
        if (Number(a) - Number(b) - flows >= 0) break;
        count += 1;
      }
      expect(valueAt(columns.of('event.loss_months'), place), columns.nos[place]).toBe(count);
    }
  });
});

test.each([
  [19800229, 20260227, 20260228],
  [19800229, 20260228, 20260228],
  [19800229, 20260301, 20270228],
  [19800229, 20280101, 20280229],
  [19800101, 20261231, 20270101],
  [19800615, 20260615, 20260615],
])('born on %i, the next birthday after %i is %i', (born, today, next) => {
  expect(nextBirthday(born, today)).toBe(next);
});

test('every field has a column, of the type of its unit', () => {
  for (const { code, unit } of CONDITION_FIELDS) {
    const { type, values } = columns.of(code);
    expect(values.length, code).toBe(columns.size);
    expect(type, code).toBe(unit === 'words' ? 'lists' : unit === 'word' || unit === 'text' ? 'text' : 'numbers');
  }
});

describe('asked of the branch', () => {
  const ask = (text: string, sees?: (place: number) => boolean) =>
    askCondition(conditionColumns(branch.store, TODAY) as ConditionColumns, parseCondition(text, DICTIONARY), sees);
  test('members, unknown ones and what they lack add up to everybody', () => {
    const of = ask('turnover.turnover_annualised > 2');
    const not = ask('not turnover.turnover_annualised > 2');
    expect(of.yes + not.yes + of.unknown).toBe(columns.size);
    expect(of.unknown).toBe(of.missing['turnover.turnover_annualised'] ?? 0);
    expect(ask('turnover.turnover_annualised is missing').yes).toBe(of.unknown);
    expect(ask('turnover.turnover_annualised > 2 or turnover.turnover_annualised <= 2').unknown).toBe(of.unknown);
  });
  test('for one client the answer is that of the branch', () => {
    const condition = parseCondition(
      'tier >= gold and not (assets.total < 1000万 or event.cash_share > 50%)',
      DICTIONARY,
    );
    const { truths } = askCondition(columns, condition);
    for (const place of columns.nos.keys()) expect(askOne(columns, condition, place).truth).toBe(truths[place]);
  });
  test('a caller’s other clients are neither in nor unknown', () => {
    const all = ask('assets.total >= 0');
    const one = ask('assets.total >= 0', (place) => place === 0);
    expect(all.yes).toBeGreaterThan(1);
    expect(one.yes).toBe(1);
    expect(one.truths.filter((truth) => truth === 1).length).toBe(1);
  });
  test('what the branch writes is asked from then on', async () => {
    const no = columns.nos[0] as string;
    const before = ask('contact.days <= 3').yes;
    const body: BodyOf<'contact'> = {
      channel: 'call',
      direction: 'out',
      on: '2026-11-20',
      at: null,
      minutes: null,
      reached: true,
      text: '问候',
      tags: ['养老'],
      clients: [],
      materials: [],
    };
    const change = { record_id: crypto.randomUUID(), kind: 'contact' as const, version: null, client_no: no, body };
    await editRecords(
      {
        place: { store: path.join(branch.folder, 'branch.db') },
        who: 'me',
        now: () => new Date('2026-11-22T01:00:00Z'),
        maySee: () => true,
      },
      { what: 'contact_added', subject: '', changes: [change] },
    );
    expect(ask('contact.days <= 3').yes).toBe(before + 1);
    expect(ask('contact.tags has 养老').yes).toBe(1);
    expect(ask('contact.days = 2').truths[0]).toBe(1);
  });
});

function isoOf(day: number): string {
  const text = String(day);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}
