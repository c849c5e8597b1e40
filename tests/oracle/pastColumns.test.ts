// What a condition sees of a past day is what it saw on that day: the columns of the store as it stands now, asked of an earlier
// date, against those of a store that has received nothing later.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateBranch } from '../../src-main/demo/generate.ts';
import { runFiguresJob } from '../../src-main/jobs/figuresJob.ts';
import { openRead } from '../../src-main/store/open.ts';
import {
  type ConditionColumns,
  columnsAt,
  conditionColumns,
} from '../../src-main/store/queries/conditionColumns/columns.ts';
import { CONDITION_FIELDS } from '../../src-shared/domain/conditions/registry.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

/** The last day of a month, with a correction of the day before it; fifteen sets come later. */
const DAY = 20261030;
const folder = mkdtempSync(path.join(tmpdir(), 'branch-desk-past-'));
let then: TestBranch;
let now: TestBranch;
const read = (branch: TestBranch, of: (store: ReturnType<typeof openRead>) => ConditionColumns | null) => {
  const store = openRead(path.join(branch.folder, 'branch.db'));
  try {
    const columns = of(store) as ConditionColumns;
    const values = new Map<string, unknown[]>();
    for (const { code } of CONDITION_FIELDS) {
      if (columns.isOfItsDate(code)) values.set(code, [...columns.of(code).values]);
    }
    return { nos: columns.nos, values };
  } finally {
    store.close();
  }
};

beforeAll(async () => {
  const [all, early] = [path.join(folder, 'all'), path.join(folder, 'early')];
  mkdirSync(all);
  mkdirSync(early);
  await generateBranch({ out: all, clients: 60, days: 220, seed: 5 });
  for (const name of readdirSync(all)) {
    if (Number(name.slice(0, 8)) <= DAY) cpSync(path.join(all, name), path.join(early, name), { recursive: true });
  }
  [then, now] = [openBranch(), openBranch()];
  await then.apply(early);
  await now.apply(all);
  for (const branch of [then, now]) {
    const hooks = { progress: () => {}, cancelled: () => false };
    await runFiguresJob({ store: path.join(branch.folder, 'branch.db'), from: 20260101, to: DAY }, hooks);
  }
}, 300_000);
afterAll(() => {
  then?.close();
  now?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a past day', () => {
  it('is seen as it was', () => {
    const was = read(then, (store) => conditionColumns(store, DAY));
    const is = read(now, (store) => columnsAt(store, DAY));
    const differences: string[] = [];
    for (const [field, values] of is.values) {
      const before = was.values.get(field) as unknown[];
      const off = is.nos.filter((no, at) => !Object.is(values[at], before[was.nos.indexOf(no)]));
      const show =
        off[0] === undefined ? '' : `${values[is.nos.indexOf(off[0])]}, was ${before[was.nos.indexOf(off[0])]}`;
      if (off.length > 0) differences.push(`${field}: ${off.length} clients, ${off[0]}: ${show}`);
    }
    expect(differences).toEqual([]);
    expect(is.values.size).toBeGreaterThan(60);
  });
});
