/**
 * Words of Chinese statements and what they mean (notes on the domain § 4.6, read in public parsers and measured in real
 * exports). Only words whose meaning does not depend on the broker stand here. 帐 and 账 occur for each other.
 */
import type { BusinessType, FlowKind } from '../../../kernel/codes.ts';
import type { WordValue } from '../profileData.ts';

const TRADES: Readonly<Partial<Record<BusinessType, string>>> = {
  buy: '证券买入 普通买入 担保品买入 担保物买入 融资买入',
  sell: '证券卖出 普通卖出 担保品卖出 融资卖出 卖券还款',
  ipo_allot: '新股入账 新股入帐 中签入账 中签入帐',
  rights_take: '配股入账 配股入帐',
  bonus_share: '红股入账 红股入帐 送股入账 送股入帐 转增股入账 ETF份额分拆',
  share_merge: 'ETF份额合并 缩股',
  transfer_in: '转托管转入 转托转入 托管转入 股份转入 担保品划入 担保物转入',
  transfer_out: '转托管转出 转托转出 托管转出 股份转出 担保品划出 担保物转出',
  redeem: '到期兑付 债券兑付',
  repo_lend: '融券回购 质押回购拆出',
  repo_return: '融券购回 拆出质押购回',
};

const FLOWS: Readonly<Partial<Record<FlowKind, string>>> = {
  bank_in: '银行转存 银行转证券 银行转入 资金转入 银证转入',
  bank_out: '银行转取 证券转银行 银行转出 资金转出 银证转出',
  dividend: '红利入账 红利入帐 股息入账 股息入帐 红利发放',
  dividend_tax: '股息红利税补缴 股息红利差异扣税 股息红利扣税 红利差异税扣税 红利补税',
  interest: '利息归本 批量利息归本',
  other: '利息税代扣',
};

function list(words: Readonly<Partial<Record<string, string>>>): WordValue[] {
  return Object.entries(words).flatMap(([value, all = '']) => all.split(' ').map((word) => ({ word, value })));
}

export const TRADE_WORDS: readonly WordValue[] = list(TRADES);
export const FLOW_WORDS: readonly WordValue[] = list(FLOWS);
/** They move neither cash nor shares. */
export const ADMINISTRATIVE_WORDS: readonly string[] =
  '指定交易 撤销指定 指定入账 撤指转出 转存管转出 指定登记 申购配号 配号 中签通知'.split(' ');

export const wordsOf = (list: readonly WordValue[]): string[] => list.map(({ word }) => word);
