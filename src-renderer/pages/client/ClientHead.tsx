/** Who this is, what he owns, and the way to the next client. */
import { ArrowDownOutlined, ArrowLeftOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead as Head } from '../../../src-shared/contract/clientCalls.ts';
import { ExactSum } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Missing } from '../../ui/Missing.tsx';
import type { ClientTab } from '../../ui/places/route.ts';
import { goBack } from '../../ui/places/router.ts';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { SelfCheckBadge } from '../selfCheck/SelfCheckBadge.tsx';
import { DoNotContactMark, LastContact } from '../service/ServiceHead.tsx';
import { BreaksMark } from '../sync/BreaksMark.tsx';
import { goToClient, type Neighbours } from './useNeighbours.ts';

interface Props {
  readonly head: Head;
  readonly tab: ClientTab;
  readonly neighbours: Neighbours;
}

export function ClientHead({ head, tab, neighbours }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = totalOf(head);
  return (
    <header className="client-head">
      <Button
        type="text"
        icon={<ArrowLeftOutlined />}
        aria-label={t('app.back')}
        title={`${t('app.back')} (Alt+←)`}
        onClick={goBack}
      />
      <div className="client-who">
        <div className="client-title">
          <h1>{head.name}</h1>
          {head.tier !== null && (
            <TraceLink path="now.value.tier" className={`tier is-${head.tier}`}>
              {t(`tier.${head.tier}`)}
            </TraceLink>
          )}
          {head.status !== null && <span className={`status is-${head.status}`}>{t(`status.${head.status}`)}</span>}
          <Risk head={head} />
          <SelfCheckBadge hasText />
          <BreaksMark clientNo={head.client_no} count={head.open_breaks} />
          <DoNotContactMark clientNo={head.client_no} />
        </div>
        <Facts head={head} />
      </div>
      <div className="client-asset">
        <span className="muted">
          {t('client.totalAsset')} <span className="num">· {t('client.asOf', { date: head.as_of })}</span>
        </span>
        <strong className="num">
          <TraceLink path="now.assets.total">
            {total === null ? <Missing plain code="no_asset_row" /> : format.money(total)}
          </TraceLink>
        </strong>
      </div>
      <nav className="client-nav" aria-label={t('client.details')}>
        <Button
          icon={<ArrowUpOutlined />}
          disabled={neighbours.previous === null}
          onClick={() => goToClient(neighbours.previous, tab)}
          aria-label={t('client.previous')}
          title={`${t('client.previous')} (Alt+↑)`}
        />
        <span className="client-place num">
          {neighbours.place !== null &&
            t('client.position', { n: format.count(neighbours.place), total: format.count(neighbours.count) })}
        </span>
        <Button
          icon={<ArrowDownOutlined />}
          disabled={neighbours.next === null}
          onClick={() => goToClient(neighbours.next, tab)}
          aria-label={t('client.next')}
          title={`${t('client.next')} (Alt+↓)`}
        />
      </nav>
    </header>
  );
}

function Risk({ head }: { readonly head: Head }) {
  const { t } = useTranslation();
  const until = head.risk_valid_until === null ? '' : ` · ${t('client.riskUntil', { date: head.risk_valid_until })}`;
  return (
    <span className={`risk is-${head.risk_state}`}>
      {head.risk_level !== null && (
        <strong>
          <TraceLink path="now.suitability.level">{t(`risk.${head.risk_level}`)}</TraceLink>
        </strong>
      )}
      <TraceLink path="now.suitability.state">{t(`riskState.${head.risk_state}`)}</TraceLink>
      {head.risk_state === 'valid' || head.risk_state === 'expired' ? until : ''}
    </span>
  );
}

function Facts({ head }: { readonly head: Head }) {
  const { t, term } = useTerms();
  const facts: readonly ReactNode[] = [
    <span key="no" className="num">
      {t('client.number')} {head.client_no}
    </span>,
    <span key="kind">{term('clientKind', head.client_kind)}</span>,
    <span key="advisor">
      {head.advisor_no === null
        ? t('client.noAdvisor')
        : `${t('client.advisor')} ${head.advisor_name ?? head.advisor_no}`}
    </span>,
    <span key="mobile" className="num">
      {head.mobile ?? t('client.noMobile')}
    </span>,
    ...(head.opened_on === null
      ? []
      : [
          <span key="opened" className="num">
            {t('client.opened', { date: head.opened_on })}
          </span>,
        ]),
    ...(head.closed_on === null
      ? []
      : [
          <span key="closed" className="num">
            {t('client.closed', { date: head.closed_on })}
          </span>,
        ]),
    ...head.accounts.map((account) => (
      <span key={account.account_no} className="num">
        {t(`accountKind.${account.account_kind}`)} {account.account_no}
      </span>
    )),
  ];
  return (
    <div className="client-facts">
      {facts}
      <LastContact clientNo={head.client_no} />
    </div>
  );
}

/** Sum over the accounts that have an asset row; none has one: no total. */
function totalOf(head: Head): string | null {
  const sum = new ExactSum();
  let known = 0;
  for (const { total_asset_e4 } of head.accounts) {
    if (total_asset_e4 === null) continue;
    sum.add(total_asset_e4);
    known++;
  }
  return known === 0 ? null : sum.text();
}
