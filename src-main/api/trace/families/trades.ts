/** `trades.ACCOUNT.DATE.MARKET.CODE.NUMBER.realised`: what one sale realised. */
import {
  defineFigure,
  entry,
  type FigureDefinition,
  none,
  type Result,
  type TermOfInput,
  value,
  type Words,
} from '../../../../src-shared/domain/figures/definition.ts';
import type { BookedTrade, EvidenceSource } from '../../../../src-shared/domain/figures/evidence.ts';
import { dateText } from '../../../../src-shared/kernel/dates.ts';
import { type Exact, exact, subtract } from '../../../../src-shared/kernel/exact.ts';
import { securityOf } from '../../../store/queries/catalog.ts';
import type { ClientOnGround } from '../../ground.ts';
import { runRows } from './holdingRows.ts';
import { once } from './once.ts';

export function tradeFamily(on: ClientOnGround, path: string, evidence: EvidenceSource): FigureDefinition | undefined {
  if (!path.startsWith('trades.') || !path.endsWith('.realised')) return undefined;
  const trade = evidence
    .periodTrades()
    .find((one) => (one.realised !== null || one.unknown) && pathOf(on, one) === path);
  return trade === undefined ? undefined : realisedBy(on, path, trade, evidence);
}

function pathOf(on: ClientOnGround, { accountId, row }: BookedTrade): string {
  const { market, code } = securityOf(on.known, row.securityId);
  const account = on.accounts.find((one) => one.account_id === accountId)?.account_no;
  return `trades.${account}.${dateText(row.date)}.${market}.${code}.${row.tradeNo}.realised`;
}

function realisedBy(on: ClientOnGround, path: string, trade: BookedTrade, evidence: EvidenceSource): FigureDefinition {
  const { row, realised, accountId } = trade;
  const { name, code } = securityOf(on.known, row.securityId);
  const received = exact((row.amountE4 as number) - row.feesE4);
  const money = (symbol: string, words: Words, known: Result<Exact>): TermOfInput => ({
    symbol,
    name: words,
    unit: 'money',
    value: () => known,
  });
  const rows = once(() => runRows(accountId, { ...runUpTo(on, trade, evidence), dividends: [] }));
  return entry(
    defineFigure({
      path,
      unit: 'money',
      source: 'contract/formulas.md, Book',
      name: {
        zh: `${name} ${code} ${dateText(row.date)} 这笔成交的已实现盈亏`,
        en: `Realised by the sale of ${name} ${code} on ${dateText(row.date)}`,
      },
      meaning: {
        zh: '成交金额减费用，再减按移动加权结转的成本。',
        en: 'Amount less fees less the moving-average cost that left.',
      },
      symbols: 'R = A − F − L',
      terms: [
        money('A', { zh: '成交金额', en: 'Amount' }, value(exact(row.amountE4 as number))),
        money('F', { zh: '费用', en: 'Fees' }, value(exact(row.feesE4))),
        money(
          'L',
          { zh: '结转的成本', en: 'Cost that left' },
          realised === null ? none('cost_unknown') : value(subtract(received, realised)),
        ),
      ],
      conventions: [
        {
          zh: '结转成本 = 卖出前成本 × 卖出数量 ÷ 卖出前数量。',
          en: 'Cost that left = cost before × quantity sold ÷ quantity before.',
        },
      ],
      compute: () => (realised === null ? none('cost_unknown') : value(realised)),
      rows,
    }),
  );
}

/** The rows of that holding from when it last was empty to this sale. */
function runUpTo(on: ClientOnGround, trade: BookedTrade, evidence: EvidenceSource) {
  const { codes } = on.known;
  const { date } = trade.row;
  const same = (securityId: number): boolean => codes.resolve(securityId, date) === trade.securityId;
  const own = evidence.trades().filter((one) => one.accountId === trade.accountId && same(one.securityId));
  const upTo = own.slice(0, own.indexOf(trade) + 1);
  const lastEmpty = upTo.slice(0, -1).findLastIndex((one) => one.quantityE2 === 0);
  const history = on.histories.find((one) => one.accountId === trade.accountId);
  return {
    trades: upTo.slice(lastEmpty + 1),
    opening: lastEmpty >= 0 ? [] : (history?.opening ?? []).filter((row) => same(row.securityId)),
  };
}
