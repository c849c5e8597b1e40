/** A client's trade rows as they are shown, for a file. */
import type { TFunction } from 'i18next';
import type { ClientTrades } from '../../../src-shared/contract/clientCalls.ts';
import type { SheetCell, SheetColumn } from '../../../src-shared/contract/transferCalls.ts';
import type { SheetSource } from '../../ui/transfer.ts';

type Term = (group: 'businessType' | 'channel', code: string) => string;

/** `rows`: places of the columns, filtered and in order. */
export function exportTrades(
  trades: ClientTrades,
  rows: ArrayLike<number>,
  title: string,
  t: TFunction,
  term: Term,
): SheetSource {
  const cells: readonly (readonly [SheetColumn, (row: number) => SheetCell])[] = [
    [{ title: t('trades.column.date'), unit: 'date' }, (row) => trades.trade_date[row] ?? null],
    [{ title: t('trades.column.time'), unit: 'text' }, (row) => trades.trade_time[row] ?? null],
    [{ title: t('trades.column.account'), unit: 'text' }, (row) => trades.account_no[row] ?? null],
    [{ title: t('transfer.column.market'), unit: 'text' }, (row) => trades.market[row] ?? null],
    [{ title: t('transfer.column.code'), unit: 'text' }, (row) => trades.code[row] ?? null],
    [{ title: t('trades.column.security'), unit: 'text' }, (row) => trades.name[row] ?? null],
    [{ title: t('trades.column.type'), unit: 'text' }, (row) => term('businessType', trades.business_type[row] ?? '')],
    [{ title: t('trades.column.quantity'), unit: 'number' }, (row) => (trades.quantity_e2[row] as number) / 100],
    [{ title: t('trades.column.price'), unit: 'price' }, (row) => trades.price_e4[row] ?? null],
    [{ title: t('trades.column.amount'), unit: 'money' }, (row) => trades.amount_e4[row] ?? null],
    [{ title: t('trades.column.fees'), unit: 'money' }, (row) => trades.fees_e4[row] ?? null],
    [{ title: t('trades.column.net'), unit: 'money' }, (row) => trades.net_amount_e4[row] ?? null],
    [{ title: t('trades.column.realised'), unit: 'money' }, (row) => trades.realised_e4[row] ?? null],
    [
      { title: t('trades.column.channel'), unit: 'text' },
      (row) => {
        const channel = trades.channel[row] ?? null;
        return channel === null ? null : term('channel', channel);
      },
    ],
    [{ title: t('transfer.column.tradeNo'), unit: 'text' }, (row) => trades.trade_no[row] ?? null],
  ];
  return {
    name: title,
    notes: [title, t('transfer.rowsOf', { shown: rows.length, total: trades.trade_date.length })],
    columns: cells.map(([column]) => column),
    rows: rows.length,
    row: (at) => cells.map(([, cell]) => cell(rows[at] as number)),
  };
}
