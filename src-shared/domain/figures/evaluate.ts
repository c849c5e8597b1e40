/** Computes figures on a ground, each once. */
import type { FigureDefinition, Result, Unit, ValueOf } from './definition.ts';
import type { Ground } from './ground.ts';

/** What a ground is made of; `of` comes with the evaluation. */
export type GroundFacts = Omit<Ground, 'of'>;

/** Gives a ground its memory: each figure is computed when first asked for, and once. */
export function evaluating(facts: GroundFacts): Ground {
  const results = new Map<FigureDefinition, Result<ValueOf[Unit]>>();
  const ground: Ground = Object.create(facts, {
    of: {
      value<U extends Unit>(figure: FigureDefinition<U>): Result<ValueOf[U]> {
        const known = results.get(figure as unknown as FigureDefinition);
        if (known !== undefined) return known as Result<ValueOf[U]>;
        const result = figure.compute(ground);
        results.set(figure as unknown as FigureDefinition, result as Result<ValueOf[Unit]>);
        return result;
      },
    },
  }) as Ground;
  return ground;
}
