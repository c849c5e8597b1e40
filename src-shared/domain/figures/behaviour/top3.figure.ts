/** Three largest = V₃ / V at `to`: weights of the three securities of the highest market value, or of fewer if there are. */
import { defineFigure } from '../definition.ts';
import { largest, MARKET_VALUE, ofWeights, SECURITIES, UNPRICED, WEIGHT_CONVENTION } from './weightTerms.ts';

export const top3 = defineFigure({
  path: 'behaviour.top3',
  unit: 'ratio',
  name: { zh: '前三大持仓', en: 'Three largest' },
  meaning: {
    zh: '市值最大的三只证券占证券市值的比重。',
    en: 'Share of market value in the three largest securities.',
  },
  symbols: 'V₃ / V',
  terms: [largest(3, 'V₃', { zh: '市值最大的三只证券', en: 'Three securities of the highest value' }), MARKET_VALUE],
  source: 'contract/formulas.md, Behaviour (concentration)',
  conventions: [WEIGHT_CONVENTION],
  sample: { of: SECURITIES, minimum: null },
  leftOut: UNPRICED,
  compute: (ground) => ofWeights(ground, 'top3'),
});
