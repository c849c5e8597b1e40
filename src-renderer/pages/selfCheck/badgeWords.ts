/** What the mark beside a profit says, in a sentence. Pure. */
import type { TFunction } from 'i18next';
import type { SelfCheck } from '../../../src-shared/contract/selfCheckCalls.ts';
import type { Format } from '../../format/format.ts';
import { reasonOf } from '../../locales/useTerms.ts';
import { countOfDays } from './model.ts';

export function badgeSentence(check: SelfCheck, t: TFunction, format: Format): string {
  const { state, unexplained, tolerance, reason } = check;
  if (state === 'unknown' || unexplained === null || tolerance === null) {
    return t('selfCheck.badge.unknown', { reason: reasonOf(t, reason ?? undefined) });
  }
  const values = { amount: format.signedMoney(unexplained), tolerance: format.money(tolerance) };
  if (state === 'fails') return t('selfCheck.badge.fails', values);
  const days = countOfDays(check);
  return days === 0
    ? t('selfCheck.badge.holds', values)
    : t('selfCheck.badge.holdsDays', { ...values, n: format.count(days) });
}

export function chipText({ state, unexplained }: SelfCheck, t: TFunction, format: Format): string {
  return state === 'fails' && unexplained !== null
    ? t('selfCheck.chip.fails', { amount: format.signedMoney(unexplained) })
    : t(`selfCheck.chip.${state === 'holds' ? 'holds' : 'unknown'}`);
}
