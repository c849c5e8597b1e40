/** Words of the page of all figures, Chinese. */
export const figuresZhCN = {
  tab: '全部指标',
  title: '全部指标',
  note: '{{n}} 项，期间 {{from}} 至 {{to}}',
  find: '按名称或含义查找',
  nothing: '没有符合“{{text}}”的指标。',
  column: { name: '指标', value: '数值', n: '样本数', meaning: '含义', formula: '公式' },
  leftOut: '未计入 {{n}} 项',
  section: {
    assets: '资产',
    pnl: '盈亏',
    returns: '收益与风险',
    turnover: '周转率与费用',
    behaviour: '交易习惯',
    value: '客户价值与生命周期',
    suitability: '适当性',
    risk: '风险',
  },
};
