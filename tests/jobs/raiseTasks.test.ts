// Tasks raised by rules over a real store: once for ever, withdrawn with their ground, never over a person's hand.
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editRecords, type Writer } from '../../src-main/jobs/editRecords.ts';
import { raisedId } from '../../src-main/jobs/raisedId.ts';
import { runRaiseTasks } from '../../src-main/jobs/raiseTasks.ts';
import { query } from '../../src-main/store/open.ts';
import { findRecord } from '../../src-main/store/records/row.ts';
import { completeTask } from '../../src-shared/records/taskTurns.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const NO = '001';
const FRIDAY = 20261120;
const TODAY = 20261123;
let branch: TestBranch;
let writer: Writer;

beforeEach(() => {
  branch = openBranch();
  writer = {
    place: { store: path.join(branch.folder, 'branch.db') },
    who: 'local',
    now: () => new Date('2026-11-23T09:00:00Z'),
    maySee: () => true,
  };
  const { store } = branch;
  store.db.exec(`
    INSERT INTO delivery (set_name, branch, business_date, revision, kind, content_sha256, state, rows_json, applied_at, seconds)
      VALUES ('s', 'b', ${FRIDAY}, 1, 'initial', 'x', 'applied', '{}', '2026-11-21T00:00:00Z', 1);
    INSERT INTO client (client_id, client_no, name, client_kind, status, pinyin, pinyin_initials, advisor_no)
      VALUES (1, '${NO}', '张伟', 'individual', 'normal', 'zhangwei', 'zw', 'A1');
    INSERT INTO client_figure (client_id, as_of, tier) VALUES (1, ${FRIDAY}, 'gold');
    INSERT INTO client_day (day, client_id, ordinal, asset_e4, flow_in_e4, flow_out_e4, asset_sum)
      VALUES (20261119, 1, 1, 10000000000, 0, 0, 0), (${FRIDAY}, 1, 2, 10000000000, 0, 0, 0);`);
});
afterEach(() => branch.close());

/** yuan that came in on Friday, as the newest set has it. */
function flow(yuan: number): void {
  branch.store.run(
    query
      .updateTable('client_day')
      .set({ flow_in_e4: yuan * 10_000, asset_e4: (1_000_000 + yuan) * 10_000 })
      .where('day', '=', FRIDAY),
  );
}
function validUntil(day: number | null): void {
  branch.store.run(query.updateTable('client').set({ risk_valid_until: day }).where('client_no', '=', NO));
}
const run = (today = TODAY) => runRaiseTasks({ store: path.join(branch.folder, 'branch.db'), today });
const states = () =>
  branch.store
    .all(query.selectFrom('record').selectAll().where('kind', '=', 'task').orderBy('record_id'))
    .map((row) => [
      JSON.parse(row.body_json).raised.rule,
      row.state,
      row.is_deleted,
      JSON.parse(row.body_json).raised.facts.amount ?? null,
    ]);
const flowId = () => raisedId('flow', NO, `in:${FRIDAY}`);

describe('raising tasks', () => {
  it('gives the same id to the same occasion, of version 5', () => {
    expect(flowId()).toBe(flowId());
    expect(flowId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(raisedId('a', 'b', 'c')).not.toBe(raisedId('a', 'bc', ''));
  });
  it('raises once, for the advisor of the client, signed by the rules', async () => {
    flow(600_000);
    expect(await run()).toMatchObject({ raised: 1 });
    expect(await run()).toMatchObject({ raised: 0, edit_id: null });
    const record = findRecord(branch.store, flowId());
    expect(record).toMatchObject({ state: 'open', owner: 'A1', author: 'rules', client_no: NO, day: 20261121 });
  });
  it('withdraws what a correction took away, brings it up to date, and opens it again', async () => {
    flow(600_000);
    await run();
    flow(700_000);
    expect(await run()).toMatchObject({ updated: 1 });
    expect(states()).toEqual([['flow', 'open', 0, '700000.00']]);
    flow(10);
    expect(await run()).toMatchObject({ withdrawn: 1 });
    expect(JSON.parse(findRecord(branch.store, flowId())?.body_json ?? '')).toMatchObject({
      state: 'dropped',
      reason: 'withdrawn',
    });
    flow(700_000);
    expect(await run()).toMatchObject({ reopened: 1, raised: 0 });
  });
  it.each(['done', 'dropped', 'deleted', 'noted'])('leaves alone what a person has %s', async (how) => {
    flow(600_000);
    await run();
    const before = findRecord(branch.store, flowId());
    const body = JSON.parse(before?.body_json ?? '');
    const bodies: Record<string, unknown> = {
      done: completeTask(body, flowId(), TODAY).done,
      dropped: { ...body, state: 'dropped', reason: 'not needed' },
      deleted: null,
      noted: { ...body, text: 'rang twice' },
    };
    const change = { record_id: flowId(), kind: 'task' as const, version: 1, client_no: NO, body: bodies[how] };
    await editRecords(writer, { what: 'task_changed', subject: '', changes: [change] });
    const stood = states();
    for (const yuan of [10, 600_000, 900_000]) {
      flow(yuan);
      await run();
      await run(20261125);
    }
    expect(states()).toEqual(stood);
  });
  it('drops what only time took away: nothing; a birthday that has passed stays', async () => {
    branch.store.run(query.updateTable('client').set({ birth_date: 19701124 }).where('client_no', '=', NO));
    await run();
    await run(20261201);
    expect(states()).toEqual([['birthday', 'open', 0, null]]);
  });
  it('a contact ends the silence, whoever was only named in it too', async () => {
    const contact = (on: string, clients: string[] = []) => ({
      channel: 'call',
      direction: 'out',
      on,
      at: null,
      minutes: null,
      reached: true,
      text: 'x',
      tags: [],
      clients,
      materials: [],
    });
    const add = (record_id: string, body: unknown) =>
      editRecords(writer, {
        what: 'contact_added',
        subject: '',
        changes: [{ record_id, kind: 'contact', version: null, client_no: NO, body }],
      });
    await add(crypto.randomUUID(), contact('2026-09-20'));
    expect(await run()).toMatchObject({ raised: 1 });
    await add(crypto.randomUUID(), contact('2026-11-22'));
    expect(await run()).toMatchObject({ withdrawn: 1 });
    expect(states()).toEqual([['silence', 'dropped', 0, null]]);
  });
  it('ends in the same tasks by any order of sets, corrections and runs', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('flow' as const), value: fc.constantFrom(0, 100, 600_000, 900_000) }),
      fc.record({ kind: fc.constant('risk' as const), value: fc.constantFrom(null, 20261201, 20261215, 20280101) }),
      fc.record({ kind: fc.constant('run' as const) }),
    );
    let first: unknown;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        for (const one of steps) {
          if (one.kind === 'flow') flow(one.value);
          else if (one.kind === 'risk') validUntil(one.value);
          else await run();
        }
        flow(600_000);
        validUntil(20261201);
        await run();
        expect(await run()).toMatchObject({ edit_id: null });
        const open = states().filter(([, state]) => state === 'open');
        first ??= open;
        expect(open).toEqual(first);
        const ids = branch.store.all(query.selectFrom('record').select('record_id').where('kind', '=', 'task'));
        expect(new Set(ids.map(({ record_id }) => record_id)).size).toBe(ids.length);
      }),
      { numRuns: 25 },
    );
    expect(first).toEqual(
      expect.arrayContaining([
        ['flow', 'open', 0, '600000.00'],
        ['assessment', 'open', 0, null],
      ]),
    );
  });
});
