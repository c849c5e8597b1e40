// A client's own benchmark: chosen and undone in one transaction with its audit row, and the branch's own record: no
// sync, correction or taking-back touches it, not even of a client who goes away and comes back.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { localUser } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler } from '../../src-main/api/wrapper.ts';
import { chooseBenchmark } from '../../src-main/jobs/chooseBenchmark.ts';
import { runFiguresJob } from '../../src-main/jobs/figuresJob.ts';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { openWrite } from '../../src-main/store/open.ts';
import { takeBack } from '../../src-main/sync/takingBack/takeBack.ts';
import type { ClientReport } from '../../src-shared/contract/clientReport.ts';
import type { SetOptions } from '../sync/dropBuilder.ts';
import {
  ACCOUNTS,
  asset,
  CLIENTS,
  D0,
  D1,
  D2,
  INITIAL,
  initial,
  night,
  nightRows,
  price,
  trade,
} from '../sync/smallBranch.ts';
import { type Branch, newBranch } from '../sync/syncing.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const CLIENT = '00571000';
const index = (date: string, close: string) => price('000905', close, { trade_date: date, market: 'IX' });
const NEWCOMER = { client_no: 'NEW', name: '新客户' };
const NEW_ACCOUNT = { account_no: '00889999', client_no: 'NEW' };

const START = initial({ rows: { ...INITIAL, prices: [...(INITIAL.prices ?? []), index(D0, '6000')] } });
const N1: SetOptions = night(D1, D0, {
  rows: { ...nightRows(D1, '20'), prices: [...(nightRows(D1, '20').prices ?? []), index(D1, '6150')] },
});
const N2: SetOptions = night(D2, D1, {
  rows: {
    ...nightRows(D2, '21'),
    clients: [...CLIENTS, NEWCOMER],
    accounts: [...ACCOUNTS, NEW_ACCOUNT],
    assets: [asset('00889999', '10', { asset_date: D2 })],
  },
});
const R2: SetOptions = {
  date: D1,
  previous: D0,
  revision: 2,
  rows: {
    clients: [{ ...CLIENTS[0], name: '新名' }, ...CLIENTS.slice(1)],
    trades: [trade('201', { trade_date: D1 })],
    prices: [price('600519', '12', { trade_date: D1 }), price('000300', '4010', { trade_date: D1, market: 'IX' })],
  },
};

async function load(sets: readonly SetOptions[], into = newBranch()): Promise<Branch> {
  for (const set of sets) {
    const name = await into.drop.set(set);
    expect((await into.run(name, { derive: deriveAfter })).state).toMatch(/^applied/);
  }
  return into;
}
function undo(branch: Branch, set: string): void {
  const folder = fs.mkdtempSync(path.join(branch.drop.folder, 'rows-'));
  const { store } = branch;
  takeBack({ store, wanted: { set }, reason: 'asked', at: NOW.toISOString(), derive: deriveAfter, folder });
}
const choose = (branch: Branch, client: string, code: string | null) =>
  chooseBenchmark({ store: branch.store.db.name }, client, code, NOW);
const choices = (branch: Branch) =>
  branch.rows('SELECT client_no, key, value_json FROM client_choice ORDER BY client_no');
const CHOSEN = (client_no: string) => ({ client_no, key: 'benchmark', value_json: '{"code":"000905"}' });
const call = (
  branch: Branch,
  name: 'client.report' | 'client.head' | 'client.series' | 'branch.indices',
  client = CLIENT,
) => {
  const handlers = createHandlers(branch.store, { now: () => NOW, appVersion: '0' });
  const reply = callHandler(handlers, localUser, name, name === 'branch.indices' ? {} : { client_no: client });
  if (!reply.ok) throw new Error(reply.error.text);
  return reply.value;
};

describe('choosing a benchmark', () => {
  it('keeps it with an audit row, says what was before, and takes it away again', async () => {
    const branch = await load([START, N1]);
    expect(choose(branch, CLIENT, '000905')).toEqual({ code: '000905', previous: null });
    expect(choices(branch)).toEqual([CHOSEN(CLIENT)]);
    expect(choose(branch, CLIENT, '000905')).toEqual({ code: '000905', previous: '000905' });
    expect(choose(branch, CLIENT, '000300')).toEqual({ code: null, previous: '000905' });
    expect(choices(branch)).toEqual([]);
    expect(
      branch.rows(
        "SELECT at, who, subject, detail_json FROM audit WHERE action = 'benchmark_chosen' ORDER BY audit_id",
      ),
    ).toEqual([
      { at: NOW.toISOString(), who: 'local', subject: CLIENT, detail_json: '{"from":null,"to":"000905"}' },
      { at: NOW.toISOString(), who: 'local', subject: CLIENT, detail_json: '{"from":"000905","to":null}' },
    ]);
  });

  it('refuses an index without a price, a client that is not there and a store that is written to', async () => {
    const branch = await load([START]);
    expect(() => choose(branch, CLIENT, '399006')).toThrow('there is no index 399006');
    expect(() => choose(branch, CLIENT, '600519')).toThrow('there is no index 600519');
    expect(() => choose(branch, 'nobody', '000905')).toThrow('there is no client nobody');
    const busy = openWrite(branch.store.db.name);
    busy.db.exec('BEGIN IMMEDIATE');
    expect(() => choose(branch, CLIENT, '000905')).toThrow('being updated');
    busy.db.exec('ROLLBACK');
    busy.close();
    expect(choices(branch)).toEqual([]);
    expect(branch.rows("SELECT * FROM audit WHERE action = 'benchmark_chosen'")).toEqual([]);
  });

  it('leaves the record alone over a night, a correction, a taking-back and an index that goes', async () => {
    const branch = await load([START, N1, N2]);
    choose(branch, CLIENT, '000905');
    choose(branch, 'NEW', '000905');
    const both = [CHOSEN(CLIENT), CHOSEN('NEW')];
    await load([R2], branch);
    expect(choices(branch)).toEqual(both);
    undo(branch, '20260520.r2');
    expect(choices(branch)).toEqual(both);
    undo(branch, '20260521');
    expect(branch.rows("SELECT * FROM client WHERE client_no = 'NEW'")).toEqual([]);
    expect(choices(branch)).toEqual(both);
    const name = '20260521';
    expect((await branch.run(name, { derive: deriveAfter, accept: new Set([name]) })).state).toMatch(/^applied/);
    expect(call(branch, 'client.head', 'NEW')).toMatchObject({ own_benchmark: { code: '000905', name: '000905' } });
    undo(branch, '20260521');
    undo(branch, '20260520');
    undo(branch, '20260519');
    expect(branch.rows('SELECT count(*) AS n FROM client')).toEqual([{ n: 0 }]);
    expect(choices(branch)).toEqual(both);
  });
});

describe('a client with an index of his own', () => {
  it('is shown it in head, series and report, and the CSI 300 stays what it was', async () => {
    const branch = await load([START, N1]);
    const before = call(branch, 'client.report') as ClientReport;
    expect(before.missing['returns.own_benchmark']).toBe('no_own_benchmark');
    expect(call(branch, 'client.series')).toMatchObject({
      benchmark: { code: '000300' },
      benchmark_index: [1, 1.0025],
    });
    choose(branch, CLIENT, '000905');
    expect(call(branch, 'branch.indices')).toEqual([
      { code: '000300', name: '000300' },
      { code: '000905', name: '000905' },
    ]);
    expect(call(branch, 'client.head')).toMatchObject({ own_benchmark: { code: '000905', name: '000905' } });
    expect(call(branch, 'client.series')).toMatchObject({ benchmark: { code: '000905' }, benchmark_index: [1, 1.025] });
    const after = call(branch, 'client.report') as ClientReport;
    expect(after.returns.benchmark).toBe(before.returns.benchmark);
    expect(after.returns.benchmark).toBeCloseTo(0.0025, 12);
    const own = after.returns as unknown as Record<string, number>;
    expect(own.own_benchmark).toBeCloseTo(0.025, 12);
    expect(own.own_excess).toBeCloseTo((after.returns.twr as number) - 0.025, 12);
    expect(call(branch, 'client.report', '00571007')).toMatchObject({
      missing: { 'returns.own_benchmark': 'no_own_benchmark' },
    });
  });

  it('can follow the figure down to the lines of the price files', async () => {
    const branch = await load([START, N1]);
    choose(branch, CLIENT, '000905');
    const handlers = createHandlers(branch.store, { now: () => NOW, appVersion: '0' });
    const input = { client_no: CLIENT, figure: 'returns.own_benchmark' };
    const reply = callHandler(handlers, localUser, 'client.trace', input);
    if (!reply.ok) throw new Error(reply.error.text);
    expect(reply.value.value).toBeCloseTo(0.025, 12);
    expect(reply.value.terms.map(({ symbol, value }) => [symbol, value])).toEqual([
      ['E', '6150.0000'],
      ['S', '6000.0000'],
    ]);
    const rows = reply.value.groups[0]?.rows ?? [];
    expect(rows.map(({ cells }) => [cells.date, cells.security, cells.close])).toEqual(
      [
        [D0, '6000.0000'],
        [D1, '6150.0000'],
      ].map(([date, close]) => [
        { kind: 'date', text: date },
        { kind: 'security', market: 'IX', code: '000905', name: '000905' },
        { kind: 'price', text: close },
      ]),
    );
    expect(rows.flatMap(({ sources }) => sources.map(({ set, dataset }) => [set, dataset]))).toEqual([
      ['20260519', 'prices'],
      ['20260520', 'prices'],
    ]);
  });

  it('keeps no column of it for the branch, whose figures stay when he chooses', async () => {
    const branch = await load([START, N1]);
    const quiet = { progress: () => undefined, cancelled: () => false };
    const place = { store: branch.store.db.name };
    expect((await runFiguresJob(place, quiet)).made).toBe(true);
    choose(branch, CLIENT, '000905');
    expect((await runFiguresJob(place, quiet)).made).toBe(false);
    expect(branch.rows("SELECT path FROM branch_figure WHERE path LIKE 'returns.own%'")).toEqual([]);
  });

  it('says that its index has no price, where a correction took all of them away', async () => {
    const branch = await load([START, N1]);
    choose(branch, CLIENT, '000905');
    await load([initial({ revision: 2 }), R2], branch);
    expect(
      branch.rows("SELECT * FROM price WHERE security_id = (SELECT security_id FROM security WHERE code = '000905')"),
    ).toEqual([]);
    const report = call(branch, 'client.report') as ClientReport;
    expect(report.missing['returns.own_benchmark']).toBe('no_index_close');
    expect(call(branch, 'client.series')).toMatchObject({
      benchmark: { code: '000905' },
      benchmark_index: [null, null],
    });
  });
});
