/** The Service tab: one line to write what happened, the full forms, and the client's timeline. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordShape } from '../../../src-shared/contract/recordCalls.ts';
import type { TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import { chinaDate } from '../../../src-shared/domain/calendar/freshness.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { navigate } from '../../ui/places/router.ts';
import type { TabProps } from '../client/ClientPage.tsx';
import { ComplaintDialog } from './ComplaintDialog.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import { QuickLine } from './QuickLine.tsx';
import { Timeline } from './Timeline.tsx';
import './service.css';

type Open = { readonly kind: 'contact' | 'complaint'; readonly record: RecordShape | null } | null;

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
      else if (record.kind === 'task') navigate({ page: 'today', view: 'tasks' });
      else navigate({ page: 'client', clientNo, tab: 'profile' });
      return;
    }
    const tab = { trades: 'trades', flow: 'profit', risk: 'risk' } as const;
    navigate({ page: 'client', clientNo, tab: tab[entry.kind] });
  };
  const close = (): void => setOpen(null);
  return (
    <div className="service">
      <QuickLine key={clientNo} head={head} today={today} />
      <div className="service-actions">
        <Button onClick={() => setOpen({ kind: 'contact', record: null })}>{t('servicePage.form.newContact')}</Button>
        <Button onClick={() => setOpen({ kind: 'complaint', record: null })}>
          {t('servicePage.form.newComplaint')}
        </Button>
      </div>
      <Timeline key={`timeline ${clientNo}`} clientNo={clientNo} onOpen={show} />
      <ContactDialog
        head={head}
        today={today}
        isOpen={open?.kind === 'contact'}
        record={open?.kind === 'contact' ? open.record : null}
        onClose={close}
      />
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
