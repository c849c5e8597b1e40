/** The year's call-backs, and clients of whom head office says something else than the branch noted. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { ShareBar } from '../../ui/Bar.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import '../../ui/table.css';

export function ChecksPanel({ today, owner }: { readonly today: Ymd; readonly owner: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['records', 'checks', today, owner],
    queryFn: () => call('today.checks', { today: dateText(today), ...(owner === null ? {} : { owner }) }),
  });
  if (data === undefined) return null;
  const { base, done, wanted, share, year, bound } = data.call_backs;
  const { total, clients } = data.differences;
  return (
    <>
      <Panel title={t('todayPage.callBacks.title', { year })} className="is-flush">
        {share === null ? (
          <p className="today-none muted">{t('todayPage.callBacks.nobody')}</p>
        ) : (
          <div className="call-backs">
            <span className="num">
              {t('todayPage.callBacks.done', {
                done: format.count(done),
                base: format.count(base),
                share: format.percent(share, 1),
              })}
            </span>
            <ShareBar share={bound === 0 ? 1 : share / bound} />
            <span className="muted num">
              {done >= wanted
                ? t('todayPage.callBacks.enough', { bound: format.percent(bound, 1) })
                : t('todayPage.callBacks.left', { bound: format.percent(bound, 1), n: format.count(wanted - done) })}
            </span>
            <span className="muted">{t('todayPage.callBacks.how')}</span>
          </div>
        )}
      </Panel>
      {total > 0 && (
        <Panel
          title={t('todayPage.differs.title')}
          className="is-flush"
          note={t('todayPage.differs.count', { n: format.count(total) })}
        >
          <ul className="side-lines">
            {clients.map(({ client_no, name, fields }) => (
              <li key={client_no}>
                <span className="side-first">
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => navigate({ page: 'client', clientNo: client_no, tab: 'profile' })}
                  >
                    {name ?? client_no}
                  </button>
                  <span className="muted">
                    {fields.map((field) => t(`profilePage.fact.${field}`)).join(t('servicePage.person.comma'))}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          {total > clients.length && (
            <p className="today-none muted">
              {t('todayPage.differs.more', { n: format.count(total - clients.length) })}
            </p>
          )}
        </Panel>
      )}
    </>
  );
}
