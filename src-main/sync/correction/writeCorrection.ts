/** The difference as it is kept: the head with its sums, the rows, and every figure of a client that moved. */
import { CORRECTION_FIGURES, type CorrectionSummary } from '../../../src-shared/contract/correctionSummary.ts';
import { decimalText, parseDecimal } from '../../../src-shared/kernel/money.ts';
import type { KeyFigures } from '../../store/derived/keyFigures.ts';
import { insertCorrection, type NewCorrection, type NewCorrectionFigure } from '../../store/ledger/corrections.ts';
import type { WriteStore } from '../../store/open.ts';
import type { Difference } from './difference.ts';

const PROFIT = 'pnl_all';

export interface FigureMoves {
  readonly figures: readonly NewCorrectionFigure[];
  readonly clients: number;
  readonly profit: CorrectionSummary['profit'];
}

/** A client who is on one side only has no figure on the other. */
export function figureMoves(before: KeyFigures, after: KeyFigures): FigureMoves {
  const figures: NewCorrectionFigure[] = [];
  const clients = new Set<string>();
  let moved = 0;
  let movers = 0;
  for (const client_no of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [was, is] = [before.get(client_no), after.get(client_no)];
    CORRECTION_FIGURES.forEach((figure, i) => {
      const [old = null, now = null] = [was?.[i], is?.[i]];
      if (old === now) return;
      figures.push({ client_no, figure, before: old, after: now });
      clients.add(client_no);
      if (figure !== PROFIT || old === null || now === null) return;
      moved += cents(now) - cents(old);
      movers++;
    });
  }
  return { figures, clients: clients.size, profit: { clients: movers, moved: decimalText(moved, 2) } };
}

function cents(money: string): number {
  const value = parseDecimal(money, 2);
  if (value === null) throw new Error('a figure that is no money');
  return value;
}

export interface CorrectionHeadInput extends Omit<NewCorrection, 'summary_json'> {
  readonly readmitted: number;
  readonly quarantined: number;
  readonly laterDates: number;
  readonly reason: string | null;
  readonly who: string | null;
}

export function writeCorrection(
  store: WriteStore,
  head: CorrectionHeadInput,
  difference: Difference,
  { figures, clients, profit }: FigureMoves,
): CorrectionSummary {
  const { readmitted, quarantined, laterDates, reason, who, ...columns } = head;
  const summary: CorrectionSummary = {
    rows: difference.counts,
    rows_left_out: difference.leftOut,
    clients,
    profit,
    readmitted,
    quarantined,
    later_dates: laterDates,
    reason,
    who,
  };
  insertCorrection(store, { ...columns, summary_json: JSON.stringify(summary) }, difference.rows, figures);
  return summary;
}
