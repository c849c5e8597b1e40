/** The window's first page: the day, all tasks, and how the branch works. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { TODAY_VIEWS, type TodayView as View } from '../../ui/places/route.ts';
import { navigate } from '../../ui/places/router.ts';
import { TabBar, tabId } from '../../ui/TabBar.tsx';
import { PracticeView } from './PracticeView.tsx';
import { TaskDialog } from './TaskDialog.tsx';
import { TasksView } from './TasksView.tsx';
import { TodayView } from './TodayView.tsx';
import { TemplatesView } from './templates/TemplatesView.tsx';
import { useDay, useOwner, useToday } from './useTasks.ts';
import './today.css';

const PANEL = 'today-panel';

export function TodayPage({ view }: { readonly view: View }) {
  const { t } = useTranslation();
  const today = useDay();
  const { owner, setOwner } = useOwner();
  const { data } = useToday(today, owner);
  const [isAdding, setAdding] = useState(false);
  const people = data?.people ?? [];
  return (
    <div className="today-page">
      <header className="today-head">
        <h1>
          {t('todayPage.title')}
          <span className="today-date num muted">{dateText(today)}</span>
        </h1>
        <TabBar
          label={t('todayPage.title')}
          tabs={TODAY_VIEWS.map((key) => ({ key, title: t(`todayPage.views.${key}`) }))}
          active={view}
          panelId={PANEL}
          onChange={(key) => navigate({ page: 'today', view: key })}
        />
        <div className="today-head-actions">
          {view === 'today' && (
            <Select
              className="today-owner"
              aria-label={t('todayPage.owner')}
              value={owner ?? ''}
              onChange={(no: string) => setOwner(no === '' ? null : no)}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: '', label: t('todayPage.everyone') },
                ...people.map(({ no, name }) => ({ value: no, label: name })),
              ]}
            />
          )}
          {(view === 'today' || view === 'tasks') && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('todayPage.newTask')}
            </Button>
          )}
        </div>
      </header>
      <div id={PANEL} role="tabpanel" aria-labelledby={tabId(PANEL, view)} className="today-panel">
        {view === 'today' && <TodayView today={today} owner={owner} />}
        {view === 'tasks' && <TasksView today={today} />}
        {view === 'templates' && <TemplatesView />}
        {view === 'practice' && <PracticeView />}
      </div>
      <TaskDialog
        task={null}
        isOpen={isAdding}
        today={today}
        people={people}
        owner={owner}
        onClose={() => setAdding(false)}
      />
    </div>
  );
}
