/** How often the warning was right on the branch's own past: in a sentence, by horizon, and with other thresholds. */
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { ChurnProgress } from '../../../src-shared/contract/churnCalls.ts';
import { type HitRate, HORIZONS, hitRate } from '../../../src-shared/domain/churn/hitRate.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { TabBar, tabId } from '../../ui/TabBar.tsx';
import { casesOf, rateLines } from './model.ts';
import { useHitRate, useMake } from './useChurn.ts';

interface Props {
  /** The least score that the list shows. */
  readonly from: number;
  readonly activity: ChurnProgress | null;
}

export function HitRatePanel({ from, activity }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useHitRate();
  const isMade = data?.state === 'made';
  return (
    <Panel
      className="is-flush churn-rate"
      title={t('churnPage.rate.title')}
      note={isMade && data.dates.length > 0 ? t('churnPage.rate.note', { n: data.dates.length }) : undefined}
    >
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading rows={6} />
      ) : !isMade ? (
        <Unmade activity={activity} />
      ) : data.dates.length === 0 ? (
        <Nothing title={t('churnPage.rate.noHistory')} text={t('churnPage.rate.noHistoryText')} />
      ) : (
        <Rates data={data} from={Math.max(from, 1)} />
      )}
    </Panel>
  );
}

function Unmade({ activity }: { readonly activity: ChurnProgress | null }) {
  const { t } = useTranslation();
  const make = useMake();
  if (activity?.state === 'running') {
    const { part, done, total } = activity;
    return (
      <div className="churn-making" role="status">
        <span>{t(part === 'rate' ? 'churnPage.rate.making' : 'churnPage.making')}</span>
        {part === 'rate' && total > 0 && (
          <>
            <Progress percent={Math.floor((100 * done) / total)} showInfo={false} aria-hidden />
            <span className="num muted">{t('churnPage.rate.makingDone', { done, total })}</span>
          </>
        )}
        <Button size="small" onClick={() => void call('churn.cancel', {}).catch(() => undefined)}>
          {t('churnPage.rate.stop')}
        </Button>
      </div>
    );
  }
  return (
    <Nothing
      title={t('churnPage.rate.notMade')}
      {...(activity?.state === 'failed' ? { text: t('churnPage.rate.failed') } : {})}
      {...(activity?.state === 'cancelled' ? { text: t('churnPage.rate.stopped') } : {})}
      action={<Button onClick={make}>{t('churnPage.rate.make')}</Button>}
    />
  );
}

type Data = CallOutput<'churn.hitRate'>;
const PANEL = 'churn-horizon';
const TAB_NAMES = ['20', '60', '120'] as const;
/** What an advisor can still act on, and long enough for a decision to show. */
const USUAL = '60';

function Rates({ data, from }: { readonly data: Data; readonly from: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState<(typeof TAB_NAMES)[number]>(USUAL);
  const horizon = data.horizons.find(({ days }) => days === Number(shown));
  const { warn_from: warnFrom, highest, least_sample: least } = data;
  return (
    <>
      <table className="churn-table" aria-label={t('churnPage.rate.title')}>
        <RateHead first={t('churnPage.rate.horizon')} />
        <tbody>
          {HORIZONS.map((days) => {
            const counts = data.horizons.find((one) => one.days === days)?.counts ?? [];
            return <RateRow key={days} first={String(days)} rate={hitRate(counts, from, least)} least={least} />;
          })}
        </tbody>
      </table>
      <TabBar
        label={t('churnPage.rate.horizon')}
        tabs={TAB_NAMES.map((key) => ({ key, title: t('churnPage.rate.days', { n: key }) }))}
        active={shown}
        panelId={PANEL}
        onChange={setShown}
      />
      <div id={PANEL} role="tabpanel" aria-labelledby={tabId(PANEL, shown)}>
        {horizon !== undefined && (
          <>
            <Words horizon={horizon} from={from} />
            <table className="churn-table" aria-label={t('churnPage.rate.byThreshold')}>
              <RateHead first={t('churnPage.rate.threshold')} />
              <tbody>
                {rateLines(horizon.counts, { warnFrom, from, highest, least }).map((line) => (
                  <RateRow
                    key={line.from}
                    first={line.from === warnFrom ? t('churnPage.rate.yours', { n: line.from }) : String(line.from)}
                    rate={line.rate}
                    least={least}
                    isShown={line.from === from}
                  />
                ))}
              </tbody>
            </table>
          </>
        )}
        <p className="churn-note muted">{t('churnPage.rate.explain', { ratio: format.percent(data.left_ratio, 0) })}</p>
      </div>
    </>
  );
}

function Words({ horizon, from }: { readonly horizon: Data['horizons'][number]; readonly from: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tp, fp, fn } = hitRate(horizon.counts, from, 1);
  const { cases, left } = casesOf(horizon.counts);
  const numbers = {
    who: from === 1 ? t('churnPage.rate.whoAny') : t('churnPage.rate.whoFrom', { from }),
    days: horizon.days,
    warned: format.count(tp + fp),
    tp: format.count(tp),
    fn: format.count(fn),
  };
  return (
    <div className="churn-note">
      <p>
        {left === 0
          ? t('churnPage.rate.nobodyLeft', numbers)
          : t(tp + fp === 0 ? 'churnPage.rate.sentenceNone' : 'churnPage.rate.sentence', numbers)}
      </p>
      {left > 0 && (
        <p className="muted">
          {t('churnPage.rate.base', {
            n: format.count(cases),
            left: format.count(left),
            ratio: format.percent(left / cases),
          })}
        </p>
      )}
      {horizon.unknown > 0 && (
        <p className="muted">{t('churnPage.rate.unknown', { n: format.count(horizon.unknown) })}</p>
      )}
    </div>
  );
}

function RateHead({ first }: { readonly first: string }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col" className="is-end">
          {t('churnPage.rate.precision')}
        </th>
        <th scope="col" className="is-end">
          {t('churnPage.rate.recall')}
        </th>
      </tr>
    </thead>
  );
}

interface RateRowProps {
  readonly first: string;
  readonly rate: HitRate;
  readonly least: number;
  readonly isShown?: boolean;
}

function RateRow({ first, rate: { tp, fp, fn, precision, recall }, least, isShown = false }: RateRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const cell = (share: number | null, of: number) => (
    <td className="is-end num" title={share === null ? t('churnPage.rate.tooFew', { n: least }) : undefined}>
      {share === null ? (
        <>
          <span className="muted" aria-hidden="true">
            —
          </span>
          <span className="sr-only">{t('churnPage.rate.tooFew', { n: least })}</span>
        </>
      ) : (
        <strong>{format.percent(share, 1)}</strong>
      )}
      <span className="churn-of muted">{t('churnPage.rate.of', { n: format.count(tp), of: format.count(of) })}</span>
    </td>
  );
  return (
    <tr className={isShown ? 'is-given' : undefined}>
      <th scope="row" className="num">
        {first}
      </th>
      {cell(precision, tp + fp)}
      {cell(recall, tp + fn)}
    </tr>
  );
}
