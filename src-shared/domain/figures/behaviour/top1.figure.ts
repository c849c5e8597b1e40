/** Largest holding = V₁ / V at `to`: weight of the security of the highest market value. Null without a market value. */
import { defineFigure } from '../definition.ts';
import { largest, MARKET_VALUE, ofWeights, SECURITIES, UNPRICED, WEIGHT_CONVENTION } from './weightTerms.ts';

export const top1 = defineFigure({
  path: 'behaviour.top1',
  unit: 'ratio',
  name: { zh: '第一大持仓', en: 'Largest holding' },
  meaning: { zh: '市值最大的一只证券占证券市值的比重。', en: 'Share of market value in the largest security.' },
  symbols: 'V₁ / V',
  terms: [largest(1, 'V₁', { zh: '市值最大的证券', en: 'Security of the highest value' }), MARKET_VALUE],
  source: 'contract/formulas.md, Behaviour (concentration)',
  conventions: [WEIGHT_CONVENTION],
  sample: { of: SECURITIES, minimum: null },
  leftOut: UNPRICED,
  compute: (ground) => ofWeights(ground, 'top1'),
});
