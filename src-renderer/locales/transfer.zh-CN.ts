/** Words of exported tables, Chinese. */
export const transferZhCN = {
  export: '导出',
  xlsx: 'Excel 工作簿（.xlsx）',
  csv: 'CSV 文件（.csv）',
  exportOf: '导出：{{name}}',
  running: '已写 {{done}} / {{total}} 行',
  stop: '停止导出',
  done: '已导出 {{n}} 行到 {{file}}',
  shortened: '{{n}} 个过长的单元格被截短（Excel 每格最多 32,767 个字符；CSV 不受限）',
  stopped: '已停止，没有留下文件',
  failed: '没有导出：{{why}}',
  notWritten: '文件写不进去（位置只读、磁盘已满或文件正被打开）。换一个位置再试。',
  asOf: '数据截至 {{date}}',
  madeAt: '导出于 {{at}}',
  rowsOf: '{{shown}} 行（共 {{total}} 行）',
  column: { market: '市场', code: '证券代码', account: '资金账号', tradeNo: '成交编号' },
  of: { holdings: '持仓 {{no}}', profit: '按证券盈亏 {{no}}', months: '月度周转率 {{no}}', trades: '成交明细 {{no}}' },
};
