/** The drawdowns of the period, deepest first. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RiskEpisode } from '../../../src-shared/contract/riskCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import type { RiskProps } from './RiskTab.tsx';

export function EpisodesPanel({ risk }: RiskProps) {
  const { t } = useTranslation();
  const { reason } = useTerms();
  const format = useFormat();
  const floor = format.percent(-risk.episode_floor, 0);
  const columns = useMemo<readonly TableColumn<RiskEpisode>[]>(() => {
    const [deepest] = risk.episodes;
    return [
      {
        key: 'depth',
        title: t('riskPage.episodes.column.depth'),
        sortValue: (row) => row.depth,
        // The deepest one is the drawdown of the report.
        cell: (row) => (
          <TraceLink path={row === deepest ? 'returns.max_drawdown' : undefined}>
            <span className="num">{format.percent(row.depth)}</span>
          </TraceLink>
        ),
      },
      {
        key: 'peak',
        title: t('riskPage.episodes.column.peak'),
        hint: t('riskPage.episodes.hint.peak'),
        sortValue: (row) => row.peak_on,
        cell: (row) => <span className="num">{row.peak_on}</span>,
      },
      {
        key: 'trough',
        title: t('riskPage.episodes.column.trough'),
        sortValue: (row) => row.trough_on,
        cell: (row) => <span className="num">{row.trough_on}</span>,
      },
      {
        key: 'daysDown',
        title: t('riskPage.episodes.column.daysDown'),
        hint: t('riskPage.episodes.hint.daysDown'),
        align: 'end',
        sortValue: (row) => row.days_down,
        cell: (row) => format.count(row.days_down),
      },
      {
        key: 'recovered',
        title: t('riskPage.episodes.column.recovered'),
        sortValue: (row) => row.recovered_on,
        cell: (row) =>
          row.recovered_on === null ? (
            <span className="mark">{t('riskPage.episodes.open')}</span>
          ) : (
            <span className="num">{row.recovered_on}</span>
          ),
      },
      {
        key: 'daysToRecover',
        title: t('riskPage.episodes.column.daysToRecover'),
        hint: t('riskPage.episodes.hint.daysToRecover'),
        align: 'end',
        sortValue: (row) => row.days_to_recover,
        cell: (row) => (row.days_to_recover === null ? '' : format.count(row.days_to_recover)),
      },
    ];
  }, [risk, t, format]);
  return (
    <Panel
      className="is-flush risk-episodes"
      title={t('riskPage.episodes.title')}
      note={t('riskPage.episodes.note', { floor })}
    >
      {risk.episodes.length === 0 ? (
        <Nothing
          title={risk.curve_reason === null ? t('riskPage.episodes.none', { floor }) : t('riskPage.drawdown.none')}
          {...(risk.curve_reason === null ? {} : { text: reason(risk.curve_reason) })}
        />
      ) : (
        <DataTable
          label={t('riskPage.episodes.title')}
          columns={columns}
          rows={risk.episodes}
          rowKey={(row) => `${row.peak_on} ${row.trough_on}`}
        />
      )}
    </Panel>
  );
}
