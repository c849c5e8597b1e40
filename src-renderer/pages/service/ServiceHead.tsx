/** In the client's head: that he is not to be contacted, when he was last spoken with, and what comes next. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chinaDate } from '../../../src-shared/domain/calendar/freshness.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { taskTitle } from '../today/words.ts';

function useServiceHead(clientNo: string) {
  const today = dateText(chinaDate(Date.now()));
  return useQuery({
    queryKey: ['records', 'head', clientNo, today],
    queryFn: () => call('service.head', { client_no: clientNo, today }),
  }).data;
}

export function DoNotContactMark({ clientNo }: { readonly clientNo: string }) {
  const { t } = useTranslation();
  const since = useServiceHead(clientNo)?.do_not_contact ?? null;
  if (since === null) return null;
  return <span className="do-not-contact">{t('servicePage.head.doNotContact', { since })}</span>;
}

export function LastContact({ clientNo }: { readonly clientNo: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const head = useServiceHead(clientNo);
  if (head === undefined) return null;
  const { last_contact, next, open_complaints } = head;
  const words = [
    last_contact === null ? t('servicePage.head.never') : t('servicePage.head.last', { date: last_contact }),
    next === null ? null : t('servicePage.head.next', { date: next.due, title: taskTitle(next.task, t, format) }),
    open_complaints === 0 ? null : t('servicePage.head.complaints', { n: open_complaints }),
  ];
  return <span className="last-contact num">{words.filter((one) => one !== null).join(' · ')}</span>;
}
