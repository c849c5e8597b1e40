/** Sums of what came in beside trading. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { teller } from '../client/figures.ts';
import type { IncomePeriod } from './IncomeTab.tsx';

/** Those of the report have its path, which explains them. */
const FIGURES = [
  ['dividends', 'pnl.dividends'],
  ['dividend', null],
  ['dividend_tax', null],
  ['interest', 'pnl.interest'],
  ['fee', 'pnl.fee_flows'],
  ['other', 'pnl.other_flows'],
] as const;

export function IncomePanel({ period: { income } }: { readonly period: IncomePeriod }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tell = teller(format, {});
  return (
    <Panel
      title={t('incomePage.income.title')}
      note={t('incomePage.income.note', { n: format.count(income.payments) })}
    >
      <dl className="figures income-three">
        {FIGURES.map(([key, path]) => {
          const { trace: _none, ...told } = tell.money(income[key], '');
          return (
            <Figure
              key={key}
              label={t(`incomePage.income.${key}`)}
              hint={t(`incomePage.income.hint.${key}`)}
              {...told}
              {...(path === null ? {} : { trace: path })}
            />
          );
        })}
      </dl>
    </Panel>
  );
}
