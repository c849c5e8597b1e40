/** Risk assessment valid until: risk_valid_until, or risk_assessed_on + two years; null when never assessed. */

import { validUntil as untilOf } from '../../suitability/level.ts';
import { clientRow } from '../clientRows.ts';
import { defineFigure, none, value } from '../definition.ts';

export const validUntil = defineFigure({
  path: 'suitability.valid_until',
  unit: 'date',
  name: { zh: '测评有效期至', en: 'Valid until' },
  meaning: {
    zh: '总部给出的有效期，缺失时为测评日后两年。',
    en: "Head office's date, or two years after the assessment.",
  },
  symbols: 'date',
  terms: [],
  source:
    'contract/formulas.md, Suitability \u9002\u5f53\u6027; \u8bc1\u5238\u671f\u8d27\u6295\u8d44\u8005\u9002\u5f53\u6027\u7ba1\u7406\u529e\u6cd5',
  compute({ client }) {
    const until = untilOf(client);
    return until === null ? none('not_assessed') : value(until);
  },
  rows: (source) => clientRow(source),
});
