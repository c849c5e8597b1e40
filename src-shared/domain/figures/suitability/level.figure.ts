/** The client's own risk level, shown even when the assessment expired. */

import { clientRow } from '../clientRows.ts';
import { defineFigure, none, value } from '../definition.ts';

export const level = defineFigure({
  path: 'suitability.level',
  unit: 'word',
  name: { zh: '风险等级', en: 'Risk level' },
  meaning: { zh: '客户最近一次风险测评的等级。', en: "The level of the client's last risk assessment." },
  symbols: 'C',
  terms: [],
  source:
    'contract/formulas.md, Suitability \u9002\u5f53\u6027; \u8bc1\u5238\u671f\u8d27\u6295\u8d44\u8005\u9002\u5f53\u6027\u7ba1\u7406\u529e\u6cd5',
  codes: {
    C1min: { zh: 'C1 最低', en: 'C1 lowest' },
    C1: { zh: 'C1 保守', en: 'C1 conservative' },
    C2: { zh: 'C2 谨慎', en: 'C2 cautious' },
    C3: { zh: 'C3 稳健', en: 'C3 balanced' },
    C4: { zh: 'C4 积极', en: 'C4 active' },
    C5: { zh: 'C5 激进', en: 'C5 aggressive' },
  },
  compute({ client }) {
    return client.riskLevel === null ? none('not_delivered') : value(client.riskLevel);
  },
  rows: (source) => clientRow(source),
});
