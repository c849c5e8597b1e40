/**
 * The store's own file with bytes changed, and a store whose write-ahead log was taken away after a kill. Where SQLite can
 * see it, it is refused or reported in plain words; a program that falls over is a fault in any case. What plain SQLite
 * cannot see is counted: a changed value inside a row is one.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { nodeFlags } from '../../build/nodeFlags.mjs';
import { type FaultRun, randomFrom } from './counts.ts';
import { KillGround, runChild } from './stepKills.ts';
import { hashOf } from './storeContent.ts';

const CLI = path.join(import.meta.dirname, '..', '..', 'src-main', 'cli', 'main.ts');

function cli(...args: readonly string[]): { exit: number | null; out: string; err: string } {
  const words = [...nodeFlags, CLI, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  return { exit: status, out: stdout, err: stderr };
}

type Seen = 'refused in plain words' | 'found by the check' | 'nothing has changed' | 'not to be seen in a plain file';

/** What the product says of a store, and whether what it holds is still what it was. */
function look(file: string, sound: (hash: string) => boolean, what: string): Seen {
  const check = cli('check', '--store', file, '--json');
  if (check.exit === null || check.exit > 3) throw new Error(`${what}: check ended with ${check.exit} ${check.err}`);
  if (check.exit === 3) {
    if (
      !/damaged|not a Branch Desk store|not readable|not a store|newer version|schemas up to|no store|older schema/i.test(
        check.err,
      )
    )
      throw new Error(`${what}: ${check.err}`);
    return 'refused in plain words';
  }
  if (!check.out.startsWith('{')) {
    // The file opens, and the damage is met while it is read.
    if (!/damaged|not a Branch Desk store/i.test(check.err)) throw new Error(`${what}: ${check.exit} ${check.err}`);
    return 'refused in plain words';
  }
  const { integrity } = JSON.parse(check.out) as { integrity: string };
  if (integrity !== 'ok') return 'found by the check';
  const db = new Database(file, { readonly: true });
  try {
    return sound(hashOf(db)) ? 'nothing has changed' : 'not to be seen in a plain file';
  } finally {
    db.close();
  }
}

/** Some of the file's bytes, one at a time: the header, and every kind of page as chance has it. */
export async function flipStore({ work, counts, every, seed, say }: FaultRun): Promise<void> {
  const ground = await KillGround.make(work);
  ground.begin();
  await ground.finish('undisturbed');
  const { file } = ground.store;
  const sound = fs.readFileSync(file);
  const hash = ground.store.hash();
  const random = randomFrom(seed);
  const flips = Math.max(4, Math.round(400 / every));
  for (let n = 0; n < flips; n++) {
    const at = n % 4 === 0 ? Math.floor(random() * 100) : Math.floor(random() * sound.length);
    const bit = 1 << Math.floor(random() * 8);
    const bent = Buffer.from(sound);
    bent[at] = (sound[at] as number) ^ bit;
    ground.store.removeStore();
    fs.writeFileSync(file, bent);
    const seen = look(file, (found) => found === hash, `byte ${at} of the store, bit ${bit}`);
    counts.add(`byte flip in the store${at < 100 ? "'s header" : ''}: ${seen}`);
  }
  say(`${flips} bytes of the store bent`);
}

/** Killed in the middle, then the log is deleted: an older whole state, or a refusal. */
export async function loseLog({ work, counts, every, seed, say }: FaultRun): Promise<void> {
  const ground = await KillGround.make(work);
  const random = randomFrom(seed);
  const rounds = Math.max(1, Math.round(40 / every));
  for (let round = 0; round < rounds; round++) {
    const statement = 1 + Math.floor(random() * 290);
    const what = `log taken away after a kill before statement ${statement}`;
    ground.begin();
    await runChild(ground.input({ statement }));
    const { file } = ground.store;
    for (const end of ['-wal', '-shm']) fs.rmSync(file + end, { force: true });
    if (fs.statSync(file).size === 0) {
      counts.add('log taken away after a kill: an empty file, begun anew');
      continue;
    }
    const whole = (hash: string): boolean => ground.isWhole(hash);
    const seen = look(file, whole, what);
    if (seen === 'not to be seen in a plain file') throw new Error(`${what}: between two sets, and nobody says so`);
    counts.add(`log taken away after a kill: ${seen === 'nothing has changed' ? 'an older whole state' : seen}`);
    if (seen !== 'nothing has changed') continue;
    await ground.finish(what);
  }
  say(`${rounds} logs taken away`);
}
