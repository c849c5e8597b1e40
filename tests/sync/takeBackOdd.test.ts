// Taking sets back on branches with odd histories (tests/oracle/oddBranch.ts): late corrections of several dates, code
// changes, transfers, quarantine, files in every form. Taken back in any order the store is what one is that never got
// them; applied again by hand it is what it was.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { syncDrop } from '../../src-main/sync/syncDrop.ts';
import { appliedSets } from '../../src-main/sync/takingBack/canTakeBack.ts';
import { takeBack } from '../../src-main/sync/takingBack/takeBack.ts';
import { derivedContent, deriveFromNothing, openBranch, type TestBranch } from '../fixtures/branch.ts';
import { writeOddBranch } from '../oracle/oddBranch.ts';
import { seeded } from '../oracle/oddRandom.ts';
import { everythingInForce } from './everythingInForce.ts';

const SEEDS = Number(process.env.BRANCH_DESK_SEEDS ?? 3);

function undo(branch: TestBranch, set: string): void {
  const folder = fs.mkdtempSync(path.join(branch.folder, 'rows-'));
  const at = '2026-06-01T00:00:00.000Z';
  takeBack({ store: branch.store, wanted: { set }, reason: 'tried', at, derive: deriveAfter, folder });
}

async function accept(branch: TestBranch, drop: string, set: string): Promise<void> {
  const now = (): Date => new Date(0);
  const report = await syncDrop({
    store: branch.store,
    drop,
    derive: deriveAfter,
    now,
    accept: new Set([set, `${set}.zip`]),
  });
  expect(report.runs.find((run) => run.set.replace('.zip', '') === set)?.state).toMatch(/^applied/);
}

function expectKeptIsWhole({ store }: TestBranch): void {
  const kept = derivedContent(store);
  deriveFromNothing(store);
  expect(derivedContent(store)).toEqual(kept);
}

for (let seed = 1; seed <= SEEDS; seed++) {
  test(`seed ${seed}`, async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-odd-'));
    const [drop, late] = [path.join(folder, 'drop'), path.join(folder, 'late')];
    fs.mkdirSync(drop);
    fs.mkdirSync(late);
    const made = writeOddBranch(drop, seed, {
      lateDir: late,
      clients: 5 + (seed % 5),
      historyDays: 42,
      nights: 6,
      corrections: 3,
    });
    const random = seeded(seed);
    const [never, branch] = [openBranch(), openBranch()];
    try {
      await never.apply(drop);
      await branch.apply(drop);
      const first = everythingInForce(branch.store);
      await branch.apply(late);
      const whole = everythingInForce(branch.store);
      // Corrections go in a random order, of each date the highest first.
      const gone: string[] = [];
      for (;;) {
        const open = appliedSets(branch.store).filter(
          ({ delivery, code }) => code === null && made.lateSetNames.includes(delivery.set_name.replace('.zip', '')),
        );
        if (open.length === 0) break;
        const set = random.pick(open).delivery.set_name.replace('.zip', '');
        undo(branch, set);
        gone.push(set);
        if (gone.length === 1) expectKeptIsWhole(branch);
      }
      expect([...gone].sort()).toEqual([...made.lateSetNames].sort());
      expect(everythingInForce(branch.store)).toEqual(everythingInForce(never.store));
      expectKeptIsWhole(branch);
      for (const set of [...made.lateSetNames].sort()) await accept(branch, late, set);
      expect(everythingInForce(branch.store)).toEqual(whole);

      // The newest nights, one after the other, down to the initial set, and up again.
      const nights = made.setNames.slice(-2).reverse();
      for (const set of nights) undo(never, set.replace('.zip', ''));
      const shorter = openBranch();
      try {
        const few = path.join(folder, 'few');
        fs.cpSync(drop, few, { recursive: true });
        for (const name of fs.readdirSync(few)) {
          if (nights.some((set) => name.replace('.zip', '') === set))
            fs.rmSync(path.join(few, name), { recursive: true });
        }
        await shorter.apply(few);
        expect(everythingInForce(never.store)).toEqual(everythingInForce(shorter.store));
      } finally {
        shorter.close();
      }
      expectKeptIsWhole(never);
      for (const set of [...nights].reverse()) await accept(never, drop, set);
      expect(everythingInForce(never.store)).toEqual(first);
    } finally {
      never.close();
      branch.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
}
