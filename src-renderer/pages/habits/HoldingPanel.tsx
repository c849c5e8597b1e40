/** How long closed lots were held: mean, median and the distribution by days. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PIECES_MINIMUM } from '../../../src-shared/domain/figures/behaviour/lotTerms.ts';
import { BarChart } from '../../charts/BarChart.tsx';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { spanText } from './binText.ts';
import type { HabitProps } from './HabitsTab.tsx';
import { HabitTable } from './HabitTable.tsx';

const PATHS = ['behaviour.holding_days_mean', 'behaviour.holding_days_median', 'behaviour.trades_per_active_month'];

export function HoldingPanel({ report, habits, peers }: HabitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pieces } = habits.holding;
  return (
    <Panel title={t('habitPage.holding.title')} note={t('habitPage.holding.note', { n: format.count(pieces) })}>
      <HabitTable label={t('habitPage.holding.title')} report={report} peers={peers} paths={PATHS} />
      {pieces >= PIECES_MINIMUM ? (
        <Distribution holding={habits.holding} />
      ) : (
        <p className="habit-none">
          {t('habitPage.holding.tooFew', { n: format.count(pieces), minimum: format.count(PIECES_MINIMUM) })}
        </p>
      )}
    </Panel>
  );
}

function Distribution({ holding }: { readonly holding: HabitProps['habits']['holding'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { spans } = holding;
  const labels = useMemo(
    () =>
      spans.map((span) =>
        spanText(span, {
          sameDay: t('habitPage.holding.sameDay'),
          open: (from) => t('habitPage.holding.open', { from }),
        }),
      ),
    [spans, t],
  );
  const values = useMemo(() => spans.map(({ share }) => (share === 0 ? null : share)), [spans]);
  const tones = useMemo(() => spans.map(() => 'line' as const), [spans]);
  const point = useCallback(
    (index: number) => {
      const span = spans[index];
      return span === undefined
        ? null
        : t('habitPage.holding.point', { share: format.percent(span.share, 1), n: format.count(span.pieces) });
    },
    [spans, t, format],
  );
  const title = useCallback(
    (index: number) =>
      spans[index]?.to_days === 0 ? (labels[index] ?? '') : t('habitPage.holding.days', { days: labels[index] }),
    [spans, labels, t],
  );
  const axis = useCallback((value: number) => format.percent(value, 0), [format]);
  const summary = t('habitPage.holding.summary', {
    n: format.count(holding.pieces),
    spans: spans
      .flatMap(({ pieces }, i) => (pieces === 0 ? [] : [`${title(i)} ${point(i) ?? ''}`]))
      .join(format.language === 'en' ? '; ' : '；'),
  });
  return (
    <div className="habit-chart">
      <ChartFrame height={216}>
        <BarChart
          summary={summary}
          name={t('habitPage.holding.share')}
          labels={labels}
          values={values}
          tones={tones}
          point={point}
          title={title}
          axis={axis}
          everyLabel
        />
      </ChartFrame>
      <p className="habit-note">{t('habitPage.holding.axis')}</p>
    </div>
  );
}
