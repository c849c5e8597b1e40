/** Where a formula comes from, in the reader's language: definitions name the page and the section of the formulas. Pure. */
import type { Language } from '../../locales/language.ts';

type Pairs = readonly (readonly [written: string, said: string])[];

/** Longer phrases before shorter ones. Names of papers stay as they are. */
const SAID: Readonly<Record<Language, Pairs>> = {
  'zh-CN': [
    ['contract/formulas.md, ', '公式约定·'],
    ['docs/decisions.md, ', '设计决定·'],
    ['The self-check of profit', '盈亏自检'],
    ["head office's assets", '总部资产记录'],
    ['Client value and life cycle', '客户价值与生命周期'],
    ['Behaviour (concentration)', '集中度'],
    ['Returns (index of r, start included)', '收益率（含起点的净值）'],
    ['Returns (volatility)', '收益率（波动率）'],
    ['Returns: IX 000300 closes', '收益率（沪深 300 收盘价）'],
    [
      'Returns: as the CSI 300, with the index that the branch chose for the client',
      '收益率（营业部为客户选定的基准，算法同沪深 300）',
    ],
    ['Turnover 周转率', '周转率'],
    ['Suitability 适当性', '适当性'],
    ['Profit and loss', '盈亏'],
    ['Suitability', '适当性'],
    ['Behaviour', '交易习惯'],
    ['Returns', '收益率'],
    ['Book', '账簿'],
    ["Excel's XIRR", 'Excel 的 XIRR 函数'],
    ['Herfindahl-Hirschman index', '赫芬达尔-赫希曼指数'],
    ['Dietz 1966, modified', '修正迪茨法（Dietz 1966）'],
    ['Sharpe 1963, single-index model', 'Sharpe 1963，单指数模型'],
    ['; ', '；'],
  ],
  en: [
    ['contract/formulas.md, ', 'Formulas agreed with head office, '],
    ['docs/decisions.md, ', 'Decisions, '],
    ['Turnover 周转率', 'Turnover'],
    ['Suitability 适当性', 'Suitability'],
  ],
};

export function sourceText(source: string, language: Language): string {
  return SAID[language].reduce((text, [written, said]) => text.replaceAll(written, said), source);
}
