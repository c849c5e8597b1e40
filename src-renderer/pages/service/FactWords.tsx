/** What an entry of the timeline says that is no record of its own: facts of head office, changes of what is known of the client. */
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { zhCN } from '../../locales/zh-CN.ts';
import { changedFields, type PersonChange } from './personChange.ts';

type FactEntry = Extract<TimelineEntry, { kind: 'position' | 'loss' | 'margin' | 'risk' | 'standing' | 'correction' }>;

export function FactWords({ entry }: { readonly entry: FactEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (entry.kind) {
    case 'position':
      return (
        <>
          <span>{t(`servicePage.position.${entry.turn}`, { name: entry.security.name })}</span>
          <span className="entry-quiet num">{entry.security.code}</span>
        </>
      );
    case 'loss':
      return (
        <>
          <span>{t('servicePage.loss.words')}</span>
          <span className="num">{format.signedMoney(`-${entry.amount}`)}</span>
          <span className="entry-quiet num">{t('servicePage.loss.share', { share: format.percent(entry.share) })}</span>
        </>
      );
    case 'margin':
      return (
        <span className="num">
          {t(`servicePage.margin.${entry.bound}`, {
            ratio: format.percent(entry.ratio),
            limit: format.percent(entry.limit),
          })}
        </span>
      );
    case 'risk':
      return (
        <>
          <span>{t(`servicePage.risk.${entry.event}`, { level: entry.level ?? '—' })}</span>
          {entry.from !== null && (
            <span className="entry-quiet">{t('servicePage.risk.from', { level: entry.from })}</span>
          )}
        </>
      );
    case 'standing':
      return (
        <span>
          {t('servicePage.standing.words', {
            field: t(`servicePage.standing.${entry.field}`),
            from: codeWords(entry.field, entry.from, (key) => t(key)),
            to: codeWords(entry.field, entry.to, (key) => t(key)),
          })}
        </span>
      );
    case 'correction':
      return (
        <>
          <span>
            {t(`servicePage.correction.${entry.change}`, { date: entry.business_date, revision: entry.revision })}
          </span>
          <span className="entry-quiet">
            {[
              entry.figures > 0 ? t('servicePage.correction.figures', { n: format.count(entry.figures) }) : null,
              entry.is_row ? t('servicePage.correction.row') : null,
            ]
              .filter((one) => one !== null)
              .join(' · ')}
          </span>
        </>
      );
  }
}

type StandingKey = 'servicePage.standing.code.normal';

/** A status or class by its word, where there is one; an advisor by name; a dash where nothing was given. */
function codeWords(field: string, value: string | null, word: (key: StandingKey) => string): string {
  if (value === null) return '—';
  const codes: Record<string, string> = zhCN.servicePage.standing.code;
  return field !== 'advisor_no' && value in codes ? word(`servicePage.standing.code.${value}` as StandingKey) : value;
}

export function PersonWords({ entry }: { readonly entry: PersonChange }) {
  const { t } = useTranslation();
  const fields = changedFields(t, entry);
  const isMember = entry.of === 'member';
  const name = entry.name ?? '';
  return (
    <>
      <span className="entry-text">
        {isMember ? t(`servicePage.person.member.${entry.change}`, { name }) : t('servicePage.person.profile')}
      </span>
      {entry.change !== 'removed' &&
        fields.map(({ field, from, to }) => (
          <span key={field} className="entry-change">
            <span className="entry-quiet">{field}</span>{' '}
            {from !== '' && (
              <>
                <del>{from}</del> <span aria-hidden="true">→</span>{' '}
              </>
            )}
            {to === '' ? <span className="entry-quiet">{t('servicePage.person.cleared')}</span> : <ins>{to}</ins>}
          </span>
        ))}
    </>
  );
}
