// Product against the independent computation (exact fractions, written from the contract alone) on odd histories that
// a third generator makes: several accounts, late corrections, code changes, transfers without value, oversold rows …
// The same branches show that a history applied in nights, corrections late, is the history applied in order, and that
// kept state equals a derivation from nothing.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientReport } from '../../src-main/api/clientReport.ts';
import { clientRows } from '../../src-main/api/clientRows.ts';
import type { ClientReport } from '../../src-shared/contract/clientReport.ts';
import { parseDate } from '../../src-shared/kernel/dates.ts';
import { derivedContent, deriveFromNothing, openBranch, type TestBranch } from '../fixtures/branch.ts';
import type { Facts } from '../oracle/facts.ts';
import { writeOddBranch } from '../oracle/oddBranch.ts';
import { readDrop } from '../oracle/readDrop.ts';
import { differencesOf } from '../oracle/runProduct.ts';

/** Keys that only the product has. */
const OURS = /^\S+ (missing\.)?(splits|left_out|samples|open_breaks|pnl\.by_security\.\d+\.name)/;
const SEEDS = Number(process.env.BRANCH_DESK_SEEDS ?? 6);
const FIRST_SEED = Number(process.env.BRANCH_DESK_FIRST_SEED ?? 1);
/** Clients of a branch; without it a few, differing by seed. */
const CLIENTS = process.env.BRANCH_DESK_CLIENTS === undefined ? null : Number(process.env.BRANCH_DESK_CLIENTS);
const DAYS = process.env.BRANCH_DESK_DAYS === undefined ? null : Number(process.env.BRANCH_DESK_DAYS);

const date = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : (parseDate(text) ?? undefined);

async function differences(facts: Facts, branch: TestBranch, from?: string, to?: string): Promise<string[]> {
  const ask = (clientNo: string, f?: string, t?: string): ClientReport => {
    const [start, end] = [date(f), date(t)];
    return clientReport(branch.store, clientNo, {
      ...(start === undefined ? {} : { from: start }),
      ...(end === undefined ? {} : { to: end }),
    });
  };
  return (await differencesOf(facts, ask, from, to)).filter((line) => !OURS.test(line));
}

/** Every client's report and row, as one text. */
function answers(branch: TestBranch): string[] {
  const rows = clientRows(branch.store).clients;
  return rows.map((row) => JSON.stringify([row, clientReport(branch.store, row.client_no)]));
}

describe('odd branches against the independent computation', () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
    it(`seed ${seed}`, async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-odd-'));
      const drop = path.join(folder, 'drop');
      const late = path.join(folder, 'late');
      fs.mkdirSync(drop);
      fs.mkdirSync(late);
      // Every fourth branch is longer than a year, so that annual figures come in.
      const long = seed % 4 === 0;
      const made = writeOddBranch(drop, seed, {
        lateDir: late,
        clients: CLIENTS ?? (long ? 4 : 5 + (seed % 8)),
        historyDays: DAYS ?? (long ? 290 : 45 + ((seed * 37) % 110)),
        nights: 5 + (seed % 6),
      });
      const facts = readDrop(drop, late);
      const lateBranch = openBranch();
      const inOrder = openBranch();
      try {
        await lateBranch.apply(drop);
        await lateBranch.apply(late);
        const states = lateBranch.reports.flatMap((r) => r.runs).map((r) => r.state);
        expect(states.every((s) => s === 'applied' || s === 'applied_with_rejects')).toBe(true);
        expect(states).toHaveLength(made.setNames.length + made.lateSetNames.length);

        const middle = facts.initialDate;
        const all = [
          ...(await differences(facts, lateBranch)),
          ...(await differences(facts, lateBranch, middle, made.asOf)),
          ...(await differences(facts, lateBranch, '2000-01-01', middle)),
        ];
        expect(all).toEqual([]);

        const kept = derivedContent(lateBranch.store);
        deriveFromNothing(lateBranch.store);
        expect(derivedContent(lateBranch.store)).toEqual(kept);

        // The same sets in one folder, so that every correction comes right after its first issue.
        for (const name of fs.readdirSync(late)) fs.renameSync(path.join(late, name), path.join(drop, name));
        await inOrder.apply(drop);
        expect(answers(inOrder)).toEqual(answers(lateBranch));

        for (const row of clientRows(inOrder.store).clients) {
          const report = clientReport(inOrder.store, row.client_no);
          const { client_no, total_asset, pnl_ytd, style, tier, effective, lost, at_risk, rfm } = row;
          expect({ client_no, total_asset, pnl_ytd, style, tier, effective, lost, at_risk, rfm }).toEqual({
            client_no,
            total_asset: report.assets.total,
            pnl_ytd: report.pnl.pnl,
            style: report.turnover.style,
            tier: report.value.tier,
            effective: report.value.effective,
            lost: report.value.lost,
            at_risk: report.value.at_risk,
            rfm: report.value.rfm,
          });
          if (report.turnover.six_month_turnover === null) expect(row.turnover_6m).toBeNull();
          else expect(row.turnover_6m).toBeCloseTo(report.turnover.six_month_turnover, 9);
        }
      } finally {
        lateBranch.close();
        inOrder.close();
        fs.rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
