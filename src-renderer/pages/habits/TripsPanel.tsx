/** Win rate, payoff and expectancy, with what every sale realised as a histogram in per cent of cost or in yuan. */
import { Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHabits, TripBin } from '../../../src-shared/contract/habitCalls.ts';
import { TRIPS_MINIMUM } from '../../../src-shared/domain/figures/behaviour/tripTerms.ts';
import { BarChart, type BarTone } from '../../charts/BarChart.tsx';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { binLabel, binText, edgeText, type TripUnit } from './binText.ts';
import type { HabitProps } from './HabitsTab.tsx';
import { HabitTable } from './HabitTable.tsx';

const PATHS = ['behaviour.win_rate', 'behaviour.payoff', 'behaviour.expectancy'];
const UNITS: readonly TripUnit[] = ['ratio', 'yuan'];

export function TripsPanel({ report, habits, peers }: HabitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [unit, setUnit] = useState<TripUnit>('ratio');
  const { trips } = habits;
  const count = (n: number) => format.count(n);
  const hasEnough = trips.n >= TRIPS_MINIMUM;
  return (
    <Panel
      title={t('habitPage.trips.title')}
      note={t('habitPage.trips.note', {
        n: count(trips.n),
        wins: count(trips.wins),
        losses: count(trips.losses),
        flat: count(trips.flat),
      })}
    >
      <HabitTable label={t('habitPage.trips.title')} report={report} peers={peers} paths={PATHS} />
      {hasEnough ? (
        <>
          <div className="habit-chart-head">
            <Means trips={trips} />
            <Segmented<TripUnit>
              size="small"
              aria-label={t('habitPage.trips.unit')}
              value={unit}
              onChange={setUnit}
              options={UNITS.map((value) => ({ value, label: t(`habitPage.trips.${value}`) }))}
            />
          </div>
          <Distribution trips={trips} unit={unit} />
        </>
      ) : (
        <p className="habit-none">
          {t('habitPage.trips.tooFew', { n: count(trips.n), minimum: count(TRIPS_MINIMUM) })}
        </p>
      )}
    </Panel>
  );
}

function Means({ trips }: { readonly trips: ClientHabits['trips'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = (money: string | null) => (money === null ? '—' : format.signedMoney(money));
  return (
    <TraceLink path="behaviour.payoff" className="muted num">
      {t('habitPage.trips.means', { gain: told(trips.mean_gain), loss: told(trips.mean_loss) })}
    </TraceLink>
  );
}

const NO_BINS: readonly TripBin[] = [];

function Distribution({ trips, unit }: { readonly trips: ClientHabits['trips']; readonly unit: TripUnit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const histogram = trips[unit];
  const bins = histogram?.bins ?? NO_BINS;
  const edge = useMemo(() => edgeText(unit, histogram?.width ?? 1, format), [unit, histogram, format]);
  const words = useCallback(
    (bin: TripBin) =>
      binText(bin, edge, {
        over: (value) => t('habitPage.trips.over', { value }),
        under: (value) => t('habitPage.trips.under', { value }),
        range: (from, to) => t('habitPage.trips.range', { from, to }),
      }),
    [edge, t],
  );
  const labels = useMemo(() => bins.map((bin) => binLabel(bin, edge)), [bins, edge]);
  const values = useMemo(() => bins.map(({ count }) => (count === 0 ? null : count)), [bins]);
  const tones = useMemo(() => bins.map((bin): BarTone => ((bin.to ?? 1) <= 0 ? 'down' : 'up')), [bins]);
  const point = useCallback(
    (index: number) => t('habitPage.trips.ofCount', { n: format.count(bins[index]?.count ?? 0) }),
    [bins, t, format],
  );
  const title = useCallback((index: number) => (bins[index] ? words(bins[index]) : ''), [bins, words]);
  const axis = useCallback((value: number) => (Number.isInteger(value) ? format.count(value) : ''), [format]);
  if (histogram === null) return <p className="habit-none">{t('habitPage.trips.none')}</p>;
  const summary = t('habitPage.trips.summary', {
    what: t(`habitPage.trips.${unit}`),
    n: format.count(trips.n),
    bins: bins
      .filter((bin) => bin.count > 0)
      .map((bin) => `${words(bin)} ${t('habitPage.trips.ofCount', { n: format.count(bin.count) })}`)
      .join(format.language === 'en' ? '; ' : '；'),
  });
  return (
    <>
      <ChartFrame height={190}>
        <BarChart
          summary={summary}
          name={t('habitPage.trips.count')}
          labels={labels}
          values={values}
          tones={tones}
          point={point}
          title={title}
          axis={axis}
          everyLabel
        />
      </ChartFrame>
      <p className="habit-note">
        {t('habitPage.trips.axis', { unit: t(`habitPage.trips.${unit}`) })}
        {unit === 'ratio' && trips.without_cost > 0 && (
          <span> {t('habitPage.trips.withoutCost', { n: format.count(trips.without_cost) })}</span>
        )}
      </p>
    </>
  );
}
