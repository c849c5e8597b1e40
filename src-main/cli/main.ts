/**
 * The command line (contract/cli.md): the same core as the window, without a window. JSON on standard output with
 * --json and nothing else there; progress and messages on standard error. Every command passes the one wrapper.
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { BreakRow } from '../../src-shared/contract/breaks.ts';
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts';
import type { CheckReport } from '../../src-shared/contract/cliCalls.ts';
import { type ErrorCode, Refusal } from '../../src-shared/contract/envelope.ts';
import type { ProfileChange } from '../../src-shared/contract/profileCliCalls.ts';
import type { SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { type Report, refusalOf } from '../api/callErrors.ts';
import { localUser } from '../api/caller.ts';
import { createHandlers } from '../api/handlers.ts';
import { callHandlerLater, type Handlers } from '../api/wrapper.ts';
import { generateBranch } from '../demo/generate.ts';
import { runExportJob } from '../jobs/exportJob.ts';
import { runFiguresJob } from '../jobs/figuresJob.ts';
import { runSyncJob } from '../jobs/syncJob.ts';
import { StoreError } from '../store/errors.ts';
import { openRead, type ReadStore } from '../store/open.ts';
import type { CheckAnswer } from './breakText.ts';
import { askCorrections, takeBackJobs } from './correctionCommand.ts';
import { type Command, parseCall, USAGE, UsageError } from './options.ts';
import { checkPaths, hasFindings, type ProfilesCommand, profileJobs } from './profileCommand.ts';
import { progressLine } from './progress.ts';
import { isClean, reportJson, type SyncCommand, watchDrop } from './syncCommand.ts';
import { asText } from './text.ts';

const DONE = 0;
const DONE_WITH_FINDINGS = 1;
const WORDS_OFF = 2;
const NO_STORE = 3;

/** Codes of an error reply → exit code. */
const EXIT: Partial<Record<ErrorCode, number>> = {
  bad_request: WORDS_OFF,
  not_found: WORDS_OFF,
  no_store: NO_STORE,
  no_data: NO_STORE,
  newer_schema: NO_STORE,
  store_damaged: NO_STORE,
};

export interface CliIo {
  out(text: string): void;
  err(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True once the user pressed Ctrl+C. */
  cancelled(): boolean;
}

interface Answer {
  readonly exit: number;
  readonly value: unknown;
  /** What --json prints, where that is not the value as it is. */
  readonly json?: unknown;
}

function nativeBinding(env: CliIo['env']): { nativeBinding?: string } {
  const file = env.BRANCH_DESK_NATIVE_BINDING;
  return file !== undefined && Number(process.versions.napi) < 10 ? { nativeBinding: file } : {};
}

function reportTo(io: CliIo): Report {
  return ({ id, error }) => {
    io.err(`fault ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  };
}

async function call<N extends CallName>(
  handlers: Handlers,
  name: N,
  input: CallInput<N>,
  io: CliIo,
): Promise<CallOutput<N>> {
  const reply = await callHandlerLater(handlers, localUser, name, input, reportTo(io));
  if (!reply.ok) throw new CallFailed(reply.error.code, reply.error.text);
  return reply.value as CallOutput<N>;
}

class CallFailed extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, text: string) {
    super(text);
    this.code = code;
  }
}

function reading<T>(file: string, io: CliIo, work: (store: ReadStore) => Promise<T>): Promise<T> {
  const store = openRead(file, nativeBinding(io.env));
  return work(store).finally(() => store.close());
}

function jobs(io: CliIo): Handlers {
  return {
    'sync.apply': (input) =>
      runSyncJob(
        { ...input, ...nativeBinding(io.env) },
        {
          progress: progressLine(io),
          cancelled: io.cancelled,
          waiting: (holder) => io.err(`waiting for ${holder === null ? 'another process' : `process ${holder.pid}`}\n`),
        },
      ),
    'rejects.export': async ({ store, file, language, set }) => {
      const filter = set === undefined ? {} : { set };
      const { rows, sets, audited } = await runExportJob({ store, file, language, filter, ...nativeBinding(io.env) });
      return { file, rows, audited, sets: sets.map((one) => ({ set: one.set, problems: [...one.problems] })) };
    },
    ...profileJobs(nativeBinding(io.env)),
    ...takeBackJobs(nativeBinding(io.env), { progress: progressLine(io), cancelled: io.cancelled }),
    'figures.make': ({ store, from, to, again }) =>
      runFiguresJob(
        {
          store,
          again,
          ...(from === undefined ? {} : { from: Number(from.replaceAll('-', '')) }),
          ...(to === undefined ? {} : { to: Number(to.replaceAll('-', '')) }),
          ...nativeBinding(io.env),
        },
        { progress: progressLine(io), cancelled: io.cancelled },
      ),
    'demo.generate': async (input) => {
      const draw = progressLine(io);
      const result = await generateBranch({
        ...input,
        onProgress: (done, total, text) =>
          draw({ set: text, set_at: done, sets: total, rows: 0, phase: 'finishing', done: 1, total: 1 }),
        cancelled: io.cancelled,
      });
      return { ...result };
    },
  };
}

async function syncing(command: SyncCommand, io: CliIo): Promise<Answer> {
  const { store, drop, accept, acknowledge, wait } = command;
  const input = {
    store,
    drop,
    accept: [...accept],
    waitMs: wait * 1000,
    ...(acknowledge === undefined ? {} : { acknowledgeFolder: acknowledge }),
  };
  const handlers = jobs(io);
  if (!command.watch) {
    const value = await call(handlers, 'sync.apply', input, io);
    const exit = isClean(value) ? DONE : DONE_WITH_FINDINGS;
    return { exit, value, json: reportJson(value, command.problems) };
  }
  const run = async (): Promise<SyncReport | 'busy'> => {
    try {
      return await call(handlers, 'sync.apply', { ...input, cause: 'watch' }, io);
    } catch (error) {
      if (error instanceof CallFailed && error.code === 'busy') return 'busy';
      throw error;
    }
  };
  const print = (report: SyncReport): void =>
    io.out(command.json ? `${JSON.stringify(reportJson(report, command.problems))}\n` : asText('sync', report));
  return { exit: (await watchDrop(command, io, run, print)) ? DONE : DONE_WITH_FINDINGS, value: undefined };
}

async function run(command: Command, io: CliIo): Promise<Answer> {
  switch (command.kind) {
    case 'sync': {
      if (!fs.existsSync(command.drop)) throw new UsageError(`there is no folder ${command.drop}`);
      if (!fs.existsSync(path.dirname(path.resolve(command.store)))) {
        throw new StoreError('missing', `the folder of ${command.store} does not exist`);
      }
      return syncing(command, io);
    }
    case 'generate': {
      const { kind: _kind, ...input } = command;
      if (fs.existsSync(input.out) && fs.readdirSync(input.out).length > 0) {
        throw new UsageError(`the folder ${input.out} is not empty`);
      }
      return { exit: DONE, value: await call(jobs(io), 'demo.generate', input, io) };
    }
    case 'figures': {
      const { kind: _kind, store, from, to, again } = command;
      if (!fs.existsSync(store)) throw new StoreError('missing', `there is no store at ${store}`);
      if (from !== undefined && to !== undefined && from > to) throw new UsageError('--from is after --to');
      const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
      return { exit: DONE, value: await call(jobs(io), 'figures.make', { store, again, ...period }, io) };
    }
    case 'profiles':
      return profiles(command, io);
    case 'convert': {
      checkPaths(command);
      const { file, profile, out, store = null } = command;
      const value = await call(jobs(io), 'profiles.convert', { file, profile, out, store }, io);
      return { exit: hasFindings(value) ? DONE_WITH_FINDINGS : DONE, value };
    }
    case 'proposals': {
      await makeFigures(command.store, io);
      return reading(command.store, io, async (store) => {
        const handlers = createHandlers(store, { now: () => new Date(), appVersion: '' });
        const input = command.client === undefined ? {} : { client_no: command.client };
        return { exit: DONE, value: await call(handlers, 'proposals.report', input, io) };
      });
    }
    case 'take-back': {
      const { kind: _kind, ...input } = command;
      if (!fs.existsSync(input.store)) throw new StoreError('missing', `there is no store at ${input.store}`);
      return { exit: DONE, value: await call(jobs(io), 'sets.takeBack', input, io) };
    }
    default:
      return reading(command.store, io, async (store) => {
        const handlers = createHandlers(store, { now: () => new Date(), appVersion: '' });
        if (command.kind === 'corrections') {
          const value = await askCorrections(command, (name, input) => call(handlers, name, input, io));
          return { exit: DONE, value };
        }
        if (command.kind === 'clients') return { exit: DONE, value: await call(handlers, 'clients.rows', {}, io) };
        if (command.kind === 'client') {
          const { clientNo: client_no, from, to } = command;
          const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
          return { exit: DONE, value: await call(handlers, 'client.report', { client_no, ...period }, io) };
        }
        if (command.kind === 'rejects') {
          if (command.csv !== undefined) return exporting(command, command.csv, io);
          const value = await call(handlers, 'sync.rejects', {}, io);
          return { exit: value.rejects.length > 0 ? DONE_WITH_FINDINGS : DONE, value };
        }
        const value = await call(handlers, 'store.check', {}, io);
        const sound = value.integrity === 'ok' && value.breaks.length === 0;
        const answer = await withCauses(handlers, value, io);
        return { exit: sound ? DONE : DONE_WITH_FINDINGS, value: answer, json: value };
      });
  }
}

/** Rules ask figures of the whole branch: made and kept once a set. Where they cannot be kept, the rules say what they lack. */
async function makeFigures(store: string, io: CliIo): Promise<void> {
  const input = { store, again: false, ...nativeBinding(io.env) };
  try {
    await runFiguresJob(input, { progress: progressLine(io), cancelled: io.cancelled });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== 'no_data') io.err(`the figures of the branch could not be kept: ${error.message}\n`);
  }
}

async function profiles(command: ProfilesCommand, io: CliIo): Promise<Answer> {
  checkPaths(command);
  const { store, importFile: file, replace, exportName, to, removeName } = command;
  const handlers = jobs(io);
  const changed = (value: ProfileChange): Answer => ({ exit: value.done ? DONE : DONE_WITH_FINDINGS, value });
  if (file !== undefined) return changed(await call(handlers, 'profiles.importFile', { store, file, replace }, io));
  if (exportName !== undefined && to !== undefined) {
    return changed(await call(handlers, 'profiles.exportFile', { store, name: exportName, file: to }, io));
  }
  if (removeName !== undefined) {
    return changed(await call(handlers, 'profiles.removeNamed', { store, name: removeName }, io));
  }
  return reading(store, io, async (open) => {
    const core = createHandlers(open, { now: () => new Date(), appVersion: '' });
    return { exit: DONE, value: await call(core, 'profiles.list', {}, io) };
  });
}

async function exporting(command: Extract<Command, { kind: 'rejects' }>, file: string, io: CliIo): Promise<Answer> {
  const folder = path.dirname(path.resolve(file));
  if (!fs.existsSync(folder)) throw new UsageError(`there is no folder for ${file}`);
  const { store, set, language } = command;
  const value = await call(
    jobs(io),
    'rejects.export',
    { store, file, language, ...(set === undefined ? {} : { set }) },
    io,
  );
  if (!value.audited) io.err('the store cannot be written to now: the export is not in its audit trail\n');
  return { exit: value.rows > 0 ? DONE_WITH_FINDINGS : DONE, value };
}

/** Breaks in one call at most. */
const PART = 500;

/** What the last sync kept of the breaks: since when, and why. */
async function withCauses(handlers: Handlers, report: CheckReport, io: CliIo): Promise<CheckAnswer> {
  const kept: BreakRow[] = [];
  for (;;) {
    const page = await call(handlers, 'sync.breaks', { state: 'open', offset: kept.length, limit: PART }, io);
    kept.push(...page.rows);
    if (page.rows.length === 0 || kept.length >= page.total) return { report, kept, notCompared: page.not_compared };
  }
}

/** Runs one command; answers the exit code. */
export async function runCli(argv: readonly string[], io: CliIo = processIo()): Promise<number> {
  try {
    const { command, json } = parseCall(argv);
    const { exit, value, json: worded } = await run(command, io);
    if (value !== undefined) io.out(json ? `${JSON.stringify(worded ?? value)}\n` : asText(command.kind, value));
    return exit;
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`branch-desk: ${error.message}; ${USAGE}\n`);
      return WORDS_OFF;
    }
    if (error instanceof StoreError) {
      io.err(`branch-desk: ${error.message}\n`);
      return NO_STORE;
    }
    if (error instanceof CallFailed) {
      io.err(`branch-desk: ${error.message}\n`);
      return EXIT[error.code] ?? DONE_WITH_FINDINGS;
    }
    // Opening a store can meet what a call can: a full disk, a damaged page, a fault of ours.
    const { code, text } = refusalOf(error, 'the command', reportTo(io));
    io.err(`branch-desk: ${text}\n`);
    return EXIT[code] ?? DONE_WITH_FINDINGS;
  }
}

function processIo(): CliIo {
  let stopped = false;
  process.once('SIGINT', () => {
    stopped = true;
  });
  return {
    out: (text) => fs.writeSync(1, text),
    err: (text) => fs.writeSync(2, text),
    env: process.env,
    cancelled: () => stopped,
  };
}

// True only where Node was started with this file; the shell imports it and calls runCli itself.
if (import.meta.main) process.exitCode = await runCli(process.argv.slice(2));
