/**
 * Rows that move the profit of securities in the period: trades with amounts and fees, dividends with their tax. The
 * values held at both ends come from prices and stand in the trace of the holdings, not here.
 */
import type { Words } from '../definition.ts';
import type { EvidenceRow, EvidenceRows, EvidenceSource } from '../evidence.ts';
import { flowRows, tradeRows } from '../rows.ts';

const TITLE: Words = {
  zh: '期间成交与分红（两端市值另见持仓）',
  en: 'Trades and dividends of the period (values at both ends: see holdings)',
};

export function partRows(source: EvidenceSource): EvidenceRows {
  const trades = tradeRows(TITLE, source.periodTrades());
  const dividends = flowRows(
    TITLE,
    source.periodFlows().filter(({ kind }) => kind === 'dividend' || kind === 'dividend_tax'),
  );
  return { ...trades, rows: [...trades.rows, ...dividends.rows].sort((a, b) => dateOf(a) - dateOf(b)) };
}

const dateOf = ({ cells: { date } }: EvidenceRow): number => (date?.kind === 'date' ? (date.value ?? 0) : 0);
