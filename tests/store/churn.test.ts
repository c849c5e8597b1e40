// The warning over real stores against a slow independent computation from the drop's files: every driver of every client at the
// newest day, every case of the walk through past days; and a store that was walked through time, night by night.
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { generateBranch } from '../../src-main/demo/generate.ts';
import { editRecords } from '../../src-main/jobs/editRecords.ts';
import { Past } from '../../src-main/store/churn/past.ts';
import { churnColumns } from '../../src-main/store/churn/scores.ts';
import { churnWalk } from '../../src-main/store/churn/walk.ts';
import { query, type Store, type WriteStore } from '../../src-main/store/open.ts';
import { asOf } from '../../src-main/store/queries/status.ts';
import { DRIVER_REASONS, type DriverName } from '../../src-shared/domain/churn/definition.ts';
import { HORIZONS, ScoreTally } from '../../src-shared/domain/churn/hitRate.ts';
import { speaks } from '../../src-shared/domain/churn/score.ts';
import { DEFAULT_CHURN } from '../../src-shared/domain/churn/settings.ts';
import { BUSINESS_TYPES, FLOW_KINDS } from '../../src-shared/kernel/codes.ts';
import { addDays, dateText } from '../../src-shared/kernel/dates.ts';
import { deriveFromNothing, openBranch, type TestBranch } from '../fixtures/branch.ts';
import { numberOf, SlowChurn, type SlowValues } from '../oracle/churn.ts';
import type { Facts } from '../oracle/facts.ts';
import { whole } from '../oracle/fraction.ts';
import { writeOddBranch } from '../oracle/oddBranch.ts';
import { branchAssetDays } from '../oracle/period.ts';
import { readDrop } from '../oracle/readDrop.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const SAMPLE = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
/** Drivers that the files alone decide. */
const OF_FACTS = ['outflow_20', 'outflow_60', 'wallet_share', 'transfer_out', 'inactive', 'loss_streak'] as const;
const HOOKS = { progress: () => undefined, cancelled: () => false };

let branch: TestBranch;
beforeAll(() => {
  branch = openBranch();
});
afterAll(() => branch.close());

const closedOn = (store: Store): Map<string, number | null> =>
  new Map(
    (
      store.rows(query.selectFrom('client').select(['client_no', 'closed_on']).where('status', '=', 'closed')) as [
        string,
        number | null,
      ][]
    ).map(([no, on]) => [no, on]),
  );
const clientNos = (store: Store): Map<number, string> =>
  new Map(store.rows(query.selectFrom('client').select(['client_id', 'client_no'])) as [number, string][]);

/** What the product measured, by client number and driver: a number or a reason. */
function measured(store: Store, on: number): Map<string, Record<string, number | string>> {
  const nos = clientNos(store);
  const { clients, columns } = churnColumns(store, on, on);
  return new Map(
    Array.from(clients, (id, place) => [
      nos.get(id) as string,
      Object.fromEntries(
        columns.map(({ driver, values, reasons }) => [
          driver,
          reasons[place] === 0 ? (values[place] as number) : (DRIVER_REASONS[(reasons[place] as number) - 1] as string),
        ]),
      ),
    ]),
  );
}

function compareNewest(store: Store, facts: Facts): number {
  const on = asOf(store) as number;
  const found = measured(store, on);
  let cases = 0;
  for (const [no, values] of found) {
    const slow = new SlowChurn(facts, no).valuesOn(dateText(on));
    for (const name of OF_FACTS) {
      const [mine, theirs] = [values[name], numberOf(slow[name] as never)];
      if (typeof theirs === 'string') expect([no, name, mine]).toEqual([no, name, theirs]);
      else expect(Math.abs((mine as number) - theirs), `${no} ${name} ${mine} ${theirs}`).toBeLessThan(1e-9);
      cases += 1;
    }
    expect([values.no_contact, values.complaint]).toEqual(['records_begin_later', 'records_begin_later']);
  }
  return cases;
}

function slowScore(values: SlowValues): number {
  return OF_FACTS.reduce((score, name) => {
    const value = numberOf(values[name] as never);
    const { bound, points } = DEFAULT_CHURN.drivers[name];
    return typeof value === 'number' && speaks(name, value, bound) ? score + points : score;
  }, 0);
}

function compareWalk(store: Store, facts: Facts): number {
  const walk = churnWalk(store, HOOKS);
  const closed = closedOn(store);
  const isClosed = (no: string, on: string) =>
    closed.has(no) && (closed.get(no) === null || dateText(closed.get(no) as number) <= on);
  const days = branchAssetDays(facts);
  const ends = days.filter((day, i) => days[i + 20] !== undefined && day.slice(0, 7) !== days[i + 1]?.slice(0, 7));
  expect(walk?.dates.map(dateText)).toEqual(ends.slice(-24));
  let cases = 0;
  const slow = new Map([...facts.clients.keys()].map((no) => [no, new SlowChurn(facts, no)]));
  for (const [i, ahead] of HORIZONS.entries()) {
    const tally = new ScoreTally();
    let unknown = 0;
    for (const on of ends.slice(-24)) {
      const end = days[days.indexOf(on) + ahead];
      if (end === undefined) continue;
      for (const [no, one] of slow) {
        const assets = one.assets(on);
        if (assets === null || assets.below(whole(10_000)) || isClosed(no, on)) continue;
        const flow = one.flowed(on, end);
        const took = flow === null ? null : flow.negated().times(whole(2)).atLeast(assets);
        const left = isClosed(no, end) || one.emptied(end) ? true : took;
        cases += 1;
        if (left === null) unknown += 1;
        else tally.add(slowScore(one.valuesOn(on)), left);
      }
    }
    expect(walk?.horizons[i]).toMatchObject({ days: ahead, unknown, counts: tally.all() });
  }
  return cases;
}

describe('against a slow independent computation', () => {
  it('the sample branch', async () => {
    await branch.apply(SAMPLE);
    const facts = readDrop(SAMPLE);
    expect(compareNewest(branch.store, facts)).toBeGreaterThan(60);
    compareWalk(branch.store, facts);
  });
  it('an odd branch with a year behind it', async () => {
    const odd = openBranch();
    try {
      const drop = path.join(odd.folder, 'drop');
      writeOddBranch(drop, 6, { clients: 30, historyDays: 260 });
      await odd.apply(drop);
      const facts = readDrop(drop);
      expect(compareNewest(odd.store, facts)).toBeGreaterThan(100);
      expect(compareWalk(odd.store, facts)).toBeGreaterThan(200);
    } finally {
      odd.close();
    }
  });
});

describe('a branch walked through time', () => {
  /** Sets that are there on the day. */
  const UNTIL = 20;
  let early: TestBranch;
  let late: TestBranch;
  let on: number;
  let nos: string[];
  beforeAll(async () => {
    early = openBranch();
    late = openBranch();
    const drop = path.join(early.folder, 'drop');
    await generateBranch({ out: drop, clients: 60, days: 300, seed: 7 });
    const until = path.join(early.folder, 'until');
    fs.mkdirSync(until);
    for (const name of fs.readdirSync(drop).sort().slice(0, UNTIL)) {
      fs.renameSync(path.join(drop, name), path.join(until, name));
    }
    await early.apply(until);
    await late.apply(until);
    on = asOf(early.store) as number;
    nos = [...clientNos(early.store).values()];
    for (const { folder } of [early, late]) await note(folder, on, { ids: 'a', nos, open: true, ago: 200 });
    // Everything after the day: nights, what was noted then, what was taken back of what stood on the day.
    await late.apply(drop);
    const next = addDays(on, 1);
    await note(late.folder, next, { ids: 'b', nos, open: true, ago: 5 });
    await note(late.folder, next, { ids: 'a', nos, open: false, version: 1, ago: 1 });
    bringLate(late.store, on);
  });
  afterAll(() => {
    early.close();
    late.close();
  });

  it('gives the same values of a day, whatever came after it', () => {
    expect(asOf(late.store)).toBeGreaterThan(on);
    const before = measured(early.store, on);
    const past = new Past(late.store);
    const places = new Map(past.clients.map(({ no }, place) => [no, place]));
    for (const [no, values] of before) {
      const after = Object.entries(past.valuesOn(places.get(no) as number, on));
      expect([no, Object.fromEntries(after.map(([name, { value, reason }]) => [name, value ?? reason]))]).toEqual([
        no,
        values,
      ]);
    }
    expect(before.size).toBeGreaterThan(50);
    const some = (name: DriverName) => [...before.values()].filter((values) => Number(values[name]) > 0).length;
    expect([some('complaint'), some('no_contact')].every((n) => n > 0)).toBe(true);
    // What came late is in the newest values: it was no row that nothing reads.
    const newest = measured(late.store, asOf(late.store) as number);
    const outflow = [...newest.values()].filter((values) => Number(values.outflow_60) > 0);
    expect(outflow.length).toBeGreaterThan(40);
    // The day after, what was noted then is known, and what was taken back is not.
    const later = measured(late.store, asOf(late.store) as number);
    expect(later.get(nos[0] as string)?.complaint).toBe(1);
  });
  it('finds no other counts on days whose horizon had passed', () => {
    const [walked, again] = [churnWalk(early.store, HOOKS), churnWalk(late.store, HOOKS)];
    expect(again?.dates.slice(0, walked?.dates.length)).toEqual(walked?.dates);
    expect(walked?.dates.length).toBeGreaterThan(6);
  });
  it('stops when it is told to', () => {
    expect(churnWalk(early.store, { progress: () => undefined, cancelled: () => true })).toBeNull();
  });
});

/**
 * Rows of the day and days before it that a later night brought, for every account: money and securities gone, and orders
 * of days on which there was none. Everything derived is made again with them.
 */
function bringLate(store: WriteStore, on: number): void {
  const days = (store.rows(query.selectFrom('asset_day').select('asset_date').orderBy('asset_date')) as [number][])
    .map(([day]) => day)
    .filter((day) => day <= on);
  const fileOf = (dataset: string): number =>
    store.get(
      query
        .selectFrom('delivery_file')
        .select((e) => e.fn.max('file_id').as('id'))
        .where('dataset', '=', dataset)
        .where('business_date', '>', on),
    )?.id as number;
  const [flows, trades] = [fileOf('cash_flows'), fileOf('trades')];
  const [security] = store.all(query.selectFrom('security').select('security_id').where('security_kind', '=', 'stock'));
  const type = (name: (typeof BUSINESS_TYPES)[number]) => BUSINESS_TYPES.indexOf(name);
  const accounts = store.all(query.selectFrom('account').select('account_id'));
  for (const { account_id } of accounts) {
    for (const back of [1, 30, 100]) {
      const day = days.at(-back) as number;
      const flow_kind = FLOW_KINDS.indexOf('bank_out');
      store.run(
        query.insertInto('cash_flow').values({
          account_id,
          flow_date: day,
          flow_no: `late ${account_id}`,
          flow_kind,
          amount_e4: -3_000_000_000,
          security_id: null,
          remark: null,
          file_id: flows,
          line: 1,
        }),
      );
      for (const name of ['transfer_out', 'buy'] as const) {
        store.run(
          query.insertInto('trade').values({
            account_id,
            trade_date: day,
            trade_time: 36_000,
            trade_no: `late ${name} ${account_id}`,
            security_id: security?.security_id as number,
            business_type: type(name),
            quantity_e2: 10_000,
            price_e4: 100_000,
            amount_e4: 10_000_000,
            commission_e4: 0,
            stamp_duty_e4: 0,
            transfer_fee_e4: 0,
            other_fee_e4: 0,
            net_amount_e4: 0,
            channel: null,
            file_id: trades,
            line: 1,
          }),
        );
      }
    }
  }
  deriveFromNothing(store);
}

interface Noting {
  readonly ids: string;
  readonly nos: readonly string[];
  readonly open: boolean;
  readonly version?: number;
  /** Days before it was written that the contact was. */
  readonly ago: number;
}

/** Of every client a contact of some days before and a complaint, written on that day; not `open`: both taken back or closed. */
async function note(folder: string, day: number, { ids, nos, open, version, ago }: Noting): Promise<void> {
  const id = (i: number, kind: string) => `${ids}${kind}000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
  const text = dateText(day);
  const contact = {
    channel: 'call',
    direction: 'out',
    on: dateText(addDays(day, -ago)),
    at: null,
    minutes: null,
    reached: true,
    text: 'x',
    tags: [],
    clients: [],
    materials: [],
  };
  const complaint = {
    received: text,
    due: text,
    state: open ? 'received' : 'closed',
    subject: 'x',
    text: null,
    answer: null,
    answered: null,
    owner: null,
    tags: [],
  };
  const place = { store: path.join(folder, 'branch.db') };
  const now = () => new Date(`${text}T04:00:00Z`);
  await editRecords(
    { place, who: 'local', now, maySee: () => true },
    {
      what: 'contact_added',
      subject: '',
      changes: nos.flatMap((client_no, i) => [
        {
          record_id: id(i, 'c'),
          kind: 'contact' as const,
          version: version ?? null,
          client_no,
          body: open ? contact : null,
        },
        { record_id: id(i, 'd'), kind: 'complaint' as const, version: version ?? null, client_no, body: complaint },
      ]),
    },
  );
}
