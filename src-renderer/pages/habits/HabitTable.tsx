/** Figures of a habit as lines: value, sample, and the client's place among those of like size. */
import { useTranslation } from 'react-i18next';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { type ClientPeers, LEAST_PEERS } from '../../../src-shared/contract/peerCalls.ts';
import type { Format } from '../../format/format.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Missing } from '../../ui/Missing.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { toneClass } from '../../ui/tone.ts';
import { type HabitRow, habitRows, habitText, medianText, peerTold } from './model.ts';

interface Props {
  readonly label: string;
  readonly report: ClientReport;
  readonly peers: ClientPeers | undefined;
  readonly paths: readonly string[];
}

export function HabitTable({ label, report, peers, paths }: Props) {
  const { t } = useTranslation();
  return (
    <table className="habit-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('habitPage.column.figure')}</th>
          <th scope="col" className="is-end">
            {t('habitPage.column.value')}
          </th>
          <th scope="col" className="is-end">
            {t('habitPage.column.sample')}
          </th>
          <th scope="col" className="habit-peers">
            {t('habitPage.column.peers')}
          </th>
        </tr>
      </thead>
      <tbody>
        {habitRows(report, paths).map((row) => (
          <Row key={row.figure.path} row={row} peers={peers} />
        ))}
      </tbody>
    </table>
  );
}

function words(format: Format): 'en' | 'zh' {
  return format.language === 'en' ? 'en' : 'zh';
}

function Row({ row, peers }: { readonly row: HabitRow; readonly peers: ClientPeers | undefined }) {
  const format = useFormat();
  const { figure, value } = row;
  const text = habitText(figure, value, format);
  const isGain = figure.unit === 'money' && typeof value === 'string';
  return (
    <tr>
      <th scope="row">
        <span title={figure.meaning[words(format)]}>{figure.name[words(format)]}</span>
      </th>
      <td className={`is-end num habit-value ${isGain ? toneClass(Number(value)) : ''}`}>
        <TraceLink path={figure.path}>{text ?? <Missing plain code={row.reason} />}</TraceLink>
      </td>
      <td className="is-end num muted">
        <Sample row={row} />
      </td>
      <td className="habit-peers">
        <Place row={row} peers={peers} />
      </td>
    </tr>
  );
}

function Sample({ row: { figure, n, minimum, isTooFew } }: { readonly row: HabitRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (n === undefined) return null;
  const count = format.count(n);
  return (
    <span title={figure.sample?.of[words(format)]} className={isTooFew ? 'habit-few' : undefined}>
      {isTooFew && minimum !== null && n < minimum
        ? t('habitPage.ofMinimum', { n: count, minimum: format.count(minimum) })
        : count}
    </span>
  );
}

function Place({ row, peers }: { readonly row: HabitRow; readonly peers: ClientPeers | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { figure, isTooFew } = row;
  // Below its least sample a figure has no place either.
  if (isTooFew) return <span className="habit-few">{t('habitPage.tooFew')}</span>;
  const told = peerTold(peers, figure.path);
  if (told.kind === 'none') return null;
  const n = format.count(told.n);
  if (told.kind === 'few') {
    return (
      <span className="muted" title={t('habitPage.peers.fewHint', { least: LEAST_PEERS })}>
        {t('habitPage.peers.few', { n })}
      </span>
    );
  }
  const median = medianText(figure, told.median, format);
  if (told.kind === 'median') {
    return (
      <span className="muted num" title={t('habitPage.peers.medianOf', { n, median })}>
        {t('habitPage.peers.median', { value: median })}
      </span>
    );
  }
  return (
    <span className="peer" title={t('habitPage.peers.full', { n, below: format.count(told.below), median })}>
      <span className="peer-scale" aria-hidden="true">
        <i style={{ left: `${told.part * 100}%` }} />
      </span>
      <span className="num">{t('habitPage.peers.above', { n, share: format.percent(told.part, 0) })}</span>
      <span className="muted num peer-median">{t('habitPage.peers.median', { value: median })}</span>
    </span>
  );
}
