/** What the rule as it is written would do on the branch today, for whom, and for whom it would have held on earlier days. */
import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulePreview as Preview } from '../../../src-shared/contract/proposalCalls.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { Failed } from '../../ui/states.tsx';
import { Reasons } from '../proposals/Reasons.tsx';
import { useMakeFigures } from '../segments/useSegments.ts';
import { nameOf } from '../segments/valueWords.ts';
import { useDay } from '../today/useTasks.ts';
import { DryRun } from './DryRun.tsx';
import type { RuleBody } from './model.ts';
import { usePreview } from './useRules.ts';
import '../proposals/proposals.css';

interface Props {
  /** Null: there is nothing to ask yet. */
  readonly body: RuleBody | null;
  readonly saved: boolean;
  /** Proposals of it that are open. */
  readonly open: number;
  /** Switching it off ends something. */
  readonly wasOn: boolean;
}

const SHOWN = 5;

export function RulePreview({ body: written, saved, open, wasOn }: Props) {
  const { t } = useTranslation();
  const today = useDay();
  // One that was off, or is new, is asked as if it were on.
  const body = useMemo(() => (written?.is_off && !wasOn ? { ...written, is_off: false } : written), [written, wasOn]);
  const isIdle = written?.is_off === true && !wasOn;
  const { data, error, isFetching, refetch } = usePreview(body, today);
  return (
    <aside className="panes-scroll rule-side" aria-label={t('rulesPage.preview.title')}>
      <section className="panel panes-part" aria-busy={isFetching}>
        <h3>{t('rulesPage.preview.title')}</h3>
        {body === null ? (
          <p className="muted">{t('rulesPage.preview.nothing')}</p>
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <p className="muted">{t('rulesPage.preview.running')}</p>
        ) : (
          <Told preview={data} body={body} saved={saved} open={open} isIdle={isIdle} />
        )}
      </section>
      {body !== null && <DryRun body={body} asOf={data?.as_of ?? null} />}
    </aside>
  );
}

interface ToldProps extends Omit<Props, 'body' | 'wasOn'> {
  readonly isIdle: boolean;
  readonly preview: Preview;
  readonly body: RuleBody;
}

function Told({ preview, body, saved, open, isIdle }: ToldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const making = useMakeFigures();
  const n = (count: number | null): string => format.count(count ?? 0);
  const name = (code: string) => (DICTIONARY.has(code) ? nameOf(DICTIONARY.coded(code), format.language) : code);
  const { problem, not_made, holds, unknown, unsuitable, missing, refused } = preview;
  if (problem !== null) return <p className="rule-fault">{t('rulesPage.preview.problem')}</p>;
  if (not_made.length > 0) {
    return (
      <Alert
        type="warning"
        showIcon
        title={t('rulesPage.preview.notMade', { fields: not_made.map(name).join(t('rulesPage.and')) })}
        action={
          <Button size="small" loading={making.isPending} onClick={() => making.mutate()}>
            {t('segmentsPage.make')}
          </Button>
        }
      />
    );
  }
  return (
    <div className="rule-told">
      <p className="rule-raise" role="status">
        <strong className="num">
          {body.is_off
            ? t('rulesPage.preview.off')
            : t(isIdle ? 'rulesPage.preview.raiseOn' : 'rulesPage.preview.raise', { n: n(preview.would_raise) })}
        </strong>
        <span className="muted num">{t('rulesPage.preview.asOf', { date: preview.as_of })}</span>
      </p>
      <ul className="rule-facts num">
        <li>{t('rulesPage.preview.holds', { n: n(holds) })}</li>
        {open > 0 && <li>{t('rulesPage.preview.open', { n: n(open) })}</li>}
        {(preview.would_refresh ?? 0) > 0 && !saved && (
          <li>{t('rulesPage.preview.refresh', { n: n(preview.would_refresh) })}</li>
        )}
        {(preview.would_withdraw ?? 0) > 0 && (
          <li>{t('rulesPage.preview.withdraw', { n: n(preview.would_withdraw) })}</li>
        )}
        {unknown > 0 && (
          <li>
            {t('rulesPage.preview.unknown', { n: n(unknown) })}
            {Object.entries(missing).map(([field, clients]) => (
              <span key={field} className="muted">
                {' · '}
                {t('segmentsPage.missing', { n: n(clients), field: name(field) })}
              </span>
            ))}
          </li>
        )}
        {unsuitable > 0 && (
          <li>
            {t('rulesPage.preview.unsuitable', { n: n(unsuitable) })}
            {Object.entries(refused).map(([why, count]) => (
              <span key={why} className="muted">
                {' · '}
                {t(`rulesPage.refused.${why as keyof Preview['refused']}`, { n: n(count ?? 0) })}
              </span>
            ))}
          </li>
        )}
      </ul>
      {preview.sample.length > 0 && (
        <>
          <h4>{t('rulesPage.preview.sample')}</h4>
          <ul className="rule-sample">
            {preview.sample.slice(0, SHOWN).map(({ client_no, client_name, evidence }) => (
              <li key={client_no}>
                <Button
                  type="link"
                  size="small"
                  onClick={() => navigate({ page: 'client', clientNo: client_no, tab: 'proposals' })}
                >
                  {client_name ?? client_no}
                </Button>
                <span className="muted num">{client_no}</span>
                <Reasons sentences={body.reasons_for} evidence={evidence} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
