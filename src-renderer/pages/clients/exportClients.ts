/** The client list as it is shown, for a file: its rows in their order, its columns, and under which filter. */
import type { TFunction } from 'i18next';
import type { ClientList } from '../../../src-shared/contract/clientCalls.ts';
import type { SheetCell, SheetColumn } from '../../../src-shared/contract/transferCalls.ts';
import type { SheetSource } from '../../ui/transfer.ts';
import { lifeStage } from './model.ts';

interface Shown {
  readonly list: ClientList;
  /** Row numbers, filtered and in order. */
  readonly rows: Int32Array;
}

export function exportClients({ list, rows }: Shown, t: TFunction): SheetSource {
  const advisors = new Map(list.advisors.map((advisor) => [advisor.advisor_no, advisor]));
  const cells: readonly (readonly [SheetColumn, (row: number) => SheetCell])[] = [
    [{ title: t('clients.column.client_no'), unit: 'text' }, (row) => list.client_no[row] ?? null],
    [{ title: t('clients.column.name'), unit: 'text' }, (row) => list.name[row] ?? null],
    [
      { title: t('clients.column.advisor'), unit: 'text' },
      (row) => {
        const no = list.advisor_no[row] ?? null;
        return no === null ? null : (advisors.get(no)?.name ?? no);
      },
    ],
    [
      { title: t('clients.column.tier'), unit: 'text' },
      (row) => {
        const tier = list.tier[row];
        return tier ? t(`tier.${tier}`) : null;
      },
    ],
    [
      { title: t('clients.column.status'), unit: 'text' },
      (row) => {
        const status = list.status[row];
        return status ? t(`status.${status}`) : null;
      },
    ],
    [{ title: t('clients.column.risk_level'), unit: 'text' }, (row) => list.risk_level[row] ?? null],
    [{ title: t('clients.column.total_asset'), unit: 'money' }, (row) => list.total_asset_e4[row] ?? null],
    [{ title: t('clients.column.market_value'), unit: 'money' }, (row) => list.market_value_e4[row] ?? null],
    [{ title: t('clients.column.pnl_ytd'), unit: 'money' }, (row) => list.pnl_ytd_e4[row] ?? null],
    [{ title: t('clients.column.turnover_6m'), unit: 'number' }, (row) => list.turnover_6m[row] ?? null],
    [
      { title: t('clients.column.style'), unit: 'text' },
      (row) => {
        const style = list.style[row];
        return style ? t(`style.${style}`) : null;
      },
    ],
    [{ title: t('clients.column.last_trade_on'), unit: 'date' }, (row) => list.last_trade_on[row] ?? null],
    [{ title: t('clients.column.accounts'), unit: 'count' }, (row) => list.accounts[row] ?? null],
    [
      { title: t('clients.filterLife'), unit: 'text' },
      (row) => {
        const stage = lifeStage(list, row);
        return stage === null ? null : t(`life.${stage}`);
      },
    ],
  ];
  return {
    name: t('clients.title'),
    notes: [
      t('clients.title'),
      ...(list.as_of === null ? [] : [t('transfer.asOf', { date: list.as_of })]),
      t('transfer.rowsOf', { shown: rows.length, total: list.client_no.length }),
    ],
    columns: cells.map(([column]) => column),
    rows: rows.length,
    row: (at) => cells.map(([, cell]) => cell(rows[at] as number)),
  };
}
