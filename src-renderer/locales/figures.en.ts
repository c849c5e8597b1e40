/** Words of the page of all figures, English. */
import type { figuresZhCN } from './figures.zh-CN.ts';

export const figuresEn: typeof figuresZhCN = {
  tab: 'All figures',
  title: 'All figures',
  note: '{{n}} figures, {{from}} to {{to}}',
  find: 'Find by name or meaning',
  nothing: 'No figure fits “{{text}}”.',
  column: { name: 'Figure', value: 'Value', n: 'Sample', meaning: 'Meaning', formula: 'Formula' },
  leftOut: '{{n}} left out',
  section: {
    assets: 'Assets',
    pnl: 'Profit',
    returns: 'Returns and risk',
    turnover: 'Turnover and fees',
    behaviour: 'Habits',
    value: 'Client value and life cycle',
    suitability: 'Suitability',
    risk: 'Risk',
  },
};
