/** Assessment state at `to`: professional, missing, expired or valid (the last day included). */

import { assessmentState } from '../../suitability/level.ts';
import { clientRow } from '../clientRows.ts';
import { defineFigure, entry, value } from '../definition.ts';
import { validUntil } from './valid_until.figure.ts';

export const state = defineFigure({
  path: 'suitability.state',
  unit: 'word',
  name: { zh: '测评状态', en: 'Assessment state' },
  meaning: {
    zh: '期末风险测评是否有效；专业投资者另列。',
    en: 'Whether the assessment holds at the end of the period; professional investors apart.',
  },
  symbols: 'valid_until ≥ to',
  terms: [{ symbol: 'valid_until', figure: entry(validUntil) }],
  source:
    'contract/formulas.md, Suitability \u9002\u5f53\u6027; \u8bc1\u5238\u671f\u8d27\u6295\u8d44\u8005\u9002\u5f53\u6027\u7ba1\u7406\u529e\u6cd5',
  codes: {
    valid: { zh: '测评有效', en: 'valid' },
    expired: { zh: '测评已过期', en: 'expired' },
    missing: { zh: '未测评', en: 'missing' },
    professional: { zh: '专业投资者', en: 'professional' },
  },
  compute({ client, period }) {
    return value(assessmentState(client, period.to));
  },
  rows: (source) => clientRow(source),
});
