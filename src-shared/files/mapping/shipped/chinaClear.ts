/**
 * China Clear's clearing details, by the structures of the domain notes (§ 4.3): jsmx of Shanghai and SJSMX1 of Shenzhen.
 * They know holder numbers and no commission: the account is looked up by its holder number, commission is computed from
 * the client's rate. Handling and regulatory fees lie inside the commission (notes § 3.3), so they are not charged twice.
 * No real file was at hand: figures are taken as plain decimals, and every row is checked against itself.
 */
import type { ProfileInput } from '../shippedProfiles.ts';

const ABOUT_EN =
  "Only trades in yuan are taken; every other kind of row is an issue. The account is the one with this holder number; the commission is amount × the client's rate, at least 5 yuan an order, and it contains handling and regulatory fees; the net amount is computed. Figures are read as plain decimals: quantity × price must be the cleared amount, or the row is an issue (bonds counted in lots among them). No real file was available when this was made: try it on one before using it.";
const ABOUT_ZH =
  '只接受人民币交易行，其他种类的行列为问题。资金账号按股东账号查找；佣金 = 成交金额 × 客户佣金率，每笔委托最低 5 元，已含经手费和证管费；发生金额按计算得出。数值按普通小数读取：数量 × 价格必须等于清算金额，否则该行列为问题（按手计数的债券也在内）。制作时没有真实文件可供核对，使用前请先试读。';

const COMMON = {
  about: { zh: ABOUT_ZH, en: ABOUT_EN },
  base: 'canonical',
  file: { format: 'dbf', encoding: 'gb18030', trim: true, date_formats: ['yyyymmdd'], time_formats: ['hhmmss'] },
} satisfies Partial<ProfileInput>;
const COMMISSION = { kind: 'commission', minimum: '5', without_rate: 'issue' } as const;

export const JSMX: ProfileInput = {
  version: 1,
  name: 'chinaclear-jsmx',
  title: { zh: '中国结算上海：结算明细 jsmx', en: 'China Clear Shanghai: settlement details jsmx' },
  ...COMMON,
  sections: [
    {
      dataset: 'trades',
      when: [
        { kind: 'in', header: 'SCDM', words: ['01'] },
        { kind: 'in', header: 'JLLX', words: ['001'] },
        { kind: 'in', header: 'YWLX', words: ['001'] },
        { kind: 'in', header: 'BZ', words: ['RMB'] },
        { kind: 'in', header: 'JGDM', words: ['0000'] },
      ],
      columns: [
        { column: 'trade_date', source: { kind: 'column', header: 'JYRQ' } },
        {
          column: 'trade_time',
          source: { kind: 'column', header: 'CJSJ', steps: [{ kind: 'pad_zeros', width: 6 }] },
        },
        { column: 'market', source: { kind: 'constant', value: 'SH' } },
        { column: 'trade_no', source: { kind: 'column', header: 'CJBH' } },
        { column: 'account_no', source: { kind: 'account', holder: { header: 'ZQZH' }, side: 'sh' } },
        { column: 'code', source: { kind: 'column', header: 'ZQDM1' } },
        {
          column: 'business_type',
          source: {
            kind: 'words',
            header: 'MMBZ',
            match: 'exact',
            words: [
              { word: 'B', value: 'buy' },
              { word: 'S', value: 'sell' },
            ],
          },
        },
        { column: 'quantity', source: { kind: 'column', header: 'CJSL', steps: [{ kind: 'absolute' }] } },
        { column: 'price', source: { kind: 'column', header: 'JG1' } },
        {
          column: 'amount',
          source: {
            kind: 'column',
            header: 'QSJE',
            // What the client pays is negative; another sign than its side's stays negative and is an issue.
            steps: [{ kind: 'negate_if', when: [{ kind: 'in', header: 'MMBZ', words: ['B'] }] }],
          },
        },
        { column: 'commission', source: { ...COMMISSION, order: ['ZQZH', 'MMBZ', 'SQBH'] } },
        { column: 'stamp_duty', source: { kind: 'column', header: 'YHS', steps: [{ kind: 'negate' }] } },
        { column: 'transfer_fee', source: { kind: 'column', header: 'GHF', steps: [{ kind: 'negate' }] } },
        { column: 'net_amount', source: { kind: 'net_amount' } },
      ],
      checks: [
        {
          kind: 'sum_is',
          plus: ['QSJE', 'YHS', 'JSF', 'GHF', 'ZGF', 'SXF', 'QTJE1', 'QTJE2', 'QTJE3'],
          total: 'SJSF',
          tolerance: '0.005',
        },
        { kind: 'product_is', of: ['JG1', 'CJSL'], total: 'QSJE', tolerance: '0.005' },
      ],
    },
  ],
};

export const SJSMX1: ProfileInput = {
  version: 1,
  name: 'chinaclear-sjsmx1',
  title: { zh: '中国结算深圳：清算明细 SJSMX1', en: 'China Clear Shenzhen: clearing details SJSMX1' },
  ...COMMON,
  sections: [
    {
      dataset: 'trades',
      when: [
        { kind: 'in', header: 'MXYWLB', words: ['JY00'] },
        { kind: 'in', header: 'MXJYFS', words: ['01', '02'] },
        { kind: 'in', header: 'MXHBDH', words: ['RMB'] },
      ],
      columns: [
        { column: 'trade_date', source: { kind: 'column', header: 'MXCJRQ' } },
        { column: 'market', source: { kind: 'constant', value: 'SZ' } },
        { column: 'trade_no', source: { kind: 'column', header: 'MXZXBH' } },
        {
          column: 'account_no',
          source: {
            kind: 'account',
            holder: { header: 'MXZQZH', steps: [{ kind: 'pad_zeros', width: 10 }] },
            side: 'sz',
          },
        },
        { column: 'code', source: { kind: 'column', header: 'MXZQDM', steps: [{ kind: 'pad_zeros', width: 6 }] } },
        {
          column: 'business_type',
          source: {
            kind: 'cases',
            cases: [
              { when: [{ kind: 'sign', header: 'MXQSSL', sign: 'positive' }], value: 'buy' },
              { when: [{ kind: 'sign', header: 'MXQSSL', sign: 'negative' }], value: 'sell' },
            ],
          },
        },
        { column: 'quantity', source: { kind: 'column', header: 'MXQSSL', steps: [{ kind: 'absolute' }] } },
        { column: 'price', source: { kind: 'column', header: 'MXCJJG' } },
        // The notes do not say which sign these figures carry: the side comes from the quantity.
        { column: 'amount', source: { kind: 'column', header: 'MXQSBJ', steps: [{ kind: 'absolute' }] } },
        { column: 'commission', source: { ...COMMISSION, order: ['MXZQZH', 'MXDDBH'] } },
        { column: 'stamp_duty', source: { kind: 'column', header: 'MXYHS', steps: [{ kind: 'absolute' }] } },
        { column: 'transfer_fee', source: { kind: 'column', header: 'MXGHF', steps: [{ kind: 'absolute' }] } },
        { column: 'net_amount', source: { kind: 'net_amount' } },
      ],
      checks: [{ kind: 'product_is', of: ['MXCJJG', 'MXQSSL'], total: 'MXQSBJ', tolerance: '0.005' }],
    },
  ],
};
