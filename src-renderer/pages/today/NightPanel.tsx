/** What the last update of the data brought: sets, corrections, breaks, and the large moves of the last day. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { openClient } from './TaskLines.tsx';

type Night = CallOutput<'today.load'>['night'];

export function NightPanel({ night, asOf }: { readonly night: Night; readonly asOf: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sets, more_sets, corrections, breaks_new, breaks_open, events } = night;
  return (
    <Panel
      title={t('todayPage.night')}
      className="is-flush"
      extra={
        <Button type="link" size="small" onClick={() => navigate({ page: 'sync', view: 'runs', item: null })}>
          {t('todayPage.openSync')}
        </Button>
      }
    >
      {sets.length === 0 ? (
        <p className="today-none muted">{t('todayPage.noSets')}</p>
      ) : (
        <ul className="side-lines">
          {sets.map((set) => (
            <li key={set.set_name}>
              <span className="side-first">
                <span className="num">{t('todayPage.sets', { date: set.business_date, revision: set.revision })}</span>
                <span className={set.rejected > 0 ? 'is-warn num' : 'muted'}>
                  {set.rejected > 0
                    ? t('todayPage.setRejects', { n: format.count(set.rejected) })
                    : t('todayPage.setWhole')}
                </span>
              </span>
            </li>
          ))}
          {more_sets > 0 && <li className="muted">{t('todayPage.moreSets', { n: format.count(more_sets) })}</li>}
          {corrections.map((one) => (
            <li key={one.correction_id}>
              <button
                type="button"
                className="link-button"
                onClick={() => navigate({ page: 'sync', view: 'correction', item: String(one.correction_id) })}
              >
                {t('todayPage.correction', { date: one.business_date })}
              </button>
            </li>
          ))}
          <li className={breaks_open > 0 ? 'is-warn' : 'muted'}>
            {breaks_open > 0
              ? t('todayPage.breaks', { open: format.count(breaks_open), new: format.count(breaks_new) })
              : t('todayPage.noBreaks')}
          </li>
        </ul>
      )}
      {asOf !== null && (
        <>
          <h3 className="side-head">{t('todayPage.eventsOf', { date: asOf })}</h3>
          {events.length === 0 ? (
            <p className="today-none muted">{t('todayPage.nothingEvents')}</p>
          ) : (
            <ul className="side-lines">
              {events.map((one) => (
                <li key={one.record_id}>
                  <span className="side-first">
                    <button type="button" className="link-button" onClick={() => openClient(one)}>
                      {one.client_name ?? one.client_no}
                    </button>
                    <span className="num" title={format.money(one.amount)}>
                      {t(`todayPage.event.${one.rule === 'loss' ? 'loss' : (one.direction ?? 'in')}`)}{' '}
                      {format.short(one.amount)}
                    </span>
                  </span>
                  {one.share !== null && (
                    <span className="side-second muted num">
                      {t('todayPage.ofAssets', { share: format.percent(one.share, 1) })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Panel>
  );
}
