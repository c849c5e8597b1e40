/** What each holding contributes to the risk of today's holdings, with its beta. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RiskHolding } from '../../../src-shared/contract/riskCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { ExplainedTable } from '../../ui/ExplainedTable.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { indexName } from './benchmark.ts';
import { useContributionColumns } from './contributionColumns.tsx';
import { LeftOut } from './LeftOut.tsx';
import { type Contributing, contributing, keyOf, notTaken, SHOWN } from './model.ts';
import type { RiskProps } from './RiskTab.tsx';
import { Steps } from './Steps.tsx';

export function ContributionPanel({ risk }: RiskProps) {
  const { t } = useTranslation();
  const { reason } = useTerms();
  const format = useFormat();
  const rows = useMemo(() => contributing(risk), [risk]);
  const columns = useContributionColumns(risk, rows);
  const { portfolio } = risk;
  const apart = notTaken(risk);
  const whyApart = ({ contribution_reason: code, days }: RiskHolding): string => {
    if (code !== 'too_few') return reason(code ?? undefined);
    const words = { n: format.count(days), least: risk.least_days };
    return days < risk.least_days
      ? t('riskPage.contribution.tooFewOwn', words)
      : t('riskPage.contribution.tooFewCommon', words);
  };
  if (rows.length === 0) {
    return (
      <Panel title={t('riskPage.contribution.title')}>
        <Nothing
          title={t('riskPage.contribution.none')}
          text={
            portfolio.volatility.reason === 'too_few' && risk.holdings.length > 0
              ? t('riskPage.contribution.tooFew', { least: risk.least_days })
              : risk.holdings.length === 0
                ? t('riskPage.limit.none')
                : reason(portfolio.volatility.reason ?? undefined)
          }
        />
        <LeftOut
          title={t('riskPage.contribution.leftOut', {
            n: format.count(apart.holdings.length),
            weight: format.percent(apart.weight),
          })}
          holdings={apart.holdings}
          why={whyApart}
        />
      </Panel>
    );
  }
  return (
    <Panel
      className="is-flush"
      title={t('riskPage.contribution.title')}
      note={t('riskPage.contribution.note', {
        n: format.count(portfolio.common_days),
        window: format.count(portfolio.window_days),
        from: portfolio.from ?? '—',
        to: portfolio.to ?? '—',
      })}
    >
      <ExplainedTable
        label={t('riskPage.contribution.title')}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        totalLabel={t('riskPage.contribution.total')}
        detail={(row) => <Detail risk={risk} row={row} />}
        detailLabel={(row) => t('riskPage.explain', { name: row.name })}
        shown={SHOWN}
        moreLabel={(n) => t('riskPage.more', { n: format.count(n) })}
        lessLabel={t('riskPage.less', { n: SHOWN })}
      />
      <LeftOut
        title={t('riskPage.contribution.leftOut', {
          n: format.count(apart.holdings.length),
          weight: format.percent(apart.weight),
        })}
        holdings={apart.holdings}
        why={whyApart}
      />
    </Panel>
  );
}

function Detail({ risk, row }: RiskProps & { readonly row: Contributing }) {
  const { t } = useTranslation();
  const { reason } = useTerms();
  const format = useFormat();
  const { contribution, beta } = row;
  return (
    <Steps
      steps={[
        {
          formula: t('riskPage.contribution.formula'),
          numbers: t('riskPage.contribution.steps', {
            weight: format.percent(contribution.weight),
            covariance: format.decimal(contribution.covariance, 8),
            variance: risk.portfolio.variance === null ? '—' : format.decimal(risk.portfolio.variance, 8),
            share: format.percent(contribution.share),
          }),
          words: t('riskPage.contribution.words'),
        },
        {
          formula: t('riskPage.contribution.betaFormula'),
          numbers:
            beta.value === null
              ? t('riskPage.contribution.betaNone', {
                  reason: reason(beta.reason ?? undefined),
                  n: format.count(row.beta_days),
                })
              : t('riskPage.contribution.betaSteps', {
                  covariance: format.decimal(row.beta_covariance ?? Number.NaN, 8),
                  variance: format.decimal(row.beta_variance ?? Number.NaN, 8),
                  beta: format.decimal(beta.value, 4),
                }),
          ...(beta.value === null
            ? {}
            : {
                words: t('riskPage.contribution.betaWords', {
                  n: format.count(row.beta_days),
                  index: indexName(t, risk.index),
                }),
              }),
        },
      ]}
    />
  );
}
