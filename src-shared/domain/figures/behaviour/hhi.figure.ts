/** HHI = Σ w² = ΣVᵢ² / V² at `to`, in (0, 1]; 1 is a single security, 1/n is n equal ones. Null without a market value. */
import { defineFigure, value } from '../definition.ts';
import { MARKET_VALUE, ofWeights, SECURITIES, UNPRICED, WEIGHT_CONVENTION } from './weightTerms.ts';

export const hhi = defineFigure({
  path: 'behaviour.hhi',
  unit: 'number',
  name: { zh: '集中度 HHI', en: 'Concentration HHI' },
  meaning: {
    zh: '各证券市值占比的平方和。1 表示只有一只证券。',
    en: 'Sum of squared shares of market value. 1 means a single security.',
  },
  symbols: 'ΣVᵢ² / (V × V)',
  terms: [
    {
      symbol: 'ΣVᵢ²',
      name: { zh: '各证券市值的平方和', en: 'Market value of each security squared, summed' },
      unit: 'number',
      value: ({ holdings }) => value(holdings.bySecurity.reduce((sum, v) => sum + v * v, 0)),
    },
    MARKET_VALUE,
  ],
  source: 'Herfindahl-Hirschman index; contract/formulas.md, Behaviour (concentration)',
  conventions: [WEIGHT_CONVENTION],
  sample: { of: SECURITIES, minimum: null },
  leftOut: UNPRICED,
  compute: (ground) => ofWeights(ground, 'hhi'),
});
