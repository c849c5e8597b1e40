/**
 * A broker's statement as a workbook (domain notes § 4.5, second: 海通): codes that lost their zeros, trades without a
 * number, new securities in three shapes. Worked example for xlsx and for cases.
 */
import type { CellInput, ProfileInput } from '../shippedProfiles.ts';

const CODE: CellInput = { header: '证券代码', steps: [{ kind: 'pad_zeros', width: 6 }] };

export const STATEMENT_HTSEC: ProfileInput = {
  version: 1,
  name: 'statement-htsec-xlsx',
  title: { zh: '交割单：海通证券 Excel', en: 'Statement: Haitong, Excel workbook' },
  about: {
    zh: '每行一笔成交。证券代码补足 6 位；没有成交号的行按日期在本文件内编号。“新增证券”是发债、新股转为上市证券的登记，成本不在文件里：按转托管转入且不给金额入账，该持仓标为成本未知。价格为正、成交金额为 0 的买入是中签入账，金额 = 价格 × 数量；与之对应的缴款行（数量为 0）略去并计数，避免重复。',
    en: 'One trade a row. Codes get their lost zeros back; rows without a number are numbered by date within the file. “新增证券” registers a new issue under its listed code; its cost is not in the file, so it is taken as a transfer in without an amount and the position is marked as of unknown cost. A buy with a price and an amount of 0 is an allotment: amount = price × quantity; the row of its payment (quantity 0) is left out and counted, so that it does not count twice.',
  },
  base: 'canonical',
  file: {
    format: 'xlsx',
    trim: true,
    empty_words: ['---', '-'],
    date_formats: ['yyyymmdd', 'yyyy-mm-dd', 'excel_serial'],
    time_formats: ['hh:mm:ss', 'hhmmss', 'excel_fraction'],
  },
  drop: [
    {
      when: [
        { kind: 'in', header: '操作', words: ['买'] },
        { kind: 'sign', header: '成交数量', sign: 'zero' },
        { kind: 'sign', header: '发生金额', sign: 'negative' },
      ],
      reason: 'payment for an allotment, booked with the allotment 中签缴款，随入账行入账',
    },
  ],
  sections: [
    {
      dataset: 'trades',
      when: [{ kind: 'in', header: '操作', words: ['买', '卖'] }],
      columns: [
        { column: 'trade_date', source: { kind: 'column', header: '成交日期' } },
        { column: 'trade_time', source: { kind: 'column', header: '成交时间' } },
        { column: 'market', source: { kind: 'market', holder: { header: '股东账号' }, code: CODE } },
        {
          column: 'trade_no',
          source: {
            kind: 'first',
            of: [
              { kind: 'column', header: '成交号', steps: [{ kind: 'empty_if', words: ['0'] }] },
              { kind: 'numbered', prefix: 'X', parts: ['资金账号'] },
            ],
          },
        },
        { column: 'account_no', source: { kind: 'column', header: '资金账号' } },
        { column: 'code', source: { kind: 'column', ...CODE } },
        {
          column: 'business_type',
          source: {
            kind: 'cases',
            cases: [
              { when: [{ kind: 'in', header: '证券名称', words: ['新增证券'] }], value: 'transfer_in' },
              {
                when: [
                  { kind: 'in', header: '操作', words: ['买'] },
                  { kind: 'sign', header: '成交金额', sign: 'zero' },
                  { kind: 'sign', header: '成交价格', sign: 'positive' },
                ],
                value: 'ipo_allot',
              },
              { when: [{ kind: 'in', header: '操作', words: ['买'] }], value: 'buy' },
              { when: [{ kind: 'in', header: '操作', words: ['卖'] }], value: 'sell' },
            ],
          },
        },
        { column: 'quantity', source: { kind: 'column', header: '成交数量', steps: [{ kind: 'absolute' }] } },
        { column: 'price', source: { kind: 'column', header: '成交价格', steps: [{ kind: 'empty_if_zero' }] } },
        {
          column: 'amount',
          source: {
            kind: 'first',
            of: [
              { kind: 'column', header: '成交金额', steps: [{ kind: 'empty_if_zero' }] },
              { kind: 'product', of: ['成交价格', '成交数量'], steps: [{ kind: 'empty_if_zero' }] },
            ],
          },
        },
        { column: 'commission', source: { kind: 'column', header: '手续费' } },
        { column: 'stamp_duty', source: { kind: 'column', header: '印花税' } },
        { column: 'transfer_fee', source: { kind: 'column', header: '过户费' } },
        { column: 'other_fee', source: { kind: 'column', header: '其他费' } },
        {
          column: 'net_amount',
          source: {
            kind: 'first',
            of: [
              { kind: 'column', header: '发生金额', steps: [{ kind: 'empty_if_zero' }] },
              // The cash of an allotment left with the row that is left out.
              { kind: 'net_amount' },
            ],
          },
        },
      ],
    },
  ],
};
