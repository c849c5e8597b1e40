/** What the client holds at the end of the period, and how it is spread. */
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { Loaded } from '../client/Loaded.tsx';
import type { Range } from '../client/period.ts';
import { useReport } from '../client/useClient.ts';
import { PositionTable } from './PositionTable.tsx';
import { SplitPanel } from './SplitPanel.tsx';
import './holdings.css';

export function HoldingsTab({ head, range }: { readonly head: ClientHead; readonly range: Range }) {
  const { t } = useTranslation();
  const { term } = useTerms();
  const format = useFormat();
  const report = useReport(head.client_no, range);
  return (
    <div className="tab-scroll">
      <Loaded query={report} rows={12}>
        {(data) =>
          data.positions.length === 0 ? (
            <Nothing title={t('state.noPositions', { date: data.to })} />
          ) : (
            <div className="tab-grid">
              <Panel
                className="is-flush"
                title={t('holdings.title')}
                note={`${t('holdings.asOf', { date: data.to })} · ${t('holdings.rows', { n: format.count(data.positions.length) })}`}
              >
                <PositionTable report={data} />
              </Panel>
              <div className="tab-grid splits">
                <SplitPanel
                  title={t('holdings.splitIndustry')}
                  view="industry"
                  split={data.splits.industry}
                  nameOf={(key) => (key === '' || key === 'none' ? t('holdings.noIndustry') : key)}
                />
                <SplitPanel
                  title={t('holdings.splitBoard')}
                  view="board"
                  split={data.splits.board}
                  nameOf={(key) => (key === '' ? t('board.none') : term('board', key))}
                />
                <SplitPanel
                  title={t('holdings.splitKind')}
                  view="kind"
                  split={data.splits.kind}
                  nameOf={(key) => (key === '' ? t('clients.none') : term('securityKind', key))}
                />
              </div>
            </div>
          )
        }
      </Loaded>
    </div>
  );
}
