/** The clients whose profit of the year does not agree with its parts, from the kept figures of the branch. */
import { Segmented, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import {
  type BranchSelfCheck,
  SELF_CHECK_FILTERS,
  SELF_CHECK_SORTS,
} from '../../../src-shared/contract/selfCheckCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { groupDigits, signOf } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { type PagedColumn, PagedGrid } from '../../ui/PagedGrid.tsx';
import { navigate } from '../../ui/places/router.ts';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { toneClass } from '../../ui/tone.ts';
import { type Pages, usePages } from '../../ui/usePages.ts';
import { periodStore } from '../client/period.ts';
import { selfCheckChoices } from './choices.ts';
import { selfCheckSheet } from './selfCheckSheet.ts';

type Row = BranchSelfCheck['rows'][number];
type Show = (typeof SELF_CHECK_FILTERS)[number];

/** The smallest that two decimals of a per cent can show. */
const LEAST_SHARE = 0.0001;

export function SelfCheckView() {
  const { sort } = usePersisted(selfCheckChoices);
  const [show, setShow] = useState<Show>('fails');
  const pages = usePages<BranchSelfCheck>(['branch.selfCheck', sort, show], (offset, limit) =>
    call('branch.selfCheck', { offset, limit, sort, show }),
  );
  const { head } = pages;
  useMaking(head);
  if (head === undefined)
    return pages.error ? <Failed error={pages.error} onRetry={pages.retry} /> : <Loading rows={10} />;
  if (head.state === 'not_made') return <NotMade hasData={head.as_of !== null} />;
  return <List head={head} pages={pages} sort={sort} show={show} onShow={setShow} />;
}

/** Figures that are not kept are asked for; the store says when they are there. */
function useMaking(head: BranchSelfCheck | undefined): void {
  const isWanted = head?.state === 'not_made' && head.as_of !== null;
  useEffect(() => {
    // A pass that does not come about is no fault of this page: it goes on saying that there are no figures.
    if (isWanted) call('branch.makeFigures', {}).catch(() => undefined);
  }, [isWanted]);
}

function NotMade({ hasData }: { readonly hasData: boolean }) {
  const { t } = useTerms();
  return (
    <div className="sync-fill">
      {hasData ? (
        <Nothing title={t('selfCheck.branch.making')} text={t('selfCheck.branch.makingText')} />
      ) : (
        <Nothing title={t('selfCheck.branch.noData')} text={t('selfCheck.branch.noDataText')} />
      )}
    </div>
  );
}

interface ListProps {
  readonly head: BranchSelfCheck;
  readonly pages: Pages<BranchSelfCheck>;
  readonly sort: (typeof SELF_CHECK_SORTS)[number];
  readonly show: Show;
  readonly onShow: (show: Show) => void;
}

function List({ head, pages, sort, show, onShow }: ListProps) {
  const { t, reason } = useTerms();
  const format = useFormat();
  const columns = useColumns(show);
  const { period, clients, failing, unknown } = head;
  return (
    <div className="sync-fill">
      <div className="filter-bar">
        <Segmented
          aria-label={t('selfCheck.branch.show')}
          value={show}
          onChange={onShow}
          options={SELF_CHECK_FILTERS.map((value) => ({
            value,
            label: `${t(`selfCheck.branch.filter.${value}`)} ${format.count(value === 'fails' ? failing : unknown)}`,
          }))}
        />
        {show === 'fails' && (
          <Select
            className="facet is-wide"
            aria-label={t('selfCheck.branch.sort')}
            value={sort}
            onChange={(next) => selfCheckChoices.set({ sort: next })}
            options={SELF_CHECK_SORTS.map((value) => ({ value, label: t(`selfCheck.branch.sortBy.${value}`) }))}
          />
        )}
        <span className="filter-summary num" role="status">
          {period !== null &&
            t('selfCheck.branch.summary', {
              ...period,
              clients: format.count(clients),
              failing: format.count(failing),
              unknown: format.count(unknown),
            })}
        </span>
        <ExportButton
          name={t('selfCheck.branch.label')}
          source={() => selfCheckSheet({ sort, show }, head, t, reason)}
          disabled={head.total === 0}
        />
      </div>
      <PagedGrid
        label={t('selfCheck.branch.label')}
        columns={columns}
        pages={pages}
        minWidth={show === 'fails' ? 1000 : 700}
        resetKey={`${show} ${sort}`}
        onOpen={openCheck}
        empty={
          show === 'fails' ? (
            <Nothing title={t('selfCheck.branch.none')} text={t('selfCheck.branch.noneText')} />
          ) : (
            <Nothing title={t('selfCheck.branch.noneUnknown')} text={t('selfCheck.branch.noneUnknownText')} />
          )
        }
      />
    </div>
  );
}

/** On the client's profit, in the period of the list: the year to date. */
function openCheck(row: Row): void {
  periodStore.set({ ...periodStore.get(), kind: 'ytd' });
  navigate({ page: 'client', clientNo: row.client_no, tab: 'profit', check: true });
}

function useColumns(show: Show): readonly PagedColumn<Row>[] {
  const { t, reason } = useTerms();
  const format = useFormat();
  return useMemo(() => {
    const client: PagedColumn<Row> = {
      key: 'client',
      title: t('selfCheck.branch.client'),
      width: 'minmax(170px, 1.2fr)',
      cell: (row) => (
        <span>
          <strong className="client-name">{row.name}</strong> <span className="muted num">{row.client_no}</span>
        </span>
      ),
    };
    const advisor: PagedColumn<Row> = {
      key: 'advisor',
      title: t('selfCheck.branch.advisor'),
      width: 'minmax(110px, 0.8fr)',
      cell: (row) =>
        row.advisor_no === null ? (
          <span className="muted">{t('selfCheck.branch.noAdvisor')}</span>
        ) : (
          <span>{row.advisor_name ?? row.advisor_no}</span>
        ),
    };
    const breaks: PagedColumn<Row> = {
      key: 'breaks',
      title: t('selfCheck.branch.breaks'),
      width: '110px',
      align: 'end',
      cell: (row) => (row.open_breaks === 0 ? <span className="muted">—</span> : format.count(row.open_breaks)),
    };
    if (show === 'unknown') {
      const why: PagedColumn<Row> = {
        key: 'reason',
        title: t('selfCheck.branch.reason'),
        width: 'minmax(240px, 2fr)',
        cell: (row) => <span>{reason(row.reason ?? undefined)}</span>,
      };
      return [client, advisor, why, breaks];
    }
    const money = (key: 'pnl' | 'unexplained', isStrong: boolean): PagedColumn<Row> => ({
      key,
      title: t(`selfCheck.branch.${key}`),
      width: '150px',
      align: 'end',
      cell: (row) => {
        const text = row[key];
        if (text === null) return <span className="muted">—</span>;
        const shown = groupDigits(text, true);
        return isStrong ? <strong>{shown}</strong> : <span className={toneClass(signOf(text))}>{shown}</span>;
      },
    });
    return [
      client,
      advisor,
      money('pnl', false),
      money('unexplained', true),
      {
        key: 'share',
        title: t('selfCheck.branch.share'),
        width: '110px',
        align: 'end',
        cell: ({ share }) =>
          share === null ? (
            <span className="muted">—</span>
          ) : share > 0 && share < LEAST_SHARE ? (
            t('selfCheck.branch.shareBelow', { least: format.percent(LEAST_SHARE) })
          ) : (
            format.percent(share)
          ),
      },
      {
        key: 'tolerance',
        title: t('selfCheck.branch.tolerance'),
        width: '100px',
        align: 'end',
        cell: (row) => (row.tolerance === null ? <span className="muted">—</span> : groupDigits(row.tolerance)),
      },
      breaks,
    ];
  }, [show, t, reason, format]);
}
