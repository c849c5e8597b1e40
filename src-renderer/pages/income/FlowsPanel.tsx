/** Every dividend, tax, interest and charge of the period by date; of one month where the calendar chose it. */
import { CloseOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientIncome, IncomeFlowRow } from '../../../src-shared/contract/incomeCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Security } from '../../ui/Security.tsx';
import { Nothing } from '../../ui/states.tsx';
import { type GridColumn, VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { flowSheet } from './flowSheet.ts';
import { FLOW_VIEWS, type FlowView, selectFlows } from './model.ts';

interface Props {
  readonly income: ClientIncome;
  readonly hasAccounts: boolean;
  readonly month: string | null;
  readonly onMonth: (month: string | null) => void;
}

const NEWEST_FIRST = { key: 'date', descending: true };

export function FlowsPanel({ income: { flows }, hasAccounts, month, onMonth }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [view, setView] = useState<FlowView>('all');
  const [active, setActive] = useState(-1);
  const rows = useMemo(() => selectFlows(flows, view, month), [flows, view, month]);
  const columns = useMemo<readonly GridColumn[]>(() => {
    const of = (row: number) => flows[row] as IncomeFlowRow;
    const column = (key: 'date' | 'kind' | 'security' | 'amount' | 'yield' | 'account', width: string) => ({
      key,
      title: t(`incomePage.flows.column.${key}`),
      width,
    });
    return [
      { ...column('date', '94px'), cell: (row) => <span className="num">{of(row).date}</span> },
      { ...column('kind', 'minmax(92px, 0.7fr)'), cell: (row) => t(`incomePage.flows.kind.${of(row).kind}`) },
      {
        ...column('security', 'minmax(146px, 1.6fr)'),
        cell: (row) => {
          const { security } = of(row);
          return security === null ? null : <Security {...security} />;
        },
      },
      { ...column('amount', 'minmax(90px, 0.9fr)'), align: 'end', cell: (row) => format.money(of(row).amount) },
      { ...column('yield', 'minmax(100px, 0.8fr)'), align: 'end', cell: (row) => <RowYield flow={of(row)} /> },
      ...(hasAccounts
        ? [
            {
              ...column('account', 'minmax(122px, 0.8fr)'),
              cell: (row: number) => <span className="num muted">{of(row).account_no}</span>,
            },
          ]
        : []),
    ];
  }, [flows, hasAccounts, t, format]);
  const show = (next: FlowView) => {
    setActive(-1);
    setView(next);
  };
  return (
    <Panel
      className="is-flush income-flows"
      title={t('incomePage.flows.title')}
      note={
        <span role="status" className="num">
          {t('incomePage.flows.shown', { n: format.count(rows.length) })}
        </span>
      }
      extra={
        <span className="income-view">
          {month !== null && (
            <Button
              size="small"
              icon={<CloseOutlined />}
              iconPlacement="end"
              aria-label={t('incomePage.flows.clearMonth', { month: format.month(month) })}
              onClick={() => onMonth(null)}
            >
              {format.month(month)}
            </Button>
          )}
          <Segmented<FlowView>
            size="small"
            aria-label={t('incomePage.flows.view')}
            value={view}
            onChange={show}
            options={FLOW_VIEWS.map((value) => ({ value, label: t(`incomePage.flows.${value}`) }))}
          />
          <ExportButton
            name={t('incomePage.flows.title')}
            source={() =>
              flowSheet(
                Array.from(rows, (row) => flows[row] as IncomeFlowRow),
                t,
              )
            }
            disabled={rows.length === 0}
          />
        </span>
      }
    >
      <VirtualGrid
        label={t('incomePage.flows.gridLabel')}
        columns={columns}
        rows={rows}
        minWidth={hasAccounts ? 660 : 540}
        resetKey={`${view}${month ?? ''}`}
        sort={NEWEST_FIRST}
        onSort={() => undefined}
        active={active}
        onActive={setActive}
        empty={<Nothing title={t('incomePage.flows.none')} />}
      />
    </Panel>
  );
}

/** Only a dividend has one. */
function RowYield({ flow: { yield_on_cost: found, cost } }: { readonly flow: IncomeFlowRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (found === null) return null;
  if (found.value === null) return <Missing plain code={found.reason ?? undefined} />;
  return (
    <span title={cost === null ? undefined : t('incomePage.flows.cost', { amount: format.money(cost) })}>
      {format.percent(found.value)}
    </span>
  );
}
