/**
 * What comes in beside trading: dividends, their tax, interest, fees charged and other flows of a period, each dividend
 * with the holding that it was paid on. All accounts together; the codes are those of head office's cash_flows.
 */

import { FLOW_KINDS, type FlowKind } from '../../kernel/codes.ts';
import type { Ymd } from '../../kernel/dates.ts';
import type { Exact } from '../../kernel/exact.ts';
import type { CodeChanges } from '../book/codeChanges.ts';
import type { AccountHistory } from '../book/history.ts';
import { replayAccount } from '../book/replay.ts';

export const INCOME_KINDS = ['dividend', 'dividend_tax', 'interest', 'fee', 'other'] as const;
export type IncomeKind = (typeof INCOME_KINDS)[number];

/** The account's holding on the morning of a flow. Its cost K is null where a part of it is unknown. */
export interface HeldThen {
  readonly quantityE2: number;
  readonly cost: Exact | null;
}

export interface IncomeFlow {
  readonly accountId: number;
  readonly date: Ymd;
  readonly kind: IncomeKind;
  /** Signed, as delivered. */
  readonly amountE4: number;
  /** As delivered, and the code under which its holding goes on at the end of the period. */
  readonly securityId: number | null;
  readonly holdingId: number | null;
  /** Null: no security is named, or none of it was held. */
  readonly held: HeldThen | null;
}

const kindOf = (kind: number): IncomeKind | null => {
  const name: FlowKind | undefined = FLOW_KINDS[kind];
  return INCOME_KINDS.find((income) => income === name) ?? null;
};

export interface Income {
  /** By date; within a date account by account, in the order of the file's numbers. */
  readonly flows: readonly IncomeFlow[];
  /** Securities of which any account holds something at the end. */
  readonly held: ReadonlySet<number>;
}

/** Rows dated in [from, to]. */
export function incomeFlows(accounts: readonly AccountHistory[], codes: CodeChanges, from: Ymd, to: Ymd): Income {
  const flows: IncomeFlow[] = [];
  const held = new Set<number>();
  for (const account of accounts) {
    const holdings = replayAccount(
      account,
      codes,
      {
        flow(row, securityId, holding) {
          const kind = row.date < from ? null : kindOf(row.kind);
          if (kind === null) return;
          flows.push({
            accountId: account.accountId,
            date: row.date,
            kind,
            amountE4: row.amountE4,
            securityId: row.securityId,
            holdingId: securityId === null ? null : codes.resolve(securityId, to),
            held:
              holding === undefined || holding.quantityE2 === 0
                ? null
                : { quantityE2: holding.quantityE2, cost: holding.costUnknown ? null : holding.cost },
          });
        },
      },
      { upTo: to },
    );
    for (const [securityId, { quantityE2 }] of holdings) if (quantityE2 > 0) held.add(securityId);
  }
  return { flows: flows.sort((a, b) => a.date - b.date), held };
}
