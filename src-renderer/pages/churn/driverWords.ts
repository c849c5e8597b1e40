/** A driver's value and bound in words: shares in per cent, habits in multiples, days over a norm, counts. */
import type { TFunction } from 'i18next';
import type { DriverName } from '../../../src-shared/domain/churn/definition.ts';
import { driverOf } from '../../../src-shared/domain/churn/registry.ts';
import type { Format } from '../../format/format.ts';

export function driverValue(name: DriverName, value: number, t: TFunction, format: Format): string {
  return valueWords(name, value, 1, t, format);
}

function valueWords(name: DriverName, value: number, digits: number, t: TFunction, format: Format): string {
  switch (name) {
    case 'outflow_20':
    case 'outflow_60':
    case 'wallet_share':
      return format.percent(value, digits);
    case 'inactive':
      return t('churnPage.value.times', { n: format.decimal(value, digits) });
    case 'no_contact':
      return value < 0
        ? t('churnPage.value.no_contact_left', { n: format.count(-value) })
        : t('churnPage.value.no_contact', { n: format.count(value) });
    case 'transfer_out':
    case 'complaint':
    case 'loss_streak':
      return t(`churnPage.value.${name}`, { n: format.count(value) });
  }
}

/** A bound is written with as few decimals as it has. */
export function driverBound(name: DriverName, bound: number, t: TFunction, format: Format): string {
  const { unit, speaks } = driverOf(name);
  const shown = Math.round((unit === 'ratio' ? bound * 100 : bound) * 1000) / 1000;
  if (name === 'no_contact') {
    return t('churnPage.client.atLeast', { n: t('churnPage.value.transfer_out', { n: format.count(bound) }) });
  }
  const n = valueWords(name, bound, Number.isInteger(shown) ? 0 : 1, t, format);
  return t(speaks === 'at_least' ? 'churnPage.client.atLeast' : 'churnPage.client.atMost', { n });
}
