// Suitability whatever the order of events: head office changes levels, validity, ratings and sales, nights run, persons take
// steps and undo them. After each event no call gives out a product of an open proposal that may not be proposed to the client
// that day, and nothing is accepted with one. The rule is written here a second time.
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { localUser } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandlerLater } from '../../src-main/api/wrapper.ts';
import { undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import { runRaiseProposals } from '../../src-main/jobs/proposals/raiseProposals.ts';
import { stepProposals } from '../../src-main/jobs/proposals/stepProposals.ts';
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts';
import { OPEN_STATES, type Step, UNSPOKEN_STATES } from '../../src-shared/domain/proposals/life.ts';
import { addDays, dateText, type Ymd } from '../../src-shared/kernel/dates.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const AS_OF = 20261120;
const CLIENTS = ['001', '002', '003'];
const PRODUCTS = ['P1', 'P2', 'P3', 'P4', 'P5'];
const LEVELS = [null, 'C1min', 'C1', 'C2', 'C3', 'C4', 'C5'] as const;
const RATINGS = [null, 'R1', 'R2', 'R3', 'R4', 'R5'] as const;
const STEPS: readonly Step[] = ['see', 'discuss', 'accept', 'decline', 'carry_out'];

type Event =
  | {
      readonly kind: 'assess';
      readonly client: string;
      readonly level: string | null;
      readonly days: number;
      readonly isPro: boolean;
    }
  | { readonly kind: 'rate'; readonly product: string; readonly rating: string | null }
  | { readonly kind: 'sale'; readonly product: string; readonly days: number }
  | { readonly kind: 'night'; readonly days: number }
  | { readonly kind: 'step'; readonly client: string; readonly step: Step }
  | { readonly kind: 'undo' };

const client = fc.constantFrom(...CLIENTS);
const product = fc.constantFrom(...PRODUCTS);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('assess' as const),
      client,
      level: fc.constantFrom(...LEVELS),
      days: fc.integer({ min: -3, max: 30 }),
      isPro: fc.boolean().map((yes) => yes),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('rate' as const), product, rating: fc.constantFrom(...RATINGS) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('sale' as const), product, days: fc.integer({ min: -2, max: 20 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('night' as const), days: fc.integer({ min: 0, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('step' as const), client, step: fc.constantFrom(...STEPS) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'undo' as const }) },
);

/** As the law and the contract say it. */
function mayHave(branch: TestBranch, clientNo: string, code: string, today: Ymd, isOpen: boolean): boolean {
  const person = branch.store.db
    .prepare('SELECT risk_level, risk_valid_until, investor_class FROM client WHERE client_no = ?')
    .get(clientNo) as { risk_level: string | null; risk_valid_until: number | null; investor_class: string };
  const offered = branch.store.db
    .prepare('SELECT risk_rating, on_sale_until FROM product WHERE product_code = ?')
    .get(code) as {
    risk_rating: string | null;
    on_sale_until: number | null;
  };
  if (isOpen && (offered.on_sale_until ?? today) < today) return false;
  if (person.investor_class === 'professional') return true;
  if (offered.risk_rating === null) return false;
  const valid = person.risk_level !== null && (person.risk_valid_until ?? 0) >= today;
  const level = !valid || person.risk_level === 'C1min' ? 1 : Number(person.risk_level?.slice(1));
  return Number(offered.risk_rating.slice(1)) <= level;
}

class World {
  readonly branch = openBranch();
  today: Ymd = 20261123;
  given = 0;
  private readonly file = path.join(this.branch.folder, 'branch.db');
  private readonly now = () => new Date(`${dateText(this.today)}T02:00:00Z`);
  private readonly writer: Writer = {
    place: { store: this.file },
    who: 'local',
    now: this.now,
    maySee: () => true,
  };
  private readonly handlers = createHandlers(this.branch.store, { now: this.now, appVersion: '0' });

  constructor() {
    const { db } = this.branch.store;
    db.exec(`
      INSERT INTO delivery (set_name, branch, business_date, revision, kind, content_sha256, state, rows_json, applied_at, seconds)
        VALUES ('s1', 'b', ${AS_OF}, 1, 'initial', 'x', 'applied', '{}', '2026-11-21T00:00:00Z', 1);`);
    for (const code of PRODUCTS) {
      db.exec(
        `INSERT INTO product (product_code, name, product_kind, risk_rating) VALUES ('${code}', '${code}', 'money', 'R1')`,
      );
    }
    for (const [i, no] of CLIENTS.entries()) {
      const id = i + 1;
      db.exec(`
        INSERT INTO client (client_id, client_no, name, status, pinyin, pinyin_initials, investor_class, risk_level, risk_valid_until)
          VALUES (${id}, '${no}', '某${no}', 'normal', '', '', 'ordinary', 'C3', 20271231);
        INSERT INTO account (account_id, account_no, client_id, account_kind) VALUES (${id}, 'a${id}', ${id}, 'cash');
        INSERT INTO client_figure (client_id, as_of, tier, total_asset_e4) VALUES (${id}, ${AS_OF}, 'gold', 5000000000);`);
      for (let day = 20261101; day <= AS_OF; day++) {
        db.exec(`
          INSERT OR IGNORE INTO asset_day (asset_date) VALUES (${day});
          INSERT INTO asset (asset_date, account_id, cash_e4, market_value_e4, total_asset_e4, file_id, line)
            VALUES (${day}, ${id}, 5000000000, 0, 5000000000, 1, 1);
          INSERT INTO client_day (day, client_id, ordinal, asset_e4, market_value_e4, flow_in_e4, flow_out_e4, asset_sum)
            VALUES (${day}, ${id}, 1, 5000000000, 0, 0, 0, 0);`);
      }
    }
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const replied = await callHandlerLater(this.handlers, localUser, name, input);
    if (!replied.ok) throw new Error(`${name} ${replied.error.code}: ${replied.error.text}`);
    return replied.value as CallOutput<N>;
  }

  lines(states: readonly (typeof OPEN_STATES)[number][] = [...OPEN_STATES, 'accepted']) {
    return this.call('proposals.list', { states: [...states] });
  }

  async take(told: Event): Promise<void> {
    const { db } = this.branch.store;
    if (told.kind === 'assess') {
      const until = told.level === null ? null : addDays(this.today, told.days);
      db.prepare('UPDATE client SET risk_level = ?, risk_valid_until = ?, investor_class = ? WHERE client_no = ?').run(
        told.level,
        until,
        told.isPro && told.days > 24 ? 'professional' : 'ordinary',
        told.client,
      );
    } else if (told.kind === 'rate') {
      db.prepare('UPDATE product SET risk_rating = ? WHERE product_code = ?').run(told.rating, told.product);
    } else if (told.kind === 'sale') {
      const until = addDays(this.today, told.days);
      db.prepare('UPDATE product SET on_sale_until = ? WHERE product_code = ?').run(until, told.product);
    } else if (told.kind === 'night') {
      this.today = addDays(this.today, told.days);
      await runRaiseProposals({ store: this.file, today: this.today });
      this.checkStored();
    } else if (told.kind === 'undo')
      await undoEdit(this.writer).catch((error: { code?: string }) => expect(error.code).toBeDefined());
    else await this.step(told.client, told.step);
  }

  /** What a night leaves of what nobody has spoken of. */
  private checkStored(): void {
    const rows = this.branch.store.db
      .prepare(`SELECT client_no, state, body_json FROM record WHERE kind = 'proposal' AND is_deleted = 0`)
      .all() as { client_no: string; state: string; body_json: string }[];
    for (const { client_no, state, body_json } of rows) {
      if (!UNSPOKEN_STATES.some((open) => open === state)) continue;
      for (const { product_code } of (JSON.parse(body_json) as { products: { product_code: string }[] }).products) {
        expect(mayHave(this.branch, client_no, product_code, this.today, false)).toBe(true);
      }
    }
  }

  private async step(clientNo: string, step: Step): Promise<void> {
    const { lines } = await this.lines();
    for (const { record_id, version, client_no } of lines) {
      if (client_no !== clientNo) continue;
      const before = this.productsOf(record_id);
      const { done } = await stepProposals(this.writer, {
        step,
        today: this.today,
        proposals: [{ record_id, version }],
        ...(step === 'decline' ? { decline: { code: 'later', text: null } } : {}),
      });
      if (done.length === 0 || step === 'see' || step === 'decline') continue;
      for (const code of before)
        expect(mayHave(this.branch, clientNo, code, this.today, step !== 'carry_out')).toBe(true);
    }
  }

  private productsOf(recordId: string): string[] {
    const { body_json } = this.branch.store.db
      .prepare('SELECT body_json FROM record WHERE record_id = ?')
      .get(recordId) as {
      body_json: string;
    };
    return (JSON.parse(body_json) as { products: { product_code: string }[] }).products.map((one) => one.product_code);
  }

  /** All that leaves by the calls that know proposals or records. */
  async look(): Promise<void> {
    const { lines } = await this.lines(OPEN_STATES);
    const today = dateText(this.today);
    for (const { record_id, client_no } of lines) {
      const bodies: unknown[] = [
        (await this.call('proposals.get', { record_id, today })).body,
        (await this.call('records.get', { record_id })).body,
        ...(await this.call('records.history', { record_id })).versions.map(({ body }) => body),
        ...(await this.call('records.list', { client_no, kinds: ['proposal'] })).records
          .filter((record) => record.record_id === record_id)
          .map(({ body }) => body),
        ...(await this.call('service.timeline', { client_no })).entries.flatMap((entry) =>
          entry.kind === 'record' && entry.record.record_id === record_id ? [entry.record.body] : [],
        ),
      ];
      for (const { edit_id } of (await this.call('edits.list', { limit: 3 })).rows) {
        const { changes } = await this.call('edits.get', { edit_id });
        for (const change of changes) if (change.record_id === record_id) bodies.push(change.before, change.after);
      }
      for (const body of bodies) {
        for (const { product_code } of (body as { products?: { product_code: string }[] } | null)?.products ?? []) {
          expect(mayHave(this.branch, client_no, product_code, this.today, true)).toBe(true);
          this.given++;
        }
      }
    }
  }
}

const worlds: World[] = [];
afterAll(() => {
  for (const { branch } of worlds) branch.close();
});

it('no open proposal gives out a product above the level, and none is accepted, whatever the order of events', async () => {
  let given = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 12, maxLength: 30 }), async (events) => {
      const world = new World();
      worlds.push(world);
      await world.take({ kind: 'night', days: 0 });
      for (const told of events) {
        await world.take(told);
        await world.look();
      }
      given += world.given;
    }),
    { numRuns: Number(process.env.BRANCH_DESK_ORDERS ?? 12) },
  );
  expect(given).toBeGreaterThan(500);
}, 300_000);
