/** The reasons of the quarantine in Chinese, for files that go back to head office. Same codes as ISSUE_TEXTS. */
import type { IssueCode } from './issues.ts';

export const ISSUE_TEXTS_ZH: Readonly<Record<IssueCode, string>> = {
  bad_date: '日期无法识别，应为 YYYY-MM-DD 或 YYYYMMDD',
  bad_time: '时间无法识别，应为 HH:MM:SS 或 HHMMSS',
  bad_number: '不是普通的十进制数字',
  too_many_decimals: '小数位数超过该列允许的位数',
  out_of_range: '数值过大，无法精确保存',
  missing_value: '缺少必填内容',
  unknown_code: '不在约定的代码范围内',
  negative: '不应为负数',
  bad_text: '含有 NUL，或者文字不符合声明的编码',
  too_long: '内容超过字段的长度上限',
  field_count: '字段数与表头不同',
  bad_quotes: '引号的位置不符合 RFC 4180',
  duplicate_key: '关键字之前已经出现过',
  unknown_client: '没有这个客户号',
  unknown_account: '没有这个资金账号',
  unknown_security: '没有这个证券代码',
  date_after_set: '日期晚于数据包的业务日期',
  unmapped_row: '对接方案中没有适用于这类行的部分',
  unknown_holder: '没有账户使用这个股东账号',
  ambiguous_holder: '多个账户使用这个股东账号',
  unknown_market: '股东账号和证券代码不能确定市场',
  no_commission_rate: '客户没有可用于计算的佣金率',
  check_failed: '该行的数字之间不相符',
  no_lookup: '需要数据库中的资料，此处无法取得',
};
