/** What the holdings would lose, by their betas, if the index fell by 10, 20 or 30 per cent. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientRisk } from '../../../src-shared/contract/riskCalls.ts';
import { groupDigits } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { ExplainedTable } from '../../ui/ExplainedTable.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Security } from '../../ui/Security.tsx';
import { Nothing } from '../../ui/states.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { toneClass } from '../../ui/tone.ts';
import { indexName } from './benchmark.ts';
import { LeftOut } from './LeftOut.tsx';
import { keyOf, notShocked, positionPath, SHOWN, type Shocked, shocked } from './model.ts';
import type { RiskProps } from './RiskTab.tsx';
import { Steps } from './Steps.tsx';

function Yuan({ value }: { readonly value: number }) {
  return <span className={toneClass(value)}>{groupDigits(String(value), true)}</span>;
}

export function ScenarioPanel({ risk }: RiskProps) {
  const { t } = useTranslation();
  const { reason } = useTerms();
  const format = useFormat();
  const rows = useMemo(() => shocked(risk), [risk]);
  const columns = useScenarioColumns(risk);
  const { scenario } = risk;
  const name = indexName(t, risk.index);
  return (
    <Panel
      className="is-flush"
      title={t('riskPage.scenario.title')}
      note={t('riskPage.scenario.note', { index: name })}
    >
      {rows.length === 0 ? (
        <Nothing title={t('riskPage.scenario.none')} />
      ) : (
        <ExplainedTable
          label={t('riskPage.scenario.title')}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          totalLabel={
            <span className="risk-total">
              {t('riskPage.scenario.total')}
              <span className="muted">{t('riskPage.scenario.ofAssets')}</span>
            </span>
          }
          detail={(row) => <Detail risk={risk} row={row} />}
          detailLabel={(row) => t('riskPage.explain', { name: row.name })}
          shown={SHOWN}
          moreLabel={(n) => t('riskPage.more', { n: format.count(n) })}
          lessLabel={t('riskPage.less', { n: SHOWN })}
        />
      )}
      <LeftOut
        title={t('riskPage.scenario.leftOut', {
          n: format.count(scenario.left_out),
          amount: format.money(scenario.left_out_value),
        })}
        holdings={notShocked(risk)}
        why={({ beta, beta_days: n }) =>
          beta.reason === 'too_few'
            ? t('riskPage.scenario.tooFew', { n: format.count(n), least: risk.least_days })
            : reason(beta.reason ?? undefined)
        }
      />
      <p className="table-note">
        {scenario.cash === null
          ? t('riskPage.scenario.noCash')
          : t('riskPage.scenario.cash', { amount: format.money(scenario.cash) })}
      </p>
    </Panel>
  );
}

function useScenarioColumns(risk: ClientRisk): readonly TableColumn<Shocked>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const { scenario, portfolio } = risk;
    return [
      {
        key: 'security',
        title: t('riskPage.scenario.column.security'),
        cell: (row) => <Security {...row} />,
      },
      {
        key: 'market_value',
        title: t('riskPage.scenario.column.market_value'),
        align: 'end',
        cell: (row) => (
          <TraceLink path={positionPath(row, 'market_value')} title={format.money(row.market_value ?? '0.00')}>
            {format.short(row.market_value ?? '0.00')}
          </TraceLink>
        ),
        total: <span title={format.money(scenario.counted_value)}>{format.short(scenario.counted_value)}</span>,
      },
      {
        key: 'beta',
        title: t('riskPage.scenario.column.beta'),
        align: 'end',
        cell: (row) => format.decimal(row.beta.value ?? Number.NaN, 2),
        total: portfolio.beta.value === null ? null : format.decimal(portfolio.beta.value, 2),
      },
      ...scenario.shocks.map((shock, i): TableColumn<Shocked> => {
        const total = scenario.totals?.[i];
        const share = scenario.total_shares?.[i];
        return {
          key: `shock${i}`,
          title: t('riskPage.scenario.shock', { shock: format.percent(shock, 0) }),
          align: 'end',
          cell: (row) => <Yuan value={row.shock_yuan[i] ?? Number.NaN} />,
          total:
            total === undefined ? null : (
              <span className="risk-total">
                <Yuan value={total} />
                {typeof share === 'number' && <span className="muted">{format.percent(share)}</span>}
              </span>
            ),
        };
      }),
    ];
  }, [risk, t, format]);
}

function Detail({ risk, row }: RiskProps & { readonly row: Shocked }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Steps
      steps={[
        {
          formula: t('riskPage.scenario.formula'),
          numbers: risk.scenario.shocks.map((shock, i) => (
            <span key={shock}>
              {t('riskPage.scenario.steps', {
                value: format.money(row.market_value ?? '0.00'),
                beta: format.decimal(row.beta.value ?? Number.NaN, 4),
                shock: format.percent(shock, 0),
                loss: groupDigits(String(row.shock_yuan[i] ?? 0), true),
              })}
            </span>
          )),
          words: `${t('riskPage.scenario.sample', {
            n: format.count(row.beta_days),
            index: indexName(t, risk.index),
          })} ${t('riskPage.scenario.capped')}`,
        },
      ]}
    />
  );
}
