/** What came of it: the aimed-at figure 20, 60 and 120 trading days later, beside the clients that were like this one. */
import { useTranslation } from 'react-i18next';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { HORIZONS, MIN_LIKE } from '../../../src-shared/domain/proposals/outcome.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { changeText, fieldName, valueText } from './valueText.ts';
import '../../ui/table.css';

type Body = BodyOf<'proposal'>;

export function OutcomeTable({ body }: { readonly body: Body }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { aim } = body;
  if (aim === null) return <p className="muted part-note">{t('proposalPage.outcome.noAim')}</p>;
  const { field, before } = aim;
  const unit = DICTIONARY.has(field) ? DICTIONARY.coded(field).unit : 'number';
  const value = (number: number | null): string =>
    valueText({ field, unit, value: number }, t, format) ?? t('proposalPage.outcome.noValue');
  const change = (number: number | null): string =>
    number === null ? t('proposalPage.outcome.noValue') : changeText(field, number, t, format);
  const aimWords = t('proposalPage.outcome.aim', {
    field: fieldName(field, format),
    way: t(`proposalPage.outcome.${aim.better}`),
  });
  if (body.state !== 'carried_out') {
    return (
      <p className="part-note">
        {aimWords} <span className="muted">{t('proposalPage.outcome.notCarried')}</span>
      </p>
    );
  }
  return (
    <>
      <p className="part-note">
        {aimWords}{' '}
        <span className="muted num">
          {before === null
            ? t('proposalPage.outcome.waitingBefore')
            : t('proposalPage.outcome.before', { date: before.on, value: value(before.value) })}
        </span>
      </p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t('proposalPage.part.outcome')}</span>
            </th>
            <th scope="col" className="is-end">
              {t('proposalPage.outcome.value')}
            </th>
            <th scope="col" className="is-end">
              {t('proposalPage.outcome.change')}
            </th>
            <th scope="col" className="is-end">
              {t('proposalPage.outcome.like')}
            </th>
          </tr>
        </thead>
        <tbody>
          {HORIZONS.map((days) => {
            const found = aim.outcomes.find((one) => one.days === days);
            return (
              <tr key={days}>
                <th scope="row">
                  {t('proposalPage.outcome.after', { n: days })}{' '}
                  {found !== undefined && <span className="muted num">{found.on}</span>}
                </th>
                {found === undefined ? (
                  <td colSpan={3} className="is-end muted">
                    {t('proposalPage.outcome.notYet')}
                  </td>
                ) : (
                  <>
                    <td className="is-end num">{value(found.value)}</td>
                    <td className="is-end num">{change(found.change)}</td>
                    <td className="is-end num">
                      {found.like_count < MIN_LIKE || found.like_change === null ? (
                        <span className="muted">{t('proposalPage.outcome.likeFew')}</span>
                      ) : (
                        <>
                          {change(found.like_change)}{' '}
                          <span className="muted">
                            {t('proposalPage.outcome.likeCount', { n: format.count(found.like_count) })}
                          </span>
                        </>
                      )}
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="muted part-note">{t('proposalPage.outcome.note')}</p>
    </>
  );
}
