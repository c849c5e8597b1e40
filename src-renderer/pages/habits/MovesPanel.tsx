/** Buying after a rise and selling after a fall, with the orders past the bound. */
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoveRow } from '../../../src-shared/contract/habitCalls.ts';
import { e4OfMoney } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Security } from '../../ui/Security.tsx';
import { toneClass } from '../../ui/tone.ts';
import { EvidenceTable } from './EvidenceTable.tsx';
import type { HabitProps } from './HabitsTab.tsx';
import { HabitTable } from './HabitTable.tsx';

const PATHS = ['behaviour.chasing', 'behaviour.panic'];
const SIDES = ['chasing', 'panic'] as const;
type Side = (typeof SIDES)[number];

export function MovesPanel({ report, habits, peers }: HabitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [side, setSide] = useState<Side>('chasing');
  const list = habits[side];
  return (
    <Panel
      title={t('habitPage.moves.title')}
      note={t('habitPage.moves.note', { chase: habits.chase_percent, panic: habits.panic_percent })}
    >
      <HabitTable label={t('habitPage.moves.title')} report={report} peers={peers} paths={PATHS} />
      <div className="habit-chart-head">
        <span className="muted num">
          {t('habitPage.moves.counted', { n: format.count(list.counted), hits: format.count(list.hits) })}
        </span>
        <Segmented<Side>
          size="small"
          aria-label={t('habitPage.moves.choose')}
          value={side}
          onChange={setSide}
          options={SIDES.map((value) => ({
            value,
            label: `${t(`habitPage.moves.${value}`)} ${format.count(habits[value].hits)}`,
          }))}
        />
      </div>
      <Evidence key={side} side={side} rows={list.rows} total={list.hits} />
    </Panel>
  );
}

function Evidence({
  side,
  rows,
  total,
}: {
  readonly side: Side;
  readonly rows: readonly MoveRow[];
  readonly total: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo<readonly TableColumn<MoveRow>[]>(
    () => [
      { key: 'date', title: t('habitPage.moves.column.date'), sortValue: (row) => row.date, cell: (row) => row.date },
      {
        key: 'security',
        title: t('habitPage.moves.column.security'),
        sortValue: (row) => row.code,
        cell: (row) => <Security {...row} />,
      },
      {
        key: 'amount',
        title: t('habitPage.moves.column.amount'),
        align: 'end',
        sortValue: (row) => e4OfMoney(row.amount),
        cell: (row) => format.money(row.amount),
      },
      {
        key: 'move',
        title: t('habitPage.moves.column.move'),
        hint: t('habitPage.moves.hint.move'),
        align: 'end',
        sortValue: (row) => row.move,
        cell: (row) => <span className={toneClass(row.move)}>{format.signedPercent(row.move, 1)}</span>,
      },
    ],
    [t, format],
  );
  return (
    <EvidenceTable
      label={t('habitPage.moves.evidence')}
      rows={rows}
      total={total}
      columns={columns}
      none={t('habitPage.moves.none')}
      path={`behaviour.${side}`}
    />
  );
}
