/** Words of exported tables, English. */
export const transferEn = {
  export: 'Export',
  xlsx: 'Excel workbook (.xlsx)',
  csv: 'CSV file (.csv)',
  exportOf: 'Export: {{name}}',
  running: '{{done}} of {{total}} rows written',
  stop: 'Stop the export',
  done: '{{n}} rows exported to {{file}}',
  shortened: '{{n}} cells were too long and were cut (32,767 characters in Excel; no limit in CSV)',
  stopped: 'Stopped, no file is left',
  failed: 'Not exported: {{why}}',
  notWritten: 'The file could not be written (read-only place, full disk, or open elsewhere). Choose another place.',
  asOf: 'Data through {{date}}',
  madeAt: 'Exported on {{at}}',
  rowsOf: '{{shown}} rows (of {{total}})',
  column: { market: 'Market', code: 'Code', account: 'Account', tradeNo: 'Trade number' },
  of: {
    holdings: 'Holdings {{no}}',
    profit: 'Profit by security {{no}}',
    months: 'Turnover by month {{no}}',
    trades: 'Trades {{no}}',
  },
};
