/** One campaign: who is to be contacted and what they said; what came of it beside those held out; how it was set up. */
import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import { lastEdit } from '../../ui/records/lastEdit.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { TabBar, tabId } from '../../ui/TabBar.tsx';
import { useDay } from '../today/useTasks.ts';
import { ContactList } from './ContactList.tsx';
import { progressOf } from './model.ts';
import { ResultsPanel } from './ResultsPanel.tsx';
import { SetupPanel } from './SetupPanel.tsx';
import { useCampaign } from './useCampaigns.ts';

const TABS = ['contacts', 'results', 'setup'] as const;
type Tab = (typeof TABS)[number];

export function CampaignView({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = useDay();
  const panel = useId();
  const { data, error, refetch } = useCampaign(recordId);
  const [tab, setTab] = useState<Tab>('contacts');
  const [said, setSaid] = useState('');
  const [isEnding, setEnding] = useState(false);
  if (error) {
    return (
      <div className="panes-view">
        <Failed error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (data === undefined) return <Loading rows={10} />;
  const { body, version, counts } = data;
  const { toContact, answered, converted, heldOut } = progressOf(counts);
  const isRunning = body.state === 'running';
  const end = (): void => {
    setSaid('');
    setEnding(true);
    call('campaigns.end', { record_id: recordId, version, on: dateText(today) })
      .then(
        ({ edit_id }) => {
          if (edit_id !== null) {
            lastEdit.tell({ kind: 'done', editId: edit_id, what: 'campaign_ended', subject: body.name });
          }
        },
        (thrown: unknown) => {
          const code = thrown instanceof BridgeError ? thrown.code : 'fault';
          setSaid(t('campaignsPage.notWritten', { why: t(`error.${code}`) }));
        },
      )
      .finally(() => setEnding(false));
  };
  return (
    <div className="panes-view">
      <header className="panes-head">
        <div className="panes-head-name campaign-head-name">
          <h2>{body.name}</h2>
          <span className="muted num">
            {t(`campaignsPage.state.${body.state}`)} · {body.starts} – {body.ends} ·{' '}
            {t('campaignsPage.sizes', { contacted: format.count(toContact), heldOut: format.count(heldOut) })}
          </span>
        </div>
        <span className="campaign-progress num" role="status">
          {t('campaignsPage.progress', {
            answered: format.count(answered),
            of: format.count(toContact),
            converted: format.count(converted),
          })}
        </span>
        <HistoryButton recordId={recordId} what={body.name} isShown />
        {isRunning && (
          <Button loading={isEnding} onClick={end}>
            {t('campaignsPage.end')}
          </Button>
        )}
      </header>
      {said !== '' && <Alert type="warning" showIcon role="alert" title={said} />}
      <TabBar
        label={t('campaignsPage.tabs')}
        tabs={TABS.map((key) => ({ key, title: t(`campaignsPage.tab.${key}`) }))}
        active={tab}
        panelId={panel}
        onChange={setTab}
      />
      <div id={panel} role="tabpanel" aria-labelledby={tabId(panel, tab)} className="campaign-tab">
        {tab === 'contacts' && <ContactList recordId={recordId} campaign={body} advisors={data.advisors} />}
        {tab === 'results' && <ResultsPanel recordId={recordId} campaign={body} />}
        {tab === 'setup' && (
          <SetupPanel
            key={version}
            recordId={recordId}
            version={version}
            body={body}
            onRemoved={() => navigate({ page: 'campaigns', item: null }, true)}
          />
        )}
      </div>
    </div>
  );
}
