// Every figure of several clients' reports has a trace whose value is the report's own, whose formula gives that value
// with its letters filled in, and whose every row stands in a file of the drop folder at the line that it names.
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientReport } from '../../src-main/api/clientReport.ts';
import { clientSeries } from '../../src-main/api/clientSeries.ts';
import { traceFigure } from '../../src-main/api/trace/trace.ts';
import { fillIn } from '../../src-renderer/pages/trace/formula.ts';
import type { ClientReport } from '../../src-shared/contract/clientReport.ts';
import { type FigureTrace, figureTrace } from '../../src-shared/contract/traceCalls.ts';
import { FIGURES } from '../../src-shared/domain/figures/registry.ts';
import { moneyTextE4 } from '../../src-shared/kernel/money.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import { workedOut } from './arithmetic.ts';
import { DropRows } from './traceFiles.ts';

const drop = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
const PERIOD = { from: 20260519, to: 20260623 };
/** Two accounts, repo and a code change; redemptions; many code changes; unknown cost; hardly any trades; closed. */
const CLIENTS = ['00571000', '00571042', '00571091', '00571112', '00571119', '00571203'];

let branch: TestBranch;
let files: DropRows;

beforeAll(async () => {
  branch = openBranch();
  await branch.apply(drop);
  files = new DropRows(drop);
}, 120_000);
afterAll(() => {
  branch.close();
  files.close();
});

function trace(clientNo: string, figure: string, more: { group?: number; offset?: number } = {}): FigureTrace {
  return traceFigure(branch.store, { clientNo, period: PERIOD, figure, ...more });
}

type Group = FigureTrace['groups'][number];

/** All rows of a group, part after part as the window fetches them. */
function allRows(clientNo: string, whole: FigureTrace, group: number): Group['rows'] {
  const rows = [...(whole.groups[group] as Group).rows];
  while (rows.length < (whole.groups[group] as Group).total) {
    const part = trace(clientNo, whole.figure, { group, offset: rows.length }).groups[group] as Group;
    expect(part.offset).toBe(rows.length);
    expect(part.rows.length).toBeGreaterThan(0);
    rows.push(...part.rows);
  }
  return rows;
}

/** Every figure of a report by its path: the registry's, and those of positions, securities, months, groups and days. */
function figuresOf(clientNo: string, report: ClientReport): Map<string, unknown> {
  const out = new Map<string, unknown>();
  const sections = report as unknown as Record<string, Record<string, unknown>>;
  for (const { path: name } of FIGURES) {
    const dot = name.indexOf('.');
    out.set(name, sections[name.slice(0, dot)]?.[name.slice(dot + 1)]);
  }
  for (const { account_no, market, code, name: _name, cost_unknown: _unknown, ...fields } of report.positions) {
    for (const [field, value] of Object.entries(fields))
      out.set(`positions.${account_no}.${market}.${code}.${field}`, value);
  }
  for (const { market, code, name: _name, ...fields } of report.pnl.by_security) {
    for (const [field, value] of Object.entries(fields)) out.set(`pnl.by_security.${market}.${code}.${field}`, value);
  }
  for (const { month, ...fields } of report.turnover.by_month) {
    for (const [field, value] of Object.entries(fields)) out.set(`turnover.by_month.${month}.${field}`, value);
  }
  for (const [view, parts] of Object.entries(report.splits)) {
    for (const { key, ...fields } of parts) {
      for (const [field, value] of Object.entries(fields)) out.set(`splits.${view}.${key}.${field}`, value);
    }
  }
  const { dates, day_pnl_e4: profits } = clientSeries(branch.store, clientNo, PERIOD);
  dates.forEach((date, i) => {
    if (i > 0) out.set(`pnl.by_day.${date}.pnl`, moneyTextE4(profits[i] as number));
  });
  return out;
}

/** Money sums that are nothing but the sum of a column of their own rows. */
const SUMS: readonly (readonly [path: RegExp, column: string])[] = [
  [/^turnover\.volume$/, 'amount'],
  [/^turnover\.commission$/, 'commission'],
  [/^turnover\.by_month\..*\.volume$/, 'amount'],
  [/^pnl\.fees$/, 'fees'],
  [/^pnl\.realised$/, 'realised'],
  [/^pnl\.(dividends|net_flow|interest|fee_flows|other_flows)$/, 'amount'],
  [/^pnl\.by_security\..*\.fees$/, 'fees'],
  [/^pnl\.by_security\..*\.realised$/, 'realised'],
  [/^pnl\.by_security\..*\.dividends$/, 'amount'],
  [/^splits\..*\.market_value$/, 'market_value'],
  [/^assets\.total$/, 'total'],
];
/** Figures whose value, or whose n, is the number of their own rows. */
const COUNTS = new Set(['rg', 'pg', 'rl', 'pl', 'round_trips', 'lots_closed'].map((name) => `behaviour.${name}`));
const NUMBERED = /^(turnover\.(volume|average_asset)|turnover\.by_month\..*\.average_asset|value\.average_asset_20)$/;

describe.each(CLIENTS)('client %s', (clientNo) => {
  let report: ClientReport;
  let figures: ReadonlyMap<string, unknown>;
  const traces = new Map<string, FigureTrace>();
  beforeAll(() => {
    report = clientReport(branch.store, clientNo, PERIOD);
    figures = figuresOf(clientNo, report);
    for (const figure of figures.keys()) traces.set(figure, trace(clientNo, figure));
  }, 60_000);

  it('has a trace for every figure of the report, with its value, its reason and its sample', () => {
    const faults: string[] = [];
    for (const [figure, told] of traces) {
      figureTrace.parse(told);
      const wanted = [figure, figures.get(figure) ?? null, report.missing[figure] ?? null];
      const given = [told.figure, told.value, told.reason];
      if (JSON.stringify(given) !== JSON.stringify(wanted))
        faults.push(`${JSON.stringify(given)} for ${JSON.stringify(wanted)}`);
      if (figure in report.samples && told.n !== report.samples[figure]) faults.push(`${figure}: n ${told.n}`);
      if (figure in report.left_out && told.left_out?.count !== report.left_out[figure])
        faults.push(`${figure}: leaves out ${told.left_out?.count}`);
    }
    expect(faults).toEqual([]);
  });

  it('names for every row the set, file and line that hold it', () => {
    const faults: string[] = [];
    for (const [figure, told] of traces) {
      told.groups.forEach((_group, at) => {
        for (const row of allRows(clientNo, told, at)) {
          if (row.sources.length === 0) faults.push(`${figure}: a row of no file`);
          faults.push(...files.differences(row, clientNo).map((fault) => `${figure}: ${fault}`));
        }
      });
    }
    expect(faults.slice(0, 20)).toEqual([]);
  });

  it('sums and counts of rows are the figures', () => {
    for (const [figure, told] of traces) {
      const at = told.groups.findIndex((group) => group.symbol === null);
      if (told.value === null || at < 0) continue;
      const column = SUMS.find(([pattern]) => pattern.test(figure))?.[1];
      if (column !== undefined) {
        const rows = allRows(clientNo, told, at);
        const sum = rows.reduce((total, { cells }) => total + Number((cells[column] as { text: string }).text), 0);
        // Cells are rounded to the cent each; sums of what the files hold are exact.
        const slack = column === 'realised' || column === 'market_value' ? 0.005 * rows.length + 0.005 : 0.001;
        expect(Math.abs(sum - Number(told.value)), `${figure} of ${rows.length} rows`).toBeLessThanOrEqual(slack);
      }
      if (COUNTS.has(figure)) expect(told.value, figure).toBe(told.groups[at]?.total);
      if (NUMBERED.test(figure)) expect(told.n, figure).toBe(told.groups[at]?.total);
    }
  });

  it('runs from the first row of a holding to its quantity and its cost', () => {
    for (const [figure, told] of traces) {
      const column = /^positions\..*\.(quantity|cost)$/.exec(figure)?.[1] === 'cost' ? 'running_cost' : 'held';
      if (!/^positions\..*\.(quantity|cost)$/.test(figure) || told.value === null) continue;
      const last = allRows(clientNo, told, 0).at(-1);
      expect((last?.cells[column] as { text: string } | undefined)?.text, figure).toBe(told.value);
    }
  });

  it('gives the value when the letters of the formula are filled in', () => {
    const faults: string[] = [];
    const worked = new Set<string>();
    for (const [figure, told] of traces) {
      const letters = told.terms.map(({ symbol, value }) => ({ symbol, text: String(value) }));
      if (told.value === null || letters.some(({ text }) => !/^-?\d/.test(text))) continue;
      const cut = told.symbols.indexOf(' = ');
      const body = cut < 0 ? told.symbols : told.symbols.slice(cut + 3);
      const filled = fillIn(body, letters);
      const result = filled === body ? undefined : workedOut(filled);
      if (result === undefined || !Number.isFinite(result)) continue;
      worked.add(figure.split('.').at(-1) as string);
      // The letters are rounded as the screen shows them.
      const slack = 1e-4 * Math.max(1, Math.abs(Number(told.value))) + (told.unit === 'money' ? 0.02 : 0);
      if (Math.abs(result - Number(told.value)) > slack)
        faults.push(`${figure}: ${filled} → ${result}, not ${told.value}`);
    }
    expect(faults).toEqual([]);
    for (const name of ['pnl', 'unexplained', 'cost', 'quantity', 'market_value', 'unrealised', 'weight'])
      expect([...worked], name).toContain(name);
  });

  it('leads from every letter and row that has a trace of its own to that trace', () => {
    const seen = new Set<string>();
    const follow = (figure: string, depth: number): void => {
      if (seen.has(figure) || depth > 6) return;
      seen.add(figure);
      const told = traces.get(figure) ?? trace(clientNo, figure);
      for (const term of told.terms) {
        if (term.figure === null) continue;
        const own = traces.get(term.figure) ?? trace(clientNo, term.figure);
        expect(own.value, `${term.figure} from ${figure}`).toEqual(term.value);
        follow(term.figure, depth + 1);
      }
      const row = told.groups.flatMap((group) => group.rows).find((one) => one.figure !== null);
      if (row?.figure) follow(row.figure, depth + 1);
    };
    for (const figure of FIGURES) follow(figure.path, 0);
    expect(seen.size).toBeGreaterThanOrEqual(FIGURES.length);
  });
});

describe('what the window shows beside the report', () => {
  it('the bridge, the totals, the profit of a month and what a sale realised', () => {
    const clientNo = '00571000';
    const report = clientReport(branch.store, clientNo, PERIOD);
    const number = (figure: string): number => Number(trace(clientNo, figure).value);
    const { pnl, positions } = report;
    const lines = [pnl.interest, pnl.fee_flows, pnl.other_flows, pnl.unexplained].reduce(
      (sum, text) => sum + Number(text),
      0,
    );
    expect(number('pnl.securities')).toBeCloseTo(Number(pnl.pnl) - lines, 1);
    expect(number('pnl.opening') + Number(pnl.pnl) + Number(pnl.net_flow)).toBeCloseTo(Number(report.assets.total), 2);
    expect(number('positions.total.market_value')).toBeCloseTo(
      positions.reduce((sum, position) => sum + Number(position.market_value), 0),
      0,
    );
    const months = ['2026-05', '2026-06'].map((month) => number(`pnl.by_month.${month}.pnl`));
    expect(months.reduce((a, b) => a + b)).toBeCloseTo(Number(pnl.pnl), 2);
    const sale = trace(clientNo, 'pnl.realised').groups[0]?.rows[0];
    const cell = (key: string): string => String((sale?.cells[key] as { text?: string })?.text);
    const security = sale?.cells.security as { market: string; code: string };
    const one = `trades.${cell('account')}.${cell('date')}.${security.market}.${security.code}.${sale?.sources[0]?.no}.realised`;
    expect(trace(clientNo, one).value).toBe(cell('realised'));
  });

  it('figures of now keep to the date of the data whatever the period', () => {
    const early = { from: 20260519, to: 20260529 };
    const now = traceFigure(branch.store, { clientNo: '00571000', period: early, figure: 'now.assets.total' });
    const then = traceFigure(branch.store, { clientNo: '00571000', period: early, figure: 'assets.total' });
    expect([now.to, then.to]).toEqual(['2026-06-23', '2026-05-29']);
    expect(now.value).toBe(clientReport(branch.store, '00571000').assets.total);
    expect(now.value).not.toBe(then.value);
  });

  it('a figure that there is not is refused', () => {
    for (const figure of [
      'behaviour.luck',
      'positions.00000000.SH.600000.cost',
      'turnover.by_month.1999-01.volume',
      'now.',
    ]) {
      expect(() => trace('00571000', figure)).toThrow(/no figure/);
    }
  });

  it('looked into delimited text, dBase tables and packed sets', () => {
    expect([...files.seen].sort()).toEqual(['csv', 'dbf', 'zip']);
  });
});
