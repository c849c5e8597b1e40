// Proposals of a made branch against a second computation: which clients each shipped rule holds for, its condition written
// here once more, and every figure that a proposal rests on, from the files' own rows (tests/oracle/evidence.ts).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFlags } from '../../build/nodeFlags.mjs';
import { generateBranch } from '../../src-main/demo/generate.ts';
import { runFiguresJob } from '../../src-main/jobs/figuresJob.ts';
import { runRaiseProposals } from '../../src-main/jobs/proposals/raiseProposals.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import { latestRows, type Slow, SlowEvidence } from './evidence.ts';
import { readDrop, readSets } from './readDrop.ts';

const SIZE = (process.env.BRANCH_DESK_DEMO ?? '50,200,11').split(',').map(Number) as [number, number, number];
/** Rules that raise something on a branch of this size; on the demo's own (400,500,20261122) all seventeen do. */
const LEAST_RULES = 11;
const TODAY = '2026-11-23';
/** Computed by nobody but the product so far. */
/** The report rounds money to the cent, a condition does not. */
const HALF_A_CENT = 0.005 + 1e-9;
const NOT_HERE = new Set(['risk.beta']);
const RULES = [
  'concentration, unsuitable_holdings, assessment_expired, margin_near_line, high_turnover_loss, disposition, chasing',
  'panic_selling, commission_retention, idle_cash, dividend_unused, large_inflow, holding_maturing, goal_off_track',
  'life_event_near, dormant_wealthy, birthday_review',
].flatMap((line) => line.split(', '));

type Read = (field: string) => number;
type Say = (field: string) => Slow;
/** The rules of docs/proposals.md again. NaN, a figure that is missing, is neither above nor below a bound. */
const HOLDS: Readonly<Record<string, (n: Read, is: Say) => boolean>> = {
  concentration: (n) => n('behaviour.top1') >= 0.5 && n('assets.market_value') >= 200_000,
  unsuitable_holdings: (n) => n('suitability.mismatch_count') >= 1,
  assessment_expired: (_, is) =>
    ['expired', 'missing'].includes(String(is('suitability.state'))) && is('client.status') === 'normal',
  margin_near_line: (n, is) => is('client.has_margin') === true && n('event.margin_ratio') < 1.5,
  high_turnover_loss: (n) =>
    n('turnover.turnover_annualised') >= 12 && n('pnl.pnl') < 0 && n('turnover.fee_drag') >= 0.01,
  disposition: (n) => n('behaviour.disposition') >= 0.2,
  chasing: (n) => n('behaviour.chasing') >= 0.4,
  panic_selling: (n) => n('behaviour.panic') >= 0.3,
  commission_retention: (n) => n('event.commission_over_branch') >= 0.2 && n('turnover.volume') >= 1_000_000,
  idle_cash: (n, is) =>
    n('event.idle_cash_20') >= 200_000 && n('event.cash_share') >= 0.3 && is('client.status') === 'normal',
  dividend_unused: (n, is) => n('event.dividends_30') >= 10_000 && is('event.traded_since_dividend') === false,
  large_inflow: (n) => n('event.large_inflow_on') >= 20261113 && n('event.net_flow_20') > 0,
  holding_maturing: (n) => n('event.matures_in') <= 30,
  goal_off_track: (n) => n('goal.open') > 0 && n('goal.progress') < 1 && n('goal.growth_needed') > 0.08,
  life_event_near: (n) => n('goal.life_event_in') <= 1095,
  dormant_wealthy: (n, is) =>
    n('event.days_since_trade') >= 120 &&
    n('assets.total') >= 500_000 &&
    ['normal', 'dormant'].includes(String(is('client.status'))),
  birthday_review: (n, is) =>
    n('client.birthday_in') <= 7 &&
    n('contact.days') > 60 &&
    is('client.kind') === 'individual' &&
    is('profile.do_not_contact') === false,
};

interface Stored {
  readonly client_no: string;
  readonly rule: string;
  readonly evidence: readonly { readonly field: string; readonly value: Slow; readonly unit: string }[];
  readonly products: readonly { readonly product_code: string }[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'branch-desk-evidence-'));
let branch: TestBranch;
let proposals: Stored[] = [];
let slow: Map<string, Map<string, Slow>>;
let onSale: Map<string, { readonly rating: number; readonly until: string }>;

beforeAll(async () => {
  const [clients, days, seed] = SIZE;
  const drop = path.join(folder, 'drop');
  mkdirSync(drop);
  await generateBranch({ out: drop, clients, days, seed });
  branch = openBranch();
  await branch.apply(drop);
  const file = path.join(branch.folder, 'branch.db');
  const root = path.resolve(import.meta.dirname, '..', '..');
  execFileSync(process.execPath, [...nodeFlags, 'build/demoRecords.mjs', file], {
    cwd: root,
  });
  await runFiguresJob({ store: file }, { progress: () => {}, cancelled: () => false });
  await runRaiseProposals({ store: file, today: 20261123 });
  const records = branch.store.db
    .prepare('SELECT kind, client_no, body_json FROM record WHERE is_deleted = 0')
    .all() as { kind: string; client_no: string | null; body_json: string }[];
  const read = records.map((r) => ({ ...r, body: JSON.parse(r.body_json) as Record<string, unknown> }));
  proposals = read
    .filter((r) => r.kind === 'proposal')
    .map((r) => ({ ...(r.body as unknown as Stored), client_no: String(r.client_no) }));
  const sets = readSets([drop]);
  const facts = readDrop(drop);
  const own = new SlowEvidence(
    facts,
    sets,
    read.filter((r) => r.kind !== 'proposal'),
    TODAY,
  );
  slow = new Map([...facts.clients.keys()].map((no) => [no, own.of(no)]));
  onSale = new Map(
    latestRows(sets, 'products', (r) => String(r.product_code)).map((r) => [
      String(r.product_code),
      { rating: Number(String(r.risk_rating).slice(1)), until: (r.on_sale_until || '99991231').replaceAll('-', '') },
    ]),
  );
}, 300_000);
afterAll(() => {
  branch?.close();
  rmSync(folder, { recursive: true, force: true });
});

const numberOf = (value: Slow | undefined): number => (typeof value === 'number' ? value : Number.NaN);

describe('proposals of a made branch', () => {
  it.each(RULES)('%s: holds for the clients for whom it holds by hand', (rule) => {
    const holds = HOLDS[rule] as (n: Read, is: Say) => boolean;
    const byHand = [...slow].filter(([, of]) =>
      holds(
        (f) => numberOf(of.get(f)),
        (f) => of.get(f) ?? null,
      ),
    );
    const raised = proposals.filter((p) => p.rule === rule).map((p) => p.client_no);
    expect(raised.sort()).toEqual(byHand.map(([no]) => no).sort());
  });

  it('rests on figures that are the same by hand', () => {
    const differences: string[] = [];
    let compared = 0;
    for (const { client_no, rule, evidence } of proposals) {
      for (const { field, value, unit } of evidence) {
        if (NOT_HERE.has(field)) continue;
        const expected = slow.get(client_no)?.get(field) ?? null;
        const said = unit === 'yes_no' && value !== null ? value === 1 || value === true : value;
        compared++;
        const same =
          typeof said === 'number' && typeof expected === 'number'
            ? Math.abs(said - expected) <= (unit === 'money' ? HALF_A_CENT : 1e-8 * Math.max(1, Math.abs(expected)))
            : said === expected;
        if (!same) differences.push(`${client_no} ${rule} ${field}: ${value}, by hand ${expected}`);
      }
    }
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(proposals.length * 3);
    expect(new Set(proposals.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(LEAST_RULES);
  });

  it('names no product that is off sale or above the level', () => {
    let named = 0;
    for (const { client_no, products } of proposals) {
      const of = slow.get(client_no);
      const level = of?.get('suitability.state') === 'valid' ? String(of.get('suitability.level')) : 'C1';
      const isProfessional = of?.get('client.investor_class') === 'professional';
      const highest = isProfessional ? 5 : level === 'C1min' ? 1 : Number(level.slice(1));
      for (const { product_code } of products) {
        const product = onSale.get(product_code);
        expect((product?.until ?? '') >= TODAY.replaceAll('-', '')).toBe(true);
        expect(product?.rating).toBeLessThanOrEqual(highest);
        named++;
      }
    }
    expect(named).toBeGreaterThan(0);
  });
});
