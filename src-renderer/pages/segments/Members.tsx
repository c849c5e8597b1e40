/** Who fits: a long table with a column for every field that is asked; lines are selected for what is done to them. */
import { Button } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { type GridSort, VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { BulkBar } from './BulkBar.tsx';
import { memberColumns, memberWidth } from './memberColumns.tsx';
import { memberSheet } from './memberSheet.ts';
import { useMembers } from './useSegments.ts';

interface Props {
  /** What a file of them is called. */
  readonly name: string;
  readonly filter: string;
  readonly people: readonly { readonly no: string; readonly name: string }[];
  /** The saved segment that they are of; null: not saved. */
  readonly segmentId: string | null;
  readonly onCampaign?: ((clientNos: readonly string[], isAll: boolean) => void) | undefined;
}

export function Members({ name, filter, people, segmentId, onCampaign }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [sort, setSort] = useState<GridSort>({ key: 'total_assets', descending: true });
  const pages = useMembers(filter, sort.key, sort.descending);
  const [ticked, setTicked] = useState<{ readonly filter: string; readonly nos: ReadonlyMap<string, string> }>({
    filter,
    nos: new Map(),
  });
  const nos = ticked.filter === filter ? ticked.nos : NONE;
  const [active, setActive] = useState(0);
  const total = pages.head?.total ?? 0;
  const rows = useMemo(() => Int32Array.from({ length: total }, (_, at) => at), [total]);
  const { row: rowOf, version } = pages;
  const toggle = (no: string, who: string) => {
    const next = new Map(nos);
    if (!next.delete(no)) next.set(no, who);
    setTicked({ filter, nos: next });
  };
  const fields = useMemo(
    () => (pages.head?.fields ?? []).filter((code) => !SHOWN.has(code)).map((code) => DICTIONARY.coded(code)),
    [pages.head],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows that rowOf answers.
  const columns = useMemo(
    () => memberColumns({ rowOf, asked: pages.head?.fields ?? [], fields, ticked: nos, toggle, t, format }),
    [rowOf, version, fields, nos, t, format],
  );
  if (pages.error) return <Failed error={pages.error} onRetry={pages.retry} />;
  if (pages.isPending) return <Loading rows={8} />;
  const at = Math.min(active, total - 1);
  const open = (index: number) => {
    const clientNo = rowOf(index)?.client_no;
    setActive(index);
    if (clientNo !== undefined) navigate({ page: 'client', clientNo, tab: 'overview' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'grid') return;
    const row = rowOf(at);
    if (event.key !== ' ' || row === undefined) return;
    event.preventDefault();
    toggle(row.client_no, row.name);
  };
  return (
    <section className="segment-members" aria-label={t('segmentsPage.members')}>
      <div className="segment-bulk">
        {nos.size === 0 ? (
          <span className="muted">{t('segmentsPage.keys')}</span>
        ) : (
          <>
            <strong className="num" role="status">
              {t('segmentsPage.selected', { n: format.count(nos.size) })}
            </strong>
            <Button size="small" type="link" onClick={() => setTicked({ filter, nos: new Map() })}>
              {t('segmentsPage.clear')}
            </Button>
          </>
        )}
        <BulkBar
          filter={filter}
          total={total}
          ticked={nos}
          sample={[0, 1, 2, 3, 4].flatMap((index) => rowOf(index)?.name ?? [])}
          people={people}
          segmentId={segmentId}
          onDone={() => setTicked({ filter, nos: new Map() })}
          onCampaign={onCampaign}
        />
        <ExportButton
          name={t('segmentsPage.members')}
          source={() => memberSheet({ name, filter, sort, hidden: SHOWN, t, format })}
          disabled={total === 0}
        />
      </div>
      <div className="segment-grid" onKeyDownCapture={onKeyDown}>
        <VirtualGrid
          resetKey={`${filter}|${sort.key}|${sort.descending}`}
          label={t('segmentsPage.members')}
          columns={columns}
          rows={rows}
          minWidth={memberWidth(fields, format.language)}
          sort={sort}
          onSort={(key) => setSort((now) => ({ key, descending: now.key === key ? !now.descending : key !== 'name' }))}
          active={at}
          onActive={setActive}
          onOpen={open}
          onScrollTop={pages.onScrollTop}
          empty={<Nothing title={t('segmentsPage.noMembers')} text={t('segmentsPage.noMembersText')} />}
        />
      </div>
    </section>
  );
}

const NONE: ReadonlyMap<string, string> = new Map();
/** Fields that have a column of their own. */
const SHOWN: ReadonlySet<string> = new Set([
  'client.no',
  'client.name',
  'client.advisor',
  'value.tier',
  'assets.total',
]);
