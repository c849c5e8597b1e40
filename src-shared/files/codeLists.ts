/**
 * The contract's code lists: canonical values in the order in which they are numbered, with the words of canonical-zh.
 * The first lists are the kernel's, whose numbers are stored; a value without a Chinese word keeps its canonical one.
 */
import { BUSINESS_TYPES, CHANNELS, FLOW_KINDS, MARKETS } from '../kernel/codes.ts';

export interface CodeList {
  readonly values: readonly string[];
  /** Chinese word → canonical value. */
  readonly zh: ReadonlyMap<string, string>;
}

function list(values: readonly string[], zh: Readonly<Record<string, string>> = {}): CodeList {
  return { values, zh: new Map(Object.entries(zh)) };
}

const MARKET_WORDS = { 上海: 'SH', 深圳: 'SZ', 北京: 'BJ' };
export const MARKET = list(MARKETS.slice(0, 3), MARKET_WORDS);
export const PRICE_MARKET = list(MARKETS, MARKET_WORDS);
export const BUSINESS_TYPE = list(BUSINESS_TYPES, {
  证券买入: 'buy',
  证券卖出: 'sell',
  新股入账: 'ipo_allot',
  配股入账: 'rights_take',
  红股入账: 'bonus_share',
  缩股: 'share_merge',
  转托管转入: 'transfer_in',
  转托管转出: 'transfer_out',
  到期兑付: 'redeem',
  融券回购: 'repo_lend',
  融券购回: 'repo_return',
});
export const CHANNEL = list(CHANNELS, { 手机: 'mobile', 网上: 'pc', 电话: 'phone', 柜台: 'counter', 其他: 'other' });
export const FLOW_KIND = list(FLOW_KINDS, {
  银证转入: 'bank_in',
  银证转出: 'bank_out',
  红利: 'dividend',
  红利税补缴: 'dividend_tax',
  利息: 'interest',
  费用: 'fee',
  其他: 'other',
});

export const CLIENT_KIND = list(['individual', 'institution', 'product'], {
  个人: 'individual',
  机构: 'institution',
  产品: 'product',
});
export const ID_TYPE = list(['id_card', 'passport', 'permit', 'licence', 'other'], {
  身份证: 'id_card',
  护照: 'passport',
  通行证: 'permit',
  营业执照: 'licence',
  其他: 'other',
});
export const GENDER = list(['male', 'female', 'unknown'], { 男: 'male', 女: 'female', 未知: 'unknown' });
export const CLIENT_STATUS = list(['normal', 'dormant', 'frozen', 'closed'], {
  正常: 'normal',
  休眠: 'dormant',
  冻结: 'frozen',
  销户: 'closed',
});
export const INVESTOR_CLASS = list(['ordinary', 'professional'], { 普通: 'ordinary', 专业: 'professional' });
export const RISK_LEVEL = list(['C1min', 'C1', 'C2', 'C3', 'C4', 'C5']);
export const ACCOUNT_KIND = list(['cash', 'margin'], { 普通: 'cash', 信用: 'margin' });
export const ADVISOR_STATUS = list(['active', 'left'], { 在职: 'active', 离职: 'left' });
export const SECURITY_KIND = list(['stock', 'etf', 'fund', 'bond', 'convertible', 'repo', 'other'], {
  股票: 'stock',
  基金: 'fund',
  债券: 'bond',
  可转债: 'convertible',
  回购: 'repo',
  其他: 'other',
});
export const BOARD = list(['main', 'chinext', 'star', 'bse', 'none'], {
  主板: 'main',
  创业板: 'chinext',
  科创板: 'star',
  北交所: 'bse',
});
export const RISK_RATING = list(['R1', 'R2', 'R3', 'R4', 'R5']);
export const PRODUCT_KIND = list(['money', 'bond', 'hybrid', 'equity', 'pension', 'structured']);
