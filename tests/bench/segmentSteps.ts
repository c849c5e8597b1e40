/**
 * Counting segments at 50,000 clients and 500,000 notes: what the main process takes for the count of one, for its first
 * page of members, and for the first count after an edit, when what was written is read anew; and a step of reading ahead.
 */
import fs from 'node:fs';
import { localUser } from '../../src-main/api/caller.ts';
import { countSegment, segmentMembers } from '../../src-main/api/segments/segments.ts';
import { openRead, openWrite, type WriteStore } from '../../src-main/store/open.ts';
import { type ConditionColumns, conditionColumns } from '../../src-main/store/queries/conditionColumns/columns.ts';
import { factsVersion } from '../../src-main/store/queries/factsVersion.ts';
import { applyEdit } from '../../src-main/store/records/edit.ts';
import { BLANK_PROFILE } from '../../src-shared/records/blankProfile.ts';
import { clientNoOf, makeManyRecords } from '../fixtures/manyRecords.ts';

type Told = Record<string, unknown>;

const TODAY = 20261123;
const AS_OF = 20261120;
const FILTERS = [
  'tier >= gold and contact.days > 60 and turnover.turnover_annualised > 12',
  'assets.total >= 50w and not (client.status = dormant or client.status = closed)',
  'contact.tags has (养老, 定投) and contact.days > 30',
  'task.overdue > 0 or complaint.open > 0',
  'client.age between 50 and 60 and suitability.level >= C4 and profile.tags has 重点',
  'returns.twr < -10% and behaviour.top1 > 50% and client.advisor has "A7"',
];

/** Facts beside the records: a date, advisors, what a night keeps of a client, a pass with three figures. */
function addFacts(store: WriteStore, clients: number): void {
  let state = 29;
  const draw = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  store.transaction(() => {
    store.db.exec(`INSERT INTO delivery (set_name, branch, business_date, revision, kind, content_sha256, state, rows_json,
      applied_at, seconds) VALUES ('s1', 'b', ${AS_OF}, 1, 'initial', 'x', 'applied', '{}', '2026-11-21T00:00:00Z', 1)`);
    for (let n = 0; n < 40; n++) {
      store
        .statement('INSERT INTO advisor (advisor_no, name, team) VALUES (?, ?, ?)')
        .run(`A${n}`, `经理${n}`, `团队${n % 5}`);
    }
    const of = store.statement(
      'UPDATE client SET advisor_no = ?, birth_date = ?, opened_on = ?, risk_level = ?, status = ? WHERE client_id = ?',
    );
    const night = store.statement(
      'INSERT INTO client_figure (client_id, as_of, tier, total_asset_e4) VALUES (?, ?, ?, ?)',
    );
    const tiers = ['basic', 'basic', 'basic', 'growth', 'growth', 'gold', 'platinum', 'diamond'];
    const levels = ['C1', 'C2', 'C3', 'C4', 'C5'];
    for (let id = 1; id <= clients; id++) {
      const born = (1940 + draw(60)) * 10_000 + (1 + draw(12)) * 100 + 1 + draw(28);
      of.run(`A${draw(40)}`, born, 20_150_101 + draw(28), levels[draw(5)], draw(9) === 0 ? 'dormant' : 'normal', id);
      night.run(id, AS_OF, tiers[draw(8)], draw(10) === 0 ? null : draw(2_000_000) * 10_000);
    }
    const ids = Int32Array.from({ length: clients }, (_, at) => at + 1);
    const { lastInsertRowid } = store
      .statement(
        'INSERT INTO branch_pass (from_day, to_day, version, made_at, seconds, clients) VALUES (?, ?, ?, ?, 1, ?)',
      )
      .run(20260101, AS_OF, factsVersion(store), '2026-11-21T00:00:00Z', new Uint8Array(ids.buffer));
    for (const path of ['turnover.turnover_annualised', 'returns.twr', 'behaviour.top1']) {
      const values = Float64Array.from(ids, () => (draw(6) === 0 ? Number.NaN : draw(4000) / 100 - 10));
      store
        .statement(
          "INSERT INTO branch_figure (pass_id, path, figure_values, reasons, reason_list, samples) VALUES (?, ?, ?, ?, '', NULL)",
        )
        .run(lastInsertRowid, path, new Uint8Array(values.buffer), new Uint8Array(clients));
    }
  });
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * (sorted.length - 1))] as number;
const spread = (times: number[]): Told => {
  times.sort((a, b) => a - b);
  return { p50: at(times, 0.5), p95: at(times, 0.95), max: at(times, 1) };
};

function timed(work: () => unknown): number {
  const since = performance.now();
  work();
  return performance.now() - since;
}

export function segmentStep(input: { store: string; clients: number; records: number; rounds: number }): Told {
  if (!fs.existsSync(input.store)) {
    const part = `${input.store}.part`;
    for (const end of ['', '-wal', '-shm']) fs.rmSync(part + end, { force: true });
    const made = openWrite(part);
    makeManyRecords(made, input);
    addFacts(made, input.clients);
    made.close();
    fs.renameSync(part, input.store);
  }
  const store = openRead(input.store);
  const count = (filter: string) => store.snapshot(() => countSegment(store, { filter }, localUser, TODAY));
  const ahead: number[] = [];
  for (
    const steps = (conditionColumns(store, TODAY) as ConditionColumns).warm(), isDone = { now: false };
    !isDone.now;
  ) {
    ahead.push(timed(() => (isDone.now = steps.next().done === true)));
  }
  const first: number[] = [];
  const again: number[] = [];
  const members: number[] = [];
  const afterEdit: number[] = [];
  const counts = Object.fromEntries(
    FILTERS.map((filter) => {
      const since = performance.now();
      const { yes, unknown } = count(filter);
      first.push(performance.now() - since);
      return [filter, { yes, unknown }];
    }),
  );
  for (let round = 0; round < input.rounds; round++) {
    for (const [n, filter] of FILTERS.entries()) {
      // Another bound each time: no answer that was kept serves it.
      again.push(timed(() => count(`${filter} and client.age > ${round + n / 10}`)));
      const asked = { filter, sort: 'total_assets', descending: true, offset: 0, limit: 100 };
      members.push(timed(() => store.snapshot(() => segmentMembers(store, asked, localUser, TODAY))));
    }
  }
  const write = openWrite(input.store);
  for (let round = 0; round < input.rounds; round++) {
    for (const [n, filter] of FILTERS.entries()) {
      const client_no = clientNoOf(Math.floor(Math.random() * input.clients));
      const body = { ...BLANK_PROFILE, tags: ['重点'] };
      const record_id = crypto.randomUUID();
      write.transaction(() =>
        applyEdit(
          write,
          {
            what: 'profile_changed',
            subject: '',
            changes:
              n % 2 === 0
                ? [{ record_id, kind: 'profile', version: null, client_no, body }]
                : [
                    {
                      record_id,
                      kind: 'template',
                      version: null,
                      client_no: null,
                      body: { title: 'T', use: 'message', text: 't', tags: [] },
                    },
                  ],
          },
          'bench',
          new Date().toISOString(),
        ),
      );
      afterEdit.push(timed(() => count(filter)));
    }
  }
  write.close();
  store.close();
  return {
    counts,
    aheadStepMs: spread(ahead),
    firstMs: first,
    ms: spread(again),
    membersMs: spread(members),
    afterEditMs: spread(afterEdit),
  };
}
