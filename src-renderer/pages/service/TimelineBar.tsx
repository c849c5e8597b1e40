/** What the timeline shows: kinds with how many there are, a search through all entries, and a day to go to. */
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ENTRY_KINDS, type EntryKind } from '../../../src-shared/contract/serviceCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { DayField } from '../../ui/records/DayField.tsx';
import { contactSheet } from './contactSheet.ts';
import { timelineSheet } from './timelineSheet.ts';
import { useEntryTexts } from './useEntryTexts.tsx';
import { shownKinds } from './useTimeline.ts';

interface Props {
  readonly clientNo: string;
  readonly kinds: readonly EntryKind[];
  /** Undefined: not known yet. */
  readonly counts: Readonly<Record<EntryKind, number>> | undefined;
  readonly wanted: string;
  readonly onWant: (text: string) => void;
  /** The day from which backwards is shown; null: the newest. */
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
}

export function TimelineBar({ clientNo, kinds, counts, wanted, onWant, day, onDay }: Props) {
  const { t } = useTranslation();
  const texts = useEntryTexts();
  // Contacts alone have columns of their own: the way, the hour, whether he was reached, what was sent.
  const areContacts = kinds.length === 1 && kinds[0] === 'contact' && wanted.trim() === '' && day === null;
  const source = () =>
    areContacts
      ? contactSheet(clientNo, t)
      : timelineSheet({ clientNo, kinds, text: wanted.trim(), day }, texts.read, t);
  return (
    <div className="timeline-bar">
      <KindPills kinds={kinds} counts={counts} />
      <div className="timeline-find">
        <Input.Search
          allowClear
          className="timeline-search"
          aria-label={t('servicePage.search')}
          placeholder={t('servicePage.search')}
          maxLength={200}
          value={wanted}
          onChange={(event) => onWant(event.target.value)}
        />
        <label htmlFor="timeline-day">{t('servicePage.jump')}</label>
        <DayField id="timeline-day" value={day} onChange={onDay} />
        {day !== null && <Button onClick={() => onDay(null)}>{t('servicePage.newest')}</Button>}
        <ExportButton name={t('servicePage.timeline')} source={source} disabled={counts === undefined} />
      </div>
      {texts.stage}
    </div>
  );
}

function KindPills({ kinds, counts }: Pick<Props, 'kinds' | 'counts'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const toggle = (kind: EntryKind): void =>
    shownKinds.set(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  const pill = (isOn: boolean, name: string, n: number | undefined, press: () => void, key: string): ReactNode => (
    <button key={key} type="button" className="pill" aria-pressed={isOn} onClick={press}>
      {name}
      {n !== undefined && <span className="pill-count num">{format.count(n)}</span>}
    </button>
  );
  // What has no entries is left out, unless nothing else would say why the page is empty.
  const isBare = counts !== undefined && kinds.every((kind) => counts[kind] === 0);
  const isShown = (kind: EntryKind): boolean =>
    counts === undefined || counts[kind] > 0 || (isBare && kinds.includes(kind));
  const all = counts === undefined ? undefined : Object.values(counts).reduce((sum, n) => sum + n, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box and a legend, which a row of filters has not.
    <div className="pills" role="group" aria-label={t('servicePage.filter')}>
      {pill(kinds.length === 0, t('servicePage.all'), all, () => shownKinds.set([]), 'all')}
      {ENTRY_KINDS.filter(isShown).map((kind) =>
        pill(kinds.includes(kind), t(`servicePage.kinds.${kind}`), counts?.[kind], () => toggle(kind), kind),
      )}
    </div>
  );
}
