/** Through which channels, on which boards and in which industries the client trades, by order amount. */
import { useTranslation } from 'react-i18next';
import type { OrderShare } from '../../../src-shared/contract/habitCalls.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import type { HabitProps } from './HabitsTab.tsx';
import { ShareTable } from './ShareTable.tsx';

const INDUSTRIES = 6;

export function WaysPanel({ habits }: HabitProps) {
  const { t } = useTranslation();
  const { term } = useTerms();
  const { channels, boards, industries, rows } = habits.orders;
  const lines = (list: readonly OrderShare[], nameOf: (key: string) => string, none: string) =>
    list.map(({ key, ...line }) => ({ ...line, key: key ?? '', name: key === null ? none : nameOf(key) }));
  const table = (label: string, path: string, own: ReturnType<typeof lines>, shown?: number) => (
    <ShareTable
      label={label}
      head={<TraceLink path={path}>{label}</TraceLink>}
      lines={own}
      {...(shown === undefined ? {} : { shown })}
    />
  );
  return (
    <Panel title={t('habitPage.orders.ways')} note={t('habitPage.orders.waysNote')}>
      {rows === 0 ? (
        <Nothing title={t('habitPage.noTrades')} />
      ) : (
        <div className="habit-ways">
          {table(
            t('habitPage.orders.channels'),
            'behaviour.channels',
            lines(channels, (key) => term('channel', key), t('habitPage.orders.noChannel')),
          )}
          {table(
            t('habitPage.orders.boards'),
            'behaviour.boards',
            lines(boards, (key) => term('board', key), t('habitPage.orders.noBoard')),
          )}
          {table(
            t('habitPage.orders.industries'),
            'behaviour.industries',
            lines(industries, (key) => key, t('habitPage.orders.noIndustry')),
            INDUSTRIES,
          )}
        </div>
      )}
    </Panel>
  );
}
