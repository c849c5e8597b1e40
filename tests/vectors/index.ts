// Every third-party vector, classified: what kind of function it runs as, or why it is skipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cgtCase, portfolioBook, workedBook } from './bookCases.ts';
import type { RawCase, Run, Skip, VectorCase } from './cases.ts';
import { portfolioReturns, returnCases } from './returnCases.ts';

const RETURN_KINDS = new Set([
  'xirr',
  'xirr-security',
  'twr',
  'twr-aggregation',
  'twr-edge',
  'drawdown',
  'volatility',
  'volatility-edge',
]);

export const VECTOR_FILES: Readonly<Record<string, (c: RawCase) => Run | Skip | readonly (Run | Skip)[]>> = {
  'xirr-pyxirr.json': returnCases.pyxirr,
  'worked-examples.json': (c) =>
    c.kind === 'average-cost-fees' || c.kind === 'diluted-cost' ? workedBook(c) : returnCases.worked(c),
  'risk-empyrical.json': returnCases.empyrical,
  'average-cost-cgt-calc.json': cgtCase,
  'portfolio-performance.json': (c) => (RETURN_KINDS.has(c.kind) ? portfolioReturns(c) : portfolioBook(c)),
  'twr-mwr-hledger.json': returnCases.hledger,
};

export function rawCases(file: string): readonly RawCase[] {
  return (JSON.parse(readFileSync(join(import.meta.dirname, 'data', file), 'utf8')) as { cases: RawCase[] }).cases;
}

/** One entry a case; a case that says two figures (TWR and IRR side by side) gives one for each. */
export function vectorCases(): VectorCase[] {
  return Object.entries(VECTOR_FILES).flatMap(([file, classify]) =>
    rawCases(file).flatMap((c, index) =>
      [classify(c)]
        .flat()
        .map(
          (run): VectorCase => ({ file, index, name: c.name, kind: c.kind, tolerance: c.tolerance, ...(run as Run) }),
        ),
    ),
  );
}

export const skipped = (cases: readonly VectorCase[]): readonly (VectorCase & Skip)[] =>
  cases.filter((c) => 'skip' in c);
export function running<K extends Run['runsAs']>(
  cases: readonly VectorCase[],
  kind: K,
): (VectorCase & Extract<Run, { runsAs: K }>)[] {
  return cases.filter((c): c is VectorCase & Extract<Run, { runsAs: K }> => 'runsAs' in c && c.runsAs === kind);
}
