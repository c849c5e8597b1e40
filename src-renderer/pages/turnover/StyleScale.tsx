/** The four styles as a scale with the client's place on it. */
import { useTranslation } from 'react-i18next';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { STYLES } from '../../../src-shared/contract/values.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { placeOnScale, SCALE_BOUNDS } from './model.ts';

const FROM_CALM = [...STYLES].reverse();

export function StyleScale({ report }: { readonly report: ClientReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { style, six_month_turnover: turnover } = report.turnover;
  const reason = report.missing['turnover.style'] ?? report.missing['turnover.six_month_turnover'];
  return (
    <Panel title={t('turnover.styleTitle')}>
      <p className="style-now">
        <strong>
          <TraceLink path="turnover.style">
            {style === null ? <Missing plain code={reason} /> : t(`style.${style}`)}
          </TraceLink>
        </strong>
        <TraceLink path="turnover.six_month_turnover" className="muted num">
          {t('turnover.styleText', { turnover: turnover === null ? '—' : format.times(turnover) })}
        </TraceLink>
      </p>
      <div className="style-scale" role="img" aria-label={t('turnover.styleScale')}>
        <div className="style-parts">
          {FROM_CALM.map((name) => (
            <span key={name} className={name === style ? 'is-here' : undefined}>
              {t(`style.${name}`)}
            </span>
          ))}
        </div>
        {turnover !== null && <i className="style-mark" style={{ left: `${placeOnScale(turnover) * 100}%` }} />}
        <div className="style-bounds num">
          {SCALE_BOUNDS.map((bound, i) => (
            <span key={bound} style={{ left: `${(i + 1) * 25}%` }}>
              {bound}
            </span>
          ))}
        </div>
      </div>
    </Panel>
  );
}
