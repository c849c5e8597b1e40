/** The client's own risk level, shown even when the assessment is expired or missing. Null where head office gives none. */
import { clientRow } from '../clientRows.ts';
import { defineFigure, none, value } from '../definition.ts';
import { SUITABILITY_SOURCE } from './suitabilitySource.ts';

export const level = defineFigure({
  path: 'suitability.level',
  unit: 'word',
  name: { zh: '风险等级', en: 'Risk level' },
  meaning: {
    zh: '客户资料中的风险承受能力等级，测评过期或缺失时也照列。',
    en: "The level in the client's row, shown even when the assessment is expired or missing.",
  },
  symbols: 'C',
  terms: [],
  source: SUITABILITY_SOURCE,
  codes: {
    C1min: { zh: 'C1 最低', en: 'C1 min' },
    C1: { zh: 'C1 保守', en: 'C1' },
    C2: { zh: 'C2 谨慎', en: 'C2' },
    C3: { zh: 'C3 稳健', en: 'C3' },
    C4: { zh: 'C4 积极', en: 'C4' },
    C5: { zh: 'C5 激进', en: 'C5' },
  },
  compute({ client }) {
    return client.riskLevel === null ? none('not_delivered') : value(client.riskLevel);
  },
  rows: clientRow,
});
