// What must hold of figures whatever the history: on odd histories of a third generator, taken as grounds and bent.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientRows } from '../../src-main/api/clientRows.ts';
import { type ClientOnGround, clientOnGround } from '../../src-main/api/ground.ts';
import { numberOf } from '../../src-main/store/branchPass/columns.ts';
import { branchPass } from '../../src-main/store/branchPass/pass.ts';
import { asOf } from '../../src-main/store/queries/status.ts';
import type { AccountHistory } from '../../src-shared/domain/book/history.ts';
import type { FigureDefinition, Result, Unit, ValueOf } from '../../src-shared/domain/figures/definition.ts';
import { evaluating } from '../../src-shared/domain/figures/evaluate.ts';
import type { LifeFacts } from '../../src-shared/domain/figures/ground.ts';
import { groundOf, type Material } from '../../src-shared/domain/figures/material.ts';
import { FIGURES } from '../../src-shared/domain/figures/registry.ts';
import { addDays } from '../../src-shared/kernel/dates.ts';
import { add, bigE11, type Exact, exactOfBig } from '../../src-shared/kernel/exact.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import { writeOddBranch } from '../oracle/oddBranch.ts';

const SEEDS = [1, 2, 3];
const FACTOR = 3;
const folders: string[] = [];
const branches: TestBranch[] = [];
const grounds: ClientOnGround[] = [];

beforeAll(async () => {
  for (const seed of SEEDS) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-properties-'));
    folders.push(folder);
    const drop = path.join(folder, 'drop');
    fs.mkdirSync(drop);
    writeOddBranch(drop, seed, { lateDir: drop, clients: 8, historyDays: 110, nights: 6 });
    const branch = openBranch();
    branches.push(branch);
    await branch.apply(drop);
    for (const { client_no } of clientRows(branch.store).clients) {
      grounds.push(clientOnGround(branch.store, client_no, {}));
    }
  }
});
afterAll(() => {
  for (const branch of branches) branch.close();
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

type Results = ReadonlyMap<FigureDefinition, Result<ValueOf[Unit]>>;
function results(material: Material): Results {
  const ground = evaluating(groundOf(material).facts);
  return new Map(FIGURES.map((figure) => [figure, ground.of(figure)]));
}

const times = (value: Exact): Exact => exactOfBig(bigE11(value) * BigInt(FACTOR));
const many = <T extends number | null>(value: T): T => (value === null ? value : ((value * FACTOR) as T));
const scaledSum = ({ sumE4, days }: { sumE4: number; days: number }): { sumE4: number; days: number } => ({
  sumE4: sumE4 * FACTOR,
  days,
});

/** Everything in yuan and in shares, times the factor; prices and rates as they are. */
function scaled(material: Material): Material {
  const accounts = material.accounts.map(
    (account): AccountHistory => ({
      accountId: account.accountId,
      opening: account.opening.map((row) => ({ ...row, quantityE2: many(row.quantityE2), costE4: many(row.costE4) })),
      trades: account.trades.map((row) => ({
        ...row,
        quantityE2: many(row.quantityE2),
        amountE4: many(row.amountE4),
        feesE4: many(row.feesE4),
        commissionE4: many(row.commissionE4),
      })),
      flows: account.flows.map((row) => ({ ...row, amountE4: many(row.amountE4) })),
    }),
  );
  const { days, assetE4, marketValueE4, flowInE4, flowOutE4 } = material.series;
  const life = material.life();
  const assets = material.assets();
  return {
    ...material,
    accounts,
    series: {
      days,
      assetE4: assetE4.map(many),
      marketValueE4: marketValueE4.map(many),
      flowInE4: flowInE4.map(many),
      flowOutE4: flowOutE4.map(many),
    },
    assets: () => ({
      rows: assets.rows,
      totalE4: many(assets.totalE4),
      cashE4: many(assets.cashE4),
      marketValueE4: many(assets.marketValueE4),
      liabilityE4: many(assets.liabilityE4),
    }),
    life: (): LifeFacts => ({
      ...life,
      last20: scaledSum(life.last20),
      last60: scaledSum(life.last60),
      before60: scaledSum(life.before60),
      peakE4: many(life.peakE4),
      netFlow20: life.netFlow20 === null ? null : times(life.netFlow20),
    }),
  };
}

/** Each security's rows go to one of two accounts, by its number; flows stay with the first. */
function split(material: Material): Material {
  const accounts = material.accounts.flatMap((account): AccountHistory[] => {
    const of = (second: boolean): AccountHistory => {
      // A code and the codes that take over from it stay together.
      const mine = (id: number): boolean => (material.codes.resolve(id, 99991231) % 2 === 1) === second;
      return {
        accountId: second ? account.accountId + 1_000_000 : account.accountId,
        opening: account.opening.filter((row) => mine(row.securityId)),
        trades: account.trades.filter((row) => mine(row.securityId)),
        flows: account.flows.filter((row) => (row.securityId === null ? !second : mine(row.securityId))),
      };
    };
    return [of(false), of(true)];
  });
  return { ...material, accounts };
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
/** 10^-7 yuan: what sharing a cost out leaves, over all rows. */
const closeMoney = (a: Exact, b: Exact): boolean => {
  const difference = bigE11(a) - bigE11(b);
  return difference < 10_000n && difference > -10_000n;
};

function same(figure: FigureDefinition, a: Result<ValueOf[Unit]>, b: Result<ValueOf[Unit]>, factor = 1): boolean {
  if (a.value === null || b.value === null) return a.value === b.value && a.reason === b.reason;
  if (figure.unit === 'money') {
    return closeMoney(exactOfBig(bigE11(a.value as Exact) * BigInt(factor)), b.value as Exact);
  }
  const [x, y] = [numberOf(figure.unit, a.value), numberOf(figure.unit, b.value)];
  if (x !== null && y !== null) return near(x, y);
  return (
    JSON.stringify(a.value instanceof Map ? [...a.value].sort() : a.value) ===
    JSON.stringify(b.value instanceof Map ? [...b.value].sort() : b.value)
  );
}

/** Figures with a bound in yuan, which a change of scale may cross. */
const BOUNDED = new Set(['value.tier', 'value.effective', 'value.lost']);
const crossesBase = (a: Result<ValueOf[Unit]>): boolean => a.reason === 'base_too_small';

describe('figures of odd histories', () => {
  it('scale with every amount, and ratios stay', () => {
    expect(grounds.length).toBeGreaterThan(15);
    for (const on of grounds) {
      const before = results(on.material);
      const after = results(scaled(on.material));
      for (const [figure, result] of before) {
        if (BOUNDED.has(figure.path) || crossesBase(result) || figure.path === 'pnl.check_tolerance') continue;
        const bent = after.get(figure) as Result<ValueOf[Unit]>;
        const fits = same(figure, result, bent, FACTOR);
        expect(fits ? '' : `${on.client.client_no} ${figure.path}: ${show(result)} → ${show(bent)}`).toBe('');
      }
    }
  });

  it('of profit, turnover and returns stay when an account is split in two', () => {
    for (const on of grounds) {
      const before = results(on.material);
      const after = results(split(on.material));
      for (const [figure, result] of before) {
        if (!/^(pnl|returns|turnover|assets|value)\./.test(figure.path)) continue;
        const bent = after.get(figure) as Result<ValueOf[Unit]>;
        expect(
          same(figure, result, bent) ? '' : `${on.client.client_no} ${figure.path}: ${show(result)} → ${show(bent)}`,
        ).toBe('');
      }
    }
  });

  it('have parts that sum to the whole', () => {
    for (const on of grounds) {
      const { book } = on.ground;
      const of = (p: string): Result<ValueOf[Unit]> =>
        results(on.material).get(FIGURES.find((f) => f.path === p) as FigureDefinition) as Result<ValueOf[Unit]>;
      const pnl = of('pnl.pnl');
      const rest = of('pnl.unexplained');
      if (pnl.value === null || rest.value === null) continue;
      const parts = [book.parts, book.interest, book.feeFlows, book.otherFlows, rest.value as Exact].reduce(add);
      expect(bigE11(parts)).toBe(bigE11(pnl.value as Exact));
      const flows = book.flows.reduce((sum, flow) => add(sum, flow.value), { e4: 0, e11: 0 });
      expect(bigE11(add(pnl.value as Exact, flows))).toBe(
        BigInt((on.ground.closingE4 as number) - (on.ground.openingE4 as number)) * 10_000_000n,
      );
    }
  });

  it('stay when nothing is traded and prices stand still', () => {
    for (const on of grounds) {
      const { material } = on;
      const { series, period } = material;
      const last = series.days.length - 1;
      if (period.start === null || period.start > period.to || last < 0) continue;
      // The day after, with the same assets and the same closes.
      const to = addDays(period.to, 1);
      const still: Material = {
        ...material,
        period: { ...period, to, days: period.days + 1 },
        prices: { ...material.prices, closeOn: (id, date) => material.prices.closeOn(id, Math.min(date, period.to)) },
        series: {
          days: [...series.days, to],
          assetE4: [...series.assetE4, series.assetE4[last] as number],
          marketValueE4: [...series.marketValueE4, series.marketValueE4[last] as number | null],
          flowInE4: [...series.flowInE4, 0],
          flowOutE4: [...series.flowOutE4, 0],
        },
      };
      const flowsAfter = material.accounts.some((account) =>
        account.flows.some((row) => row.date > (series.days[last] as number)),
      );
      const before = results(material);
      const after = results(still);
      for (const [figure, result] of before) {
        const moves =
          /^(pnl\.(?!check)|behaviour\.|assets\.|turnover\.(volume|commission|net_commission|commission_rate_effective)$|returns\.(twr|max_drawdown|max_drawdown_peak|max_drawdown_trough|skipped_days)$)/;
        if (!moves.test(figure.path) || flowsAfter) continue;
        const bent = after.get(figure) as Result<ValueOf[Unit]>;
        expect(
          same(figure, result, bent) ? '' : `${on.client.client_no} ${figure.path}: ${show(result)} → ${show(bent)}`,
        ).toBe('');
      }
    }
  });

  it('of the branch are those of each client', () => {
    for (const branch of branches) {
      const date = asOf(branch.store) as number;
      for (const from of [Math.floor(date / 10000) * 10000 + 101, addDays(date, -40), 20000101]) {
        const pass = branchPass(branch.store, from, date, { progress: () => undefined, cancelled: () => false });
        const numbers = clientRows(branch.store).clients;
        expect(pass?.clients).toHaveLength(numbers.length);
        for (const { client_no } of numbers) {
          const on = clientOnGround(branch.store, client_no, { from, to: date });
          const at = pass?.clients.indexOf(on.client.client_id) as number;
          for (const column of pass?.columns ?? []) {
            const own = on.ground.of(column.figure);
            const value = own.value === null ? Number.NaN : numberOf(column.figure.unit, own.value);
            const place = column.reasons[at] as number;
            expect([
              client_no,
              column.figure.path,
              column.values[at],
              place === 0 ? null : column.reasonList[place - 1],
              column.samples?.[at] ?? 0,
            ]).toEqual([client_no, column.figure.path, value, own.reason, own.n ?? 0]);
          }
        }
      }
    }
  });
});

function show(result: Result<ValueOf[Unit]>): string {
  const plain = result.value instanceof Map ? [...result.value] : result.value;
  return `${JSON.stringify(plain)} ${result.reason ?? ''}`;
}
