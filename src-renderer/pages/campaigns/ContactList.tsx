/** Those to contact, the largest assets first: a letter notes an answer with its contact in one step of undo, Enter opens the client. */
import { Alert, Button, Input, Select } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { ContactRow } from '../../../src-shared/contract/campaignCalls.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { capsOf } from '../../ui/actions/keys.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { navigate } from '../../ui/places/router.ts';
import { added, changed, useEdit } from '../../ui/records/useEdit.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { type GridSort, VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { useDay } from '../today/useTasks.ts';
import { CONTACTS_WIDTH, contactColumns } from './contactColumns.tsx';
import { contactSheet } from './contactSheet.ts';
import { ANSWER_KEYS, type Answer, contactOf, LISTS, type ListName } from './model.ts';
import { useContacts } from './useCampaigns.ts';

interface Props {
  readonly recordId: string;
  readonly campaign: BodyOf<'campaign'>;
  readonly advisors: CallOutput<'campaigns.get'>['advisors'];
}

const NO_SORT: GridSort = { key: '', descending: false };
const NOTED = Object.keys(ANSWER_KEYS) as Exclude<Answer, 'waiting'>[];

export function ContactList({ recordId, campaign, advisors }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = useDay();
  const [list, setList] = useState<ListName>('open');
  const [advisor, setAdvisor] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const [words, setWords] = useState('');
  const [said, setSaid] = useState('');
  const { save, isBusy } = useEdit();
  const pages = useContacts(recordId, LISTS[list], advisor);
  const total = pages.head?.total ?? 0;
  const rows = useMemo(() => Int32Array.from({ length: total }, (_, at) => at), [total]);
  const { row: rowOf, version } = pages;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows that rowOf answers.
  const columns = useMemo(() => contactColumns({ rowOf, t, format }), [rowOf, version, t, format]);
  if (pages.error) return <Failed error={pages.error} onRetry={pages.retry} />;
  if (pages.isPending) return <Loading rows={8} />;
  const at = Math.min(active, total - 1);
  const current = at < 0 ? undefined : rowOf(at);
  const isOpen = campaign.state === 'running';
  const note = (row: ContactRow, result: Exclude<Answer, 'waiting'>): void => {
    setSaid('');
    const on = dateText(today);
    const text = words.trim();
    const told = t('campaignsPage.contactText', { name: campaign.name, answer: t(`campaignsPage.answer.${result}`) });
    const body = { ...row.body, result, on, text: text === '' ? row.body.text : text };
    save({
      what: 'campaign_answer',
      subject: row.name ?? row.client_no,
      changes: [
        changed('campaign_client', row, body),
        added('contact', row.client_no, contactOf(result, text === '' ? told : `${told} ${text}`, on)),
      ],
    }).then(
      () => setWords(''),
      (error: unknown) => {
        const code = error instanceof BridgeError ? error.code : 'fault';
        setSaid(
          code === 'conflict'
            ? t('campaignsPage.changedMeanwhile')
            : t('campaignsPage.notWritten', { why: t(`error.${code}`) }),
        );
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'grid') return;
    if (event.altKey || event.ctrlKey || event.metaKey || current === undefined || !isOpen || isBusy) return;
    const result = NOTED.find((one) => ANSWER_KEYS[one] === event.key.toLowerCase());
    if (result === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    note(current, result);
  };
  return (
    <section className="campaign-contacts" aria-label={t('campaignsPage.tab.contacts')}>
      <div className="campaign-bar">
        <Select<ListName>
          aria-label={t('campaignsPage.which')}
          value={list}
          onChange={(next) => {
            setList(next);
            setActive(0);
          }}
          options={(Object.keys(LISTS) as ListName[]).map((value) => ({
            value,
            label: t(`campaignsPage.lists.${value}`),
          }))}
        />
        <Select<string>
          aria-label={t('campaignsPage.advisor')}
          value={advisor ?? '*'}
          onChange={(next) => {
            setAdvisor(next === '*' ? null : next);
            setActive(0);
          }}
          options={[
            { value: '*', label: t('campaignsPage.everyone') },
            ...advisors.map(({ advisor_no, name, clients }) => ({
              value: advisor_no,
              label: `${advisor_no === '' ? t('campaignsPage.nobody') : name} ${format.count(clients)}`,
            })),
          ]}
        />
        <span className="muted num" role="status">
          {t('campaignsPage.shown', { n: format.count(total) })}
        </span>
        <ExportButton
          name={t('campaignsPage.tab.contacts')}
          source={() => contactSheet({ recordId, name: campaign.name, list, advisor, t })}
          disabled={total === 0}
        />
      </div>
      {campaign.script !== null && (
        <details className="campaign-script">
          <summary>{t('recordFields.field.campaign.script')}</summary>
          <p>{campaign.script}</p>
        </details>
      )}
      {said !== '' && <Alert type="warning" showIcon role="alert" title={said} />}
      {current !== undefined && isOpen && (
        <div className="campaign-note">
          <strong>{current.name ?? current.client_no}</strong>
          <Input
            className="campaign-note-text"
            aria-label={t('campaignsPage.note')}
            placeholder={t('campaignsPage.noteHint')}
            maxLength={2_000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          {NOTED.map((result) => (
            <Button key={result} disabled={isBusy} onClick={() => note(current, result)}>
              {t(`campaignsPage.answer.${result}`)}
              <kbd className="campaign-key">{capsOf(ANSWER_KEYS[result], false).join('')}</kbd>
            </Button>
          ))}
        </div>
      )}
      <div className="campaign-grid-box" onKeyDownCapture={onKeyDown}>
        <VirtualGrid
          label={t('campaignsPage.tab.contacts')}
          resetKey={`${list} ${advisor ?? '*'}`}
          columns={columns}
          rows={rows}
          minWidth={CONTACTS_WIDTH}
          sort={NO_SORT}
          onSort={() => undefined}
          active={at}
          onActive={setActive}
          onOpen={(index) => {
            const clientNo = rowOf(index)?.client_no;
            if (clientNo !== undefined) navigate({ page: 'client', clientNo, tab: 'service' });
          }}
          onScrollTop={pages.onScrollTop}
          autoFocus
          empty={<Nothing title={t(list === 'open' ? 'campaignsPage.allDone' : 'campaignsPage.noneHere')} />}
        />
      </div>
    </section>
  );
}
