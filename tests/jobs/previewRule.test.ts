// A preview says what the night then does: raised, brought up to date, withdrawn; who is seen; a past day knows nothing of later
// rows; it stops when another one is wanted.
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editRecords } from '../../src-main/jobs/editRecords.ts';
import { runPreviewRule } from '../../src-main/jobs/proposals/previewRule.ts';
import { runRaiseProposals } from '../../src-main/jobs/proposals/raiseProposals.ts';
import type { ProposalRule } from '../../src-shared/domain/proposals/definition.ts';
import { SHIPPED_RULES } from '../../src-shared/domain/proposals/registry.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const AS_OF = 20261120;
const TODAY = 20261123;
const IDLE = SHIPPED_RULES.find(({ code }) => code === 'idle_cash') as ProposalRule;
let branch: TestBranch;
let file = '';

/** Cash of 10, 20, 30 and 40 wan on every day of November; the fourth may have no product. */
beforeEach(() => {
  branch = openBranch();
  file = path.join(branch.folder, 'branch.db');
  const { db } = branch.store;
  db.exec(`
    INSERT INTO delivery (set_name, branch, business_date, revision, kind, content_sha256, state, rows_json, applied_at, seconds)
      VALUES ('s1', 'b', ${AS_OF}, 1, 'initial', 'x', 'applied', '{}', '2026-11-21T00:00:00Z', 1);
    INSERT INTO product (product_code, name, product_kind, risk_rating) VALUES ('P2', '短债', 'bond', 'R2');`);
  for (const id of [1, 2, 3, 4]) {
    const cash = id * 1_000_000_000;
    db.exec(`
      INSERT INTO client (client_id, client_no, name, status, pinyin, pinyin_initials, investor_class, risk_level, risk_valid_until)
        VALUES (${id}, '00${id}', '客户${id}', 'normal', '', '', 'ordinary', '${id === 4 ? 'C1' : 'C3'}', 20271231);
      INSERT INTO account (account_id, account_no, client_id, account_kind) VALUES (${id}, 'a${id}', ${id}, 'cash');
      INSERT INTO client_figure (client_id, as_of, tier, total_asset_e4) VALUES (${id}, ${AS_OF}, 'gold', ${cash});`);
    for (let day = 20261001; day <= AS_OF; day = day === 20261031 ? 20261101 : day + 1) {
      db.exec(`
        INSERT OR IGNORE INTO asset_day (asset_date) VALUES (${day});
        INSERT INTO asset (asset_date, account_id, cash_e4, market_value_e4, total_asset_e4, file_id, line)
          VALUES (${day}, ${id}, ${cash}, 0, ${cash}, 1, 1);
        INSERT INTO client_day (day, client_id, ordinal, asset_e4, market_value_e4, flow_in_e4, flow_out_e4, asset_sum)
          VALUES (${day}, ${id}, 1, ${cash}, 0, 0, 0, 0);`);
    }
  }
});
afterEach(() => branch.close());

const never = { cancelled: () => false };
const preview = (change: Partial<ProposalRule> = {}, clients: readonly string[] | null = null, at?: number) =>
  runPreviewRule(
    { store: file, today: TODAY, rule: { ...IDLE, ...change }, clients, ...(at === undefined ? {} : { at }) },
    never,
  );
const from = (wan: number, more = ''): Partial<ProposalRule> => ({ when: `event.idle_cash_20 >= ${wan}万${more}` });
const night = () => runRaiseProposals({ store: file, today: TODAY });
const keep = (rule: ProposalRule) =>
  editRecords(
    { place: { store: file }, who: 'local', now: () => new Date('2026-11-23T01:00:00Z'), maySee: () => true },
    {
      what: 'rule_changed',
      subject: '',
      changes: [
        {
          record_id: '11111111-1111-4111-8111-111111111111',
          kind: 'rule',
          version: null,
          client_no: null,
          body: structuredClone(rule) as BodyOf<'rule'>,
        },
      ],
    },
  );

describe('a preview', () => {
  it('says for whom it holds, who would get one, and why one gets none', async () => {
    const told = preview(from(20));
    expect(told).toMatchObject({ as_of: '2026-11-20', holds: 3, unknown: 0, unsuitable: 1, would_raise: 2 });
    expect(told.refused).toEqual({ above_level: 1 });
    expect(told.sample.map(({ client_no }) => client_no)).toEqual(['002', '003']);
    expect(told.sample[0]?.evidence.find(({ field }) => field === 'event.idle_cash_20')?.value).toBe(200_000);
    await night();
    expect(preview(from(20))).toMatchObject({ would_raise: 0, would_refresh: 2, would_withdraw: 0 });
  });

  it('says what becomes of those that stand, and the night does just that', async () => {
    await night();
    const changed = { ...IDLE, ...from(25) };
    expect(preview(changed)).toMatchObject({ holds: 2, would_raise: 0, would_refresh: 1, would_withdraw: 1 });
    await keep(changed);
    expect((await night()).counts).toMatchObject({ raised: 0, refreshed: 1, withdrawn: 1 });
  });

  it('of a wider rule raises more, and the night does', async () => {
    await night();
    const changed = { ...IDLE, ...from(10) };
    expect(preview(changed)).toMatchObject({ would_raise: 1 });
    await keep(changed);
    expect((await night()).counts).toMatchObject({ raised: 1, withdrawn: 0 });
  });

  it('switched off raises nothing and withdraws what nobody has spoken of', async () => {
    await night();
    expect(preview({ is_off: true })).toMatchObject({ would_raise: 0, would_refresh: 0, would_withdraw: 2 });
    await keep({ ...IDLE, is_off: true });
    expect((await night()).counts).toMatchObject({ raised: 0, withdrawn: 2 });
  });

  it('counts clients of the caller alone', () => {
    expect(preview(from(20), ['003'])).toMatchObject({ holds: 1, would_raise: 1, unsuitable: 0 });
    expect(preview(from(20), ['003']).sample.map(({ client_no }) => client_no)).toEqual(['003']);
    expect(preview(from(20), [])).toMatchObject({ holds: 0, would_raise: 0 });
  });

  it('tells where it is wrong', () => {
    expect(preview({ when: 'event.idle_cash_20 >= ' }).problem).toMatchObject({ code: expect.any(String) });
    expect(preview({ evidence: ['no.field'] }).problem?.suggestions[0]).toBe('no.field');
  });

  it('stops when another one is wanted', () => {
    const ask = { store: file, today: TODAY, rule: IDLE, clients: null };
    expect(() => runPreviewRule(ask, { cancelled: () => true })).toThrow(/another one/);
  });

  it('writes nothing', async () => {
    const count = () => branch.store.db.prepare('SELECT count(*) n FROM record').get();
    const before = count();
    preview(from(10));
    expect(count()).toEqual(before);
  });
});

describe('a day of the past', () => {
  it('knows nothing of rows of later days', () => {
    const before = preview(from(20), null, 20261110);
    expect(before).toMatchObject({ as_of: '2026-11-10', holds: 3, would_raise: null, would_withdraw: null });
    branch.store.db.exec('UPDATE asset SET cash_e4 = 1 WHERE asset_date > 20261110');
    expect(preview(from(20), null, 20261110)).toEqual(before);
    expect(preview(from(20)).holds).toBe(0);
  });
});
