/** An explanation in place: formulas, the same with the numbers in them, and what the letters mean. */
import type { ReactNode } from 'react';

export interface Step {
  readonly formula: string;
  /** The formula with its numbers. */
  readonly numbers?: ReactNode;
  readonly words?: ReactNode;
}

export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <div className="risk-steps">
      {steps.map(({ formula, numbers, words }) => (
        <div key={formula} className="risk-step">
          <span className="risk-formula">{formula}</span>
          {numbers !== undefined && <span className="risk-numbers num">{numbers}</span>}
          {words !== undefined && <span className="risk-words">{words}</span>}
        </div>
      ))}
    </div>
  );
}
