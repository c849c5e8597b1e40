// The self-check of profit: the residuals of the days sum to what no part explains, to the last decimal, on the sample
// branch and on odd histories of a third generator; and the fast way to closes answers what the slow one does.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { branchSelfCheck, selfCheckMarks } from '../../src-main/api/branchSelfCheck.ts';
import { clientRows } from '../../src-main/api/clientRows.ts';
import { clientOnGround } from '../../src-main/api/ground.ts';
import { clientSelfCheck } from '../../src-main/api/selfCheck.ts';
import { branchPass } from '../../src-main/store/branchPass/pass.ts';
import { savePass } from '../../src-main/store/branchPass/savePass.ts';
import type { WriteStore } from '../../src-main/store/open.ts';
import { closeRuns } from '../../src-main/store/queries/closeRuns.ts';
import { factsVersion } from '../../src-main/store/queries/factsVersion.ts';
import { asOf } from '../../src-main/store/queries/status.ts';
import { branchSelfCheck as branchShape, selfCheck } from '../../src-shared/contract/selfCheckCalls.ts';
import { periodGap } from '../../src-shared/domain/figures/ground.ts';
import { checkToleranceFigure } from '../../src-shared/domain/figures/pnl/check_tolerance.figure.ts';
import { unexplained } from '../../src-shared/domain/figures/pnl/unexplained.figure.ts';
import { type DayStep, dayResiduals } from '../../src-shared/domain/selfCheck/dayResiduals.ts';
import { checkState, sumOfAll } from '../../src-shared/domain/selfCheck/tolerance.ts';
import { addDays, type Ymd } from '../../src-shared/kernel/dates.ts';
import { bigE11 } from '../../src-shared/kernel/exact.ts';
import { moneyText } from '../../src-shared/kernel/money.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import { selfCheckDrop } from '../fixtures/selfCheckBranch.ts';
import { writeOddBranch } from '../oracle/oddBranch.ts';

const SEEDS = Number(process.env.BRANCH_DESK_SEEDS ?? 4);
const sample = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch');
const open: TestBranch[] = [];
afterAll(() => {
  for (const branch of open) branch.close();
});

async function sampleBranch(): Promise<TestBranch> {
  const branch = openBranch();
  open.push(branch);
  await branch.apply(path.join(sample, 'drop'));
  return branch;
}

async function oddBranch(seed: number): Promise<TestBranch> {
  const drop = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-odd-'));
  const branch = openBranch();
  open.push(branch);
  try {
    writeOddBranch(drop, seed, { clients: 5 + (seed % 8), historyDays: 45 + ((seed * 37) % 110), nights: 6 });
    await branch.apply(drop);
  } finally {
    fs.rmSync(drop, { recursive: true, force: true });
  }
  return branch;
}

/** The year to date, everything, a stretch that starts and ends on any day, one that ends on a weekend. */
function periods(branch: TestBranch): { from?: Ymd; to?: Ymd }[] {
  const to = asOf(branch.store) as Ymd;
  return [{}, { from: 20000101 }, { from: addDays(to, -31), to: addDays(to, -4) }, { to: addDays(to, 3) }];
}

interface Told {
  readonly checked: number;
  readonly leftOut: number;
  readonly failing: number;
}

const told11 = ({ date, residual }: DayStep): string => `${date} ${bigE11(residual)}`;

function check(branch: TestBranch): Told {
  let [checked, leftOut, failing] = [0, 0, 0];
  for (const { client_no } of clientRows(branch.store).clients) {
    for (const asked of periods(branch)) {
      const on = clientOnGround(branch.store, client_no, asked);
      const { period, material, series } = on;
      const rest = on.ground.of(unexplained);
      const tolerance = on.ground.of(checkToleranceFigure);
      const told = clientSelfCheck(branch.store, client_no, asked);
      expect(selfCheck.parse(told)).toEqual(told);
      expect([told.state, told.unexplained, told.tolerance]).toEqual([
        checkState(rest.value, tolerance.value),
        rest.value === null ? null : moneyText(rest.value),
        tolerance.value === null ? null : moneyText(tolerance.value),
      ]);
      if (periodGap(period) !== null) continue;
      const closeOn = (id: number, date: Ymd): number | null => material.prices.closeOn(id, date);
      const steps = dayResiduals({ ...material, closeOn }, series, period.before, period.to);
      const runs = closeRuns(branch.store, on.known, period.to);
      const quick = dayResiduals({ ...material, closeOn: runs }, series, period.before, period.to);
      expect(quick.map(told11).join()).toBe(steps.map(told11).join());
      if (rest.value === null) continue;
      if ((rest.leftOut ?? 0) > 0) {
        leftOut += 1;
        continue;
      }
      checked += 1;
      if (told.state === 'fails') failing += 1;
      const sum = sumOfAll(steps.map(({ residual }) => residual));
      expect([client_no, period, bigE11(sum)]).toEqual([client_no, period, bigE11(rest.value)]);
      // A profit that fails shows where: some day lies beyond a cent.
      if (told.state === 'fails') expect(told.days.length).toBeGreaterThan(0);
    }
  }
  return { checked, leftOut, failing };
}

describe('the residuals of the days sum to what no part explains', () => {
  it('on the sample branch', async () => {
    const branch = await sampleBranch();
    const { checked, leftOut } = check(branch);
    expect(checked).toBeGreaterThan(100);
    expect(leftOut).toBe(0);
    const year = clientRows(branch.store).clients.map(({ client_no }) => clientSelfCheck(branch.store, client_no, {}));
    const failing = year.filter(({ state }) => state === 'fails');
    // 00571203 closed in May and has no row after it, though the book goes on with what it held. The others are off by
    // one yuan: head office values their holdings otherwise at one end of the period.
    expect(failing.map(({ client_no, unexplained: rest }) => [client_no, rest])).toEqual([
      ['00571000', '1.00'],
      ['00571077', '1.00'],
      ['00571140', '1.00'],
      ['00571154', '1.00'],
      ['00571203', '165970.10'],
    ]);
    const closed = failing.at(-1)?.days.at(-1);
    expect(closed).toMatchObject({ date: '2026-06-23', after: '2026-05-12', is_asset_day: false });
    expect(closed?.cause).toMatchObject({
      kind: 'no_asset_row',
      accounts: [{ how: 'missing', last_on: '2026-05-12' }],
    });
  }, 120_000);

  for (let seed = 1; seed <= SEEDS; seed++) {
    it(`on odd branch ${seed}`, async () => {
      const { checked } = check(await oddBranch(seed));
      expect(checked).toBeGreaterThan(0);
    }, 120_000);
  }
});

/** Client, state, unexplained, and his days: date, amount, cause with what names it. */
type Story = readonly [string, string, string | null, ...(readonly [string, string, object])[]];
const missingTrade = { cause: 'missing_trade', kind: 'quantity', security: { code: '600519' } };
const STORIES: readonly Story[] = [
  ['00571001', 'holds', '0.00'],
  [
    '00571002',
    'fails',
    '-5000.00',
    [
      '2026-05-22',
      '-5000.00',
      { kind: 'dated_otherwise', match: { what: 'flow', date: '2026-05-22', amount: '5000.00' } },
    ],
  ],
  [
    '00571003',
    'holds',
    '0.00',
    ['2026-05-20', '-3000.00', { kind: 'dated_otherwise', match: { what: 'flow', date: '2026-05-20' } }],
    ['2026-05-21', '3000.00', { kind: 'dated_otherwise', match: { what: 'flow', date: '2026-05-20' } }],
  ],
  [
    '00571004',
    'unknown',
    null,
    [
      '2026-05-19',
      '800.00',
      { kind: 'transfer_without_value', rows: [{ trade_no: 'T1', security: { code: '000001' } }] },
    ],
    ['2026-05-21', '-800.00', { kind: 'no_price', securities: [{ code: '000001' }] }],
  ],
  [
    '00571005',
    'holds',
    '0.00',
    ['2026-05-19', '500.00', { kind: 'no_price', securities: [{ code: '000001' }] }],
    ['2026-05-21', '-500.00', { kind: 'no_price', securities: [{ code: '000001' }] }],
  ],
  [
    '00571006',
    'fails',
    '-1000.00',
    [
      '2026-05-19',
      '100.00',
      { kind: 'break', breaks: [{ ...missingTrade, closed_on: '2026-05-20' }, { kind: 'asset' }] },
    ],
    ['2026-05-20', '-1100.00', { kind: 'oversold', rows: [{ trade_no: 'S1', quantity: '100' }] }],
  ],
  [
    '00571007',
    'fails',
    '-2000.00',
    ['2026-05-20', '-1000.00', { kind: 'no_asset_row', accounts: [{ account_no: '00880017', how: 'missing' }] }],
    ['2026-05-21', '1000.00', { kind: 'no_asset_row', accounts: [{ how: 'back', last_on: '2026-05-19' }] }],
    ['2026-05-22', '-2000.00', { kind: 'no_asset_row', accounts: [{ how: 'missing', last_on: '2026-05-21' }] }],
  ],
  [
    '00571008',
    'fails',
    '100.00',
    ['2026-05-21', '100.00', { kind: 'break', breaks: [{ ...missingTrade, closed_on: null }, { kind: 'asset' }] }],
  ],
  ['00571009', 'fails', '6.00', ['2026-05-21', '6.00', { kind: 'unnamed_dividend', rows: [{ amount: '60.00' }] }]],
  [
    '00571010',
    'holds',
    '0.00',
    ['2026-05-15', '1.00', { kind: 'valued_otherwise', before: '0.00', now: '1.00' }],
    ['2026-05-18', '-1.00', { kind: 'valued_otherwise', before: '1.00', now: '0.00' }],
  ],
  ['00571011', 'fails', '-123.45', ['2026-05-21', '-123.45', { kind: 'no_row' }]],
  ['00571012', 'unknown', null],
];

describe('a branch with every cause', () => {
  let branch: TestBranch;
  beforeAll(async () => {
    const drop = await selfCheckDrop();
    branch = openBranch();
    open.push(branch);
    await branch.apply(drop.drop);
    drop.remove();
  });

  for (const [clientNo, state, rest, ...days] of STORIES) {
    it(`client ${clientNo}: ${state}${days.map(([, , cause]) => `, ${(cause as { kind: string }).kind}`).join('')}`, () => {
      const told = clientSelfCheck(branch.store, clientNo, {});
      expect([told.state, told.unexplained]).toEqual([state, rest]);
      expect(told.days.map(({ date, amount }) => [date, amount])).toEqual(days.map(([date, amount]) => [date, amount]));
      for (const [i, [, , cause]] of days.entries()) expect(told.days[i]?.cause).toMatchObject(cause);
    });
  }

  it('has the same states in the kept figures of the branch, and says when they are still to be made', () => {
    const { store } = branch;
    const ask = (
      sort: 'unexplained' | 'share' | 'pnl' | 'client_no',
      show?: 'fails' | 'unknown',
      offset = 0,
      limit = 50,
    ) => branchSelfCheck(store, { offset, limit, sort, ...(show === undefined ? {} : { show }) });
    expect(ask('unexplained')).toMatchObject({ state: 'not_made', clients: 0, rows: [] });
    expect(selfCheckMarks(store)).toEqual({ failing: null });
    makeFigures(store);
    const failing = ask('unexplained');
    const told = STORIES.map(([clientNo]) => clientSelfCheck(store, clientNo, {}));
    const of = (state: string) => told.filter((one) => one.state === state);
    expect(failing).toMatchObject({
      state: 'ready',
      as_of: '2026-05-22',
      period: { from: '2026-01-01', to: '2026-05-22' },
      clients: 12,
      failing: of('fails').length,
      unknown: of('unknown').length,
      total: of('fails').length,
    });
    expect(branchShape.parse(failing)).toEqual(failing);
    expect(failing.rows.map((row) => [row.client_no, row.unexplained])).toEqual([
      ['00571002', '-5000.00'],
      ['00571007', '-2000.00'],
      ['00571006', '-1000.00'],
      ['00571011', '-123.45'],
      ['00571008', '100.00'],
      ['00571009', '6.00'],
    ]);
    for (const row of failing.rows) {
      const one = told.find(({ client_no }) => client_no === row.client_no);
      expect([row.pnl, row.unexplained, row.tolerance]).toEqual([one?.pnl, one?.unexplained, one?.tolerance]);
    }
    expect(failing.rows.find(({ client_no }) => client_no === '00571008')).toMatchObject({
      name: '卫差异',
      advisor_name: '林经理',
      share: 100 / 300,
      open_breaks: 2,
    });
    expect(ask('unexplained', 'fails', 2, 2).rows.map((row) => row.client_no)).toEqual(['00571006', '00571011']);
    expect(ask('client_no').rows.map((row) => row.client_no)).toEqual(of('fails').map((one) => one.client_no));
    expect(ask('pnl').rows.map((row) => row.pnl)).toEqual([
      '300.00',
      '300.00',
      '266.00',
      '76.55',
      '-1800.00',
      '-4800.00',
    ]);
    expect(ask('share').rows[0]?.client_no).toBe('00571006');
    expect(ask('unexplained', 'unknown').rows.map((row) => [row.client_no, row.pnl, row.reason])).toEqual([
      ['00571004', null, 'transfer_without_price'],
      ['00571012', null, 'no_asset_row'],
    ]);
    expect(selfCheckMarks(store).failing?.sort()).toEqual(of('fails').map((one) => one.client_no));
  });
});

function makeFigures(store: WriteStore): void {
  const to = asOf(store) as Ymd;
  const from = Math.floor(to / 10_000) * 10_000 + 101;
  const made = branchPass(store, from, to, { progress: () => undefined, cancelled: () => false });
  if (made === null) throw new Error('the pass was cancelled');
  store.transaction(() =>
    savePass(store, made, { version: factsVersion(store), madeAt: '2026-05-22T12:00:00Z', seconds: 0 }),
  );
}
