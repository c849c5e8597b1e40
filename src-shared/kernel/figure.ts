/** A figure or the reason why there is none. A missing figure is never 0. */
export type Reason =
  | 'no_asset_row'
  | 'not_delivered'
  | 'not_computed_yet'
  | 'no_period'
  | 'no_price'
  | 'cost_unknown'
  | 'base_too_small'
  | 'no_volume'
  | 'no_sign_change'
  | 'denominator_not_positive'
  | 'period_under_a_year'
  | 'too_few'
  | 'no_day_return'
  | 'zero_volatility'
  | 'no_benchmark'
  | 'no_own_benchmark'
  | 'no_index_close'
  | 'no_dividend'
  | 'no_security'
  | 'not_held_then'
  | 'no_agreed_rate'
  | 'no_market_value'
  | 'transfer_without_price'
  | 'no_drawdown'
  | 'no_margin_account'
  | 'no_liability'
  | 'cash_like'
  | 'no_price_limit'
  | 'not_normal'
  | 'not_assessed'
  | 'not_a_number';

export type Figure<T> =
  | { readonly value: T; readonly reason: null }
  | { readonly value: null; readonly reason: Reason };

export function known<T>(value: T): Figure<T> {
  return { value, reason: null };
}
export function missing(reason: Reason): { readonly value: null; readonly reason: Reason } {
  return { value: null, reason };
}
/** A computed ratio: not finite becomes a missing figure. */
export function ratio(value: number): Figure<number> {
  return Number.isFinite(value) ? known(value) : missing('not_a_number');
}
