/** The one way into the core: what it admits, what it refuses, and what it never tells. */
import { expect, test } from 'vitest';
import type { Fault } from '../../src-main/api/callErrors.ts';
import { type Caller, localUser } from '../../src-main/api/caller.ts';
import { createRouter } from '../../src-main/api/router.ts';
import { callHandler, callHandlerLater, type SyncHandlers } from '../../src-main/api/wrapper.ts';
import type { CallName } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';

const found: SyncHandlers = { 'clients.find': () => ({ as_of: null, rows: [1, 2] }) };

function reports(): { readonly faults: Fault[]; readonly report: (fault: Fault) => void } {
  const faults: Fault[] = [];
  return { faults, report: (fault) => faults.push(fault) };
}

test('a proper call is answered', () => {
  const reply = callHandler(found, localUser, 'clients.find', { text: 'zw' });
  expect(reply).toEqual({ ok: true, value: { as_of: null, rows: [1, 2] } });
});

test.each([{ text: 'a', more: 1 }, { text: 'a'.repeat(65) }, { text: 5 }, {}, null, undefined, [], 'text'])(
  'input %j is refused',
  (input) => {
    const reply = callHandler(found, localUser, 'clients.find', input);
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad_request' } });
  },
);

test.each(['', 'nothing', '__proto__', 'constructor', 'toString'])('the name %j is no call', async (name) => {
  const reply = await callHandlerLater(found, localUser, name, {});
  expect(reply).toMatchObject({ ok: false, error: { code: 'bad_request' } });
});

test('a caller without the right is refused before anything is looked at', () => {
  const nobody: Caller = { kind: 'local_user', rights: new Set(), clients: 'all' };
  const handlers = (): SyncHandlers => {
    throw new Error('was looked at');
  };
  expect(callHandler(handlers, nobody, 'clients.find', 'nonsense')).toMatchObject({
    ok: false,
    error: { code: 'not_allowed' },
  });
});

test('a client out of the caller’s reach is refused', () => {
  const few: Caller = { ...localUser, clients: new Set(['000001']) };
  const reply = callHandler({}, few, 'client.head', { client_no: '000002' });
  expect(reply).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
});

test('a refusal keeps its code and words', () => {
  const handlers: SyncHandlers = {
    'client.head': () => {
      throw new Refusal('not_found', 'There is no such client.');
    },
  };
  const { faults, report } = reports();
  const reply = callHandler(handlers, localUser, 'client.head', { client_no: '1' }, report);
  expect(reply).toEqual({ ok: false, error: { code: 'not_found', text: 'There is no such client.' } });
  expect(faults).toEqual([]);
});

test('a fault leaves as a number; its detail goes to the report alone', () => {
  const secret = 'SELECT * FROM client WHERE name = 张伟 -- /home/zhang/branch.db';
  const handlers: SyncHandlers = {
    'store.status': () => {
      throw new Error(secret);
    },
  };
  const { faults, report } = reports();
  const reply = callHandler(handlers, localUser, 'store.status', {}, report);
  if (reply.ok) throw new Error('was answered');
  expect(reply.error.code).toBe('fault');
  expect(reply.error.text).toContain(faults[0]?.id);
  expect(JSON.stringify(reply)).not.toMatch(/SELECT|张伟|home|at /);
  expect(faults[0]).toMatchObject({ call: 'store.status', error: new Error(secret) });
});

test.each([
  ['missing', 'no_store'],
  ['newer_schema', 'newer_schema'],
  ['damaged', 'store_damaged'],
  ['wrong_key', 'store_damaged'],
  ['not_a_store', 'store_damaged'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_CORRUPT_VTAB', 'store_damaged'],
])('a store that says %s answers %s', (thrown, code) => {
  const handlers = (): SyncHandlers => {
    throw Object.assign(new Error('/home/zhang/branch.db'), { code: thrown });
  };
  const reply = callHandler(handlers, localUser, 'store.status', {}, () => undefined);
  expect(reply).toMatchObject({ ok: false, error: { code } });
  expect(JSON.stringify(reply)).not.toContain('zhang');
});

test('output that breaks the contract is a fault that names places, not values', () => {
  const handlers = { 'clients.find': () => ({ as_of: '张伟', rows: ['13812345678'] }) } as unknown as SyncHandlers;
  const { faults, report } = reports();
  const reply = callHandler(handlers, localUser, 'clients.find', { text: '' }, report);
  expect(reply).toMatchObject({ ok: false, error: { code: 'fault' } });
  expect(String(faults[0]?.error)).toContain('as_of');
  expect(String(faults[0]?.error)).not.toMatch(/张伟|138/);
});

test('the router prefers its own handlers and asks for the core’s only when it needs them', async () => {
  const router = createRouter({
    core: () => {
      throw Object.assign(new Error('none'), { code: 'missing' });
    },
    own: { 'sync.cancel': async () => ({ cancelled: false }) },
    serves: new Set<CallName>(['sync.cancel', 'clients.list']),
    caller: () => localUser,
    report: () => undefined,
  });
  expect(await router.call('sync.cancel', { job: 1 })).toEqual({ ok: true, value: { cancelled: false } });
  expect(await router.call('clients.list', {})).toMatchObject({ ok: false, error: { code: 'no_store' } });
  expect(await router.call('store.status', {})).toMatchObject({ ok: false, error: { code: 'bad_request' } });
  expect(await router.call({ name: 1 }, {})).toMatchObject({ ok: false, error: { code: 'bad_request' } });
});
