/**
 * A broker's statement as exported by the 通达信 terminal (domain notes § 4.5, first): GB18030 text under an .xls name,
 * TAB between the fields, cells written as ="…". One file gives trades and cash flows. Worked example for a statement.
 */
import type { ProfileInput, SourceInput } from '../shippedProfiles.ts';
import { ADMINISTRATIVE_WORDS, FLOW_WORDS, TRADE_WORDS, wordsOf } from './words.ts';

const ACCOUNT: SourceInput = { kind: 'column', header: '资金帐号' };
const MARKET: SourceInput = { kind: 'market', holder: { header: '股东代码' }, code: { header: '证券代码' } };
const numbered = (prefix: string): SourceInput => ({ kind: 'numbered', prefix, parts: ['资金帐号'] });

export const STATEMENT_TDX: ProfileInput = {
  version: 1,
  name: 'statement-tdx-text',
  title: {
    zh: '交割单：通达信导出的文本（华西等）',
    en: 'Statement: text exported by the TDX terminal (Huaxi and others)',
  },
  about: {
    zh: '扩展名为 .xls 的 GB18030 文本，制表符分隔，单元格形如 ="…"。一份文件给出成交流水和资金流水。回购数量按文件原样（每份 100 元），金额以成交金额为准。其他费用 = 总费用 − 净佣金 − 印花税 − 过户费，因此交易规费是否已含经手费都不会重复计算。资金流水没有编号，按日期在本文件内顺序编号：不要把日期重叠的两份文件放进同一家店。指定交易、配号等不影响资金和股份的行略去并计数。',
    en: 'GB18030 text under an .xls name, TAB between fields, cells written as ="…". One file gives trades and cash flows. Repo quantities stand as in the file (units of 100 yuan), amounts are the traded amounts. Other fees are total fees less commission, stamp duty and transfer fee, so nothing counts twice whether or not 交易规费 contains 经手费. Cash flows carry no number: they are numbered by date within the file, so do not deliver two files whose dates overlap. Rows that move neither cash nor shares (designation, allotment numbers) are left out and counted.',
  },
  base: 'canonical',
  file: {
    format: 'csv',
    encoding: 'gb18030',
    delimiter: 'tab',
    unwrap: true,
    trim: true,
    empty_words: ['---', '-'],
    date_formats: ['yyyymmdd', 'yyyy-mm-dd'],
    time_formats: ['hh:mm:ss', 'hhmmss'],
  },
  drop: [
    {
      when: [{ kind: 'in', header: '业务名称', words: [...ADMINISTRATIVE_WORDS] }],
      reason: 'moves neither cash nor shares 不影响资金和股份',
    },
  ],
  sections: [
    {
      dataset: 'trades',
      when: [
        { kind: 'in', header: '业务名称', words: wordsOf(TRADE_WORDS) },
        { kind: 'in', header: '币种', words: ['人民币'] },
      ],
      columns: [
        { column: 'trade_date', source: { kind: 'column', header: '交收日期' } },
        { column: 'trade_time', source: { kind: 'column', header: '成交时间' } },
        { column: 'market', source: MARKET },
        {
          column: 'trade_no',
          source: {
            kind: 'first',
            of: [{ kind: 'column', header: '成交编号', steps: [{ kind: 'empty_if', words: ['0'] }] }, numbered('X')],
          },
        },
        { column: 'account_no', source: ACCOUNT },
        { column: 'code', source: { kind: 'column', header: '证券代码' } },
        {
          column: 'business_type',
          source: { kind: 'words', header: '业务名称', match: 'exact', words: [...TRADE_WORDS] },
        },
        { column: 'quantity', source: { kind: 'column', header: '成交数量', steps: [{ kind: 'absolute' }] } },
        { column: 'price', source: { kind: 'column', header: '成交价格', steps: [{ kind: 'empty_if_zero' }] } },
        {
          column: 'amount',
          source: {
            kind: 'first',
            of: [
              { kind: 'column', header: '成交金额', steps: [{ kind: 'empty_if_zero' }, { kind: 'absolute' }] },
              // An allotment's statement may leave the amount 0.
              {
                kind: 'product',
                of: ['成交价格', '成交数量'],
                steps: [{ kind: 'empty_if_zero' }, { kind: 'absolute' }],
              },
            ],
          },
        },
        { column: 'commission', source: { kind: 'column', header: '净佣金' } },
        { column: 'stamp_duty', source: { kind: 'column', header: '印花税' } },
        { column: 'transfer_fee', source: { kind: 'column', header: '过户费' } },
        { column: 'other_fee', source: { kind: 'sum', plus: ['总费用'], minus: ['净佣金', '印花税', '过户费'] } },
        { column: 'net_amount', source: { kind: 'column', header: '清算金额' } },
      ],
    },
    {
      dataset: 'cash_flows',
      when: [
        { kind: 'in', header: '业务名称', words: wordsOf(FLOW_WORDS) },
        { kind: 'in', header: '币种', words: ['人民币'] },
      ],
      columns: [
        { column: 'flow_date', source: { kind: 'column', header: '交收日期' } },
        { column: 'flow_no', source: numbered('') },
        { column: 'account_no', source: ACCOUNT },
        {
          column: 'flow_kind',
          source: { kind: 'words', header: '业务名称', match: 'exact', words: [...FLOW_WORDS] },
        },
        { column: 'amount', source: { kind: 'column', header: '清算金额' } },
        { column: 'market', source: MARKET },
        { column: 'code', source: { kind: 'column', header: '证券代码' } },
        { column: 'remark', source: { kind: 'column', header: '业务名称' } },
      ],
    },
  ],
};
