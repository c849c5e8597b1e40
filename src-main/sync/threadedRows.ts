/**
 * A large file read by a thread of its own: it cuts, checks and translates the next rows while this thread, which holds
 * the transaction and therefore never returns to its event loop, stores those before. The rows arrive as if they had been
 * read here. Small files are not worth a thread's start.
 */
import fs from 'node:fs';
import path from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { DATASETS } from '../../src-shared/files/datasets.ts';
import { SLICE } from '../../src-shared/files/packedTexts.ts';
import { ParsedRows } from '../../src-shared/files/parsedRows.ts';
import { BUILT_IN_PROFILES } from '../../src-shared/files/profile.ts';
import { asciiText } from '../../src-shared/files/textCache.ts';
import { ColumnTotal } from '../../src-shared/files/totals.ts';
import {
  BATCH_ROWS,
  type FileEnd,
  type RowBatch,
  readFileRows,
  readPlainRows,
  stagedBytes,
  type Translation,
} from './fileRows.ts';
import { Refusal, type RefusalCode } from './refusal.ts';
import type { BatchMessage, RowMessage, ThreadInput } from './rowMessages.ts';
import { BEGUN, makeShared, RowSlot, STOP, TAKEN, WRITTEN } from './rowSlots.ts';
import type { StagedFile } from './staging.ts';

/** A thread needs some 50 ms to start; so much is read in that time. */
const WORTH_A_THREAD = 8 * 2 ** 20;
/** A thread that has not begun by then will not: the rows are read here instead. */
const START_MS = 20_000;
/** The reading thread says something within this time, or it is gone. */
const SILENCE_MS = 300_000;
/** The file of the thread lies beside this one, in the sources and in the built product. */
const THREAD = path.join(import.meta.dirname, import.meta.url.endsWith('.ts') ? 'rowThread.ts' : 'rowThread.js');

/** Calls `onBatch` for every batch of the file's rows; `onStep` hears of bytes read, and may throw to stop. */
export function readStagedRows(
  staged: StagedFile,
  translation: Translation,
  onStep: (bytes: number) => void,
  onBatch: (batch: RowBatch) => void,
): FileEnd {
  const { file, bytes } = staged;
  const isPlain = file.format === 'csv' && BUILT_IN_PROFILES.get(file.profile.name) === file.profile;
  if (bytes < WORTH_A_THREAD || !isPlain || DATASETS[file.dataset].reference) {
    return readFileRows(file, stagedBytes(staged.path, onStep), onBatch, translation);
  }
  return (
    readInThread(staged, onStep, onBatch) ?? readFileRows(file, stagedBytes(staged.path, onStep), onBatch, translation)
  );
}

/** The same for any file of plain CSV; null, and nothing read, where no thread could be had. */
export function readInThread(
  staged: StagedFile,
  onStep: (bytes: number) => void,
  onBatch: (batch: RowBatch) => void,
  thread = THREAD,
  startMs = START_MS,
): FileEnd | null {
  const reading = new Reading(staged, thread);
  try {
    return reading.begins(startMs) ? reading.run(onStep, onBatch) : null;
  } finally {
    reading.stop();
  }
}

class Reading {
  private readonly staged: StagedFile;
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private readonly counters: Int32Array;
  private readonly slots: readonly RowSlot[];
  private readonly rows: ParsedRows;
  private strings: string[] = [];
  /** Where the first record behind the header begins. */
  private header: number | null = null;

  constructor(staged: StagedFile, thread: string) {
    const { file } = staged;
    const dataset = DATASETS[file.dataset];
    const shared = makeShared(dataset, BATCH_ROWS);
    const { port1, port2 } = new MessageChannel();
    const input: ThreadInput = {
      file: { ...file, profile: file.profile.name },
      path: staged.path,
      shared,
      port: port2,
    };
    this.staged = staged;
    this.port = port1;
    this.counters = new Int32Array(shared.counters);
    this.slots = shared.slots.map((memory) => new RowSlot(dataset, BATCH_ROWS, memory));
    this.rows = new ParsedRows(dataset, BATCH_ROWS);
    dataset.columns.forEach(({ kind, unique }, c) => {
      if ((kind === 'text' || kind === 'code') && !unique) this.rows.numberTexts(c);
    });
    this.worker = new Worker(thread, { workerData: input, transferList: [port2] });
    // What goes wrong in there arrives as a message; a thread that cannot even start never says that it has begun.
    this.worker.on('error', () => this.stop());
    this.worker.unref();
  }

  /** Whether the thread is there. */
  begins(withinMs: number): boolean {
    return Atomics.wait(this.counters, BEGUN, 0, withinMs) !== 'timed-out';
  }

  run(onStep: (bytes: number) => void, onBatch: (batch: RowBatch) => void): FileEnd {
    for (;;) {
      const message = this.receive();
      switch (message.kind) {
        case 'batch': {
          onStep(message.bytes);
          const batch = this.take(message);
          Atomics.add(this.counters, TAKEN, 1);
          Atomics.notify(this.counters, TAKEN);
          onBatch(batch);
          break;
        }
        case 'end': {
          onStep(message.bytes);
          const { unknown, rowsRead } = message;
          const totals = new Map([...message.totals].map(([name, state]) => [name, ColumnTotal.of(state)]));
          return { unknown, totals, rowsRead, fileRows: rowsRead, deleted: 0, dropped: new Map() };
        }
        case 'refused': {
          const { code, text, ...details } = message.reason;
          throw new Refusal(code as RefusalCode, text, { ...details, state: message.state });
        }
        case 'failed':
          throw new Error(`the reading thread failed: ${message.text}`);
        default:
          throw new Error(`unknown message ${JSON.stringify(message satisfies never)}`);
      }
    }
  }

  private received = 0;

  private receive(): RowMessage {
    const { counters } = this;
    while (Atomics.load(counters, WRITTEN) === this.received) {
      if (Atomics.wait(counters, WRITTEN, this.received, SILENCE_MS) === 'timed-out') {
        throw new Error('the reading thread says nothing');
      }
    }
    this.received++;
    const got = receiveMessageOnPort(this.port);
    if (!got) throw new Error('the reading thread told of a message that is not there');
    return got.message as RowMessage;
  }

  /** Copies a batch out of its slot. */
  private take(message: BatchMessage): RowBatch {
    const { rows, staged } = this;
    const slot = this.slots[message.slot] as RowSlot;
    const count = message.rows;
    if (message.anew) {
      this.strings = [];
      rows.numbering++;
    }
    for (const text of message.strings) this.strings.push(text);
    rows.rows = count;
    rows.issues = [...message.issues];
    rows.line.set(slot.line.subarray(0, count));
    rows.fault.set(slot.fault.subarray(0, count));
    rows.dataset.columns.forEach((_column, c) => {
      const numbers = slot.numbers[c];
      if (numbers) rows.numberAt(c).set(numbers.subarray(0, count));
      else this.takeTexts(slot, c, count);
    });
    for (const { column, row, text } of message.strays) rows.textAt(column)[row] = text;
    const offsets = slot.at.slice(0, count + 1);
    const offset = (row: number): number => offsets[row] as number;
    this.header ??= offset(0);
    const { header } = this;
    return {
      rows,
      raw: (row) => message.raws.get(row) ?? rawRow(staged, header, offset(row), offset(row + 1)),
    };
  }

  private takeTexts(slot: RowSlot, column: number, count: number): void {
    const { strings } = this;
    const out = this.rows.textAt(column);
    const numbers = slot.texts[column] as Int32Array;
    const ends = slot.ends[column];
    const shared = slot.bytes[column];
    if (!ends || !shared) {
      this.rows.textNumberAt(column)?.set(numbers.subarray(0, count));
      for (let i = 0; i < count; i++) {
        const number = numbers[i] as number;
        out[i] = number < 0 ? null : (strings[number] as string);
      }
      return;
    }
    const bytes = new Uint8Array(shared.subarray(0, count === 0 ? 0 : ends[count - 1]));
    const buffer = Buffer.from(bytes.buffer);
    let from = 0;
    for (let i = 0; i < count; i++) {
      const number = numbers[i] as number;
      const to = ends[i] as number;
      if (number === SLICE) out[i] = asciiText(bytes, from, to) ?? buffer.toString('latin1', from, to);
      else out[i] = number < 0 ? null : (strings[number] as string);
      from = to;
    }
  }

  stop(): void {
    Atomics.store(this.counters, STOP, 1);
    Atomics.notify(this.counters, TAKEN);
    this.port.close();
  }
}

/** The values of one record, read once more under the file's header: this thread refuses few rows. */
function rawRow({ file, path: copy }: StagedFile, header: number, from: number, to: number): Record<string, string> {
  let raw: Record<string, string> | null = null;
  const handle = fs.openSync(copy, 'r');
  try {
    readPlainRows(file, [readAt(handle, 0, header), readAt(handle, from, to - from)], (batch) => {
      raw = batch.raw(0);
    });
  } finally {
    fs.closeSync(handle);
  }
  if (raw === null) throw new Error('a record that was read once is not there');
  return raw;
}

function readAt(handle: number, place: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const count = fs.readSync(handle, bytes, at, length - at, place + at);
    if (count === 0) throw new Error('a staged file ended early');
    at += count;
  }
  return bytes;
}
