/** One kind of problem: how often, what it means, what to do, and where it is. */
import { Button } from 'antd';
import { useState } from 'react';
import type { SetProblem } from '../../../src-shared/contract/syncCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { adviceOf, useTerms } from '../../locales/useTerms.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { columnName } from './columnName.ts';
import { type ProblemGroup, rangeText } from './problemGroups.ts';
import { hasPlainEvidence, reasonDetail } from './reasonDetail.ts';

/** Places that are shown before the reader asks for all. */
const SHOWN = 20;

export function ProblemCard({ group }: { readonly group: ProblemGroup }) {
  const { t, problem } = useTerms();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const n = format.count(group.count);
  const shown = isWhole ? group.problems : group.problems.slice(0, SHOWN);
  return (
    <article className="problem">
      <header className="problem-head">
        <h4>{problem(group.code)}</h4>
        <span className="problem-count num">
          {group.kind === 'rows' ? t('syncPage.set.countRows', { n }) : t('syncPage.set.count', { n })}
        </span>
        <code className="state-code">{group.code}</code>
      </header>
      <dl className="problem-advice">
        <div>
          <dt>{t('syncPage.set.means')}</dt>
          <dd>{adviceOf(t, 'means', group.code)}</dd>
        </div>
        <div>
          <dt>{t('syncPage.set.todo')}</dt>
          <dd>{adviceOf(t, 'todo', group.code)}</dd>
        </div>
      </dl>
      <Places problems={shown} label={problem(group.code)} />
      {shown.length < group.problems.length && (
        <Button size="small" type="link" onClick={() => setWhole(true)}>
          {t('syncPage.set.showAll', { n: format.count(group.problems.length) })}
        </Button>
      )}
    </article>
  );
}

function Places({ problems, label }: { readonly problems: readonly SetProblem[]; readonly label: string }) {
  const { t, dataset } = useTerms();
  const format = useFormat();
  const has = (is: (problem: SetProblem) => boolean): boolean => problems.some(is);
  const lines = (problem: SetProblem) => {
    const more =
      problem.more_ranges > 0 ? ` · ${t('syncPage.set.more', { n: format.count(problem.more_ranges) })}` : '';
    return `${rangeText(problem.ranges, format.count)}${more}`;
  };
  const all: readonly (TableColumn<SetProblem> & { readonly isWanted: boolean })[] = [
    {
      key: 'file',
      title: t('syncPage.set.file'),
      isWanted: has(({ file }) => file !== null),
      cell: (problem) => problem.file ?? '—',
    },
    {
      key: 'dataset',
      title: t('syncPage.set.dataset'),
      isWanted: has((problem) => problem.dataset !== null),
      cell: (problem) => (problem.dataset === null ? '—' : dataset(problem.dataset)),
    },
    {
      key: 'column',
      title: t('syncPage.set.column'),
      isWanted: has(({ column }) => column !== null),
      cell: (one) =>
        one.column === null
          ? '—'
          : columnName(one.dataset, one.column, format.language, t('syncPage.quarantine.wholeRow')),
    },
    {
      key: 'count',
      title: t('syncPage.set.rowCount'),
      align: 'end',
      isWanted: has(({ ranges }) => ranges.length > 0),
      cell: ({ count }) => format.count(count),
    },
    {
      key: 'lines',
      title: t('syncPage.set.lines'),
      isWanted: has(({ ranges }) => ranges.length > 0),
      cell: (problem) => <span className="problem-lines num">{lines(problem)}</span>,
    },
    {
      key: 'detail',
      title: t('syncPage.set.detail'),
      isWanted: has((one) => !hasPlainEvidence(one) && reasonDetail(one, t) !== ''),
      cell: (one) => reasonDetail(one, t),
    },
    {
      key: 'expected',
      title: t('syncPage.set.expected'),
      isWanted: has((one) => one.expected !== null && hasPlainEvidence(one)),
      cell: ({ expected }) => <span className="problem-value">{expected ?? '—'}</span>,
    },
    {
      key: 'found',
      title: t('syncPage.set.found'),
      isWanted: has((one) => one.found !== null && hasPlainEvidence(one)),
      cell: ({ found }) => <span className="problem-value">{found ?? '—'}</span>,
    },
  ];
  const columns = all.filter(({ isWanted }) => isWanted);
  if (columns.length === 0) return null;
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={problems}
      rowKey={(problem) => [problem.file, problem.column, problem.expected, problem.found].join('\n')}
    />
  );
}
