/** Clients who may leave, those with the most assets first; beside them the signs of one of them, and how often the warning was right. */
import { SettingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChurnList } from '../../../src-shared/contract/churnCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { ChurnFilterBar } from './ChurnFilterBar.tsx';
import { CHURN_ROW_HEIGHT, churnColumns, churnGridWidth } from './churnColumns.tsx';
import { HitRatePanel } from './HitRatePanel.tsx';
import { BY_ASSETS, type ChurnFilters, type ChurnSort, NO_FILTERS, type SortKey, select } from './model.ts';
import { NotMade } from './NotMade.tsx';
import { PartsPanel } from './PartsPanel.tsx';
import { ScoringDialog } from './ScoringDialog.tsx';
import { useChurnActivity, useChurnList } from './useChurn.ts';
import './churn.css';

export function ChurnPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const activity = useChurnActivity();
  const [filters, setFilters] = useState<ChurnFilters>(NO_FILTERS);
  const { data, error, refetch } = useChurnList(filters.from);
  const [isSetting, setSetting] = useState(false);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={12} />;
  return (
    <div className="churn">
      <header className="churn-head">
        <h1>{t('churnPage.title')}</h1>
        {data.on !== null && data.as_of !== null && (
          <span className="muted num">
            {t('churnPage.asOf', { as_of: data.as_of, on: data.on })}
            <span className="churn-looked">{t('churnPage.lookedAt', { n: format.count(data.looked_at) })}</span>
          </span>
        )}
        {data.state === 'old' && (
          <span className="churn-old" role="status">
            {t('churnPage.old')}
          </span>
        )}
        <Button className="churn-settings" icon={<SettingOutlined />} onClick={() => setSetting(true)}>
          {t('churnPage.settings')}
        </Button>
      </header>
      {data.state === 'none' ? (
        <NotMade activity={activity} />
      ) : (
        <Made list={data} activity={activity} filters={filters} setFilters={setFilters} />
      )}
      <ScoringDialog isOpen={isSetting} onClose={() => setSetting(false)} />
    </div>
  );
}

interface MadeProps {
  readonly list: ChurnList;
  readonly activity: ReturnType<typeof useChurnActivity>;
  readonly filters: ChurnFilters;
  readonly setFilters: (filters: ChurnFilters) => void;
}

function Made({ list, activity, filters, setFilters }: MadeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [sort, setSort] = useState<ChurnSort>(BY_ASSETS);
  const [chosen, setChosen] = useState<string | null>(null);
  const selection = useMemo(() => select(list, filters, sort), [list, filters, sort]);
  const columns = useMemo(() => churnColumns(list, t, format), [list, t, format]);
  const { rows } = selection;
  const kept = rows.findIndex((row) => list.client_no[row] === chosen);
  const active = rows.length === 0 ? -1 : Math.max(0, kept);
  const clientNo = active < 0 ? null : (list.client_no[rows[active] as number] as string);
  const open = (no: string) => navigate({ page: 'client', clientNo: no, tab: 'overview' });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'grid') return;
    if (event.key !== 'Enter' || event.altKey || event.ctrlKey || event.metaKey || clientNo === null) return;
    event.preventDefault();
    event.stopPropagation();
    open(clientNo);
  };
  return (
    <div className="churn-body">
      <div className="churn-main">
        <ChurnFilterBar list={list} filters={filters} selection={selection} onChange={setFilters} />
        <div className="churn-grid" onKeyDownCapture={onKeyDown}>
          <VirtualGrid
            label={t('churnPage.list')}
            resetKey={JSON.stringify([filters, sort])}
            columns={columns}
            rows={rows}
            rowHeight={CHURN_ROW_HEIGHT}
            minWidth={churnGridWidth(format.language)}
            sort={sort}
            onSort={(key) =>
              setSort((now) => ({
                key: key as SortKey,
                descending: now.key === key ? !now.descending : key !== 'client' && key !== 'advisor',
              }))
            }
            active={active}
            onActive={(index) => setChosen(list.client_no[rows[index] as number] ?? null)}
            autoFocus
            empty={
              <Nothing
                title={t('churnPage.none')}
                text={t('churnPage.noneText', { n: format.count(list.looked_at) })}
                action={
                  filters.from !== 1 && (
                    <Button onClick={() => setFilters({ ...NO_FILTERS, from: 1 })}>{t('churnPage.showAny')}</Button>
                  )
                }
              />
            }
          />
        </div>
        <p className="churn-keys muted">{t('churnPage.keys')}</p>
      </div>
      <div className="churn-side">
        <PartsPanel
          clientNo={clientNo}
          name={active < 0 ? '' : (list.name[rows[active] as number] as string)}
          onOpen={open}
        />
        <HitRatePanel from={filters.from ?? list.warn_from} activity={activity} />
      </div>
    </div>
  );
}
