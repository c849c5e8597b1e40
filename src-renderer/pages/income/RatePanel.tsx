/** The rate that was charged beside the rate that was agreed and the tier's median; and what makes up the difference. */
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { tier as tiers } from '../../../src-shared/contract/values.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { IncomePeriod } from './IncomeTab.tsx';
import { RATE_PATH, type TierMedian } from './model.ts';

interface Props {
  readonly period: IncomePeriod;
  readonly median: TierMedian;
}

const LINES = ['at_rate', 'minimum', 'other', 'charged'] as const;

export function RatePanel({ period: { fees, agreed }, median }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const rate = (value: number | null, reason: string | null) =>
    value === null ? { value: null, missing: reason ?? undefined } : { value: format.perMille(value) };
  const amounts: Readonly<Record<(typeof LINES)[number], string | null>> = {
    at_rate: agreed.at_rate,
    minimum: agreed.minimum_extra,
    other: agreed.other,
    charged: agreed.charged,
  };
  const { difference } = agreed;
  return (
    <Panel title={t('incomePage.rate.title')} note={t('incomePage.rate.note', { n: format.count(fees.orders) })}>
      <dl className="figures income-four">
        <Figure
          label={t('incomePage.rate.effective')}
          hint={t('incomePage.rate.hint.effective')}
          {...rate(fees.rate.value, fees.rate.reason)}
          trace={RATE_PATH}
        />
        <Figure
          label={t('incomePage.rate.agreed')}
          hint={t('incomePage.rate.hint.agreed')}
          {...rate(agreed.rate === null ? null : Number(agreed.rate), 'no_agreed_rate')}
        />
        <Figure
          label={t('incomePage.rate.difference')}
          hint={t('incomePage.rate.hint.difference')}
          {...(difference.value === null
            ? { value: null, missing: difference.reason ?? undefined }
            : { value: format.signedPerMille(difference.value) })}
        />
        <Median median={median} />
      </dl>
      <table className="income-lines" aria-label={t('incomePage.rate.lines')}>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('incomePage.rate.item')}</th>
            <th scope="col">{t('incomePage.rate.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {LINES.map((line) => (
            <tr key={line} className={line === 'charged' ? 'is-sum' : undefined}>
              <th scope="row">
                <Tooltip
                  title={t(`incomePage.rate.lineHint.${line}`)}
                  trigger={['hover', 'focus']}
                  mouseEnterDelay={0.25}
                >
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard. */}
                  <span className="figure-label" tabIndex={0}>
                    {t(`incomePage.rate.line.${line}`)}
                  </span>
                </Tooltip>
                {line === 'minimum' && agreed.minimum_rows !== null && (
                  <span className="muted num">
                    {' · '}
                    {t('incomePage.rate.minimumRows', { n: format.count(agreed.minimum_rows) })}
                  </span>
                )}
              </th>
              <td className="num">{amount(amounts[line], line === 'minimum' || line === 'other')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );

  function amount(text: string | null, isSigned: boolean): ReactNode {
    if (text === null) return <Missing plain code={agreed.reason ?? undefined} />;
    return isSigned ? format.signedMoney(text) : format.money(text);
  }
}

/** Nothing is said of a group that is too small. */
function Median({ median }: { readonly median: TierMedian }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tier = (name: string) => t(`tier.${name as z.infer<typeof tiers>}`);
  const common = { label: t('incomePage.rate.median'), hint: t('incomePage.rate.hint.median') };
  switch (median.kind) {
    case 'median':
      return (
        <Figure
          {...common}
          value={format.perMille(median.value)}
          note={t('incomePage.rate.medianOf', { tier: tier(median.tier), n: format.count(median.n) })}
        />
      );
    case 'too_few': {
      const words = { tier: tier(median.tier), n: format.count(median.n), least: median.least };
      return <Figure {...common} value={null} missing="too_few" note={t('incomePage.rate.tooFew', words)} />;
    }
    case 'making':
      return <Figure {...common} value={null} missing="not_made" note={t('incomePage.rate.making')} />;
    case 'none':
      return <Figure {...common} value={null} missing={median.reason} />;
  }
}
