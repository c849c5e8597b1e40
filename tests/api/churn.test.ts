// The warning as pages get it: made by the job over a real store; bounds that apply at once, row rules, states, the walk that is
// kept by facts and settings.
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Caller, localUser } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler } from '../../src-main/api/wrapper.ts';
import { generateBranch } from '../../src-main/demo/generate.ts';
import { runChurnJob } from '../../src-main/jobs/churnJob.ts';
import { editRecords } from '../../src-main/jobs/editRecords.ts';
import { query } from '../../src-main/store/open.ts';
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts';
import { DRIVER_NAMES, type DriverValue } from '../../src-shared/domain/churn/definition.ts';
import { HORIZONS, hitRate } from '../../src-shared/domain/churn/hitRate.ts';
import { partsOf, scoreOf, scoresOf } from '../../src-shared/domain/churn/score.ts';
import { DEFAULT_CHURN } from '../../src-shared/domain/churn/settings.ts';
import { type ChurnBody, churn } from '../../src-shared/records/churn.record.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const TODAY = 20261123;
const HOOKS = { progress: () => undefined, cancelled: () => false };
const defaults = (): ChurnBody => churn.body.parse(DEFAULT_CHURN);

let branch: TestBranch;
let file: string;
beforeAll(async () => {
  branch = openBranch();
  file = path.join(branch.folder, 'branch.db');
  const drop = path.join(branch.folder, 'drop');
  await generateBranch({ out: drop, clients: 90, days: 240, seed: 5 });
  // The initial set alone: the nights after it add nothing here but time.
  for (const night of fs.readdirSync(drop).sort().slice(1)) fs.rmSync(path.join(drop, night), { recursive: true });
  await branch.apply(drop);
});
afterAll(() => branch.close());

const now = () => new Date('2026-11-23T09:00:00Z');
function ask<N extends CallName>(name: N, input: CallInput<N>, caller: Caller = localUser): CallOutput<N> {
  const reply = callHandler(createHandlers(branch.store, { now, appVersion: '' }), caller, name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.text}`);
  return reply.value;
}
const run = (part: 'scores' | 'rate') => runChurnJob({ store: file, today: TODAY, part }, HOOKS);
async function keep(body: ChurnBody): Promise<void> {
  const { record } = ask('churn.settings', {});
  await editRecords(
    { place: { store: file }, who: 'local', now, maySee: () => true },
    {
      what: 'churn_changed',
      subject: '',
      changes: [
        {
          record_id: record?.record_id ?? crypto.randomUUID(),
          kind: 'churn',
          version: record?.version ?? null,
          client_no: null,
          body,
        },
      ],
    },
  );
}

describe('the warning over the bridge', () => {
  it('says that nothing is made yet, and holds by its defaults', () => {
    expect(ask('churn.list', { from: 1 })).toMatchObject({ state: 'none', on: null, looked_at: 0, client_no: [] });
    expect(ask('churn.hitRate', {})).toMatchObject({ state: 'none', dates: [], horizons: [] });
    expect(ask('churn.settings', {})).toEqual({ record: null, body: defaults() });
    const [client] = branch.store.all(query.selectFrom('client').select('client_no').limit(1));
    expect(ask('churn.client', { client_no: client?.client_no ?? '' })).toMatchObject({ state: 'none', score: null });
  });

  it('lists those with points by assets; each one’s parts add up to his score', async () => {
    expect(await run('scores')).toMatchObject({ made: true });
    const list = ask('churn.list', { from: 1 });
    expect(list).toMatchObject({ state: 'made', on: '2026-11-23', warn_from: 20, highest: 100 });
    expect(list.client_no.length).toBeGreaterThan(5);
    const assets = list.total_asset_e4.filter((e4) => e4 !== null);
    expect(assets).toEqual([...assets].sort((a, b) => b - a));
    for (const [row, client_no] of list.client_no.entries()) {
      const client = ask('churn.client', { client_no });
      expect(client.score).toBe(list.score[row]);
      expect(client.parts.reduce((sum, { given }) => sum + given, 0)).toBe(list.score[row]);
      for (const { driver, value, given } of client.parts) expect(list[driver][row]).toBe(given > 0 ? value : null);
      expect(client.parts.filter(({ value, reason }) => (value === null) === (reason === null))).toEqual([]);
    }
    // Nobody has written anything down yet: that is said, and gives nothing.
    const [first] = list.client_no;
    const { parts } = ask('churn.client', { client_no: first as string });
    expect(parts.find(({ driver }) => driver === 'complaint')).toMatchObject({
      value: null,
      reason: 'records_begin_later',
      given: 0,
    });
  });

  it('closed clients are left out', () => {
    const closed = branch.store.all(query.selectFrom('client').select('client_no').where('status', '=', 'closed'));
    expect(closed.length).toBeGreaterThan(0);
    for (const { client_no } of closed) expect(ask('churn.client', { client_no }).state).toBe('left_out');
  });

  it('shows a caller his own clients alone', () => {
    const list = ask('churn.list', { from: 1 });
    const mine = new Set(list.client_no.slice(0, 2));
    const caller: Caller = { ...localUser, clients: mine };
    expect(ask('churn.list', { from: 1 }, caller)).toMatchObject({ client_no: [...mine], looked_at: 2 });
    expect(ask('churn.preview', { body: { ...defaults(), warn_from: 1 } }, caller).warned).toBe(2);
    const other = list.client_no[2] as string;
    expect(() => ask('churn.client', { client_no: other }, caller)).toThrow('not_allowed');
    const none: Caller = { ...localUser, rights: new Set() };
    expect(() => ask('churn.list', {}, none)).toThrow('not_allowed');
  });

  it('applies other bounds at once, as the preview said', async () => {
    const body = { ...defaults(), warn_from: 10 };
    body.drivers = { ...body.drivers, loss_streak: { bound: 1, points: 10 } };
    const before = ask('churn.list', { from: 1 });
    const preview = ask('churn.preview', { body });
    await keep(body);
    const list = ask('churn.list', { from: 1 });
    expect(list.warn_from).toBe(10);
    expect(list.score.filter((score) => score >= 10).length).toBe(preview.warned);
    expect(preview.warned).toBeGreaterThan(before.score.filter((score) => score >= 20).length);
    await keep(defaults());
    expect(ask('churn.list', { from: 1 }).client_no).toEqual(before.client_no);
    // Without a score of its own the list is that of the warned.
    const warned = ask('churn.list', {});
    expect(warned.client_no).toEqual(before.client_no.filter((_, row) => (before.score[row] as number) >= 20));
  });

  it('walks once for these facts and bounds; a threshold alone asks for no other walk', async () => {
    expect(await run('rate')).toMatchObject({ made: true });
    expect(await run('rate')).toMatchObject({ made: false });
    const rate = ask('churn.hitRate', {});
    expect(rate.state).toBe('made');
    expect(rate.horizons.map(({ days }) => days)).toEqual([...HORIZONS]);
    const counts = rate.horizons[0]?.counts ?? [];
    const { tp, fp, fn, tn } = hitRate(counts, rate.warn_from, rate.least_sample);
    expect(tp + fp + fn + tn).toBeGreaterThan(300);
    await keep({ ...defaults(), warn_from: 33, least_sample: 3 });
    expect(ask('churn.hitRate', {})).toMatchObject({ state: 'made', warn_from: 33, least_sample: 3 });
    await keep({ ...defaults(), left_ratio: 0.2 });
    expect(ask('churn.hitRate', {}).state).toBe('none');
    expect(await run('rate')).toMatchObject({ made: true });
    const lower = ask('churn.hitRate', {}).horizons[0]?.counts ?? [];
    const leavers = (all: typeof counts) => all.reduce((sum, { left }) => sum + left, 0);
    expect(leavers(lower)).toBeGreaterThanOrEqual(leavers(counts));
    // The earlier walk is still kept beside it.
    await keep(defaults());
    expect(ask('churn.hitRate', {}).state).toBe('made');
  });

  it('a contact ends the silence with the next run, and says when it was', async () => {
    const list = ask('churn.list', { from: 1 });
    const client_no = list.client_no[0] as string;
    const contact = {
      channel: 'call',
      direction: 'out',
      on: '2026-11-23',
      at: null,
      minutes: null,
      reached: true,
      text: 'x',
      tags: [],
      clients: [],
      materials: [],
    };
    await editRecords(
      { place: { store: file }, who: 'local', now, maySee: () => true },
      {
        what: 'contact_added',
        subject: '',
        changes: [{ record_id: crypto.randomUUID(), kind: 'contact', version: null, client_no, body: contact }],
      },
    );
    await run('scores');
    const after = ask('churn.list', { from: 1 });
    expect(after.last_contact[after.client_no.indexOf(client_no)]).toBe('2026-11-23');
    const part = ask('churn.client', { client_no }).parts.find(({ driver }) => driver === 'no_contact');
    expect(part?.value).toBeLessThan(0);
  });

  it('says when the facts have changed since, and when it was stopped', async () => {
    branch.store.db.exec(
      `INSERT INTO audit (at, who, action, subject, detail_json) VALUES ('2026-11-24T00:00:00Z', 'local', 'set_applied', 's', '{}')`,
    );
    expect(ask('churn.list', {}).state).toBe('old');
    expect(ask('churn.hitRate', {}).state).toBe('none');
    const cancelled = { progress: () => undefined, cancelled: () => true };
    await expect(runChurnJob({ store: file, today: TODAY, part: 'rate' }, cancelled)).rejects.toMatchObject({
      code: 'cancelled',
    });
    await run('scores');
    expect(ask('churn.list', {}).state).toBe('made');
  });
});

describe('scores in columns', () => {
  const value = fc.option(fc.double({ min: -5, max: 400, noNaN: true }), { freq: 4 });
  it('are those of the parts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(...DRIVER_NAMES.map(() => value)), { maxLength: 30 }), (clients) => {
        const columns = DRIVER_NAMES.map((driver, i) => ({
          driver,
          values: Float64Array.from(clients, (own) => own[i] ?? Number.NaN),
        }));
        const slow = clients.map((own) =>
          scoreOf(
            partsOf(
              Object.fromEntries(
                DRIVER_NAMES.map((name, i): [string, DriverValue] => {
                  const one = own[i] ?? null;
                  return [name, one === null ? { value: null, reason: 'too_few' } : { value: one, reason: null }];
                }),
              ) as never,
              DEFAULT_CHURN,
            ),
          ),
        );
        expect([...scoresOf(columns, clients.length, DEFAULT_CHURN)]).toEqual(slow);
      }),
    );
  });
});
