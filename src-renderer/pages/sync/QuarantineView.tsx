/** The quarantine: each row with its place, its value and its reason; filtered, and exported for head office. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { QuarantineRow } from '../../../src-shared/contract/syncPageCalls.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { useWish } from '../../ui/actions/wishes.ts';
import { type PagedColumn, PagedGrid } from '../../ui/PagedGrid.tsx';
import { Nothing } from '../../ui/states.tsx';
import { usePages } from '../../ui/usePages.ts';
import { columnName } from './columnName.ts';

interface Filter {
  readonly set?: string;
  readonly dataset?: string;
  readonly code?: string;
}

export function QuarantineView() {
  const { t, dataset, problem } = useTerms();
  const format = useFormat();
  const [filter, setFilter] = useState<Filter>({});
  const pages = usePages(['sync.quarantine', filter], (offset, limit) =>
    call('sync.quarantine', { offset, limit, ...filter }),
  );
  const { head } = pages;
  const isFiltered = Object.keys(filter).length > 0;
  const columns = useColumns();
  const choose = (key: keyof Filter, value: string | undefined) => {
    const { [key]: _old, ...others } = filter;
    setFilter(value === undefined ? others : { ...others, [key]: value });
  };
  const facet = (key: keyof Filter, label: string, values: readonly Counted[], nameOf: (value: string) => string) => (
    <Facet label={label} value={filter[key]} values={values} nameOf={nameOf} onChange={(next) => choose(key, next)} />
  );
  const same = (value: string) => value;
  return (
    <div className="sync-fill">
      <div className="filter-bar">
        {facet('set', t('syncPage.quarantine.set'), head?.sets ?? [], same)}
        {facet('dataset', t('syncPage.quarantine.dataset'), head?.datasets ?? [], dataset)}
        {facet('code', t('syncPage.quarantine.code'), head?.codes ?? [], problem)}
        {isFiltered && (
          <Button type="link" onClick={() => setFilter({})}>
            {t('syncPage.quarantine.clear')}
          </Button>
        )}
        <span className="filter-summary num" role="status">
          {head !== undefined &&
            (isFiltered
              ? t('syncPage.quarantine.shown', { shown: format.count(head.total), n: format.count(head.all) })
              : t('syncPage.quarantine.total', { n: format.count(head.all) }))}
        </span>
        <Export filter={filter} isFiltered={isFiltered} rows={head?.total ?? 0} />
      </div>
      <PagedGrid
        label={t('syncPage.quarantine.label')}
        columns={columns}
        pages={pages}
        minWidth={1060}
        resetKey={JSON.stringify(filter)}
        empty={
          head !== undefined && head.all > 0 ? (
            <Nothing title={t('syncPage.quarantine.noMatch')} text={t('syncPage.quarantine.noMatchText')} />
          ) : (
            <Nothing title={t('syncPage.quarantine.none')} text={t('syncPage.quarantine.noneText')} />
          )
        }
      />
    </div>
  );
}

function useColumns(): readonly PagedColumn<QuarantineRow>[] {
  const { t, dataset, problem } = useTerms();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: dataset and problem follow t, which changes with the language.
  return useMemo(
    () => [
      {
        key: 'set',
        title: t('syncPage.quarantine.set'),
        width: '118px',
        cell: (row) => <span className="num">{row.set}</span>,
      },
      { key: 'dataset', title: t('syncPage.quarantine.dataset'), width: '112px', cell: (row) => dataset(row.dataset) },
      {
        key: 'file',
        title: t('syncPage.quarantine.file'),
        width: 'minmax(140px, 1fr)',
        cell: (row) => <span title={row.file}>{row.file}</span>,
      },
      {
        key: 'line',
        title: t('syncPage.quarantine.line'),
        width: '84px',
        align: 'end',
        cell: (row) => format.count(row.line),
      },
      {
        key: 'column',
        title: t('syncPage.quarantine.column'),
        width: '140px',
        cell: (row) => (
          <span title={row.column}>
            {columnName(row.dataset, row.column, format.language, t('syncPage.quarantine.wholeRow'))}
          </span>
        ),
      },
      {
        key: 'value',
        title: t('syncPage.quarantine.value'),
        width: 'minmax(160px, 1.2fr)',
        cell: (row) =>
          row.value === '' ? (
            <span className="muted">{t('syncPage.quarantine.emptyValue')}</span>
          ) : (
            <span title={row.value}>{row.value}</span>
          ),
      },
      {
        key: 'code',
        title: t('syncPage.quarantine.code'),
        width: 'minmax(180px, 1.4fr)',
        cell: (row) => <span title={row.text}>{problem(row.code)}</span>,
      },
    ],
    [t, format],
  );
}

interface Counted {
  readonly value: string;
  readonly count: number;
}
interface FacetProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly values: readonly Counted[];
  readonly nameOf: (value: string) => string;
  readonly onChange: (value: string | undefined) => void;
}

function Facet({ label, value, values, nameOf, onChange }: FacetProps) {
  const format = useFormat();
  return (
    <Select
      className={`facet${value === undefined ? '' : ' is-set'}`}
      placeholder={label}
      aria-label={label}
      allowClear
      showSearch={{ optionFilterProp: 'name' }}
      popupMatchSelectWidth={240}
      value={value ?? null}
      onChange={(next: string | null) => onChange(next ?? undefined)}
      options={values.map((one) => ({
        value: one.value,
        name: nameOf(one.value),
        label: nameOf(one.value),
        count: format.count(one.count),
      }))}
      optionRender={({ data }) => (
        <span className="facet-option">
          <span>{data.name}</span>
          <span className="num muted">{data.count}</span>
        </span>
      )}
    />
  );
}

interface ExportProps {
  readonly filter: Filter;
  readonly isFiltered: boolean;
  readonly rows: number;
}

function Export({ filter, isFiltered, rows }: ExportProps) {
  const { t } = useTerms();
  const format = useFormat();
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const run = () => {
    setBusy(true);
    setNote('');
    call('sync.exportQuarantine', { ...filter, language: format.language === 'en' ? 'en' : 'zh' })
      .then(
        (done) => setNote(done.chosen ? t('syncPage.quarantine.exported', { n: format.count(done.rows) }) : ''),
        (error: unknown) => setNote(t(`error.${error instanceof BridgeError ? error.code : 'fault'}`)),
      )
      .finally(() => setBusy(false));
  };
  useWish('exportRejects', run, rows > 0 && !isBusy);
  return (
    <>
      {note !== '' && (
        <span className="sync-note" role="status">
          {note}
        </span>
      )}
      <Button icon={<DownloadOutlined />} disabled={rows === 0} loading={isBusy} onClick={run}>
        {t(isFiltered ? 'syncPage.quarantine.exportSome' : 'syncPage.quarantine.export')}
      </Button>
    </>
  );
}
