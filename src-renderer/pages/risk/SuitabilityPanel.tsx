/** The client's risk level, how long it holds, and what he holds above it. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientRisk } from '../../../src-shared/contract/riskCalls.ts';
import { REMIND_DAYS } from '../../../src-shared/domain/risk/assessmentTerm.ts';
import { useFormat } from '../../format/useFormat.ts';
import type { Words } from '../../locales/zh-CN.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Security } from '../../ui/Security.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { keyOf, validityOf } from './model.ts';
import type { RiskProps } from './RiskTab.tsx';

type Mismatch = ClientRisk['suitability']['mismatches'][number];

export function SuitabilityPanel({ risk }: RiskProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { suitability } = risk;
  const { mismatches } = suitability;
  const columns = useMemo<readonly TableColumn<Mismatch>[]>(
    () => [
      {
        key: 'security',
        title: t('riskPage.suitability.column.security'),
        cell: (row) => <Security {...row} />,
      },
      {
        key: 'rating',
        title: t('riskPage.suitability.column.rating'),
        sortValue: (row) => row.rating,
        cell: (row) => row.rating,
      },
      {
        key: 'weight',
        title: t('riskPage.suitability.column.weight'),
        align: 'end',
        sortValue: (row) => row.weight,
        cell: (row) => (row.weight === null ? <Missing plain code="no_price" /> : format.percent(row.weight)),
      },
    ],
    [t, format],
  );
  return (
    <Panel title={t('riskPage.suitability.title')}>
      <Level risk={risk} />
      {suitability.limit !== null && (
        <p className="risk-mismatch">
          {mismatches.length === 0 ? (
            t('riskPage.suitability.none')
          ) : (
            <>
              {t('riskPage.suitability.mismatches')}{' '}
              <strong className="num">
                <TraceLink path="suitability.mismatch_count">
                  {t('riskPage.suitability.count', {
                    n: format.count(mismatches.length),
                    weight: suitability.weight === null ? '—' : format.percent(suitability.weight),
                  })}
                </TraceLink>
              </strong>
            </>
          )}
        </p>
      )}
      {mismatches.length > 0 && (
        <div className="risk-mismatches">
          <DataTable
            label={t('riskPage.suitability.mismatches')}
            columns={columns}
            rows={mismatches}
            rowKey={keyOf}
            initialSort={{ key: 'weight', descending: true }}
          />
        </div>
      )}
      {suitability.limit !== null && suitability.unrated > 0 && (
        <p className="risk-note">{t('riskPage.suitability.unrated', { n: format.count(suitability.unrated) })}</p>
      )}
    </Panel>
  );
}

function Level({ risk: { suitability } }: RiskProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { level, state, until, days_left: left, limit } = suitability;
  const validity = validityOf(left);
  const isNear = state === 'valid' && left !== null && left <= REMIND_DAYS;
  const term =
    validity === 'none'
      ? null
      : validity === 'lastDay'
        ? t('riskPage.suitability.lastDay')
        : t(`riskPage.suitability.${validity}`, { n: format.count(Math.abs(left ?? 0)) });
  return (
    <div className="risk-level">
      <strong className="risk-level-name">
        <TraceLink path="suitability.level">
          {level === null ? (
            <Missing plain code="not_assessed" />
          ) : (
            t(`risk.${level as keyof Words['risk']}`, { defaultValue: level })
          )}
        </TraceLink>
      </strong>
      <span className={`risk is-${isNear ? 'expired' : state}`}>{t(`riskState.${state}`)}</span>
      {until !== null && state !== 'professional' && (
        <span className="num">
          <TraceLink path="suitability.valid_until">{t('riskPage.suitability.until', { date: until })}</TraceLink>
          {term !== null && ` · ${term}`}
        </span>
      )}
      <span className="muted">
        {state === 'expired' || state === 'missing'
          ? t('riskPage.suitability.unknown', { state: t(`riskPage.suitability.unknownState.${state}`) })
          : limit === null
            ? t('riskPage.suitability.noLimit')
            : t('riskPage.suitability.limit', { limit })}
      </span>
    </div>
  );
}
