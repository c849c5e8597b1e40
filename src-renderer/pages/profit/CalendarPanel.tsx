// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a table whose cells take the focus.
// biome-ignore-all lint/suspicious/noArrayIndexKey: a week always has seven places, and padding no other identity.
/** A month of day profits; arrows move between days, Page Up and Down between months; a day opens its trace. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useContext, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSeries } from '../../../src-shared/contract/clientCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { toneClass } from '../../ui/tone.ts';
import { TraceContext } from '../../ui/traceContext.ts';
import { type DayCell, monthGrid, monthProfits } from './calendar.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function CalendarPanel({ series }: { readonly series: ClientSeries }) {
  const { t } = useTranslation();
  const format = useFormat();
  const months = useMemo(() => monthProfits(series), [series]);
  const [at, setAt] = useState(months.length - 1);
  const [day, setDay] = useState(Number(series.dates.at(-1)?.slice(8)));
  const table = useRef<HTMLTableElement>(null);
  const current = months[at] as (typeof months)[number];
  const weeks = useMemo(() => monthGrid(series, current.month), [series, current.month]);
  const days = weeks.flat().filter((cell) => cell !== null);
  const stop = Math.min(day, days.length);
  const focus = (next: number) => {
    setDay(next);
    table.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  const turn = (step: number) => setAt((now) => Math.max(0, Math.min(months.length - 1, now + step)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = stop + step;
      if (next >= 1 && next <= days.length) focus(next);
    } else if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      turn(event.key === 'PageUp' ? -1 : 1);
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      focus(event.key === 'Home' ? 1 : days.length);
    }
  };
  const name = format.month(current.month);
  return (
    <Panel
      title={t('profit.calendar')}
      extra={
        <div className="calendar-turn">
          <Button
            size="small"
            type="text"
            icon={<LeftOutlined />}
            aria-label={t('profit.previousMonth')}
            disabled={at === 0}
            onClick={() => turn(-1)}
          />
          <span className="num" aria-live="polite">
            {name}
          </span>
          <Button
            size="small"
            type="text"
            icon={<RightOutlined />}
            aria-label={t('profit.nextMonth')}
            disabled={at === months.length - 1}
            onClick={() => turn(1)}
          />
        </div>
      }
    >
      <table
        ref={table}
        className="calendar"
        role="grid"
        aria-label={t('profit.calendarLabel', { month: name })}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col">
                {t(`profit.weekday.${weekday}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((cell) => cell !== null)?.date}>
              {week.map((cell, i) =>
                cell === null ? (
                  <td key={i} />
                ) : (
                  <Day key={cell.date} cell={cell} isStop={cell.day === stop} onFocus={() => setDay(cell.day)} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="calendar-sum">
        {t('profit.monthTotal')}{' '}
        <strong className={`num ${toneClass(current.pnlE4)}`}>
          <TraceLink path={`pnl.by_month.${current.month}.pnl`}>{format.signedMoneyE4(current.pnlE4)}</TraceLink>
        </strong>
        <span className="muted">
          {t('profit.upDays', { n: current.upDays })} · {t('profit.downDays', { n: current.downDays })}
        </span>
      </p>
    </Panel>
  );
}

/** A day with a profit is a figure: a press or Enter opens its trace, and W does as everywhere. */
function useDayTrace({ pnlE4, date }: DayCell) {
  const way = useContext(TraceContext);
  if (way === null || pnlE4 === null) return { title: '', props: {} };
  const path = `pnl.by_day.${date}.pnl`;
  return {
    title: `\n${way.title}`,
    props: {
      'data-trace': path,
      onClick: () => way.open(path),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        way.open(path);
      },
    },
  };
}

interface DayProps {
  readonly cell: DayCell;
  readonly isStop: boolean;
  readonly onFocus: () => void;
}

function Day({ cell, isStop, onFocus }: DayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pnlE4, assetE4, flowE4, date } = cell;
  const trace = useDayTrace(cell);
  const words =
    pnlE4 === null || assetE4 === null
      ? t('profit.dayNone', { date })
      : [
          t('profit.dayLabel', { date, amount: format.signedMoneyE4(pnlE4) }),
          t('profit.dayAsset', { amount: format.moneyE4(assetE4) }),
          ...(flowE4 === null || flowE4 === 0 ? [] : [t('profit.dayFlow', { amount: format.signedMoneyE4(flowE4) })]),
        ].join('\n');
  return (
    <td
      role="gridcell"
      data-day={cell.day}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      title={`${words}${trace.title}`}
      {...trace.props}
      className={`day is-${cell.depth < 0 ? 'down' : 'up'}${Math.abs(cell.depth)}${pnlE4 === null ? ' is-none' : ''}`}
    >
      <span className="sr-only">{words}</span>
      <span className="day-number" aria-hidden="true">
        {cell.day}
        {flowE4 !== null && flowE4 !== 0 && <i className="day-flow" />}
      </span>
      <span className={`day-amount num ${toneClass(pnlE4)}`} aria-hidden="true">
        {pnlE4 === null ? '' : format.shortE4(pnlE4, true)}
      </span>
    </td>
  );
}
