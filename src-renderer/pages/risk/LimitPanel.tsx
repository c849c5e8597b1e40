/** What each of the largest holdings would lose at its price limit on the next trading day. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { ExplainedTable } from '../../ui/ExplainedTable.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Security } from '../../ui/Security.tsx';
import { Nothing } from '../../ui/states.tsx';
import { LeftOut } from './LeftOut.tsx';
import { keyOf, type Limited, limited, SHOWN } from './model.ts';
import type { RiskProps } from './RiskTab.tsx';
import { Steps } from './Steps.tsx';

export function LimitPanel({ risk }: RiskProps) {
  const { t } = useTranslation();
  const { reason } = useTerms();
  const format = useFormat();
  const { rows, apart } = useMemo(() => limited(risk), [risk]);
  const columns = useMemo<readonly TableColumn<Limited>[]>(
    () => [
      {
        key: 'security',
        title: t('riskPage.limit.column.security'),
        cell: (row) => <Security {...row} />,
      },
      {
        key: 'rule',
        title: t('riskPage.limit.column.rule'),
        cell: (row) => (
          <>
            {t(`riskPage.limit.rule.${row.limit.rule}`)} <span className="num">±{row.limit.percent}%</span>
          </>
        ),
      },
      {
        key: 'limit_price',
        title: t('riskPage.limit.column.limit_price'),
        align: 'end',
        cell: (row) => format.price(row.limit.limit_price),
      },
      {
        key: 'loss',
        title: t('riskPage.limit.column.loss'),
        align: 'end',
        cell: (row) => <span className="down">{groupDigits(`-${row.limit.loss}`, true)}</span>,
      },
      {
        key: 'share',
        title: t('riskPage.limit.column.share'),
        align: 'end',
        cell: (row) =>
          row.limit.loss_share === null ? <Missing plain code="no_asset_row" /> : format.percent(row.limit.loss_share),
      },
    ],
    [t, format],
  );
  const [first] = rows;
  return (
    <Panel
      className="is-flush"
      title={t('riskPage.limit.title')}
      {...(first === undefined
        ? {}
        : { note: t('riskPage.limit.note', { n: format.count(rows.length + apart.length), date: first.limit.on }) })}
    >
      {rows.length === 0 ? (
        <Nothing title={t('riskPage.limit.none')} />
      ) : (
        <ExplainedTable
          label={t('riskPage.limit.title')}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          detail={(row) => <Detail row={row} />}
          detailLabel={(row) => t('riskPage.explain', { name: row.name })}
          shown={SHOWN}
          moreLabel={(n) => t('riskPage.more', { n: format.count(n) })}
          lessLabel={t('riskPage.less', { n: SHOWN })}
        />
      )}
      <LeftOut
        title={t('riskPage.limit.leftOut')}
        holdings={apart}
        why={({ limit_reason: code }) => reason(code ?? undefined)}
      />
    </Panel>
  );
}

function Detail({ row }: { readonly row: Limited }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { limit } = row;
  return (
    <Steps
      steps={[
        {
          formula: t('riskPage.limit.formula'),
          numbers: t('riskPage.limit.steps', {
            quantity: format.quantity(row.quantity),
            close: row.close === null ? '—' : format.price(row.close),
            limit: format.price(limit.limit_price),
            loss: format.money(limit.loss),
          }),
          words: `${t('riskPage.limit.price', { percent: limit.percent })} ${t('riskPage.limit.since', {
            rule: t(`riskPage.limit.rule.${limit.rule}`),
            percent: limit.percent,
            since: limit.since,
          })}`,
        },
      ]}
    />
  );
}
