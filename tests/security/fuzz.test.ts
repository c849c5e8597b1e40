/**
 * Whatever is sent in a call: a typed reply comes back, never a throw, and never a fault, for a fault means that a
 * stranger's input reached a place that was not written for it. On a real store, through the window's own router.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from '../../src-main/api/callErrors.ts';
import { localUser } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { createRouter, type Router } from '../../src-main/api/router.ts';
import { runSyncJob } from '../../src-main/jobs/syncJob.ts';
import { openStore, type Store } from '../../src-main/store/open.ts';
import { CALL_NAMES, type CallName } from '../../src-shared/contract/calls.ts';
import { callError } from '../../src-shared/contract/envelope.ts';

const SAMPLE = path.resolve(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
/** Not the core's: they open dialogs, write folders, or apply files. */
const ELSEWHERE: readonly CallName[] = ['sync.run', 'sync.cancel', 'sync.apply', 'demo.generate'];
const ANSWERED = CALL_NAMES.filter((name) => !ELSEWHERE.includes(name));

let folder = '';
let store: Store | undefined;
let router: Router | undefined;
const faults: Fault[] = [];
let clientNos: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
  const file = path.join(folder, 'branch.db');
  await runSyncJob(
    { store: file, drop: SAMPLE, acknowledgeFolder: path.join(folder, 'ack') },
    { progress: () => undefined, cancelled: () => false },
  );
  store = openStore(file, { mode: 'read' });
  const handlers = createHandlers(store, { now: () => new Date('2026-01-01T00:00:00Z'), appVersion: '0.0.0' });
  router = createRouter({
    core: () => handlers,
    own: {},
    serves: new Set(ANSWERED),
    caller: () => localUser,
    report: (fault) => faults.push(fault),
  });
  const list = await router.call('clients.list', {});
  if (list.ok) clientNos = (list.value as { client_no: string[] }).client_no;
});
afterAll(() => {
  store?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function expectTyped(name: unknown, input: unknown): Promise<void> {
  const reply = await router?.call(name, input);
  if (reply === undefined) throw new Error('no reply');
  if (!reply.ok) {
    const error = callError.parse(reply.error);
    expect(error.code, `${fc.stringify(name)} ${fc.stringify(input)}: ${String(faults.at(-1)?.error)}`).not.toBe(
      'fault',
    );
    expect(error.text).not.toMatch(/SELECT|sqlite|node:|\bat .*:\d+:\d+/i);
  }
}

test('the store under test has clients', () => {
  expect(clientNos.length).toBeGreaterThan(5);
});

test.each(ANSWERED)('%s takes anything at all', async (name) => {
  await fc.assert(
    fc.asyncProperty(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }), (input) =>
      expectTyped(name, input),
    ),
    { numRuns: 150 },
  );
});

/** Text that has hurt programs: SQL, LIKE signs, NUL, lone surrogates, bidi, very odd dates. */
const awkward = fc.oneof(
  fc.constantFrom(
    "' OR 1=1 --",
    '%',
    '_',
    '\0',
    'a\0b',
    '\ud800',
    '\u202e',
    '%%%%',
    '*',
    '"',
    '[',
    '0'.repeat(64),
    '𠮷',
    '__proto__',
  ),
  fc.string({ maxLength: 64, unit: 'binary' }),
  fc.string({ maxLength: 64 }),
);
const day = fc.oneof(
  fc.constantFrom(
    '0000-00-00',
    '9999-99-99',
    '2025-02-30',
    '0001-01-01',
    '9999-12-31',
    '2024-02-29',
    '2025-13-01',
    '２０２５-01-01',
  ),
  fc
    .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  awkward,
);
const month = fc.oneof(
  fc.constantFrom('0000-00', '2025-13', '9999-99', '2025-01', '2024-12'),
  day.map((text) => text.slice(0, 7)),
);

test('calls of the right shape with awkward words in them', async () => {
  const clientNo = fc.oneof(fc.constantFrom(...clientNos), awkward);
  const period = fc.record({ client_no: clientNo, from: day, to: day }, { requiredKeys: ['client_no'] });
  const call = fc.oneof(
    fc.record({ name: fc.constantFrom('client.report', 'client.series', 'client.trades'), input: period }),
    fc.record({ name: fc.constant('client.head'), input: fc.record({ client_no: clientNo }) }),
    fc.record({ name: fc.constant('clients.find'), input: fc.record({ text: awkward }) }),
    fc.record({ name: fc.constant('branch.turnoverMonths'), input: fc.record({ from: month, to: month }) }),
  );
  await fc.assert(
    fc.asyncProperty(call, ({ name, input }) => expectTyped(name, input)),
    { numRuns: 1500 },
  );
});

test('names that are no calls', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(awkward, fc.anything()), fc.anything(), expectTyped), { numRuns: 300 });
});
