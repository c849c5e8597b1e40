/** Until when a proposal waits for an answer, and how long that is. */
import { useTranslation } from 'react-i18next';
import { daysBetween, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { SOON } from './model.ts';

export function Expires({ on, today }: { readonly on: string; readonly today: Ymd }) {
  const { t } = useTranslation();
  const day = parseDate(on);
  const left = day === null ? null : daysBetween(today, day);
  return (
    <span className="num">
      {t('proposalPage.expiresOn', { date: on })}
      {left !== null && (
        <span className={left <= SOON ? 'is-soon' : 'muted'}>
          {' · '}
          {left < 0
            ? t('proposalPage.expiredAgo')
            : left === 0
              ? t('proposalPage.expiresToday')
              : t('proposalPage.expiresIn', { n: left })}
        </span>
      )}
    </span>
  );
}
