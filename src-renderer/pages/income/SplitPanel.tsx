/** Every part of what trading cost, by kind of security or by month, with the whole below. */
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientIncome, FeeSums } from '../../../src-shared/contract/incomeCalls.ts';
import { e4OfMoney } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';

const GROUPS = ['kind', 'month'] as const;
type Group = (typeof GROUPS)[number];

interface Row {
  /** Kind of security, or month. */
  readonly key: string;
  readonly fees: FeeSums;
}

/** Columns of amounts and, where the whole is a figure of the report, its path. */
const AMOUNTS = [
  ['commission', 'turnover.commission'],
  ['handling', undefined],
  ['regulatory', undefined],
  ['net_commission', 'turnover.net_commission'],
  ['stamp_duty', undefined],
  ['transfer_fee', undefined],
  ['other_fee', undefined],
  ['fees', 'pnl.fees'],
] as const;

interface Props {
  readonly income: ClientIncome;
  readonly total: FeeSums;
}

export function SplitPanel({ income, total }: Props) {
  const { t } = useTranslation();
  const [group, setGroup] = useState<Group>('kind');
  const rows = useMemo<readonly Row[]>(
    () =>
      group === 'kind'
        ? income.kinds.map(({ kind, fees }) => ({ key: kind, fees }))
        : income.months.filter(({ fees }) => fees.rows > 0).map(({ month, fees }) => ({ key: month, fees })),
    [income, group],
  );
  return (
    <Panel
      className="is-flush income-split"
      title={t('incomePage.split.title')}
      extra={
        <Segmented<Group>
          size="small"
          aria-label={t('incomePage.split.by')}
          value={group}
          onChange={setGroup}
          options={GROUPS.map((value) => ({ value, label: t(`incomePage.split.${value}`) }))}
        />
      }
    >
      <Split key={group} group={group} rows={rows} total={total} />
    </Panel>
  );
}

function Split({
  group,
  rows,
  total,
}: {
  readonly group: Group;
  readonly rows: readonly Row[];
  readonly total: FeeSums;
}) {
  const { t, term } = useTerms();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: term follows t, which changes with the language.
  const columns = useMemo<readonly TableColumn<Row>[]>(() => {
    const rate = ({ rate: found }: FeeSums) =>
      found.value === null ? <Missing plain code={found.reason ?? undefined} /> : format.perMille(found.value);
    return [
      {
        key: 'key',
        title: t(`incomePage.split.column.${group}`),
        sortValue: (row) => (group === 'kind' ? term('securityKind', row.key) : row.key),
        cell: (row) => (group === 'kind' ? term('securityKind', row.key) : format.month(row.key)),
      },
      {
        key: 'orders',
        title: t('incomePage.split.column.orders'),
        hint: t('incomePage.split.hint.orders'),
        align: 'end',
        sortValue: (row) => row.fees.orders,
        cell: (row) => format.count(row.fees.orders),
        total: format.count(total.orders),
      },
      {
        key: 'volume',
        title: t('incomePage.split.column.volume'),
        align: 'end',
        sortValue: (row) => e4OfMoney(row.fees.volume),
        cell: (row) => format.money(row.fees.volume),
        total: <TraceLink path="turnover.volume">{format.money(total.volume)}</TraceLink>,
      },
      ...AMOUNTS.map(
        ([key, path]): TableColumn<Row> => ({
          key,
          title: t(`incomePage.fees.${key}`),
          hint: t(`incomePage.fees.hint.${key}`),
          align: 'end',
          sortValue: (row) => e4OfMoney(row.fees[key]),
          cell: (row) => format.money(row.fees[key]),
          total: <TraceLink path={path}>{format.money(total[key])}</TraceLink>,
        }),
      ),
      {
        key: 'rate',
        title: t('incomePage.split.column.rate'),
        hint: t('incomePage.split.hint.rate'),
        align: 'end',
        sortValue: (row) => row.fees.rate.value,
        cell: (row) => rate(row.fees),
        total: <TraceLink path="turnover.commission_rate_effective">{rate(total)}</TraceLink>,
      },
    ];
  }, [group, total, t, format]);
  return (
    <DataTable
      label={t('incomePage.split.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      initialSort={group === 'kind' ? { key: 'fees', descending: true } : { key: 'key', descending: true }}
      totalLabel={t('incomePage.split.total')}
      empty={<Nothing title={t('incomePage.split.none')} />}
    />
  );
}
