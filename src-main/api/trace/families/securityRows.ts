/** The rows of one security in the period, also under the codes it had before. */
import type { Words } from '../../../../src-shared/domain/figures/definition.ts';
import type { BookedTrade, EvidenceRows, EvidenceSource } from '../../../../src-shared/domain/figures/evidence.ts';
import { flowRows, holdingRows } from '../../../../src-shared/domain/figures/rows.ts';
import type { SecurityPeriod } from '../../../../src-shared/domain/profit/period.ts';
import { addDays, type Ymd } from '../../../../src-shared/kernel/dates.ts';
import { securityOf } from '../../../store/queries/catalog.ts';
import { type ClientOnGround, clientOnGround } from '../../ground.ts';
import { holdingLines } from '../evidenceSource.ts';

export interface SecurityMaterial {
  readonly part: SecurityPeriod;
  readonly path: string;
  named(zh: string, en: string): Words;
  trades(source: EvidenceSource): readonly BookedTrade[];
  readonly dividends: (source: EvidenceSource) => EvidenceRows;
  /** Held at the end of the period, and on the day before it. */
  readonly heldAfter: () => EvidenceRows;
  readonly heldBefore: () => EvidenceRows;
}

export function securityMaterial(on: ClientOnGround, part: SecurityPeriod, path: string): SecurityMaterial {
  const { codes } = on.known;
  const { to, before } = on.period;
  const { name, code } = securityOf(on.known, part.securityId);
  const isIt = (securityId: number | null): boolean =>
    securityId !== null && codes.resolve(securityId, to) === part.securityId;
  return {
    part,
    path,
    named: (zh, en) => ({ zh: `${name} ${code} ${zh}`, en: `${en}, ${name} ${code}` }),
    trades: (source) => source.periodTrades().filter((trade) => isIt(trade.securityId)),
    dividends: (source) =>
      flowRows(
        { zh: '红利与红利税', en: 'Dividends and their tax' },
        source
          .periodFlows()
          .filter(({ kind, securityId }) => (kind === 'dividend' || kind === 'dividend_tax') && isIt(securityId)),
      ),
    heldAfter: () =>
      holdingRows(
        { zh: '期末持仓', en: 'Held at the end' },
        holdingLines(on).filter((line) => isIt(line.securityId)),
      ),
    heldBefore: () =>
      holdingRows(
        { zh: '期初前一日持仓', en: 'Held on the day before' },
        holdingLines(onDay(on, before)).filter((line) => isIt(line.securityId)),
        null,
      ),
  };
}

/** The same client as the book had him at the end of another day. */
function onDay(on: ClientOnGround, date: Ymd): ClientOnGround {
  return clientOnGround(on.store, on.client.client_no, { from: addDays(date, -1), to: date });
}
