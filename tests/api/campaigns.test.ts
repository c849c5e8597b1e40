// Campaigns on a real branch: drawn in one step of undo, those held out never listed, answers noted with their contacts, results
// against a slow count, kept through a taking-back of a set, and only the caller's clients seen.
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, localUser } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandlerLater } from '../../src-main/api/wrapper.ts';
import { type BulkJobInput, runBulkJob } from '../../src-main/jobs/bulkEdit.ts';
import { runCampaignResults } from '../../src-main/jobs/campaigns/results.ts';
import { editRecords, redoEdit, undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts';
import { BLANK_PROFILE as BLANK } from '../../src-shared/records/blankProfile.ts';
import { ANSWERS } from '../../src-shared/records/campaign.record.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const TODAY = 20261123;
const ID = '22222222-2222-4222-8222-222222222222';
const now = () => new Date('2026-11-23T02:00:00Z');
const N = 60;
const NOS = Array.from({ length: N }, (_, i) => String(1001 + i));
let branch: TestBranch;
let file = '';

/** Sixty clients: assets of 1 to 60 wan on 2 to 20 November, every third 10 % more at the end, every fifth with an inflow. */
beforeEach(() => {
  branch = openBranch();
  file = path.join(branch.folder, 'branch.db');
  const { db } = branch.store;
  db.exec(`
    INSERT INTO delivery (set_name, branch, business_date, revision, kind, content_sha256, state, rows_json, applied_at, seconds)
      VALUES ('s1', 'b', 20261120, 1, 'initial', 'x', 'applied', '{}', '2026-11-21T00:00:00Z', 1);
    INSERT INTO advisor (advisor_no, name) VALUES ('A1', '王芳'), ('A2', '李强');`);
  for (const [i, no] of NOS.entries()) {
    const id = i + 1;
    const asset = id * 100_000_000;
    const tier = id > 50 ? 'gold' : id > 5 ? 'growth' : 'basic';
    db.exec(`
      INSERT INTO client (client_id, client_no, name, status, pinyin, pinyin_initials, advisor_no, investor_class)
        VALUES (${id}, '${no}', '客户${id}', '${id === 60 ? 'closed' : 'normal'}', '', '', '${id % 2 ? 'A1' : 'A2'}', 'ordinary');
      INSERT INTO account (account_id, account_no, client_id, account_kind) VALUES (${id}, 'a${id}', ${id}, 'cash');
      INSERT INTO client_figure (client_id, as_of, tier, total_asset_e4) VALUES (${id}, 20261120, '${tier}', ${asset});`);
    for (let day = 20261102; day <= 20261120; day++) {
      db.exec(`
        INSERT OR IGNORE INTO asset_day (asset_date) VALUES (${day});
        INSERT INTO client_day (day, client_id, ordinal, asset_e4, market_value_e4, flow_in_e4, flow_out_e4, asset_sum)
          VALUES (${day}, ${id}, 1, ${asset}, 0, 0, 0, 0);`);
    }
  }
});
afterEach(() => branch.close());

async function answer<K extends CallName>(
  name: K,
  input: CallInput<K>,
  caller: Caller = localUser,
): Promise<CallOutput<K>> {
  const handlers = createHandlers(branch.store, { now, appVersion: '0' });
  const replied = await callHandlerLater(handlers, caller, name, input);
  if (!replied.ok) throw new Error(`${replied.error.code}: ${replied.error.text}`);
  return replied.value as CallOutput<K>;
}
const writer = (): Writer => ({ place: { store: file }, who: 'local', now, maySee: () => true });
const SETUP = {
  name: '年末检视',
  goal: '请客户做一次检视',
  script: '您好，年末了。',
  filter: 'assets.total > 0',
  segment: null,
  target: 'assets.total >= 500000',
  starts: '2026-11-23',
  ends: '2026-12-31',
  held_out: 0.25,
  seed: 42,
};
const hooks = { progress: () => {}, cancelled: () => false };
function draw(setup: Partial<typeof SETUP> = {}, nos: readonly string[] = NOS, sees: BulkJobInput['sees'] = 'all') {
  return runBulkJob(
    {
      store: file,
      who: 'local',
      sees,
      work: { kind: 'campaign', recordId: ID, setup: { ...SETUP, ...setup }, clientNos: nos, today: TODAY },
    },
    hooks,
  );
}
const contacts = (more: Partial<CallInput<'campaigns.contacts'>> = {}, caller: Caller = localUser) =>
  answer('campaigns.contacts', { record_id: ID, answers: [...ANSWERS], offset: 0, limit: 200, ...more }, caller);
const results = (clients: readonly string[] | null = null) =>
  runCampaignResults({ store: file, recordId: ID, today: TODAY, clients });
const only = (...clients: string[]): Caller => ({ ...localUser, clients: new Set(clients) });

async function note(row: CallOutput<'campaigns.contacts'>['rows'][number], result: (typeof ANSWERS)[number]) {
  await editRecords(writer(), {
    what: 'campaign_answer',
    subject: row.name ?? '',
    changes: [
      {
        record_id: row.record_id,
        kind: 'campaign_client',
        version: row.version,
        client_no: row.client_no,
        body: { ...row.body, result, on: '2026-11-23' },
      },
    ],
  });
}
function spoken(clientNo: string, on: string) {
  const body: BodyOf<'contact'> = {
    channel: 'call',
    direction: 'out',
    on,
    at: null,
    minutes: null,
    reached: true,
    text: '聊了聊',
    tags: [],
    clients: [],
    materials: [],
  };
  return editRecords(writer(), {
    what: 'contact_added',
    subject: '',
    changes: [{ record_id: crypto.randomUUID(), kind: 'contact', version: null, client_no: clientNo, body }],
  });
}
const held = () =>
  (
    branch.store.db
      .prepare(`SELECT client_no FROM record WHERE kind = 'campaign_client' AND state = 'held_out' AND is_deleted = 0`)
      .all() as { client_no: string }[]
  ).map(({ client_no }) => client_no);

describe('a draw', () => {
  it('is what its preview says, in one step of undo, the largest assets first', async () => {
    const preview = await answer('campaigns.preview', {
      client_nos: NOS,
      held_out: 0.25,
      seed: 42,
      target: SETUP.target,
    });
    expect(preview).toMatchObject({ contacted: 44, held_out: 15, left_out: 0, target_met: 10, target_unknown: 0 });
    expect(preview.excluded).toEqual({ closed: 1, do_not_contact: 0, no_consent: 0, held_out_elsewhere: 0 });
    const { drawn, edit } = await draw();
    expect(drawn).toEqual({ contacted: 44, held_out: 15 });
    expect(edit?.changed).toBe(60);
    const { rows, total } = await contacts();
    expect(total).toBe(44);
    const starts = rows.map(({ body }) => body.start_asset_e4 ?? 0);
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
    expect(rows.some(({ client_no }) => held().includes(client_no))).toBe(false);
    await undoEdit(writer());
    expect((await answer('campaigns.list', {})).campaigns).toEqual([]);
    await redoEdit(writer());
    expect((await answer('campaigns.list', {})).campaigns[0]?.counts).toEqual({ waiting: 44, held_out: 15 });
  });

  it('leaves out who may not be contacted, who took back his consent, and who is held out of another one that runs', async () => {
    const profile = (no: string, more: Partial<BodyOf<'profile'>>) =>
      editRecords(writer(), {
        what: 'profile_changed',
        subject: '',
        changes: [
          {
            record_id: crypto.randomUUID(),
            kind: 'profile',
            version: null,
            client_no: no,
            body: { ...BLANK, ...more },
          },
        ],
      });
    await profile('1010', { do_not_contact: { why: '本人要求', since: '2026-01-01', until: null } });
    await profile('1011', {
      consents: [
        { scope: 'marketing', given: true, on: '2026-01-01', until: null },
        { scope: 'marketing', given: false, on: '2026-02-01', until: null },
      ],
    });
    await profile('1012', {
      consents: [
        { scope: 'marketing', given: false, on: '2026-01-01', until: null },
        { scope: 'marketing', given: true, on: '2026-02-01', until: null },
      ],
    });
    await draw();
    const first = held();
    const preview = await answer('campaigns.preview', {
      client_nos: [...NOS, '9999'],
      held_out: 0.5,
      seed: 1,
      target: null,
    });
    expect(preview.excluded).toEqual({ closed: 1, do_not_contact: 1, no_consent: 1, held_out_elsewhere: first.length });
    expect(preview.left_out).toBe(1);
    expect([...first, ...(await contacts()).rows.map((row) => row.client_no)]).not.toContain('1010');
  });

  it('says where a target is wrong, and refuses to draw with it; with nobody left; of others’ clients it takes none', async () => {
    const preview = await answer('campaigns.preview', {
      client_nos: NOS,
      held_out: 0,
      seed: 1,
      target: 'assets.totl > 5',
    });
    expect(preview.target_problem).toMatchObject({ at: 0 });
    expect(preview.contacted).toBe(59);
    await expect(draw({ target: 'assets.totl > 5' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(draw({}, ['1060'])).rejects.toMatchObject({ code: 'bad_request' });
    const few = await draw({ held_out: 0 }, NOS, new Set(['1001', '1002']));
    expect(few.drawn).toEqual({ contacted: 2, held_out: 0 });
    expect(held()).toEqual([]);
  });

  it('can be stopped; nothing is then written', async () => {
    const input: BulkJobInput = {
      store: file,
      who: 'local',
      sees: 'all',
      work: { kind: 'campaign', recordId: ID, setup: SETUP, clientNos: NOS, today: TODAY },
    };
    let looks = 0;
    await expect(runBulkJob(input, { progress: () => {}, cancelled: () => ++looks > 20 })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect((await answer('campaigns.list', {})).campaigns).toEqual([]);
  });
});

describe('the list of those to contact', () => {
  it('by answer, by advisor, in pages; a caller sees his clients alone, in every count', async () => {
    await draw();
    const [first, second] = (await contacts()).rows;
    if (first === undefined || second === undefined) throw new Error('nobody');
    await note(first, 'interested');
    expect((await contacts({ answers: ['interested'] })).rows.map((row) => row.client_no)).toEqual([first.client_no]);
    expect((await contacts({ answers: ['waiting'] })).total).toBe(43);
    const mine = await contacts({ advisor_no: 'A1' });
    expect(mine.rows.every(({ advisor_no, advisor }) => advisor_no === 'A1' && advisor === '王芳')).toBe(true);
    const pages = [...(await contacts({ limit: 20 })).rows, ...(await contacts({ offset: 20, limit: 200 })).rows];
    expect(pages).toEqual((await contacts()).rows);
    const caller = only(first.client_no, held()[0] as string);
    expect((await contacts({}, caller)).total).toBe(1);
    expect((await answer('campaigns.get', { record_id: ID }, caller)).counts).toEqual({ interested: 1, held_out: 1 });
    expect((await answer('campaigns.list', {}, caller)).campaigns[0]?.counts).toEqual({ interested: 1, held_out: 1 });
    expect(
      (await answer('campaigns.get', { record_id: ID })).advisors.map(({ advisor_no }) => advisor_no).sort(),
    ).toEqual(['A1', 'A2']);
  });

  it('of one that is nowhere is not found', async () => {
    await expect(contacts()).rejects.toThrow(/not_found/);
    expect(() => results()).toThrow(/not there/);
  });
});

describe('results', () => {
  it('both groups as they were drawn: target, assets, who was spoken with though held out', async () => {
    await draw();
    const { db } = branch.store;
    // Another set: every third of them has 20 % more, every fifth of these by an inflow; twelve get above the bound.
    db.exec(`INSERT INTO asset_day (asset_date) VALUES (20261124);
      UPDATE delivery SET business_date = 20261124;`);
    for (const [i, no] of NOS.entries()) {
      const id = i + 1;
      const asset = id * 100_000_000;
      const next = id % 3 === 0 ? asset * 1.2 : asset;
      const flow = id % 15 === 0 ? asset * 0.2 : 0;
      db.exec(`INSERT INTO client_day (day, client_id, ordinal, asset_e4, market_value_e4, flow_in_e4, flow_out_e4, asset_sum)
          VALUES (20261124, ${id}, 2, ${next}, 0, ${flow}, 0, 0);
        UPDATE client_figure SET as_of = 20261124, total_asset_e4 = ${next} WHERE client_id = ${id};`);
      expect(no).toBe(String(1000 + id));
    }
    const [one, two] = held();
    await spoken(one as string, '2026-11-24');
    await spoken(two as string, '2026-11-22');
    const told = results();
    const groups = { contacted: (await contacts()).rows.map((row) => row.client_no), held_out: held() };
    for (const name of ['contacted', 'held_out'] as const) {
      const ids = groups[name].map((no) => Number(no) - 1000);
      const start = ids.reduce((sum, id) => sum + id * 100_000_000, 0);
      const end = ids.reduce((sum, id) => sum + id * 100_000_000 * (id % 3 === 0 ? 1.2 : 1), 0);
      const before = ids.filter((id) => id >= 50).length;
      const met = ids.filter((id) => id < 50 && id * (id % 3 === 0 ? 1.2 : 1) >= 50).length;
      expect(told[name]).toMatchObject({
        drawn: ids.length,
        target: { before, met, of: ids.length - before, unknown: 0 },
        assets: { clients: ids.length, unknown: 0, start_e4: start, now_e4: end },
      });
      const flows = ids.filter((id) => id % 15 === 0).reduce((sum, id) => sum + id * 20_000_000, 0);
      expect(told[name].assets.net_flow_e4).toBe(flows);
      expect(told[name].assets.change_ratio).toBeCloseTo(end / start - 1, 12);
    }
    expect(told.until).toBe('2026-11-24');
    expect(told.contaminated).toBe(1);
    const [a, b] = [told.contacted.target, told.held_out.target];
    expect(told.difference?.share).toBeCloseTo((a?.met ?? 0) / (a?.of ?? 1) - (b?.met ?? 0) / (b?.of ?? 1), 12);
    expect(results(['1001']).contacted.drawn + results(['1001']).held_out.drawn).toBe(1);
  });

  it('stay as they were once it is ended', async () => {
    await draw();
    const told = results();
    const { version, body } = await answer('campaigns.get', { record_id: ID });
    await editRecords(writer(), {
      what: 'campaign_ended',
      subject: body.name,
      changes: [
        { record_id: ID, kind: 'campaign', version, client_no: null, body: { ...body, state: 'ended', results: told } },
      ],
    });
    branch.store.db.exec('UPDATE client_day SET asset_e4 = 1');
    expect(results()).toEqual(told);
    // Whoever was held out of it may be drawn again.
    const preview = await answer('campaigns.preview', { client_nos: NOS, held_out: 0, seed: 1, target: null });
    expect(preview.excluded.held_out_elsewhere).toBe(0);
  });

  it('a client who is gone from the data stays drawn, his assets not known', async () => {
    await draw();
    const [gone] = (await contacts()).rows;
    branch.store.db.exec(`DELETE FROM client_day WHERE client_id = ${Number(gone?.client_no) - 1000};
      DELETE FROM client_figure WHERE client_id = ${Number(gone?.client_no) - 1000};
      DELETE FROM account WHERE client_id = ${Number(gone?.client_no) - 1000};
      DELETE FROM client WHERE client_no = '${gone?.client_no}'`);
    const told = results();
    expect(told.contacted).toMatchObject({ drawn: 44, assets: { clients: 43, unknown: 1 } });
    const row = (await contacts()).rows.find(({ client_no }) => client_no === gone?.client_no);
    expect(row).toMatchObject({ name: null, total_asset_e4: null, advisor_no: null });
  });
});
