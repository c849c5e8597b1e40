/** How much is at stake: position ratio, concentration, borrowed money, and what today's holdings are like together. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { type Told, teller } from '../client/figures.ts';
import { HowFigure } from './HowFigure.tsx';
import type { ReportedRiskProps } from './RiskTab.tsx';
import { Steps } from './Steps.tsx';

type Name = 'position' | 'top1' | 'top3' | 'hhi' | 'liability';

export function ExposurePanel({ report, risk }: ReportedRiskProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tell = teller(format, report.missing);
  const { behaviour, assets } = report;
  const { margin, portfolio } = risk;
  const figure = (name: Name, told: Told) => (
    <Figure label={t(`riskPage.exposure.${name}`)} hint={t(`riskPage.exposure.hint.${name}`)} {...told} />
  );
  const weight = (value: number | null) => (value === null ? '—' : format.percent(value));
  return (
    <Panel title={t('riskPage.exposure.title')}>
      <dl className="figures risk-figures">
        {figure('position', tell.percent(behaviour.position_ratio, 'behaviour.position_ratio'))}
        {figure('top1', tell.percent(behaviour.top1, 'behaviour.top1'))}
        {figure('top3', tell.percent(behaviour.top3, 'behaviour.top3'))}
        {figure('hhi', tell.plain(behaviour.hhi, 3, 'behaviour.hhi'))}
        {figure('liability', tell.money(assets.liability, 'assets.liability'))}
      </dl>
      <div className="hows">
        <HowFigure
          label={t('riskPage.exposure.margin')}
          value={margin.ratio.value === null ? null : format.percent(margin.ratio.value)}
          reason={margin.ratio.reason}
        >
          <Steps
            steps={[
              {
                formula: t('riskPage.exposure.marginFormula'),
                numbers: t('riskPage.exposure.marginSteps', {
                  collateral: margin.collateral === null ? '—' : format.money(margin.collateral),
                  liability: margin.liability === null ? '—' : format.money(margin.liability),
                  ratio: margin.ratio.value === null ? '—' : format.percent(margin.ratio.value),
                }),
                words: t('riskPage.exposure.marginNote', { date: margin.as_of ?? risk.to }),
              },
            ]}
          />
        </HowFigure>
        <HowFigure
          label={t('riskPage.exposure.portfolioBeta')}
          value={portfolio.beta.value === null ? null : format.decimal(portfolio.beta.value, 2)}
          reason={portfolio.beta.reason}
        >
          <Steps
            steps={[
              {
                formula: t('riskPage.exposure.betaFormula'),
                words: t('riskPage.exposure.betaNote', { weight: weight(portfolio.beta_weight) }),
              },
            ]}
          />
        </HowFigure>
        <HowFigure
          label={t('riskPage.exposure.portfolioVolatility')}
          value={portfolio.volatility.value === null ? null : format.percent(portfolio.volatility.value)}
          reason={portfolio.volatility.reason}
        >
          <Steps
            steps={[
              {
                formula: t('riskPage.exposure.volatilityFormula'),
                numbers: t('riskPage.exposure.volatilitySteps', {
                  variance: portfolio.variance === null ? '—' : format.decimal(portfolio.variance, 8),
                  volatility: portfolio.volatility.value === null ? '—' : format.percent(portfolio.volatility.value),
                }),
                words: t('riskPage.exposure.volatilityNote', {
                  n: format.count(portfolio.common_days),
                  weight: weight(portfolio.taken_weight),
                }),
              },
            ]}
          />
        </HowFigure>
      </div>
    </Panel>
  );
}
