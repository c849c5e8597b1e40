/**
 * Proposals on the branch of 20,000 clients: all rules over all clients after a night whose figures are made, the first night
 * and a quiet one, and the inbox with 5,000 open ones. What the rules fire on in the made branch is the shipped rules' own;
 * one that would be raised for every client is what the first night measures as its worst.
 */
import fs from 'node:fs';
import { localUser } from '../../src-main/api/caller.ts';
import { getProposal, listProposals } from '../../src-main/api/proposals.ts';
import { runFiguresJob } from '../../src-main/jobs/figuresJob.ts';
import { planNight } from '../../src-main/jobs/proposals/planNight.ts';
import { previewRule } from '../../src-main/jobs/proposals/previewRule.ts';
import { runRaiseProposals } from '../../src-main/jobs/proposals/raiseProposals.ts';
import { openRead, openWrite } from '../../src-main/store/open.ts';
import { SHIPPED_RULES } from '../../src-shared/domain/proposals/registry.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';

type Told = Record<string, unknown>;

const TODAY = 20261123;
const INBOX = 5_000;

function timed<T>(work: () => T): readonly [ms: number, result: T] {
  const since = performance.now();
  const result = work();
  return [performance.now() - since, result];
}

export async function proposalStep(input: { store: string; copy: string }): Promise<Told> {
  for (const end of ['', '-wal', '-shm']) fs.rmSync(input.copy + end, { force: true });
  fs.copyFileSync(input.store, input.copy);
  openWrite(input.copy).close();
  await runFiguresJob({ store: input.copy, again: false }, { progress: () => undefined, cancelled: () => false });
  // A fresh connection each time: nothing of the columns is kept from the time before.
  const [planMs, planned] = fresh(input.copy, (store) => planNight(store, TODAY).planned.length);
  const first = await runRaiseProposals({ store: input.copy, today: TODAY });
  const quiet = await runRaiseProposals({ store: input.copy, today: TODAY });
  const write = openWrite(input.copy);
  write.db
    .prepare(
      `UPDATE record SET state = 'expired' WHERE kind = 'proposal' AND record_no NOT IN
       (SELECT record_no FROM record WHERE kind = 'proposal' ORDER BY record_no LIMIT ${INBOX})`,
    )
    .run();
  write.close();
  const store = openRead(input.copy);
  const list = () => store.snapshot(() => listProposals(store, {}, localUser));
  const [inboxMs, inbox] = timed(list);
  const [inboxAgainMs] = timed(list);
  const one = inbox.lines[0];
  const [getMs] = timed(() =>
    one === undefined ? null : getProposal(store, { record_id: one.record_id, today: dateText(TODAY) }, localUser),
  );
  const previews = SHIPPED_RULES.map((rule) => {
    return [
      rule.code,
      timed(() => previewRule(store, { rule, today: TODAY }, { maySee: () => true, cancelled: () => false }))[0],
    ];
  });
  store.close();
  return {
    proposalPlanSeconds: planMs / 1000,
    planned,
    firstNightSeconds: first.seconds,
    quietNightSeconds: quiet.seconds,
    inbox: inbox.lines.length,
    inboxMs,
    inboxAgainMs,
    getMs,
    previewMs: Object.fromEntries(previews),
  };
}

function fresh<T>(file: string, work: (store: ReturnType<typeof openRead>) => T): readonly [ms: number, result: T] {
  const store = openRead(file);
  try {
    return timed(() => store.snapshot(() => work(store)));
  } finally {
    store.close();
  }
}
