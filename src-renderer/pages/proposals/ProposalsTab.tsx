/** The client's own tab: what is proposed to him, what he answered before, and what he asked for himself. */
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { Nothing } from '../../ui/states.tsx';
import type { TabProps } from '../client/ClientPage.tsx';
import { Loaded } from '../client/Loaded.tsx';
import { useDay } from '../today/useTasks.ts';
import { StateMark } from './Marks.tsx';
import { STATES_OF, titleIn } from './model.ts';
import { ProposalCard } from './ProposalCard.tsx';
import { RequestsPanel } from './RequestsPanel.tsx';
import { useDeeds } from './useDeeds.tsx';
import { useClientProposals } from './useProposals.ts';
import './proposals.css';

export function ProposalsTab({ head }: TabProps) {
  const query = useClientProposals(head.client_no);
  const today = useDay();
  return (
    <Loaded query={query}>
      {(data) => <Own key={head.client_no} clientNo={head.client_no} data={data} today={today} />}
    </Loaded>
  );
}

interface Props {
  readonly clientNo: string;
  readonly data: CallOutput<'proposals.list'>;
  readonly today: Ymd;
}

/** Earlier ones that are shown at once. */
const SHOWN = 8;

function Own({ clientNo, data, today }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const deeds = useDeeds({
    today,
    advisors: data.advisors,
    after: () => {
      if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
    },
  });
  const open = data.lines.filter(({ state }) => STATES_OF.open.includes(state));
  const earlier = data.lines.filter(({ state }) => !STATES_OF.open.includes(state));
  const hidden = earlier.length - SHOWN;
  return (
    <div ref={box} className="proposals-tab" tabIndex={-1}>
      <div className="proposals-tab-main">
        {deeds.refusal !== '' && <Alert type="warning" role="alert" showIcon title={deeds.refusal} />}
        <h2 className="proposals-tab-title">{t('proposalPage.tab.open', { n: format.count(open.length) })}</h2>
        {open.length === 0 ? (
          <div className="panel">
            <Nothing title={t('proposalPage.tab.noOpen')} text={t('proposalPage.tab.noOpenText')} />
          </div>
        ) : (
          open.map((line) => <ProposalCard key={line.record_id} line={line} today={today} deeds={deeds} />)
        )}
      </div>
      <div className="proposals-tab-side">
        <RequestsPanel clientNo={clientNo} today={today} />
        {earlier.length > 0 && (
          <Panel title={t('proposalPage.tab.answered')} className="is-flush">
            <ul className="earlier">
              {(isWhole ? earlier : earlier.slice(0, SHOWN)).map((line) => (
                <li key={line.record_id}>
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => navigate({ page: 'proposals', record: line.record_id })}
                  >
                    {titleIn(line, format.language)}
                  </button>
                  <StateMark state={line.state} />
                  <span className="num muted">{line.as_of}</span>
                </li>
              ))}
            </ul>
            {!isWhole && hidden > 0 && (
              <Button type="link" onClick={() => setWhole(true)}>
                {t('proposalPage.tab.showAll', { n: format.count(hidden) })}
              </Button>
            )}
          </Panel>
        )}
      </div>
      {deeds.dialogs}
    </div>
  );
}
