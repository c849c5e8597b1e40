/** The single figures of a report: every entry of the registry, in its section, with its reason, sample and what it leaves out. */
import { FIGURES } from '../../../src-shared/domain/figures/registry.ts';
import type { ReportContext } from './context.ts';
import { placeOf, written } from './values.ts';

export interface FigureSections {
  readonly sections: Readonly<Record<string, Record<string, unknown>>>;
  /** Sample sizes by path. */
  readonly samples: Readonly<Record<string, number>>;
}

export function figureSections({ ground, missing }: ReportContext): FigureSections {
  const sections: Record<string, Record<string, unknown>> = {};
  const samples: Record<string, number> = {};
  for (const figure of FIGURES) {
    const [section, name] = placeOf(figure);
    const result = ground.of(figure);
    let own = sections[section];
    if (own === undefined) {
      own = {};
      sections[section] = own;
    }
    own[name] = written(figure.unit, result);
    if (result.value === null) missing.because(figure.path, result.reason);
    if (result.n !== undefined) samples[figure.path] = result.n;
    if (result.leftOut !== undefined) missing.leaves(figure.path, result.leftOut);
  }
  return { sections, samples };
}
