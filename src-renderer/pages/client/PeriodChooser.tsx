/** This year, twelve months, since start, or any two dates; the choice is kept for every client. */
import { InfoCircleOutlined } from '@ant-design/icons';
import { DatePicker, Segmented, Tooltip } from 'antd';
import dayjs from 'dayjs';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { PERIOD_KINDS, type PeriodKind, periodStore, type Range } from './period.ts';

interface Props {
  readonly range: Range;
  readonly asOf: string;
  readonly firstAssetDay: string | null;
  /** The day the figures are really counted from; undefined until they are there. */
  readonly effective: string | null | undefined;
}

/** The window listens before (in the capture phase) and has done its part by then. */
function keepFromChoices(event: KeyboardEvent): void {
  if (event.altKey && event.key.startsWith('Arrow')) event.stopPropagation();
}

export function PeriodChooser({ range, asOf, firstAssetDay, effective }: Props) {
  const { t } = useTranslation();
  const period = usePersisted(periodStore);
  const differs = typeof effective === 'string' && effective !== range.from;
  return (
    // Alt with an arrow moves between clients and places; the choices here must not take the arrow.
    <div className="period" onKeyDownCapture={keepFromChoices}>
      {differs && (
        <Tooltip title={t('period.effective', { from: effective })} trigger={['hover', 'focus']}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard. */}
          <span className="period-effective num" tabIndex={0}>
            <InfoCircleOutlined aria-hidden="true" /> {t('period.effectiveShort', { from: effective })}
          </span>
        </Tooltip>
      )}
      {period.kind === 'custom' ? (
        <DatePicker.RangePicker
          size="small"
          className="period-range"
          allowClear={false}
          value={[dayjs(range.from), dayjs(range.to)]}
          minDate={dayjs(firstAssetDay ?? '1990-12-19')}
          maxDate={dayjs(asOf)}
          onChange={(dates) => {
            const [from, to] = dates ?? [];
            if (from && to) {
              periodStore.set({ kind: 'custom', from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
            }
          }}
          aria-label={t('period.custom')}
        />
      ) : (
        <span className="period-dates num">{t('period.range', { from: range.from, to: range.to })}</span>
      )}
      <Segmented<PeriodKind>
        size="small"
        aria-label={t('period.label')}
        value={period.kind}
        onChange={(kind) =>
          // A custom range starts from the dates on screen.
          periodStore.set(kind === 'custom' ? { kind, from: range.from, to: range.to } : { ...period, kind })
        }
        options={PERIOD_KINDS.map((kind) => ({ value: kind, label: t(`period.${kind}`) }))}
      />
    </div>
  );
}
