/**
 * Finding anything at 50,000 clients and 500,000 notes: what the main process takes for one answer of the palette, by
 * what is typed; and the longest step of what it makes ready beforehand.
 */
import fs from 'node:fs';
import { localUser } from '../../src-main/api/caller.ts';
import { findAnything } from '../../src-main/api/find/anything.ts';
import { warmSecurities } from '../../src-main/api/find/securities.ts';
import { openRead, openWrite } from '../../src-main/store/open.ts';
import { warmFinder } from '../../src-main/store/queries/clientFinder.ts';
import { makeManyRecords } from '../fixtures/manyRecords.ts';

type Told = Record<string, unknown>;

/** One, two, three and six letters; Chinese, initials, pinyin, numbers, a tag; words of half the notes and of a few. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  'one letter': ['王', 'z', '1', '电'],
  'two letters': ['电话', 'wf', '66', '万 1'],
  'three letters': ['基金定', 'zxh', '356', 'etf'],
  'six letters': ['养老规划和基', 'wangfa', '660001'],
  initials: ['wf', 'lzj', 'zxw'],
  pinyin: ['wang', 'zhangjie', 'chenming'],
  numbers: ['6600012345', '88000123', '13800'],
  tag: ['#养老', '#投诉'],
  'common words': ['电话沟通', '金额约', '客户 金额'],
  'words that never meet': ['改日 面谈', '电话沟通养老规划 回访确认', '1 2 3'],
  'rare words': ['移民咨询', '定投 公证'],
  nothing: ['没有这样的词', 'qqqqqq'],
};
const TODAY = 20261123;

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * (sorted.length - 1))] as number;

function longestStep(steps: Generator<void, void, void>): number {
  for (let longest = 0, since = performance.now(); ; since = performance.now()) {
    const done = steps.next().done === true;
    longest = Math.max(longest, performance.now() - since);
    if (done) return longest;
  }
}

export function findStep(input: { store: string; clients: number; records: number; rounds: number }): Told {
  let madeSeconds: number | null = null;
  if (!fs.existsSync(input.store)) {
    const since = performance.now();
    const part = `${input.store}.part`;
    for (const end of ['', '-wal', '-shm']) fs.rmSync(part + end, { force: true });
    const made = openWrite(part);
    makeManyRecords(made, input);
    made.close();
    fs.renameSync(part, input.store);
    madeSeconds = (performance.now() - since) / 1000;
  }
  const store = openRead(input.store);
  const warmMs = Math.max(longestStep(warmFinder(store)), longestStep(warmSecurities(store)));
  const all: number[] = [];
  const byKind = Object.entries(TYPED).map(([kind, texts]) => {
    const times: number[] = [];
    for (let round = 0; round < input.rounds; round++) {
      for (const text of texts) {
        const since = performance.now();
        store.snapshot(() => findAnything(store, { text }, localUser, TODAY));
        times.push(performance.now() - since);
      }
    }
    all.push(...times);
    times.sort((a, b) => a - b);
    return [kind, { p50: at(times, 0.5), p95: at(times, 0.95), max: at(times, 1) }] as const;
  });
  all.sort((a, b) => a - b);
  store.close();
  return {
    madeSeconds,
    warmStepMs: warmMs,
    ms: { p50: at(all, 0.5), p95: at(all, 0.95), max: at(all, 1) },
    byKind: Object.fromEntries(byKind),
  };
}
