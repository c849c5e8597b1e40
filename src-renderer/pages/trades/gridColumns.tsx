/** The trade rows' columns on screen. */
import type { TFunction } from 'i18next';
import type { ClientTrades } from '../../../src-shared/contract/clientCalls.ts';
import { priceText, quantityText } from '../../../src-shared/kernel/money.ts';
import { groupDigits } from '../../format/decimal.ts';
import type { Format } from '../../format/format.ts';
import { Missing } from '../../ui/Missing.tsx';
import { Security } from '../../ui/Security.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { toneClass } from '../../ui/tone.ts';
import type { GridColumn } from '../../ui/VirtualGrid.tsx';

type Term = (group: 'businessType' | 'channel', code: string) => string;

export function gridColumns(
  trades: ClientTrades,
  t: TFunction,
  term: Term,
  format: Format,
  hasAccounts: boolean,
): readonly GridColumn[] {
  const dash = <span className="muted">—</span>;
  const at = <T,>(column: readonly T[], row: number) => column[row] as T;
  const money = (value: number | null) => (value === null ? dash : format.moneyE4(value));
  return [
    {
      key: 'date',
      title: t('trades.column.date'),
      width: 'minmax(96px, 0.8fr)',
      sortable: true,
      cell: (row) => <span className="num">{at(trades.trade_date, row)}</span>,
    },
    {
      key: 'time',
      title: t('trades.column.time'),
      width: 'minmax(76px, 0.6fr)',
      cell: (row) => <span className="num muted">{at(trades.trade_time, row)}</span>,
    },
    {
      key: 'security',
      title: t('trades.column.security'),
      width: 'minmax(176px, 1.8fr)',
      cell: (row) => (
        <Security market={at(trades.market, row)} code={at(trades.code, row)} name={at(trades.name, row)} />
      ),
    },
    {
      key: 'type',
      title: t('trades.column.type'),
      width: 'minmax(92px, 0.8fr)',
      cell: (row) => {
        const type = at(trades.business_type, row);
        return <span className={`trade-type is-${type}`}>{term('businessType', type)}</span>;
      },
    },
    {
      key: 'quantity',
      title: t('trades.column.quantity'),
      width: 'minmax(100px, 0.7fr)',
      align: 'end',
      sortable: true,
      cell: (row) => groupDigits(quantityText(at(trades.quantity_e2, row))),
    },
    {
      key: 'price',
      title: t('trades.column.price'),
      width: 'minmax(92px, 0.7fr)',
      align: 'end',
      cell: (row) => {
        const price = at(trades.price_e4, row);
        return price === null ? dash : groupDigits(priceText(price));
      },
    },
    {
      key: 'amount',
      title: t('trades.column.amount'),
      width: 'minmax(118px, 1fr)',
      align: 'end',
      sortable: true,
      cell: (row) => money(at(trades.amount_e4, row)),
    },
    {
      key: 'fees',
      title: t('trades.column.fees'),
      width: 'minmax(86px, 0.7fr)',
      align: 'end',
      sortable: true,
      cell: (row) => format.moneyE4(at(trades.fees_e4, row)),
    },
    {
      key: 'net',
      title: t('trades.column.net'),
      width: 'minmax(122px, 1fr)',
      align: 'end',
      cell: (row) => {
        const net = at(trades.net_amount_e4, row);
        return net === null ? dash : format.signedMoneyE4(net);
      },
    },
    {
      key: 'realised',
      title: t('trades.column.realised'),
      width: 'minmax(112px, 1fr)',
      align: 'end',
      sortable: true,
      cell: (row) => {
        const gain = at(trades.realised_e4, row);
        const type = at(trades.business_type, row);
        if (gain === null && type !== 'sell' && type !== 'redeem') return null;
        return (
          <TraceLink path={realisedPath(trades, row)} className={toneClass(gain)}>
            {gain === null ? <Missing plain code="cost_unknown" /> : format.signedMoneyE4(gain)}
          </TraceLink>
        );
      },
    },
    {
      key: 'channel',
      title: t('trades.column.channel'),
      width: 'minmax(92px, 0.6fr)',
      cell: (row) => {
        const channel = at(trades.channel, row);
        return channel === null ? dash : <span className="muted">{term('channel', channel)}</span>;
      },
    },
    ...(hasAccounts
      ? [
          {
            key: 'account',
            title: t('trades.column.account'),
            width: 'minmax(100px, 0.8fr)',
            cell: (row: number) => <span className="num muted">{at(trades.account_no, row)}</span>,
          },
        ]
      : []),
  ];
}

/** What the row realised, as a figure with a trace of its own. */
function realisedPath(trades: ClientTrades, row: number): string {
  const { account_no, trade_date, market, code, trade_no } = trades;
  return `trades.${account_no[row]}.${trade_date[row]}.${market[row]}.${code[row]}.${trade_no[row]}.realised`;
}
