/** Profit of one security: closing less opening value, sales, purchases, dividends and transfers, each with its rows. */
import { CLOSES, OPENS } from '../../../../src-shared/domain/book/position.ts';
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
import type { BookedTrade, EvidenceRows, EvidenceSource } from '../../../../src-shared/domain/figures/evidence.ts';
import { tradeRows } from '../../../../src-shared/domain/figures/rows.ts';
import { securityPnl } from '../../../../src-shared/domain/profit/period.ts';
import type { Exact } from '../../../../src-shared/kernel/exact.ts';
import { missingPartReason } from '../../report/pnl.ts';
import type { SecurityMaterial } from './securityRows.ts';

type Rows = (source: EvidenceSource) => EvidenceRows;

const closes = ({ row }: BookedTrade): boolean => CLOSES[row.businessType] === true;
const opens = ({ row }: BookedTrade): boolean => OPENS[row.businessType] === true;
const isOther = (trade: BookedTrade): boolean => !closes(trade) && !opens(trade);

const or = (known: Exact | null, reason: 'no_price' | 'transfer_without_price'): Result<Exact> =>
  known === null ? none(reason) : value(known);

function money(symbol: string, name: Words, known: Result<Exact>, rows: Rows): TermOfInput {
  return { symbol, name, unit: 'money', value: () => known, rows };
}

export function profitFigure(of: SecurityMaterial): FigureDefinition {
  const { part } = of;
  const tradesOf =
    (zh: string, en: string, which: (trade: BookedTrade) => boolean): Rows =>
    (source) =>
      tradeRows({ zh, en }, of.trades(source).filter(which));
  return entry(
    defineFigure({
      path: `${of.path}.pnl`,
      unit: 'money',
      source: 'contract/formulas.md, Profit and loss',
      name: of.named('盈亏', 'Profit'),
      meaning: {
        zh: '期末市值减期初市值，加卖出所得，减买入支出，加红利净额与转托管净额；交易费用已扣。',
        en: 'Closing less opening value, plus sales, less purchases, plus net dividends and transfers; after fees.',
      },
      symbols: 'P = M1 − M0 + S − B + V + T',
      terms: [
        money('M1', { zh: '期末市值', en: 'Market value at the end' }, or(part.valueAfter, 'no_price'), of.heldAfter),
        money(
          'M0',
          { zh: '期初前一日市值', en: 'Market value on the day before' },
          or(part.valueBefore, 'no_price'),
          of.heldBefore,
        ),
        money(
          'S',
          { zh: '卖出等的成交金额减费用', en: 'Amounts less fees of sales' },
          value(part.sold),
          tradesOf('卖出、赎回与回购到期', 'Sales, redemptions and repo returned', closes),
        ),
        money(
          'B',
          { zh: '买入等的成交金额加费用', en: 'Amounts and fees of purchases' },
          value(part.bought),
          tradesOf('买入、中签、配股与回购', 'Purchases, allotments, rights and repo lent', opens),
        ),
        money('V', { zh: '红利减红利税', en: 'Dividends less their tax' }, value(part.dividends), of.dividends),
        money(
          'T',
          { zh: '转出金额减转入金额，再减其费用', en: 'Moved out less moved in, less their fees' },
          or(part.transferred, 'transfer_without_price'),
          tradesOf('转托管、送股与缩股', 'Transfers, bonus shares and merges', isOther),
        ),
      ],
      conventions: [
        {
          zh: '转托管没有成交金额的，按数量乘当日收盘价计。',
          en: 'A transfer without an amount counts as quantity times the close of that day.',
        },
      ],
      compute() {
        const known = securityPnl(part);
        return known === null ? none(missingPartReason(part)) : value(known);
      },
    }),
  );
}
