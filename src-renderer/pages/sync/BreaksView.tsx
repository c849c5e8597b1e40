/** Breaks of the reconciliation: what differs from head office, since when, the likely cause, and whose figures it touches. */
import { Alert, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { BreakCauseCode, BreakPage, BreakRow } from '../../../src-shared/contract/breaks.ts';
import { BREAK_FILTERS } from '../../../src-shared/contract/syncPageCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { groupDigits } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { type PagedColumn, PagedGrid } from '../../ui/PagedGrid.tsx';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { Nothing } from '../../ui/states.tsx';
import { usePages } from '../../ui/usePages.ts';
import { BreakDetail } from './BreakDetail.tsx';
import { breakSheet } from './breakSheet.ts';
import { causeText } from './breakWords.ts';
import { breakChoices } from './choices.ts';

export function BreaksView() {
  const { t } = useTerms();
  const format = useFormat();
  const { state } = usePersisted(breakChoices);
  const [cause, setCause] = useState<BreakCauseCode | undefined>();
  const pages = usePages<BreakPage>(['sync.breaks', state, cause], (offset, limit) =>
    call('sync.breaks', { offset, limit, state, ...(cause === undefined ? {} : { cause }) }),
  );
  const { head } = pages;
  const columns = useColumns();
  const [chosen, setChosen] = useState<BreakRow | undefined>();
  const isThere = chosen !== undefined && head?.rows.some((row) => row.id === chosen.id) === true;
  const shown = isThere ? chosen : pages.row(0);
  return (
    <div className="sync-fill">
      {head?.not_compared.map((what) => (
        <Alert key={what} type="info" showIcon title={t(`syncPage.breaks.notCompared.${what}`)} />
      ))}
      <div className="filter-bar">
        <Segmented
          aria-label={t('syncPage.breaks.state')}
          value={state}
          onChange={(next) => {
            setCause(undefined);
            breakChoices.set({ state: next });
          }}
          options={BREAK_FILTERS.map((value) => ({ value, label: t(`syncPage.breaks.filter.${value}`) }))}
        />
        <Select
          className={`facet is-wide${cause === undefined ? '' : ' is-set'}`}
          placeholder={t('syncPage.breaks.cause')}
          aria-label={t('syncPage.breaks.cause')}
          allowClear
          popupMatchSelectWidth={280}
          value={cause ?? null}
          onChange={(next: BreakCauseCode | null) => setCause(next ?? undefined)}
          options={(head?.by_cause ?? []).map((one) => ({
            value: one.cause,
            label: t(`syncPage.cause_of.${one.cause}`),
            count: format.count(one.breaks),
          }))}
          optionRender={({ data }) => (
            <span className="facet-option">
              <span>{data.label}</span>
              <span className="num muted">{data.count}</span>
            </span>
          )}
        />
        <span className="filter-summary num" role="status">
          {head !== undefined && t('syncPage.breaks.total', { n: format.count(head.total) })}
        </span>
        <ExportButton
          name={t('syncPage.breaks.label')}
          source={() =>
            breakSheet({ state, ...(cause === undefined ? {} : { cause }) }, head?.as_of ?? null, t, format)
          }
          disabled={head === undefined || head.total === 0}
        />
      </div>
      <PagedGrid
        label={t('syncPage.breaks.label')}
        columns={columns}
        pages={pages}
        minWidth={1240}
        resetKey={`${state} ${cause ?? ''}`}
        isChosen={(row) => row.id === shown?.id}
        onOpen={setChosen}
        empty={<Empty state={state} isFiltered={cause !== undefined} />}
      />
      {shown !== undefined && <BreakDetail row={shown} />}
    </div>
  );
}

function Empty({
  state,
  isFiltered,
}: {
  readonly state: (typeof BREAK_FILTERS)[number];
  readonly isFiltered: boolean;
}) {
  const { t } = useTerms();
  if (isFiltered) return <Nothing title={t('syncPage.breaks.noMatch')} text={t('syncPage.breaks.noMatchText')} />;
  if (state === 'open') return <EmptyOpen />;
  return <Nothing title={t('syncPage.breaks.noneEver')} text={t('syncPage.breaks.noneEverText')} />;
}

/** Nothing is open: was there never anything, or is it all handled? */
function EmptyOpen() {
  const { t } = useTerms();
  const closed = usePages<BreakPage>(['sync.breaks', 'closed', 'count'], (offset) =>
    call('sync.breaks', { offset, limit: 1, state: 'closed' }),
  );
  return closed.head !== undefined && closed.head.total > 0 ? (
    <Nothing title={t('syncPage.breaks.handled')} text={t('syncPage.breaks.handledText')} />
  ) : (
    <Nothing title={t('syncPage.breaks.none')} text={t('syncPage.breaks.noneText')} />
  );
}

function useColumns(): readonly PagedColumn<BreakRow>[] {
  const { t } = useTerms();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'client',
        title: t('syncPage.breaks.client'),
        width: 'minmax(150px, 1fr)',
        cell: (row) => (
          <span>
            <strong className="client-name">{row.client_name}</strong>{' '}
            <span className="muted num">{row.client_no}</span>
          </span>
        ),
      },
      {
        key: 'account',
        title: t('syncPage.breaks.account'),
        width: '118px',
        cell: (row) => <span className="num">{row.account_no}</span>,
      },
      {
        key: 'kind',
        title: t('syncPage.breaks.kind'),
        width: '100px',
        cell: (row) => t(`syncPage.breaks.part.${row.part}`),
      },
      {
        key: 'security',
        title: t('syncPage.breaks.security'),
        width: 'minmax(140px, 1fr)',
        cell: (row) =>
          row.code === null || row.market === null ? (
            <span className="muted">—</span>
          ) : (
            <span>
              {row.security_name ?? row.code}{' '}
              <span className="muted num">
                {row.code} {t(`market.${row.market}`)}
              </span>
            </span>
          ),
      },
      {
        key: 'book',
        title: t('syncPage.breaks.book'),
        width: '124px',
        align: 'end',
        cell: (row) => groupDigits(row.book),
      },
      {
        key: 'head',
        title: t('syncPage.breaks.headOffice'),
        width: '124px',
        align: 'end',
        cell: (row) => groupDigits(row.head_office),
      },
      {
        key: 'difference',
        title: t('syncPage.breaks.difference'),
        width: '124px',
        align: 'end',
        cell: (row) => <strong>{groupDigits(row.difference, true)}</strong>,
      },
      {
        key: 'cause',
        title: t('syncPage.breaks.cause'),
        width: 'minmax(180px, 1.6fr)',
        cell: (row) => {
          const text = causeText(row.why, t, format);
          return <span title={text}>{text}</span>;
        },
      },
      {
        key: 'first',
        title: t('syncPage.breaks.firstSeen'),
        width: '98px',
        cell: (row) => <span className="num">{row.first_seen}</span>,
      },
      {
        key: 'state',
        title: t('syncPage.breaks.state'),
        width: '128px',
        cell: (row) =>
          row.closed_on === null ? (
            <span className="sync-state is-refused">{t('syncPage.breaks.open')}</span>
          ) : (
            <span className="muted num">{t('syncPage.breaks.closed', { date: row.closed_on })}</span>
          ),
      },
    ],
    [t, format],
  );
}
