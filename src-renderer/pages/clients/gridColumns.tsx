/** The client list's columns on screen. Cells look their row up in the list's arrays. */
import type { TFunction } from 'i18next';
import type { ClientList } from '../../../src-shared/contract/clientCalls.ts';
import type { Format } from '../../format/format.ts';
import { toneClass } from '../../ui/tone.ts';
import type { GridColumn } from '../../ui/VirtualGrid.tsx';
import type { ColumnKey } from './columns.ts';

export function gridColumns(list: ClientList, t: TFunction, format: Format): readonly GridColumn[] {
  const advisors = new Map(list.advisors.map((advisor) => [advisor.advisor_no, advisor.name]));
  const dash = <span className="muted">—</span>;
  const money = (values: readonly (number | null)[], row: number) => {
    const value = values[row];
    return value === null || value === undefined ? dash : format.moneyE4(value);
  };
  const column = (
    key: ColumnKey,
    width: string,
    cell: GridColumn['cell'],
    align?: GridColumn['align'],
  ): GridColumn => ({
    key,
    title: t(`clients.column.${key}`),
    width,
    sortable: true,
    cell,
    ...(align ? { align } : {}),
  });
  const text = (value: string) => <span title={value}>{value}</span>;
  return [
    column('client_no', 'minmax(88px, 0.8fr)', (row) => <span className="num">{list.client_no[row]}</span>),
    column('name', 'minmax(104px, 1.4fr)', (row) => <span className="client-name">{list.name[row]}</span>),
    column('advisor', 'minmax(84px, 1fr)', (row) => {
      const no = list.advisor_no[row];
      return no === null || no === undefined ? (
        <span className="muted">{t('clients.noAdvisor')}</span>
      ) : (
        text(advisors.get(no) ?? no)
      );
    }),
    column('tier', 'minmax(72px, 0.7fr)', (row) => {
      const tier = list.tier[row];
      return tier ? <span className={`tier is-${tier}`}>{t(`tier.${tier}`)}</span> : dash;
    }),
    column('status', 'minmax(68px, 0.6fr)', (row) => {
      const status = list.status[row];
      return status ? <span className={`status is-${status}`}>{t(`status.${status}`)}</span> : dash;
    }),
    column('risk_level', 'minmax(92px, 0.7fr)', (row) => {
      const level = list.risk_level[row];
      return level ? <span>{t(`risk.${level}`)}</span> : dash;
    }),
    column('total_asset', 'minmax(124px, 1fr)', (row) => money(list.total_asset_e4, row), 'end'),
    column('market_value', 'minmax(120px, 1fr)', (row) => money(list.market_value_e4, row), 'end'),
    column(
      'pnl_ytd',
      'minmax(120px, 1fr)',
      (row) => {
        const value = list.pnl_ytd_e4[row];
        return value === null || value === undefined ? (
          dash
        ) : (
          <span className={toneClass(value)}>{format.signedMoneyE4(value)}</span>
        );
      },
      'end',
    ),
    column(
      'turnover_6m',
      'minmax(112px, 0.7fr)',
      (row) => {
        const value = list.turnover_6m[row];
        return value === null || value === undefined ? dash : format.times(value);
      },
      'end',
    ),
    column('style', 'minmax(104px, 0.8fr)', (row) => {
      const style = list.style[row];
      return style ? text(t(`style.${style}`)) : dash;
    }),
    column('last_trade_on', 'minmax(92px, 0.7fr)', (row) => {
      const date = list.last_trade_on[row];
      return date ? <span className="num">{date}</span> : dash;
    }),
    column('accounts', 'minmax(92px, 0.4fr)', (row) => format.count(list.accounts[row] as number), 'end'),
  ];
}
