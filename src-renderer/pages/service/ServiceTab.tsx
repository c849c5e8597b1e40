/** The Service tab: one line to write what happened, the full forms, and the client's timeline. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordShape } from '../../../src-shared/contract/recordCalls.ts';
import type { TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import { chinaDate } from '../../../src-shared/domain/calendar/freshness.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { call } from '../../bridge/bridge.ts';
import { makeWish, useWish } from '../../ui/actions/wishes.ts';
import { navigate } from '../../ui/places/router.ts';
import type { TabProps } from '../client/ClientPage.tsx';
import { ComplaintDialog } from './ComplaintDialog.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import { MessageDialog } from './MessageDialog.tsx';
import { QuickLine } from './QuickLine.tsx';
import { Timeline } from './Timeline.tsx';
import './service.css';

/** Where what an entry is about is seen in full. */
const TABS = {
  trades: 'trades',
  position: 'trades',
  flow: 'profit',
  loss: 'profit',
  margin: 'risk',
  risk: 'risk',
  standing: 'profile',
  profile: 'profile',
} as const;

type Open = { readonly kind: 'contact' | 'complaint' | 'message'; readonly record: RecordShape | null } | null;

export function ServiceTab({ head }: TabProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const today = dateText(chinaDate(Date.now()));
  const clientNo = head.client_no;
  const show = (entry: TimelineEntry): void => {
    if (entry.kind === 'record') {
      const { record, of } = entry;
      if (of !== null) navigate({ page: 'client', clientNo: of, tab: 'service' });
      else if (record.kind === 'contact' || record.kind === 'complaint') setOpen({ kind: record.kind, record });
      else if (record.kind === 'task') makeWish('openTask', record.record_id);
      else if (record.kind === 'proposal') navigate({ page: 'proposals', record: record.record_id });
      else navigate({ page: 'client', clientNo, tab: record.kind === 'request' ? 'proposals' : 'profile' });
      return;
    }
    if (entry.kind === 'correction') navigate({ page: 'sync', view: 'correction', item: String(entry.correction_id) });
    else navigate({ page: 'client', clientNo, tab: TABS[entry.kind] });
  };
  useWish('newContact', () => setOpen({ kind: 'contact', record: null }));
  useWish('newComplaint', () => setOpen({ kind: 'complaint', record: null }));
  useWish('newMessage', () => setOpen({ kind: 'message', record: null }));
  // A record that is gone meanwhile leaves the page as it is.
  useWish('openRecord', (record_id) => {
    call('records.get', { record_id }).then(
      (record) => {
        if (record.kind === 'contact' || record.kind === 'complaint') setOpen({ kind: record.kind, record });
      },
      () => undefined,
    );
  });
  const close = (): void => setOpen(null);
  return (
    <div className="service">
      <QuickLine key={clientNo} head={head} today={today} />
      <div className="service-actions">
        <Button onClick={() => setOpen({ kind: 'contact', record: null })}>{t('servicePage.form.newContact')}</Button>
        <Button onClick={() => setOpen({ kind: 'complaint', record: null })}>
          {t('servicePage.form.newComplaint')}
        </Button>
        <Button onClick={() => setOpen({ kind: 'message', record: null })}>{t('templatesPage.message.open')}</Button>
      </div>
      <Timeline key={`timeline ${clientNo}`} clientNo={clientNo} onOpen={show} />
      <ContactDialog
        head={head}
        today={today}
        isOpen={open?.kind === 'contact'}
        record={open?.kind === 'contact' ? open.record : null}
        onClose={close}
      />
      <MessageDialog head={head} today={today} isOpen={open?.kind === 'message'} onClose={close} />
      <ComplaintDialog
        head={head}
        today={today}
        isOpen={open?.kind === 'complaint'}
        record={open?.kind === 'complaint' ? open.record : null}
        onClose={close}
      />
    </div>
  );
}
