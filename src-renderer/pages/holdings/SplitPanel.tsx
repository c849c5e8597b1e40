/** Shares of the market value by one view, as a table whose bars are the chart. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { useFormat } from '../../format/useFormat.ts';
import { ShareBar } from '../../ui/Bar.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { TraceStop } from '../../ui/traceContext.ts';
import { useTraceStops } from '../../ui/useTraceStops.ts';
import { sortSplit } from './model.ts';

const SHOWN = 8;

interface Props {
  readonly title: string;
  /** Which split: the first part of its figures' paths. */
  readonly view: 'industry' | 'board' | 'kind';
  readonly split: ClientReport['splits']['industry'];
  readonly nameOf: (key: string) => string;
}

export function SplitPanel({ title, view, split, nameOf }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const stops = useTraceStops<HTMLTableElement>();
  const sorted = sortSplit(split);
  const shown = isWhole ? sorted : sorted.slice(0, SHOWN);
  const largest = Math.max(sorted[0]?.weight ?? 0, 1e-9);
  return (
    <Panel title={title}>
      <TraceStop value={-1}>
        <table className="split" {...stops}>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('holdings.column.name')}</th>
              <td />
              <th scope="col">{t('holdings.column.market_value')}</th>
              <th scope="col">{t('holdings.column.share')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((part) => (
              <tr key={part.key}>
                <th scope="row">{nameOf(part.key)}</th>
                <td className="split-bar">{part.weight !== null && <ShareBar share={part.weight / largest} />}</td>
                <td className="num is-end muted">
                  {part.market_value === null ? (
                    <Missing plain code="no_price" />
                  ) : (
                    <TraceLink path={`splits.${view}.${part.key}.market_value`} title={format.money(part.market_value)}>
                      {format.short(part.market_value)}
                    </TraceLink>
                  )}
                </td>
                <td className="num is-end">
                  <TraceLink path={`splits.${view}.${part.key}.weight`}>
                    {part.weight === null ? <Missing plain code="no_price" /> : format.percent(part.weight)}
                  </TraceLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TraceStop>
      {sorted.length > SHOWN && !isWhole && (
        <Button type="link" size="small" onClick={() => setWhole(true)}>
          {t('holdings.others', { n: format.count(sorted.length - SHOWN) })}
        </Button>
      )}
    </Panel>
  );
}
