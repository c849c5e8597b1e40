/** What the client received beside trading, what trading cost him, and his commission against what was agreed. */
import { useState } from 'react';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import type { ClientIncome } from '../../../src-shared/contract/incomeCalls.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Nothing } from '../../ui/states.tsx';
import { Loaded } from '../client/Loaded.tsx';
import type { Range } from '../client/period.ts';
import { usePeers } from '../habits/useHabits.ts';
import { CalendarPanel } from './CalendarPanel.tsx';
import { FeesPanel } from './FeesPanel.tsx';
import { FlowsPanel } from './FlowsPanel.tsx';
import { HoldingsPanel } from './HoldingsPanel.tsx';
import { IncomePanel } from './IncomePanel.tsx';
import { MonthChart } from './MonthChart.tsx';
import { tierMedian } from './model.ts';
import { RatePanel } from './RatePanel.tsx';
import { SplitPanel } from './SplitPanel.tsx';
import { useIncome } from './useIncome.ts';
import './income.css';

export type IncomePeriod = NonNullable<ClientIncome['period']>;

export function IncomeTab({ head, range }: { readonly head: ClientHead; readonly range: Range }) {
  const { t, reason } = useTerms();
  const income = useIncome(head.client_no, range);
  const peers = usePeers(head.client_no, range);
  return (
    <div className="tab-scroll">
      <Loaded query={income} rows={12}>
        {(data) =>
          data.period === null ? (
            <Nothing title={t('incomePage.none')} text={reason(data.gap ?? undefined)} />
          ) : (
            <div className="tab-grid">
              <div className="tab-grid is-halves">
                <IncomePanel period={data.period} />
                <FeesPanel period={data.period} />
              </div>
              <Dividends key={`${data.client_no}${data.from}${data.to}`} income={data} head={head} />
              <div className="tab-grid is-halves">
                <RatePanel period={data.period} median={tierMedian(peers.query.data, peers.isRefused)} />
                <MonthChart income={data} />
              </div>
              <SplitPanel income={data} total={data.period.fees} />
            </div>
          )
        }
      </Loaded>
    </div>
  );
}

/** The calendar chooses the month whose flows are listed; without dividends there is none. */
function Dividends({ income, head }: { readonly income: ClientIncome; readonly head: ClientHead }) {
  const [month, setMonth] = useState<string | null>(null);
  const hasDividends = income.holdings.length > 0;
  return (
    <>
      {hasDividends && <CalendarPanel income={income} month={month} onMonth={setMonth} />}
      <div className={`tab-grid is-halves income-lists${hasDividends ? '' : ' is-short'}`}>
        <HoldingsPanel income={income} />
        <FlowsPanel income={income} hasAccounts={head.accounts.length > 1} month={month} onMonth={setMonth} />
      </div>
    </>
  );
}
