/** Where head office's fact and the branch's note are not the same: both, and which of them holds. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-shared/contract/personCalls.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';

interface Props {
  readonly person: PersonView;
  readonly body: BodyOf<'profile'>;
  readonly keep: (change: Partial<BodyOf<'profile'>>) => void;
}

export function Differences({ person, body, keep }: Props) {
  const { t } = useTranslation();
  if (person.differences.length === 0) return null;
  const settle = (field: 'mobile' | 'address', fact: string, kept: 'noted' | 'fact' | null): void => {
    const others = body.settled.filter((one) => one.field !== field);
    keep({ settled: kept === null ? others : [...others, { field, fact, kept }] });
  };
  return (
    <section className="differences" aria-label={t('profilePage.differs.title')}>
      {person.differences.map(({ field, fact, noted, fact_key, kept }) => (
        <div key={field} className={kept === null ? 'is-open' : ''}>
          <strong>{t(`profilePage.fact.${field}`)}</strong>
          <span className="num">{t('profilePage.differs.says', { fact, noted })}</span>
          {kept === null ? (
            <>
              <Button size="small" onClick={() => settle(field, fact_key, 'noted')}>
                {t('profilePage.differs.keepNoted')}
              </Button>
              <Button size="small" onClick={() => settle(field, fact_key, 'fact')}>
                {t('profilePage.differs.keepFact')}
              </Button>
            </>
          ) : (
            <>
              <span className="muted">
                {t(kept === 'noted' ? 'profilePage.differs.keptNoted' : 'profilePage.differs.keptFact')}
              </span>
              <Button size="small" type="link" onClick={() => settle(field, fact_key, null)}>
                {t('profilePage.differs.again')}
              </Button>
            </>
          )}
        </div>
      ))}
    </section>
  );
}
