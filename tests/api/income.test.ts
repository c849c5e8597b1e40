// The page Income and fees of every client of the sample branch and of odd branches: each sum is one of the report's.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localUser } from '../../src-main/api/caller.ts';
import { clientReport } from '../../src-main/api/clientReport.ts';
import { clientRows } from '../../src-main/api/clientRows.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler } from '../../src-main/api/wrapper.ts';
import type { ClientIncome } from '../../src-shared/contract/incomeCalls.ts';
import { parseDate } from '../../src-shared/kernel/dates.ts';
import { parseDecimal } from '../../src-shared/kernel/money.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import { writeOddBranch } from '../oracle/oddBranch.ts';

const sample = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch');
const expected = JSON.parse(fs.readFileSync(path.join(sample, 'expected.json'), 'utf8')) as {
  from: string;
  to: string;
  clients: Record<string, { pnl: Record<string, string>; turnover: Record<string, string> }>;
};
const branches: TestBranch[] = [];
const folders: string[] = [];

beforeAll(async () => {
  const branch = openBranch();
  branches.push(branch);
  await branch.apply(path.join(sample, 'drop'));
  for (const seed of [4, 9]) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-income-'));
    folders.push(folder);
    const drop = path.join(folder, 'drop');
    fs.mkdirSync(drop);
    writeOddBranch(drop, seed, { lateDir: drop, clients: 10, historyDays: 110, nights: 6 });
    const odd = openBranch();
    branches.push(odd);
    await odd.apply(drop);
  }
});
afterAll(() => {
  for (const branch of branches) branch.close();
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

function income({ store }: TestBranch, client_no: string, period: { from?: string; to?: string } = {}): ClientIncome {
  const handlers = createHandlers(store, { now: () => new Date(0), appVersion: '0' });
  const reply = callHandler(handlers, localUser, 'client.income', { client_no, ...period });
  if (!reply.ok) throw new Error(reply.error.text);
  return reply.value;
}
const cents = (text: string): number => parseDecimal(text, 2) as number;
const sum = (texts: readonly string[]): number => texts.reduce((total, text) => total + cents(text), 0);

function expectAgrees(branch: TestBranch, clientNo: string, period: { from?: string; to?: string } = {}): ClientIncome {
  const found = income(branch, clientNo, period);
  const ymd = (text: string | undefined) => (text === undefined ? undefined : (parseDate(text) as number));
  const [from, to] = [ymd(period.from), ymd(period.to)];
  const report = clientReport(branch.store, clientNo, {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  const { pnl, turnover, missing } = report;
  if (found.period === null) {
    expect([found.gap, pnl.dividends]).toEqual([missing['pnl.dividends'], null]);
    return found;
  }
  const { income: own, fees, agreed } = found.period;
  expect({
    dividends: own.dividends,
    interest: own.interest,
    fee_flows: own.fee,
    other_flows: own.other,
    fees: fees.fees,
    commission: fees.commission,
    net_commission: fees.net_commission,
    volume: fees.volume,
    rate: fees.rate.value,
    reason: fees.rate.reason,
  }).toEqual({
    dividends: pnl.dividends,
    interest: pnl.interest,
    fee_flows: pnl.fee_flows,
    other_flows: pnl.other_flows,
    fees: pnl.fees,
    commission: turnover.commission,
    net_commission: turnover.net_commission,
    volume: turnover.volume,
    rate: turnover.commission_rate_effective,
    reason: missing['turnover.commission_rate_effective'] ?? null,
  });
  // The commission of the orders, to the cent.
  const orders = (fees.rate.value ?? 0) * Number(fees.volume);
  expect(Math.abs(Number(agreed.charged) - orders)).toBeLessThan(0.0051);
  // By security as the report has them, whatever the code was then.
  const bySecurity = new Map(pnl.by_security.map((row) => [`${row.market}${row.code}`, row.dividends]));
  for (const { security, dividends } of found.holdings) {
    if (security !== null) expect(bySecurity.get(`${security.market}${security.code}`)).toBe(dividends);
  }
  const paid = new Set(found.holdings.map(({ security }) => security && `${security.market}${security.code}`));
  for (const [key, dividends] of bySecurity) if (!paid.has(key)) expect([key, dividends]).toEqual([key, '0.00']);
  return found;
}

describe('income and fees', () => {
  it('of the sample branch are those of the report and of its answers, client by client', () => {
    const [branch] = branches as [TestBranch];
    const clients = Object.keys(expected.clients);
    expect(clients.length).toBeGreaterThan(5);
    let dividends = 0;
    let minimum = 0;
    for (const clientNo of clients) {
      const found = expectAgrees(branch, clientNo, { from: expected.from, to: expected.to });
      const answer = expected.clients[clientNo];
      expect(found.period?.income.dividends).toBe(answer?.pnl.dividends);
      expect(found.period?.fees.fees).toBe(answer?.pnl.fees);
      expect(found.period?.fees.commission).toBe(answer?.turnover.commission);
      expect(found.period?.fees.net_commission).toBe(answer?.turnover.net_commission);
      // Amounts of the sample have two places: the lists add up to the cent.
      const { income: own, fees } = found.period as NonNullable<ClientIncome['period']>;
      for (const key of ['dividend', 'dividend_tax', 'dividends'] as const) {
        expect(sum(found.holdings.map((row) => row[key]))).toBe(cents(own[key]));
        expect(sum(found.months.map((month) => month.income[key]))).toBe(cents(own[key]));
        expect(sum(found.years.map((year) => year.income[key]))).toBe(cents(own[key]));
      }
      for (const kind of ['dividend', 'dividend_tax', 'interest', 'fee', 'other'] as const) {
        const rows = found.flows.filter((row) => row.kind === kind);
        expect(sum(rows.map(({ amount }) => amount))).toBe(cents(own[kind]));
      }
      for (const key of ['commission', 'stamp_duty', 'transfer_fee', 'other_fee', 'fees'] as const) {
        expect(sum(found.kinds.map((kind) => kind.fees[key]))).toBe(cents(fees[key]));
        expect(sum(found.months.map((month) => month.fees[key]))).toBe(cents(fees[key]));
      }
      dividends += own.payments;
      minimum += found.period?.agreed.minimum_rows ?? 0;
    }
    expect(dividends).toBeGreaterThan(0);
    expect(minimum).toBeGreaterThan(0);
  });

  it('of odd branches agree too, over the year, over all there is and over a month', () => {
    for (const branch of branches.slice(1)) {
      for (const { client_no } of clientRows(branch.store).clients) {
        const whole = expectAgrees(branch, client_no);
        expectAgrees(branch, client_no, { from: '1990-12-19' });
        expectAgrees(branch, client_no, { from: whole.to.slice(0, 8).concat('01') });
      }
    }
  });

  it('are empty with the reason where the period has no figures', () => {
    const [branch] = branches as [TestBranch];
    const [clientNo] = Object.keys(expected.clients) as [string];
    const none = income(branch, clientNo, { from: '2001-01-01', to: '2001-02-01' });
    expect(none).toMatchObject({ gap: 'no_asset_row', period: null, holdings: [], months: [], kinds: [], flows: [] });
  });

  it('say which client has no agreed rate, and do not guess one', () => {
    const [branch] = branches as [TestBranch];
    const [clientNo] = Object.keys(expected.clients) as [string];
    branch.store.transaction(() => {
      branch.store.db.prepare('UPDATE client SET commission_rate = NULL WHERE client_no = ?').run(clientNo);
    });
    const { period } = income(branch, clientNo, { from: expected.from, to: expected.to });
    expect(period?.agreed).toMatchObject({
      rate: null,
      difference: { value: null, reason: 'no_agreed_rate' },
      minimum_rows: null,
      minimum_extra: null,
      at_rate: null,
      other: null,
      reason: 'no_agreed_rate',
    });
    expect(period?.agreed.charged).not.toBe('0.00');
  });
});
