/** What the client asked for himself, newest first: what was above his level is marked so for ever. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_LEVELS } from '../../../src-shared/contract/values.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import { Loaded } from '../client/Loaded.tsx';
import { RequestDialog } from './RequestDialog.tsx';
import { useRequests } from './useRequests.ts';

export function RequestsPanel({ clientNo, today }: { readonly clientNo: string; readonly today: Ymd }) {
  const { t } = useTranslation();
  const query = useRequests(clientNo);
  const [isAdding, setAdding] = useState(false);
  return (
    <Panel
      title={t('proposalPage.request.title')}
      className="is-flush"
      extra={
        <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('proposalPage.request.add')}
        </Button>
      }
    >
      <Loaded query={query} rows={2}>
        {({ records }) =>
          records.length === 0 ? (
            <p className="muted requests-none">{t('proposalPage.request.none')}</p>
          ) : (
            <ul className="requests">
              {records.map(({ record_id, body }) => (
                <RequestLine key={record_id} id={record_id} request={body as BodyOf<'request'>} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <RequestDialog clientNo={clientNo} today={today} isOpen={isAdding} onClose={() => setAdding(false)} />
    </Panel>
  );
}

function RequestLine({ id, request }: { readonly id: string; readonly request: BodyOf<'request'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { on, product_name, product_code, risk_rating, amount_e4, answer, warning_reference, suitability } = request;
  const known = RISK_LEVELS.find((one) => one === suitability.level);
  const level = known === undefined ? t('proposalPage.suitability.none') : t(`risk.${known}`);
  const isAbove = answer === 'recorded_above_level';
  const name = product_name ?? product_code;
  return (
    <li data-record={id}>
      <div className="request-first">
        <strong>{name}</strong>
        <span className="muted num">
          {product_code} {risk_rating ?? ''}
        </span>
        <span
          className={`mark-chip${isAbove ? ' is-warn' : ''}`}
          title={isAbove ? t('proposalPage.request.aboveHint') : undefined}
        >
          {t(isAbove ? 'proposalPage.request.above' : 'proposalPage.request.within')}
        </span>
        <HistoryButton recordId={id} what={name} />
      </div>
      <div className="muted num request-second">
        <span>{t('proposalPage.request.line', { date: on, level })}</span>
        <span>
          {amount_e4 === null
            ? t('proposalPage.request.noAmount')
            : t('proposalPage.evidence.yuan', { n: format.moneyE4(amount_e4) })}
        </span>
        {warning_reference !== null && <span>{t('proposalPage.request.paper', { no: warning_reference })}</span>}
      </div>
      {request.text !== null && <q className="said">{request.text}</q>}
    </li>
  );
}
