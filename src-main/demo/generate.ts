/**
 * `generate`: writes a made-up branch's drop folder, one initial set and the nightly ones after it. Everything comes
 * from the options: the same seed gives the same bytes, on any day and any machine with the same runtime.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { Branch, type DayBook } from './branch.ts';
import type { Cell, Dataset } from './columns.ts';
import { spoiledTrades, withBadRows } from './faults.ts';
import { createRandom, type Random } from './random.ts';
import { changeReference, REFERENCE, ReferenceMemory, referenceRows } from './reference.ts';
import { assetRows, codeChangeRows, flowRows, openingRows, positionRows, priceRows, tradeRows } from './rows.ts';
import { SetFiles, type SetSpec } from './setFiles.ts';
import { initialStyle, StyleDealer } from './styles.ts';

export interface GenerateOptions {
  readonly out: string;
  readonly clients: number;
  /** Business days in all; the last quarter of them, at most 60, are nightly sets. */
  readonly days: number;
  readonly seed: number;
  onProgress?(done: number, total: number, text: string): void;
  cancelled?(): boolean;
}

export interface GenerateResult {
  readonly out: string;
  readonly branch: string;
  /** Sets in the folder: the initial one, the nights, the revisions. */
  readonly sets: number;
  /** Name of the initial set's folder. */
  readonly initial: string;
  readonly from: string;
  readonly to: string;
  readonly clients: number;
  readonly accounts: number;
  /** Good trade rows, each counted once however many revisions carry it. */
  readonly trades: number;
  /** Rows that belong into quarantine. */
  readonly bad_rows: number;
  readonly bytes: number;
}

export class GenerateCancelled extends Error {
  constructor() {
    super('generate was cancelled');
    this.name = 'GenerateCancelled';
  }
}

export const BRANCH_NO = '0571';
const DAYS_A_WEEK = 5;
const BREATHE_EVERY_DAYS = 8;

type Row = readonly Cell[];

interface Plan {
  readonly revisions: ReadonlySet<number>;
  readonly badNight: number;
}

/** Nights (0 …) with a wrong first issue, and the one with bad rows. */
function planFaults(nights: number): Plan {
  const revisions = new Set([Math.floor(nights * 0.35), Math.floor(nights * 0.7)]);
  let badNight = Math.floor(nights * 0.6);
  while (revisions.has(badNight)) badNight = (badNight + 1) % nights;
  return { revisions, badNight };
}

export async function generateBranch(options: GenerateOptions): Promise<GenerateResult> {
  if (!Number.isInteger(options.clients) || options.clients < 1)
    throw new Error('clients must be a whole number from 1');
  if (!Number.isInteger(options.days) || options.days < 1) throw new Error('days must be a whole number from 1');
  mkdirSync(options.out, { recursive: true });
  if (readdirSync(options.out).length > 0) throw new Error(`the folder ${options.out} is not empty`);
  const writer = new BranchWriter(options, new Branch(options));
  return writer.write();
}

class BranchWriter {
  readonly #options: GenerateOptions;
  readonly #branch: Branch;
  readonly #random: Random;
  readonly #styles: StyleDealer;
  readonly #memory = new ReferenceMemory();
  readonly #plan: Plan;
  #sets = 0;
  #trades = 0;
  #badRows = 0;
  #bytes = 0;
  #open: SetFiles | null = null;

  constructor(options: GenerateOptions, branch: Branch) {
    this.#options = options;
    this.#branch = branch;
    this.#random = createRandom(options.seed, 'files');
    this.#styles = new StyleDealer(createRandom(options.seed, 'styles'));
    const [, nightly] = branch.phases;
    this.#plan = planFaults(nightly.last - nightly.first + 1);
  }

  async write(): Promise<GenerateResult> {
    const [initialPhase, nightly] = this.#branch.phases;
    const dates = this.#branch.dates;
    try {
      const initial = await this.#writeInitial();
      for (let day = nightly.first; day <= nightly.last; day++) {
        await this.#breathe(day);
        await this.#writeNight(day, day - nightly.first);
      }
      this.#options.onProgress?.(dates.length, dates.length, dates[dates.length - 1] as string);
      return {
        out: this.#options.out,
        branch: BRANCH_NO,
        sets: this.#sets,
        initial,
        from: dates[initialPhase.first] as string,
        to: dates[nightly.last] as string,
        clients: this.#branch.clients.length,
        accounts: this.#branch.ledgers.length,
        trades: this.#trades,
        bad_rows: this.#badRows,
        bytes: this.#bytes,
      };
    } catch (error) {
      this.#open?.abandon();
      throw error;
    }
  }

  async #breathe(day: number): Promise<void> {
    const dates = this.#branch.dates;
    if (this.#options.cancelled?.() === true) throw new GenerateCancelled();
    this.#options.onProgress?.(day, dates.length, dates[day] as string);
    if (day % BREATHE_EVERY_DAYS === 0) await breathe();
  }

  #openSet(day: number, spec: Pick<SetSpec, 'revision' | 'kind' | 'container'>): SetFiles {
    const dates = this.#branch.dates;
    this.#open = new SetFiles({
      out: this.#options.out,
      branch: BRANCH_NO,
      businessDate: dates[day] as string,
      previousBusinessDate: spec.kind === 'initial' ? null : (dates[day - 1] as string),
      ...spec,
    });
    return this.#open;
  }

  async #close(set: SetFiles): Promise<void> {
    const { bytes } = await set.finish();
    this.#open = null;
    this.#sets++;
    this.#bytes += bytes;
  }

  async #writeInitial(): Promise<string> {
    const branch = this.#branch;
    const last = branch.phases[0].last;
    const set = this.#openSet(last, { revision: 1, kind: 'initial', container: 'folder' });
    const open = (dataset: Dataset): ReturnType<SetFiles['file']> => set.file(dataset, initialStyle(dataset));
    set.table('opening_positions', initialStyle('opening_positions'), openingRows(branch));
    const files = {
      prices: open('prices'),
      trades: open('trades'),
      flows: open('cash_flows'),
      assets: open('assets'),
      changes: open('code_changes'),
    };
    let book: DayBook | null = null;
    for (let day = 0; day <= last; day++) {
      await this.#breathe(day);
      book = branch.step(day);
      for (const row of priceRows(branch, day)) files.prices.row(row);
      for (const row of tradeRows(branch, book)) files.trades.row(row);
      for (const row of flowRows(branch, book)) files.flows.row(row);
      for (const row of codeChangeRows(book)) files.changes.row(row);
      for (const row of assetRows(branch, book)) files.assets.row(row);
      this.#trades += book.trades.length;
    }
    if (book !== null) set.table('positions', initialStyle('positions'), positionRows(branch, book));
    for (const dataset of REFERENCE) {
      const rows = referenceRows(branch, dataset, last);
      this.#memory.changed(dataset, rows);
      set.table(dataset, initialStyle(dataset), rows);
    }
    await this.#close(set);
    return set.name;
  }

  async #writeNight(day: number, night: number): Promise<void> {
    const branch = this.#branch;
    const book = branch.step(day);
    this.#trades += book.trades.length;
    const weekly = night % DAYS_A_WEEK === 2;
    if (weekly) changeReference(branch, this.#random, book.date, Math.floor(night / DAYS_A_WEEK));
    const wrong = this.#plan.revisions.has(night);
    const facts: [Dataset, Row[]][] = [
      ['prices', [...priceRows(branch, day)]],
      ['trades', tradeRows(branch, book)],
      ['cash_flows', flowRows(branch, book)],
      ['positions', [...positionRows(branch, book)]],
      ['assets', [...assetRows(branch, book)]],
    ];
    // An empty file of code changes comes on some nights, none on others; on a night with one it must come.
    const changes = codeChangeRows(book);
    if (changes.length > 0 || night % 3 === 0) facts.push(['code_changes', changes]);

    const set = this.#openSet(day, { revision: 1, kind: 'nightly', container: night % 3 === 1 ? 'zip' : 'folder' });
    for (const dataset of REFERENCE) this.#writeReference(set, dataset, day, weekly);
    for (const [dataset, rows] of facts) {
      let written = wrong && dataset === 'trades' ? spoiledTrades(this.#random, rows) : rows;
      if (wrong && dataset === 'cash_flows') written = rows.slice(0, -1);
      if (night === this.#plan.badNight) {
        const faulty = withBadRows(dataset, written);
        written = faulty.rows;
        this.#badRows += faulty.bad;
      }
      set.table(dataset, this.#styles.next(dataset), written);
    }
    await this.#close(set);
    if (wrong) await this.#writeRevision(day, facts);
  }

  #writeReference(set: SetFiles, dataset: (typeof REFERENCE)[number], day: number, weekly: boolean): void {
    const rows = referenceRows(this.#branch, dataset, day);
    const changed = this.#memory.changed(dataset, rows);
    if (weekly) set.table(dataset, this.#styles.next(dataset), rows);
    else if (changed.length > 0) set.table(dataset, this.#styles.next(dataset), changed);
  }

  /** The second issue of a date: only the datasets that were wrong. One comes as a folder, the next as a zip. */
  async #writeRevision(day: number, facts: readonly (readonly [Dataset, readonly Row[]])[]): Promise<void> {
    const first = day - this.#branch.phases[1].first === Math.min(...this.#plan.revisions);
    const set = this.#openSet(day, { revision: 2, kind: 'nightly', container: first ? 'folder' : 'zip' });
    for (const [dataset, rows] of facts) {
      if (dataset === 'trades' || dataset === 'cash_flows') set.table(dataset, this.#styles.next(dataset), rows);
    }
    await this.#close(set);
  }
}
