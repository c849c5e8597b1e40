/** The day: what is due, birthdays, what the last update brought, what waits for an answer, who was not spoken with. */
import { Alert, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { ChecksPanel } from './ChecksPanel.tsx';
import { NightPanel } from './NightPanel.tsx';
import { ProposalsPanel } from './ProposalsPanel.tsx';
import { ComplaintPanel, TouchPanel } from './SidePanels.tsx';
import { focusLine, TaskLines } from './TaskLines.tsx';
import { useDeeds } from './useDeeds.tsx';
import { useDoing, useToday } from './useTasks.ts';

export function TodayView({ today, owner }: { readonly today: Ymd; readonly owner: string | null }) {
  const { data, error, refetch } = useToday(today, owner);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={12} />;
  return <Loaded data={data} today={today} owner={owner} reload={() => void refetch()} />;
}

interface Props {
  readonly data: CallOutput<'today.load'>;
  readonly today: Ymd;
  readonly owner: string | null;
  readonly reload: () => void;
}

function Loaded({ data, today, owner, reload }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const doing = useDoing(today, reload);
  const list = useRef<HTMLUListElement>(null);
  const deeds = useDeeds(doing, today, () => {
    if (document.activeElement === document.body) focusLine(list.current, 0);
  });
  const names = new Map(data.people.map(({ no, name }) => [no, name]));
  const ownerName = (no: string | null) => (no === null ? '' : (names.get(no) ?? no));
  const { overdue, today: dueToday, week } = data.counts;
  const more = overdue + dueToday - data.due.length;
  const common = { today, ownerName, deeds };
  return (
    <div className="today-body">
      {doing.refusal !== '' && <Alert type="warning" role="alert" title={doing.refusal} />}
      <div className="today-columns">
        <div className="today-main">
          <Panel
            title={t('todayPage.due')}
            className="is-flush"
            note={t('todayPage.counts', {
              overdue: format.count(overdue),
              today: format.count(dueToday),
              week: format.count(week),
            })}
          >
            {data.due.length === 0 ? (
              <Nothing title={t('todayPage.nothingDue')} text={t('todayPage.nothingDueText')} />
            ) : (
              <>
                <p className="today-keys muted">{t('todayPage.keys')}</p>
                <TaskLines label={t('todayPage.due')} lines={data.due} list={list} {...common} />
              </>
            )}
            {more > 0 && (
              <p className="today-more muted">
                {t('todayPage.cut', { shown: format.count(data.due.length), more: format.count(more) })}{' '}
                <Button type="link" size="small" onClick={() => navigate({ page: 'today', view: 'tasks' })}>
                  {t('todayPage.views.tasks')}
                </Button>
              </p>
            )}
          </Panel>
          <Panel title={t('todayPage.week')} className="is-flush">
            {data.week.length === 0 ? (
              <p className="today-none muted">{t('todayPage.nothingWeek')}</p>
            ) : (
              <TaskLines label={t('todayPage.week')} lines={data.week} {...common} />
            )}
          </Panel>
        </div>
        <div className="today-side">
          <ProposalsPanel today={today} owner={owner} />
          <ComplaintPanel complaints={data.complaints} today={today} />
          <Panel title={t('todayPage.birthdays')} className="is-flush">
            {data.birthdays.length === 0 ? (
              <p className="today-none muted">{t('todayPage.nothingBirthdays')}</p>
            ) : (
              <TaskLines label={t('todayPage.birthdays')} lines={data.birthdays} {...common} />
            )}
          </Panel>
          <NightPanel night={data.night} asOf={data.as_of} />
          <ChecksPanel today={today} owner={owner} />
          <TouchPanel clients={data.out_of_touch} today={today} />
        </div>
      </div>
      {deeds.dialogs}
    </div>
  );
}
