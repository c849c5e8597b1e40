/** One holding as its figures are explained from: its results as in the report, and the run of rows it is made of. */
import {
  defineFigure,
  entry,
  type FigureDefinition,
  none,
  type Result,
  type TermOfInput,
  type Unit,
  type ValueOf,
  value,
  type Words,
} from '../../../../src-shared/domain/figures/definition.ts';
import type { EvidenceRows, EvidenceSource } from '../../../../src-shared/domain/figures/evidence.ts';
import {
  type HoldingRun,
  holdingRun,
  type RunSums,
  runSums,
} from '../../../../src-shared/domain/figures/holdingRun.ts';
import { type Exact, toYuan } from '../../../../src-shared/kernel/exact.ts';
import type { ClientOnGround } from '../../ground.ts';
import {
  type Held,
  POSITION_UNITS,
  type PositionField,
  type PositionResults,
  positionResults,
  totalValue,
} from '../../report/heldPositions.ts';
import { dilutedRows, runRows } from './holdingRows.ts';
import { once } from './once.ts';

export const BOOK = 'contract/formulas.md, Book';

export interface HoldingMaterial {
  readonly on: ClientOnGround;
  readonly all: readonly Held[];
  readonly held: Held;
  readonly path: string;
  readonly results: PositionResults;
  /** Words of a figure of this holding: which security, and whose account where there are several. */
  named(zh: string, en: string): Words;
  readonly sums: () => RunSums;
  /** Rows with running quantity and cost; with the diluted cost and dividends. The same object each time. */
  readonly trades: () => EvidenceRows;
  readonly withDividends: () => EvidenceRows;
  /** A sum of the run that needs the cost of every row. */
  ofCost(pick: (of: RunSums) => Exact): () => Result<Exact>;
}

export function positionPath({ accountNo, info }: Held): string {
  return `positions.${accountNo}.${info.market}.${info.code}`;
}

export function holdingMaterial(
  on: ClientOnGround,
  all: readonly Held[],
  held: Held,
  evidence: EvidenceSource,
): HoldingMaterial {
  const { info, holding, accountId, accountNo } = held;
  const run = once(
    (): HoldingRun =>
      holdingRun({
        securityId: info.securityId,
        to: on.period.to,
        codes: on.known.codes,
        opening: on.histories.find((one) => one.accountId === accountId)?.opening ?? [],
        trades: evidence.trades().filter((trade) => trade.accountId === accountId),
        flows: evidence.flowsBetween(0, on.period.to).filter((flow) => flow.accountId === accountId),
      }),
  );
  const sums = once(() => runSums(run(), holding));
  const owner = on.accounts.length > 1 ? ` · ${accountNo}` : '';
  return {
    on,
    all,
    held,
    path: positionPath(held),
    results: positionResults(on, held, toYuan(totalValue(all))),
    named: (zh, en) => ({
      zh: `${info.name} ${info.code}${owner} ${zh}`,
      en: `${en}, ${info.name} ${info.code}${owner}`,
    }),
    sums,
    trades: once(() => runRows(accountId, run())),
    withDividends: once(() => dilutedRows(accountId, run())),
    ofCost: (pick) => () => (holding.costUnknown ? none('cost_unknown') : value(pick(sums()))),
  };
}

type Told = Omit<FigureDefinition, 'path' | 'unit' | 'compute' | 'source'> & { readonly source?: string };

/** A figure of the report's list of positions: its value is the report's own. */
export function positionFigure({ path, results }: HoldingMaterial, field: PositionField, told: Told): FigureDefinition {
  return entry(
    defineFigure({
      source: BOOK,
      ...told,
      path: `${path}.${field}`,
      unit: POSITION_UNITS[field],
      compute: () => results[field] as Result<never>,
    }),
  );
}

/** A letter that is no figure of its own. */
export function input<U extends Unit>(
  symbol: string,
  unit: U,
  name: Words,
  read: () => Result<ValueOf[U]>,
): TermOfInput {
  return { symbol, name, unit, value: read };
}
