// The oracle against the answers that came with the sample branch: every client, every section, every field that is there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareReport } from './compare.ts';
import { computeClient } from './oracle.ts';
import { readDrop } from './readDrop.ts';

const folder = join(import.meta.dirname, 'sample-branch');
interface Expected {
  readonly from: string;
  readonly to: string;
  readonly clients: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
const facts = readDrop(join(folder, 'drop'));

describe('the sample branch', () => {
  it('holds the clients of the answers', () => {
    expect([...facts.clients.keys()].sort()).toEqual(Object.keys(expected.clients).sort());
    expect(facts.asOf).toBe(expected.to);
    expect(facts.rejects).toEqual([]);
  });
  it.each(Object.keys(expected.clients))('client %s', (clientNo) => {
    const report = computeClient(facts, clientNo, expected.from, expected.to);
    expect(compareReport(report, expected.clients[clientNo], { noReasons: true })).toEqual([]);
  });
});
