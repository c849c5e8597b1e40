/** One fact dataset of a set: the earlier revision's rows go, the new ones come, and what differs is noted. */
import type { DatasetName } from '../../src-shared/files/datasets.ts';
import type { SortedTrades } from '../store/derived/change.ts';
import { activeFiles, type DeliveryFile, updateDeliveryFile } from '../store/facts/deliveries.ts';
import { TRADE } from '../store/facts/factTables.ts';
import { orderedRows, removeRowsOf } from '../store/facts/orderedRows.ts';
import { TradeRun } from '../store/facts/tradeRun.ts';
import { type ApplyContext, type FileTally, fileResult, type LedgerFile, readLedgerFile } from './applyContext.ts';
import { BlockTrades } from './blockTrades.ts';
import { FACT_DATASETS, type FactDataset, type IntakeContext } from './factIntake.ts';
import { KnownKeys } from './knownKeys.ts';
import { SortedRows } from './sortedRows.ts';

export function applyFacts(context: ApplyContext, dataset: DatasetName, files: readonly LedgerFile[]): void {
  const facts = FACT_DATASETS[dataset];
  if (!facts) throw new Error(`${dataset} is no fact dataset`);
  const { store, manifest, dictionaries } = context;
  const others: DeliveryFile[] = [];
  const replaced: DeliveryFile[] = [];
  for (const file of activeFiles(store, dataset)) {
    if (file.business_date === manifest.businessDate) {
      if (!files.some(({ fileId }) => fileId === file.file_id)) replaced.push(file);
    } else others.push(file);
  }
  removeRows(context, facts, replaced);
  const target = new SortedRows(store, facts.table, context.stagingFolder);
  try {
    const keys = new KnownKeys(dataset, store, dictionaries, others);
    for (const file of files) {
      const intake: IntakeContext = {
        store,
        dictionaries,
        businessDate: manifest.businessDate,
        keys,
        target,
        fileId: file.fileId,
      };
      takeFile(context, facts, intake, file);
    }
    keys.clear();
    target.insert(() => context.step(0));
    if (facts.table === TRADE) context.changes.sortedTrades = sortedTrades(context, target);
  } finally {
    target.close();
  }
}

/** The book needs them next: they are as they should be right now. */
function sortedTrades({ store, stagingFolder }: ApplyContext, target: SortedRows): SortedTrades | null {
  if (target.isInMemory) return new BlockTrades(target.block);
  const reader = target.read();
  return reader === null ? null : new TradeRun(store, reader, stagingFolder);
}

function takeFile(context: ApplyContext, facts: FactDataset, intake: IntakeContext, file: LedgerFile): void {
  const { changes } = context;
  const { target } = intake;
  const dayAt = facts.dayAt;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const tally = readLedgerFile(context, file, ({ rows }) => {
    const take = facts.intake(rows, intake);
    return (i) => {
      const fault = take(i);
      if (fault !== null) return fault;
      const { block } = target;
      const at = block.rows - 1;
      if (dayAt !== null) {
        const day = (block.numbers[dayAt] as Float64Array)[at] as number;
        if (day < first) first = day;
        if (day > last) last = day;
      }
      if (changes.wanted) changes.brought(facts.table, block, at);
      return null;
    };
  });
  if (last >= first) {
    tally.firstDate = first;
    tally.lastDate = last;
  }
  finishFile(context, file, tally);
}

export function finishFile(context: ApplyContext, file: LedgerFile, tally: FileTally): void {
  updateDeliveryFile(context.store, file.fileId, fileResult(tally));
  const { dataset } = file.staged.file;
  const sum = context.rows[dataset] ?? { read: 0, applied: 0, rejected: 0 };
  context.rows[dataset] = {
    read: sum.read + tally.read,
    applied: sum.applied + tally.read - tally.rejected,
    rejected: sum.rejected + tally.rejected,
  };
}

/** The rows that earlier revisions of this date brought. */
function removeRows(context: ApplyContext, facts: FactDataset, replaced: readonly DeliveryFile[]): void {
  if (replaced.length === 0) return;
  const { store, changes, recorder } = context;
  if (recorder === null) throw new Error('rows are replaced by a set that is no revision');
  recorder.facts(facts.table, orderedRows(store, facts.table, replaced), (row) => {
    if (changes.wanted) changes.removed(facts.table, row);
  });
  removeRowsOf(store, facts.table, replaced);
}
