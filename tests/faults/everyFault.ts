/**
 * A drop folder that somebody else made, with every fault in it: each in a set of its own, in date order, and a sound
 * set of the same date behind each that must not be applied. The command line is let loose on it; what it says of each
 * set and what the store holds afterwards is what the contract says.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { nodeFlags } from '../../build/nodeFlags.mjs';
import type { SetRun, SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { initialSet, tablesOn } from './branch.ts';
import { FaultStore, listing } from './faultStore.ts';
import { NO_FAULTS, REFUSED_FILES, REJECTED_ROWS } from './faultyFiles.ts';
import { ARCHIVES, FOLDERS, MANIFESTS, REPEATED, WAITING } from './faultySets.ts';
import { makeSet, type SetFiles, writeFolder } from './sets.ts';

export interface Expectation {
  readonly state: SetRun['state'];
  readonly code: string | null;
  /** The file that the reason names; null: not looked at. */
  readonly file: string | null;
  /** Reasons of the quarantine. */
  readonly rejects?: readonly string[];
}

export interface Fault {
  readonly name: string;
  readonly make: (sound: SetFiles) => SetFiles;
  /** Another manifest; null: none. */
  readonly manifest?: (set: SetFiles) => Buffer | null;
  /** Written as this archive instead of as a folder. */
  readonly zip?: (set: SetFiles) => Buffer;
  /** What is done to the folder once it is written. */
  readonly folder?: (folder: string, away: string) => void;
  /** Comes behind the date's sound set, as an archive. */
  readonly after?: (sound: SetFiles) => Buffer;
  /** No sound set of its date follows. */
  readonly waits?: boolean;
  readonly expect: Expectation;
}

export const FAULTS: readonly Fault[] = [
  ...MANIFESTS,
  ...REFUSED_FILES,
  ...REJECTED_ROWS,
  ...NO_FAULTS,
  ...ARCHIVES,
  ...FOLDERS,
  ...REPEATED,
  WAITING,
];

const root = path.join(import.meta.dirname, '..', '..');
const FIRST_DAY = Date.UTC(2026, 4, 19);
const dayText = (at: number): string => new Date(FIRST_DAY + at * 86_400_000).toISOString().slice(0, 10);
const isTaken = ({ state }: Expectation): boolean => state.startsWith('applied');

/** What is said of each entry of the drop. */
type Told = Map<string, Expectation & { readonly name: string }>;

/** Faulty issues of one date, before a sound one comes. */
const ISSUES = 12;

/**
 * Writes the faulty drop and a sound one with what must be applied of it. Faulty issues of one date follow each other as
 * revisions, until one of them may be applied.
 */
function writeDrops(faults: readonly Fault[], faulty: string, sound: string, away: string): Told {
  const told: Told = new Map();
  const good: Expectation = { state: 'applied', code: null, file: null };
  let day = 0;
  let revision = 1;
  const issue = (): SetFiles => {
    const tables = tablesOn(dayText(day), `${day}x`, 1);
    return makeSet({ date: dayText(day), previous: dayText(day - 1), revision, tables });
  };
  const next = (): void => {
    day++;
    revision = 1;
  };
  const addSound = (set: SetFiles, name: string): SetFiles => {
    for (const drop of [faulty, sound]) writeFolder(drop, set);
    told.set(set.name, { ...good, name });
    next();
    return set;
  };
  addSound(initialSet(), 'the initial set');
  faults.forEach((fault, i) => {
    if (fault.after) {
      const first = addSound(issue(), 'a sound set');
      fs.writeFileSync(path.join(faulty, `${first.name}.zip`), fault.after(first));
      told.set(`${first.name}.zip`, { ...fault.expect, name: fault.name });
      return;
    }
    const made = fault.make(issue());
    const own = path.join(away, String(i));
    fs.mkdirSync(own, { recursive: true });
    for (const drop of isTaken(fault.expect) ? [faulty, sound] : [faulty]) writeOne(fault, made, drop, own);
    told.set(fault.zip ? `${made.name}.zip` : made.name, { ...fault.expect, name: fault.name });
    revision++;
    if (isTaken(fault.expect)) next();
    else if (!fault.waits && (revision > ISSUES || faults[i + 1]?.after || faults[i + 1]?.waits)) {
      addSound(issue(), `the sound set behind: ${fault.name}`);
    }
  });
  return told;
}

function writeOne(fault: Fault, set: SetFiles, drop: string, away: string): void {
  if (fault.zip) {
    fs.writeFileSync(path.join(drop, `${set.name}.zip`), fault.zip(set));
    return;
  }
  // A path that climbs out is only named, never written.
  const inside = new Map([...set.files].filter(([name]) => !name.includes('/')));
  const written = { ...set, files: inside };
  const folder = fault.manifest ? writeFolder(drop, written, fault.manifest(set)) : writeFolder(drop, written);
  fault.folder?.(folder, away);
}

function sync(store: string, drop: string): SyncReport {
  const script = path.join(root, 'src-main', 'cli', 'main.ts');
  const words = [...nodeFlags, script, 'sync', '--store', store, '--drop', drop, '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 1 && status !== 0) throw new Error(`sync ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as SyncReport;
}

function rejectCodes(store: string): Map<string, string[]> {
  const script = path.join(root, 'src-main', 'cli', 'main.ts');
  const words = [...nodeFlags, script, 'rejects', '--store', store, '--json'];
  const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const { rejects } = JSON.parse(stdout) as { rejects: { set: string; code: string }[] };
  const codes = new Map<string, string[]>();
  for (const { set, code } of rejects) codes.set(set, [...(codes.get(set) ?? []), code]);
  return codes;
}

/** What is not as the contract says; empty: nothing. */
export function applyEveryFault(work: string, faults: readonly Fault[] = FAULTS): string[] {
  const faulty = new FaultStore(work, 'faulty');
  const sound = new FaultStore(work, 'sound');
  const told = writeDrops(faults, faulty.drop, sound.drop, path.join(work, 'away'));
  const before = listing(faulty.drop);
  const wrong: string[] = [];
  for (const again of [false, true]) {
    const { runs } = sync(faulty.file, faulty.drop);
    const codes = rejectCodes(faulty.file);
    if (runs.length !== told.size) wrong.push(`${runs.length} sets are spoken of, ${told.size} lie there`);
    for (const run of runs) wrong.push(...compare(run, told.get(run.set), codes.get(run.set) ?? [], again));
  }
  sync(sound.file, sound.drop);
  if (faulty.hash() !== sound.hash()) wrong.push('the store is not that of the sound sets alone');
  if (listing(faulty.drop).join('\n') !== before.join('\n')) wrong.push('the drop folder was changed');
  return wrong;
}

function compare(
  run: SetRun,
  told: (Expectation & { name: string }) | undefined,
  codes: readonly string[],
  again: boolean,
): string[] {
  if (!told) return [`nobody put a set ${run.set} there`];
  const where = `${run.set} (${told.name})${again ? ', second run' : ''}`;
  // In a second run nothing is applied any more: sets are duplicates, or are refused as before.
  if (again) return run.state.startsWith('applied') ? [`${where}: ${run.state}`] : [];
  const wrong: string[] = [];
  const { state, code, file } = told;
  if (run.state !== state || (run.reason?.code ?? null) !== code)
    wrong.push(`${where}: ${run.state} ${run.reason?.code} ${run.reason?.text}, not ${state} ${code}`);
  if (file !== null && run.reason?.file !== file)
    wrong.push(`${where}: the reason names ${run.reason?.file}, not ${file}`);
  if (run.reason !== null && run.reason.text === '') wrong.push(`${where}: a reason without words`);
  const { rejects = [] } = told;
  if (isTaken(told) && codes.join() !== rejects.join())
    wrong.push(`${where}: quarantine holds ${codes.join()}, not ${rejects.join()}`);
  for (const [dataset, { read, applied, rejected }] of Object.entries(run.rows)) {
    if (read !== applied + rejected)
      wrong.push(`${where}: ${dataset} ${read} read, ${applied} applied, ${rejected} rejected`);
  }
  if (!isTaken(told) && Object.keys(run.rows).length > 0) wrong.push(`${where}: rows of a set that is not applied`);
  return wrong;
}
