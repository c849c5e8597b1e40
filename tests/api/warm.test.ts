// What is read ahead is what a page would have read: every client's risk and peers, asked cold and asked after it.
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientPeers } from '../../src-main/api/peers.ts';
import { clientRisk } from '../../src-main/api/risk.ts';
import { warmUp } from '../../src-main/api/warm.ts';
import { runFiguresJob } from '../../src-main/jobs/figuresJob.ts';
import { openRead } from '../../src-main/store/open.ts';
import { loadClientList } from '../../src-main/store/queries/clientList.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const sample = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
let branch: TestBranch;
let file = '';

beforeAll(async () => {
  branch = openBranch();
  file = path.join(branch.folder, 'branch.db');
  await branch.apply(sample);
  await runFiguresJob({ store: file }, { progress: () => undefined, cancelled: () => false });
}, 120_000);
afterAll(() => branch.close());

describe('reading ahead', () => {
  it('changes no answer', () => {
    const cold = openRead(file);
    const warm = openRead(file);
    try {
      let steps = 0;
      for (const _ of warmUp(warm, 20261122)) steps += 1;
      expect(steps).toBeGreaterThan(100);
      for (const clientNo of loadClientList(branch.store).client_no) {
        expect(clientRisk(warm, { clientNo, period: {} })).toEqual(clientRisk(cold, { clientNo, period: {} }));
        expect(clientPeers(warm, clientNo, {})).toEqual(clientPeers(cold, clientNo, {}));
      }
    } finally {
      cold.close();
      warm.close();
    }
  });
  it('ends at once where nothing has been applied', () => {
    const empty = openBranch();
    expect([...warmUp(empty.store, 20261122)]).toEqual([]);
    empty.close();
  });
});
