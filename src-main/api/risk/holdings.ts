/**
 * What the client holds at the end of the period, one line a security over all accounts. The book is played without the
 * habits that a report counts along the way: they cost more than everything else on this page.
 */
import type { SecurityInfo } from '../../../src-shared/domain/book/history.ts';
import { replayAccount } from '../../../src-shared/domain/book/replay.ts';
import { holdingValue } from '../../../src-shared/domain/profit/period.ts';
import { add, type Exact, toYuan, ZERO } from '../../../src-shared/kernel/exact.ts';
import { securityOf } from '../../store/queries/catalog.ts';
import type { ClientOnGround } from '../ground.ts';

export interface RiskLine {
  readonly info: SecurityInfo;
  readonly quantityE2: number;
  readonly closeE4: number | null;
  /** Null: held in more than one account. */
  readonly accountId: number | null;
  /** Null: no price. */
  readonly value: Exact | null;
}

/** By value, largest first; those without one last. */
export function riskLines({ known, histories, material: { prices }, period: { to } }: ClientOnGround): RiskLine[] {
  const lines = new Map<number, { -readonly [K in keyof RiskLine]: RiskLine[K] }>();
  for (const history of histories) {
    for (const [securityId, holding] of replayAccount(history, known.codes, {}, { upTo: to })) {
      if (holding.quantityE2 === 0) continue;
      const info = securityOf(known, securityId);
      const closeE4 = prices.closeOn(securityId, to);
      const own = holdingValue(holding, info, closeE4);
      const line = lines.get(securityId) ?? { info, quantityE2: 0, closeE4, accountId: history.accountId, value: ZERO };
      if (line.accountId !== history.accountId) line.accountId = null;
      line.quantityE2 += holding.quantityE2;
      line.value = line.value === null || own === null ? null : add(line.value, own);
      lines.set(securityId, line);
    }
  }
  const size = ({ value }: RiskLine): number => (value === null ? -1 : toYuan(value));
  return [...lines.values()].sort((a, b) => size(b) - size(a) || (a.info.code < b.info.code ? -1 : 1));
}
