/** Every issue of the sample one below the other, with the line in the file; opening one goes to its column. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappingIssue, SampleView, TryResult } from '../../../../src-shared/contract/mappingCalls.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { datasetOf } from '../../../locales/useTerms.ts';
import { Nothing } from '../../../ui/states.tsx';
import { type GridColumn, VirtualGrid } from '../../../ui/VirtualGrid.tsx';
import { totalIssues } from '../model/resultView.ts';
import { columnNamed, issueWord } from '../terms.ts';
import { Tried } from './Tried.tsx';

interface Props {
  readonly profile: ProfileData;
  readonly sample: SampleView | null;
  readonly tried: UseQueryResult<TryResult, Error>;
  readonly onGo: (at: number | null, column: string | null, words: boolean) => void;
}

export function IssuesPanel({ profile, sample, tried, onGo }: Props) {
  return (
    <Tried sample={sample} tried={tried}>
      {(result) => (
        <IssueList
          issues={result.issues}
          total={totalIssues(result)}
          onOpen={({ dataset, column, code }) => {
            const at = profile.sections.findIndex((section) => section.dataset === dataset);
            onGo(at === -1 ? null : at, column === '' ? null : column, code === 'unknown_code');
          }}
        />
      )}
    </Tried>
  );
}

interface ListProps {
  readonly issues: readonly MappingIssue[];
  readonly total: number;
  readonly onOpen?: (issue: MappingIssue) => void;
}

export function IssueList({ issues, total, onOpen }: ListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [active, setActive] = useState(-1);
  const rows = useMemo(() => Int32Array.from(issues.keys()), [issues]);
  const columns = useMemo<readonly GridColumn[]>(() => {
    const at = (row: number) => issues[row] as MappingIssue;
    return [
      {
        key: 'line',
        title: t('mapping.lineTitle'),
        width: '76px',
        cell: (row) => <span className="num">{at(row).line}</span>,
      },
      {
        key: 'dataset',
        title: t('mapping.dataset'),
        width: '108px',
        cell: (row) => {
          const { dataset } = at(row);
          return <span>{dataset === null ? '—' : datasetOf(t, dataset)}</span>;
        },
      },
      {
        key: 'column',
        title: t('mapping.column'),
        width: 'minmax(110px, 0.7fr)',
        cell: (row) => {
          const { dataset, column } = at(row);
          return <span>{column === '' ? t('mapping.wholeRow') : columnNamed(dataset, column, format.language)}</span>;
        },
      },
      {
        key: 'value',
        title: t('mapping.value'),
        width: 'minmax(140px, 1fr)',
        cell: (row) => (
          <span title={at(row).value}>{at(row).value === '' ? t('mapping.emptyValue') : at(row).value}</span>
        ),
      },
      {
        key: 'code',
        title: t('mapping.reasonTitle'),
        width: 'minmax(180px, 1.4fr)',
        cell: (row) => {
          const { code, text } = at(row);
          return <span title={text}>{issueWord(t, code, text)}</span>;
        },
      },
    ];
  }, [issues, t, format.language]);
  return (
    <div className="map-result">
      {total > issues.length && (
        <p className="map-hint">
          {t('mapping.firstIssues', { n: format.count(issues.length), total: format.count(total) })}
        </p>
      )}
      <VirtualGrid
        label={t('mapping.issuesLabel')}
        columns={columns}
        rows={rows}
        minWidth={620}
        sort={{ key: '', descending: false }}
        onSort={() => undefined}
        active={active}
        onActive={setActive}
        {...(onOpen === undefined
          ? {}
          : {
              onOpen: (index: number) => {
                setActive(index);
                const issue = issues[index];
                if (issue !== undefined) onOpen(issue);
              },
            })}
        resetKey=""
        empty={<Nothing title={t('mapping.noIssues')} text={t('mapping.noIssuesText')} />}
      />
    </div>
  );
}
