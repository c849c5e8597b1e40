/** Holdings that a computation leaves out, each with its reason: named and never counted as zero. */
import { useTranslation } from 'react-i18next';
import type { RiskHolding } from '../../../src-shared/contract/riskCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { keyOf } from './model.ts';

interface Props {
  readonly title: string;
  readonly holdings: readonly RiskHolding[];
  readonly why: (holding: RiskHolding) => string | null;
}

export function LeftOut({ title, holdings, why }: Props) {
  const { t } = useTranslation();
  const { reason } = useTerms();
  const format = useFormat();
  if (holdings.length === 0) return null;
  return (
    <div className="risk-left">
      <span>{title}</span>
      <ul>
        {holdings.map((holding) => {
          const code = why(holding) ?? undefined;
          const words = reason(code);
          return (
            <li key={keyOf(holding)}>
              {holding.name} <span className="num muted">{holding.code}</span>
              {'  '}
              <span className="muted">
                {code === 'too_few'
                  ? t('riskPage.contribution.leftOutOne', { reason: words, n: format.count(holding.days) })
                  : words}
                {holding.weight !== null && ` · ${format.percent(holding.weight)}`}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
