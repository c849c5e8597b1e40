/** Complaints that wait for an answer, and clients who were not spoken with for too long. */
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { daysBetween, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { openClient } from './TaskLines.tsx';

type Today = CallOutput<'today.load'>;

export function ComplaintPanel({ complaints, today }: { complaints: Today['complaints']; today: Ymd }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('todayPage.complaints')} className="is-flush">
      {complaints.length === 0 ? (
        <p className="today-none muted">{t('todayPage.nothingComplaints')}</p>
      ) : (
        <ul className="side-lines">
          {complaints.map((one) => {
            const due = parseDate(one.due);
            const isLate = due !== null && due < today;
            return (
              <li key={one.record_id}>
                <span className="side-first">
                  <button type="button" className="link-button" onClick={() => openClient(one)}>
                    {one.client_name ?? one.client_no}
                  </button>
                  <span className="side-text" title={one.subject}>
                    {one.subject}
                  </span>
                </span>
                <span className="side-second">
                  <span className="muted">{t(`todayPage.complaintState.${one.state}`)}</span>
                  <span className={`num ${isLate ? 'is-late' : 'muted'}`}>
                    {t('todayPage.complaintDue', { date: one.due })}
                    {isLate && due !== null && ` · ${t('todayPage.overdueBy', { count: daysBetween(due, today) })}`}
                  </span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

export function TouchPanel({ clients, today }: { clients: Today['out_of_touch']; today: Ymd }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('todayPage.touch')} className="is-flush">
      {clients.length === 0 ? (
        <p className="today-none muted">{t('todayPage.nothingTouch')}</p>
      ) : (
        <ul className="side-lines">
          {clients.map(({ client_no, name, tier, total_asset, last_contact, norm }) => {
            const last = last_contact === null ? null : parseDate(last_contact);
            return (
              <li key={client_no}>
                <span className="side-first">
                  <button type="button" className="link-button" onClick={() => openClient({ client_no })}>
                    {name}
                  </button>
                  <span className="num" title={total_asset === null ? undefined : format.money(total_asset)}>
                    {total_asset === null ? <Missing code="no_asset_row" plain /> : format.short(total_asset)}
                  </span>
                </span>
                <span className="side-second muted">
                  <span className="num">
                    {last === null
                      ? t('todayPage.neverContact')
                      : t('todayPage.lastContact', { date: last_contact, n: format.count(daysBetween(last, today)) })}
                  </span>
                  <span>{t('todayPage.norm', { tier: t(`tier.${tier}`), n: norm })}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
