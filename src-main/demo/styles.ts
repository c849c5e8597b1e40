/**
 * Which shape each file has: encoding, profile, line ends, date shape, column order, unknown columns, DBF. The shapes
 * are dealt in turn, so that even a branch of three nights shows every one of them.
 */
import { COLUMNS, type Dataset, TOTALLED } from './columns.ts';
import { type Random, shuffled } from './random.ts';
import type { FileStyle } from './tableText.ts';

type Shape = Pick<FileStyle, 'format' | 'encoding' | 'bom' | 'profile'>;

const SHAPES: readonly Shape[] = [
  { format: 'csv', encoding: 'utf-8', bom: false, profile: 'canonical' },
  { format: 'csv', encoding: 'gb18030', bom: false, profile: 'canonical-zh' },
  { format: 'dbf', encoding: 'gb18030', bom: false, profile: 'canonical' },
  { format: 'csv', encoding: 'utf-8', bom: true, profile: 'canonical-zh' },
  { format: 'csv', encoding: 'gb18030', bom: false, profile: 'canonical' },
  { format: 'dbf', encoding: 'gb18030', bom: false, profile: 'canonical-zh' },
  { format: 'csv', encoding: 'utf-8', bom: true, profile: 'canonical' },
  { format: 'dbf', encoding: 'utf-8', bom: false, profile: 'canonical' },
  { format: 'csv', encoding: 'utf-8', bom: false, profile: 'canonical-zh' },
];
/** Long texts and line breaks do not fit a table; reference data stays delimited text. */
const DBF_DATASETS: ReadonlySet<Dataset> = new Set(['prices', 'trades', 'positions', 'assets', 'cash_flows']);
/** The contract names no Chinese headers of their own for these. */
const CANONICAL_ONLY: ReadonlySet<Dataset> = new Set(['opening_positions']);

export const plainOrder = (dataset: Dataset): number[] => COLUMNS[dataset].map((_, i) => i);

export function plainStyle(dataset: Dataset, changes: Partial<FileStyle> = {}): FileStyle {
  return {
    format: 'csv',
    encoding: 'utf-8',
    bom: false,
    profile: 'canonical',
    lineEnd: '\n',
    compact: false,
    quoteAll: false,
    order: plainOrder(dataset),
    extra: [],
    totals: TOTALLED[dataset] ?? null,
    ...changes,
  };
}

/** The initial set's larger and more delicate files have a fixed shape each. */
const INITIAL: Readonly<Partial<Record<Dataset, Partial<FileStyle>>>> = {
  clients: { encoding: 'gb18030', profile: 'canonical-zh', lineEnd: '\r\n', extra: [['备用', 'x']] },
  accounts: { compact: true },
  advisors: { bom: true },
  securities: { bom: true, profile: 'canonical-zh', lineEnd: '\r\n' },
  trades: { encoding: 'gb18030', profile: 'canonical-zh', lineEnd: '\r\n' },
  prices: { compact: true, totals: null },
  cash_flows: { quoteAll: true },
  positions: { encoding: 'gb18030' },
};

export function initialStyle(dataset: Dataset): FileStyle {
  return plainStyle(dataset, INITIAL[dataset]);
}

export class StyleDealer {
  readonly #random: Random;
  #turn = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  next(dataset: Dataset): FileStyle {
    const random = this.#random;
    const dealt = SHAPES[this.#turn++ % SHAPES.length] as Shape;
    const shape: Shape = dealt.format === 'dbf' && !DBF_DATASETS.has(dataset) ? { ...dealt, format: 'csv' } : dealt;
    const totals = TOTALLED[dataset];
    return plainStyle(dataset, {
      ...shape,
      ...(CANONICAL_ONLY.has(dataset) ? { profile: 'canonical' as const } : {}),
      lineEnd: this.#turn % 2 === 0 ? '\r\n' : '\n',
      compact: random.chance(0.4),
      quoteAll: random.chance(0.2),
      order: random.chance(0.35) ? shuffled(random, plainOrder(dataset)) : plainOrder(dataset),
      extra:
        shape.format === 'csv' && random.chance(0.25)
          ? [['spare', 'x'], ...(random.chance(0.3) ? [['来源系统', ''] as const] : [])]
          : [],
      totals: totals === undefined || random.chance(0.2) ? null : totals,
    });
  }
}
