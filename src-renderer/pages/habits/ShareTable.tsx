/** Orders by one view as lines whose bars are the chart: rows, amount and share of the order amount. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { ShareBar } from '../../ui/Bar.tsx';
import { Missing } from '../../ui/Missing.tsx';

export interface ShareLine {
  readonly key: string;
  readonly name: string;
  readonly rows: number;
  readonly amount: string;
  readonly share: number | null;
}

interface Props {
  readonly label: string;
  /** What the first column names. */
  readonly head: ReactNode;
  readonly lines: readonly ShareLine[];
  /** More than these are shown on request. */
  readonly shown?: number;
}

export function ShareTable({ label, head, lines, shown = 99 }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const visible = isWhole ? lines : lines.slice(0, shown);
  const largest = Math.max(1e-9, ...lines.map(({ share }) => share ?? 0));
  return (
    <>
      <table className="habit-lines is-shares" aria-label={label}>
        <colgroup>
          <col className="habit-shares-name" />
          <col />
          <col className="habit-shares-rows" />
          <col className="habit-shares-amount" />
          <col className="habit-shares-share" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <td />
            <th scope="col" className="is-end">
              {t('habitPage.orders.column.rows')}
            </th>
            <th scope="col" className="is-end">
              {t('habitPage.orders.column.amount')}
            </th>
            <th scope="col" className="is-end">
              {t('habitPage.orders.column.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {visible.map((line) => (
            <tr key={line.key}>
              <th scope="row" title={line.name}>
                {line.name}
              </th>
              <td className="habit-bar">{line.share !== null && <ShareBar share={line.share / largest} />}</td>
              <td className="is-end num muted">{format.count(line.rows)}</td>
              <td className="is-end num muted" title={format.money(line.amount)}>
                {format.short(line.amount)}
              </td>
              <td className="is-end num">
                {line.share === null ? <Missing plain code="no_volume" /> : format.percent(line.share, 1)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > visible.length && (
        <Button type="link" size="small" className="habit-more" onClick={() => setWhole(true)}>
          {t('habitPage.orders.others', { n: format.count(lines.length - visible.length) })}
        </Button>
      )}
    </>
  );
}
