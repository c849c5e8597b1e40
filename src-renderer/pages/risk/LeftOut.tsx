/** Holdings that a computation leaves out, each with its reason: named and never counted as zero. */
import type { RiskHolding } from '../../../src-shared/contract/riskCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { keyOf } from './model.ts';

interface Props {
  readonly title: string;
  readonly holdings: readonly RiskHolding[];
  /** In words. */
  readonly why: (holding: RiskHolding) => string;
}

export function LeftOut({ title, holdings, why }: Props) {
  const format = useFormat();
  if (holdings.length === 0) return null;
  return (
    <div className="risk-left">
      <span>{title}</span>
      <ul>
        {holdings.map((holding) => {
          return (
            <li key={keyOf(holding)}>
              {holding.name} <span className="num muted">{holding.code}</span>
              <span className="muted">
                {` · ${why(holding)}`}
                {holding.weight !== null && ` · ${format.percent(holding.weight)}`}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
