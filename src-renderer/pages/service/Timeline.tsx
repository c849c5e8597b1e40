/** The timeline: days, newest first, what the branch wrote apart from what head office sent; more loads at its end. */
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { EntryLine } from './EntryLine.tsx';
import { TimelineBar } from './TimelineBar.tsx';
import { shownKinds, useTimeline } from './useTimeline.ts';

interface Props {
  readonly clientNo: string;
  readonly onOpen: (entry: TimelineEntry) => void;
}

/** Pause in typing after which is searched. */
const PAUSE_MS = 200;

export function Timeline({ clientNo, onOpen }: Props) {
  const { t } = useTranslation();
  const kinds = usePersisted(shownKinds);
  const [wanted, setWanted] = useState('');
  const [text, setText] = useState('');
  const [day, setDay] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const pages = useTimeline({ clientNo, kinds, text, day });
  const entries = useMemo(() => pages.data?.pages.flatMap((page) => page.entries) ?? [], [pages.data]);
  const end = useEnd(() => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  });
  if (pages.isPending) return <Loading rows={8} />;
  if (pages.error) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <section className="timeline" aria-label={t('servicePage.timeline')}>
      <TimelineBar
        clientNo={clientNo}
        kinds={kinds}
        counts={pages.data.pages[0]?.counts}
        wanted={wanted}
        onWant={setWanted}
        day={day}
        onDay={setDay}
      />
      {entries.length === 0 ? (
        <Empty isFiltered={kinds.length > 0 || text !== '' || day !== null} />
      ) : (
        <Days entries={entries} clientNo={clientNo} onOpen={onOpen} />
      )}
      <div ref={end} className="timeline-end">
        {pages.hasNextPage ? (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('servicePage.more')}
          </Button>
        ) : (
          entries.length > 0 && <span>{t('servicePage.end')}</span>
        )}
      </div>
    </section>
  );
}

function Empty({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation();
  const words = isFiltered ? 'noneMatch' : 'empty';
  return <Nothing title={t(`servicePage.${words}.title`)} text={t(`servicePage.${words}.text`)} />;
}

interface DaysProps extends Props {
  readonly entries: readonly TimelineEntry[];
}

function Days({ entries, clientNo, onOpen }: DaysProps) {
  const format = useFormat();
  const days = useMemo(() => {
    const found: { day: string; entries: { key: string; entry: TimelineEntry }[] }[] = [];
    for (const entry of entries) {
      let last = found.at(-1);
      if (last?.day !== entry.day) {
        last = { day: entry.day, entries: [] };
        found.push(last);
      }
      last.entries.push({ key: keyOf(entry), entry });
    }
    return found;
  }, [entries]);
  return (
    <ol className="timeline-days">
      {days.map(({ day, entries: ofDay }) => (
        <li key={day}>
          <h3 className="timeline-day num">{format.date(day)}</h3>
          <ul>
            {ofDay.map(({ key, entry }) => (
              <EntryLine key={key} entry={entry} clientNo={clientNo} onOpen={onOpen} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function keyOf(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'record':
      return entry.record.record_id;
    case 'flow':
      return `flow ${entry.day} ${entry.flow_no} ${entry.amount}`;
    case 'risk':
      return `risk ${entry.day} ${entry.event}`;
    case 'profile':
      return `profile ${entry.record_id} ${entry.version}`;
    case 'position':
      return `position ${entry.day} ${entry.turn} ${entry.security.market} ${entry.security.code}`;
    case 'standing':
      return `standing ${entry.day} ${entry.field}`;
    case 'correction':
      return `correction ${entry.correction_id}`;
    default:
      return `${entry.kind} ${entry.day}`;
  }
}

/** Calls when its element comes into view. */
function useEnd(onSeen: () => void): React.RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  });
  useEffect(() => {
    const element = end.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver((found) => {
      if (found.some(({ isIntersecting }) => isIntersecting)) seen.current();
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
  return end;
}
