/** Sums of what trading cost. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { teller } from '../client/figures.ts';
import type { IncomePeriod } from './IncomeTab.tsx';

const FIGURES = [
  ['fees', 'pnl.fees'],
  ['commission', 'turnover.commission'],
  ['net_commission', 'turnover.net_commission'],
  ['handling', null],
  ['regulatory', null],
  ['stamp_duty', null],
  ['transfer_fee', null],
  ['other_fee', null],
] as const;

export function FeesPanel({ period: { fees } }: { readonly period: IncomePeriod }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tell = teller(format, {});
  return (
    <Panel title={t('incomePage.fees.title')} note={t('incomePage.fees.note', { n: format.count(fees.rows) })}>
      <dl className="figures income-four">
        {FIGURES.map(([key, path]) => {
          const { trace: _none, ...told } = tell.money(fees[key], '');
          return (
            <Figure
              key={key}
              label={t(`incomePage.fees.${key}`)}
              hint={t(`incomePage.fees.hint.${key}`)}
              {...told}
              {...(path === null ? {} : { trace: path })}
            />
          );
        })}
      </dl>
    </Panel>
  );
}
