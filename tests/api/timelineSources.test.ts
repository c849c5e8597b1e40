// Each kind of fact on the timeline, from rows written by hand: what it says, on which day, and when it is not there.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localUser } from '../../src-main/api/caller.ts';
import { timeline } from '../../src-main/api/timeline.ts';
import { openRead, type ReadStore } from '../../src-main/store/open.ts';
import { applyEdit, type RecordChange } from '../../src-main/store/records/edit.ts';
import { EMPTY_PROFILE } from '../../src-renderer/pages/profile/usePerson.ts';
import { DEFAULT_PRACTICE } from '../../src-shared/records/practice.record.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import { CLIENT, emptyStore, OTHER } from '../fixtures/history.ts';

let branch: TestBranch;
let store: ReadStore;
beforeEach(() => {
  branch = openBranch();
  emptyStore(branch.store);
  store = openRead(path.join(branch.folder, 'branch.db'));
});
afterEach(() => {
  store.close();
  branch.close();
});

const sql = (text: string) => branch.store.db.exec(text);
const entries = (kind: 'risk' | 'standing' | 'correction' | 'loss' | 'margin' | 'profile', clientNo = CLIENT) =>
  timeline(store, { client_no: clientNo, kinds: [kind] }, localUser, 20261123).entries;

function version(day: number, row: Record<string, string | number>): void {
  const body = JSON.stringify({ client_no: CLIENT, ...row });
  branch.store.db.prepare('INSERT OR IGNORE INTO reference_payload (body) VALUES (?)').run(body);
  branch.store.db
    .prepare(
      `INSERT INTO reference_version (dataset, business_date, key, payload_id, file_id, line)
        SELECT 'clients', ?, ?, payload_id, 1, 1 FROM reference_payload WHERE body = ?`,
    )
    .run(day, CLIENT, body);
}
const edit = (at: string, ...changes: RecordChange[]) =>
  branch.store.transaction(() => applyEdit(branch.store, { what: 'x', subject: '', changes }, 'local', at));

describe('what head office changed about a client', () => {
  beforeEach(() => {
    sql("INSERT INTO advisor (advisor_no, name) VALUES ('A1', '王芳')");
    version(20260105, { status: 'normal', advisor_no: 'A1', risk_level: 'C3', risk_assessed_on: 20250301 });
    // The same again the next night: nothing happened.
    version(20260106, { status: 'normal', advisor_no: 'A1', risk_level: 'C3', risk_assessed_on: 20250301 });
    version(20260401, { status: 'dormant', risk_level: 'C4', risk_assessed_on: 20260330 });
    version(20260501, { status: 'dormant', risk_level: 'C2', risk_assessed_on: 20260330 });
    sql(`UPDATE client SET status = 'dormant', risk_level = 'C2', risk_assessed_on = 20260330 WHERE client_id = 1`);
  });
  it('is each change of status and advisor, by name where he has one, on the date that brought it', () => {
    expect(entries('standing')).toEqual([
      { kind: 'standing', day: '2026-04-01', field: 'advisor_no', from: '王芳', to: null },
      { kind: 'standing', day: '2026-04-01', field: 'status', from: 'normal', to: 'dormant' },
    ]);
  });
  it('is every assessment, another level without one, and the end of the one in force', () => {
    expect(entries('risk')).toEqual([
      { kind: 'risk', day: '2028-03-30', event: 'expires', level: 'C2', from: null },
      { kind: 'risk', day: '2026-05-01', event: 'changed', level: 'C2', from: 'C4' },
      { kind: 'risk', day: '2026-03-30', event: 'assessed', level: 'C4', from: 'C3' },
      { kind: 'risk', day: '2025-03-01', event: 'assessed', level: 'C3', from: null },
    ]);
  });
  it('is a correction that reached his figures or his row, on the day it was made, and nobody else’s', () => {
    sql(`
      INSERT INTO correction (correction_id, kind, delivery_id, set_name, business_date, revision, made_at, summary_json) VALUES
        (1, 'revision', NULL, 's.r2', 20260401, 2, '2026-04-02T17:00:00Z', '{}'),
        (2, 'taken_back', NULL, 's', 20260402, 1, '2026-04-03T01:00:00Z', '{}'),
        (3, 'revision', NULL, 't.r2', 20260403, 2, '2026-04-05T01:00:00Z', '{}');
      INSERT INTO correction_client (correction_id, client_no, figure, before, after) VALUES
        (1, '${CLIENT}', 'pnl', '1', '2'), (1, '${CLIENT}', 'roi', '1', '2'), (3, '${OTHER}', 'pnl', '1', '2');
      INSERT INTO correction_row (correction_id, row_at, dataset, change, row_key) VALUES
        (2, 1, 'clients', 'changed', '${CLIENT}'), (3, 1, 'trades', 'changed', '${CLIENT}')`);
    const one = { kind: 'correction', business_date: '2026-04-01', revision: 2 };
    expect(entries('correction')).toMatchObject([
      // One in the morning of the next day, in China.
      {
        ...one,
        day: '2026-04-03',
        correction_id: 2,
        change: 'taken_back',
        business_date: '2026-04-02',
        revision: 1,
        figures: 0,
        is_row: true,
      },
      { ...one, day: '2026-04-03', correction_id: 1, change: 'revision', figures: 2, is_row: false },
    ]);
    expect(entries('correction', OTHER).map((entry) => entry.day)).toEqual(['2026-04-05']);
  });
});

describe('days of size', () => {
  beforeEach(() => {
    const day = branch.store.db.prepare(
      'INSERT INTO client_day (day, client_id, ordinal, asset_e4, flow_in_e4, flow_out_e4, asset_sum) VALUES (?, 1, ?, ?, ?, ?, 0)',
    );
    const asset = branch.store.db.prepare(
      'INSERT INTO asset (asset_date, account_id, total_asset_e4, liability_e4, file_id, line) VALUES (?, 2, ?, ?, 1, 1)',
    );
    // Yuan; out of 500,000: 30,000 lost, then 100,000 paid out and nothing lost, then 10,000 lost (under 5 %).
    const totals = [500_000, 470_000, 370_000, 360_000];
    const outs = [0, 0, 100_000, 0];
    totals.forEach((total, i) => {
      sql(`INSERT INTO asset_day (asset_date) VALUES (${20260105 + i})`);
      day.run(20260105 + i, i, total * 10_000, 0, (outs[i] as number) * 10_000);
    });
    // A debt of 100,000: ratios 2, 1.35, 1.35, 1.2.
    [100_000, 35_000, 35_000, 20_000].forEach((own, i) => {
      asset.run(20260105 + i, own * 10_000, 100_000 * 10_000);
    });
  });
  it('are losses at the bounds of the practice, what was paid out left aside', () => {
    expect(entries('loss')).toEqual([{ kind: 'loss', day: '2026-01-06', amount: '30000.00', share: 0.06 }]);
  });
  it('are falls of the margin below the branch’s lines, which a new practice moves', () => {
    expect(entries('margin')).toMatchObject([
      { day: '2026-01-08', bound: 'call', ratio: 1.2, limit: 1.3 },
      { day: '2026-01-06', bound: 'notice', ratio: 1.35, limit: 1.4 },
    ]);
    const body = { ...DEFAULT_PRACTICE, margin_notice_ratio: 1.3, margin_call_ratio: 1.1 };
    edit('2026-02-01T00:00:00Z', { record_id: randomUUID(), kind: 'practice', version: null, client_no: null, body });
    expect(entries('margin')).toMatchObject([{ day: '2026-01-08', bound: 'notice', limit: 1.3 }]);
  });
});

describe('what is known of the client as a person', () => {
  it('stands there version by version: what was changed, from what to what', () => {
    const record_id = randomUUID();
    const one = { record_id, kind: 'profile' as const, client_no: CLIENT };
    edit('2026-02-01T18:00:00Z', { ...one, version: null, body: { ...EMPTY_PROFILE, occupation: '工程师' } });
    edit('2026-02-03T01:00:00Z', {
      ...one,
      version: 1,
      body: {
        ...EMPTY_PROFILE,
        occupation: '经理',
        tags: ['高净值'],
        settled: [{ field: 'mobile', fact: 'x', kept: 'fact' }],
      },
    });
    edit('2026-02-04T01:00:00Z', {
      ...one,
      version: 2,
      body: { ...EMPTY_PROFILE, occupation: '经理', tags: ['高净值'], settled: [] },
    });
    expect(entries('profile')).toMatchObject([
      {
        day: '2026-02-03',
        change: 'changed',
        version: 2,
        fields: [
          { field: 'occupation', from: '工程师', to: '经理' },
          { field: 'tags', from: null, to: ['高净值'] },
        ],
      },
      // Two in the morning, in China; the third version says nothing new.
      { day: '2026-02-02', change: 'added', version: 1, fields: [{ field: 'occupation', from: null, to: '工程师' }] },
    ]);
  });
});
