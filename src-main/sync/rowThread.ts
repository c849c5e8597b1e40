/**
 * The thread that reads and checks a large file while another one stores its rows: the same reader as everywhere, whose
 * batches are copied into shared memory. It knows no store, and ends with one message.
 */
import { workerData } from 'node:worker_threads';
import { DATASETS } from '../../src-shared/files/datasets.ts';
import { PackedTexts, SLICE } from '../../src-shared/files/packedTexts.ts';
import { BUILT_IN_PROFILES } from '../../src-shared/files/profile.ts';
import type { RowParser } from '../../src-shared/files/rowParser.ts';
import { BATCH_ROWS, type FileEnd, type PlainBatch, readPlainRows, stagedBytes } from './fileRows.ts';
import { Refusal } from './refusal.ts';
import type { BatchMessage, RowMessage, ThreadInput } from './rowMessages.ts';
import { BEGUN, RowSlot, SLOTS, STOP, TAKEN, WRITTEN } from './rowSlots.ts';

class Stopped extends Error {}

const { file, path, shared, port } = workerData as ThreadInput;
const dataset = DATASETS[file.dataset];
const counters = new Int32Array(shared.counters);
Atomics.store(counters, BEGUN, 1);
Atomics.notify(counters, BEGUN);
const slots = shared.slots.map((memory) => new RowSlot(dataset, BATCH_ROWS, memory));
const packed = new PackedTexts(dataset, BATCH_ROWS);
const decoder = new TextDecoder();

let parser: RowParser | null = null;
let bytes = 0;
let told: readonly string[] = [];
let toldCount = 0;

function send(message: RowMessage): void {
  port.postMessage(message);
  Atomics.add(counters, WRITTEN, 1);
  Atomics.notify(counters, WRITTEN);
}

/** Waits until a slot is free. */
function freeSlot(): number {
  const written = Atomics.load(counters, WRITTEN);
  for (;;) {
    if (Atomics.load(counters, STOP) === 1) throw new Stopped();
    const taken = Atomics.load(counters, TAKEN);
    if (written - taken < SLOTS) return written % SLOTS;
    Atomics.wait(counters, TAKEN, taken);
  }
}

function onBatch(batch: PlainBatch): void {
  const { rows } = batch;
  const at = freeSlot();
  const slot = slots[at] as RowSlot;
  const count = rows.rows;
  slot.line.set(rows.line.subarray(0, count));
  slot.fault.set(rows.fault.subarray(0, count));
  for (let i = 0; i <= count; i++) slot.at[i] = batch.offset(i);
  const strays: { column: number; row: number; text: string }[] = [];
  dataset.columns.forEach((_column, c) => {
    slot.numbers[c]?.set(rows.numberAt(c).subarray(0, count));
    const numbers = packed.numbersAt(c);
    if (!numbers) return;
    slot.texts[c]?.set(numbers.subarray(0, count));
    if (packed.fromAt(c)) strays.push(...copySlices(batch, slot, c, count));
  });
  const raws = new Map<number, Record<string, string>>();
  for (const { row } of rows.issues) if (!raws.has(row)) raws.set(row, batch.raw(row));
  send({
    kind: 'batch',
    slot: at,
    rows: count,
    bytes: takeBytes(),
    issues: rows.issues,
    raws,
    strays,
    ...newStrings(),
  });
}

function copySlices(batch: PlainBatch, slot: RowSlot, column: number, count: number): BatchMessage['strays'] {
  const numbers = packed.numbersAt(column) as Int32Array;
  const from = packed.fromAt(column) as Int32Array;
  const to = packed.toAt(column) as Int32Array;
  const ends = slot.ends[column] as Int32Array;
  const target = slot.bytes[column] as Uint8Array;
  const source = batch.bytes;
  const strays: { column: number; row: number; text: string }[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (numbers[i] === SLICE) {
      const end = to[i] as number;
      if (at + end - (from[i] as number) > target.length) {
        strays.push({ column, row: i, text: decoder.decode(source.subarray(from[i], end)) });
      } else for (let k = from[i] as number; k < end; k++) target[at++] = source[k] as number;
    }
    ends[i] = at;
  }
  return strays;
}

function newStrings(): { strings: readonly string[]; anew: boolean } {
  const all = (parser as RowParser).strings;
  const anew = all !== told;
  if (anew) toldCount = 0;
  told = all;
  const strings = all.slice(toldCount);
  toldCount = all.length;
  return { strings, anew };
}

function takeBytes(): number {
  const taken = bytes;
  bytes = 0;
  return taken;
}

function run(): FileEnd {
  const profile = BUILT_IN_PROFILES.get(file.profile);
  if (!profile) throw new Error(`no built-in profile ${file.profile}`);
  const count = (read: number): void => {
    bytes += read;
  };
  return readPlainRows({ ...file, profile }, stagedBytes(path, count), onBatch, (made) => {
    made.packed = packed;
    parser = made;
  });
}

try {
  const { totals, unknown, rowsRead } = run();
  const states = new Map([...totals].map(([name, total]) => [name, total.state]));
  send({ kind: 'end', bytes: takeBytes(), totals: states, unknown, rowsRead });
} catch (error) {
  if (error instanceof Refusal) send({ kind: 'refused', reason: error.reason, state: error.state });
  else if (!(error instanceof Stopped)) {
    send({ kind: 'failed', text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
port.close();
