/** Every trade row of the period. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead, ClientTrades } from '../../../src-shared/contract/clientCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { TraceStop } from '../../ui/traceContext.ts';
import { VirtualGrid } from '../../ui/VirtualGrid.tsx';
import type { Range } from '../client/period.ts';
import { useTrades } from '../client/useClient.ts';
import { exportTrades } from './exportTrades.ts';
import { gridColumns } from './gridColumns.tsx';
import { NO_TRADE_FILTERS, selectTrades, type TradeSort, type TradeSortKey } from './model.ts';
import { TradeFilterBar } from './TradeFilterBar.tsx';
import './trades.css';

export function TradesTab({ head, range }: { readonly head: ClientHead; readonly range: Range }) {
  const { t } = useTranslation();
  const trades = useTrades(head.client_no, range);
  if (trades.isPending) return <Loading rows={12} />;
  if (trades.error) return <Failed error={trades.error} onRetry={() => void trades.refetch()} />;
  if (trades.data.trade_date.length === 0) return <Nothing title={t('state.noTrades')} />;
  return (
    <Trades
      key={`${head.client_no}${range.from}${range.to}`}
      clientNo={head.client_no}
      trades={trades.data}
      hasAccounts={head.accounts.length > 1}
      range={range}
    />
  );
}

interface Props {
  readonly clientNo: string;
  readonly trades: ClientTrades;
  readonly hasAccounts: boolean;
  readonly range: Range;
}

function Trades({ clientNo, trades, hasAccounts, range }: Props) {
  const { t, term } = useTerms();
  const format = useFormat();
  const [filters, setFilters] = useState(NO_TRADE_FILTERS);
  const [sort, setSort] = useState<TradeSort>({ key: 'date', descending: true });
  const [active, setActive] = useState(-1);
  const selection = useMemo(() => selectTrades(trades, filters, sort), [trades, filters, sort]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: term follows t, which changes with the language.
  const columns = useMemo(() => gridColumns(trades, t, term, format, hasAccounts), [trades, t, format, hasAccounts]);
  const onSort = (key: string) => {
    setActive(-1);
    setSort((now) =>
      now.key === key ? { ...now, descending: !now.descending } : { key: key as TradeSortKey, descending: true },
    );
  };
  return (
    <div className="tab-fill trades">
      <TradeFilterBar
        extra={
          <ExportButton
            name={t('trades.gridLabel')}
            source={() => exportTrades(trades, selection.rows, t('transfer.of.trades', { no: clientNo }), t, term)}
            disabled={selection.rows.length === 0}
          />
        }
        trades={trades}
        selection={selection}
        filters={filters}
        range={range}
        onChange={(next) => {
          setActive(-1);
          setFilters(next);
        }}
      />
      <TraceStop value={-1}>
        <VirtualGrid
          label={t('trades.gridLabel')}
          columns={columns}
          rows={selection.rows}
          minWidth={hasAccounts ? 1290 : 1190}
          resetKey={JSON.stringify([filters, sort])}
          sort={sort}
          onSort={onSort}
          active={active}
          onActive={setActive}
          empty={<Nothing title={t('state.noTradesMatch')} />}
        />
      </TraceStop>
    </div>
  );
}
