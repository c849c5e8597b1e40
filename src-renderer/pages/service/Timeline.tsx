/** The timeline: days, newest first, what the branch wrote apart from what head office sent; more loads at its end. */
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ENTRY_KINDS, type EntryKind, type TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { EntryLine } from './EntryLine.tsx';
import { entryText } from './model.ts';
import { shownKinds, useTimeline } from './useTimeline.ts';

interface Props {
  readonly clientNo: string;
  readonly onOpen: (entry: TimelineEntry) => void;
}

export function Timeline({ clientNo, onOpen }: Props) {
  const { t } = useTranslation();
  const kinds = usePersisted(shownKinds);
  const [wanted, setWanted] = useState('');
  const pages = useTimeline(clientNo, kinds);
  const entries = useMemo(() => pages.data?.pages.flatMap((page) => page.entries) ?? [], [pages.data]);
  const shown = useMemo(() => {
    const text = wanted.trim().toLowerCase();
    return text === '' ? entries : entries.filter((entry) => entryText(entry).includes(text));
  }, [entries, wanted]);
  const end = useEnd(() => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  });
  if (pages.isPending) return <Loading rows={8} />;
  if (pages.error) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <section className="timeline" aria-label={t('servicePage.timeline')}>
      <div className="timeline-bar">
        <KindPills kinds={kinds} />
        <Input.Search
          allowClear
          className="timeline-search"
          aria-label={t('servicePage.search')}
          placeholder={t('servicePage.search')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      {shown.length === 0 ? (
        <Empty isFiltered={kinds.length > 0 || wanted !== ''} />
      ) : (
        <Days entries={shown} clientNo={clientNo} onOpen={onOpen} />
      )}
      <div ref={end} className="timeline-end">
        {pages.hasNextPage ? (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('servicePage.more')}
          </Button>
        ) : (
          shown.length > 0 && <span>{t('servicePage.end')}</span>
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

function KindPills({ kinds }: { readonly kinds: readonly EntryKind[] }) {
  const { t } = useTranslation();
  const toggle = (kind: EntryKind): void =>
    shownKinds.set(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  const pill = (isOn: boolean, name: string, press: () => void, key: string): ReactNode => (
    <button key={key} type="button" className="pill" aria-pressed={isOn} onClick={press}>
      {name}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box and a legend, which a row of filters has not.
    <div className="pills" role="group" aria-label={t('servicePage.filter')}>
      {pill(kinds.length === 0, t('servicePage.all'), () => shownKinds.set([]), 'all')}
      {ENTRY_KINDS.map((kind) => pill(kinds.includes(kind), t(`servicePage.kinds.${kind}`), () => toggle(kind), kind))}
    </div>
  );
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
      return `risk ${entry.event}`;
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
