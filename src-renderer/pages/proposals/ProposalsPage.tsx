/** The branch's proposals: an inbox that is filtered, sorted and worked through, and one of them opened beside it. */
import { Alert, Button } from 'antd';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { STEPS } from '../../../src-shared/domain/proposals/life.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { isField } from '../../ui/actions/keys.ts';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { TraceContext } from '../../ui/traceContext.ts';
import { useDay } from '../today/useTasks.ts';
import { InboxFilterBar, StagePills } from './InboxFilterBar.tsx';
import { InboxList } from './InboxList.tsx';
import { inboxState, useInboxState } from './inboxState.ts';
import { select } from './model.ts';
import { OpenProposal } from './OpenProposal.tsx';
import { STEP_KEYS } from './steps.ts';
import { useDeeds } from './useDeeds.tsx';
import { useInbox } from './useProposals.ts';
import './proposals.css';

export function ProposalsPage({ record }: { readonly record: string | null }) {
  const { t } = useTranslation();
  const today = useDay();
  const { filters } = useInboxState();
  const { data, error, refetch } = useInbox(filters.stage);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={12} />;
  return (
    <div className="proposals">
      <header className="proposals-head">
        <h1>{t('proposalPage.title')}</h1>
        <StagePills data={data} filters={filters} />
        <Button className="proposals-rules" onClick={() => navigate({ page: 'rules', code: null })}>
          {t('rulesPage.nav')}
        </Button>
      </header>
      <Panes data={data} record={record} today={today} />
    </div>
  );
}

interface PanesProps {
  readonly data: CallOutput<'proposals.list'>;
  readonly record: string | null;
  readonly today: Ymd;
}

function show(record: string | null, replace: boolean): void {
  navigate({ page: 'proposals', record }, replace);
}

function Panes({ data, record, today }: PanesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format;
  const { filters, sort, ticked, active } = useInboxState();
  const { lines } = data;
  const advisors = useMemo(
    () => new Map(data.advisors.map(({ advisor_no, name }) => [advisor_no, name])),
    [data.advisors],
  );
  const selection = useMemo(
    () => select(lines, filters, sort, { today, language, advisors }),
    [lines, filters, sort, today, language, advisors],
  );
  const places = useMemo(
    () => new Map([...selection.rows].map((row, place) => [lines[row]?.record_id ?? '', place])),
    [selection.rows, lines],
  );
  const box = useRef<HTMLDivElement>(null);
  const after = (): void => {
    if (document.activeElement !== document.body) return;
    const list = box.current?.querySelector<HTMLElement>('[role="grid"]');
    const open = box.current?.querySelector<HTMLElement>('.proposal');
    (open ?? list)?.focus({ preventScroll: true });
  };
  const deeds = useDeeds({ today, advisors: data.advisors, after });
  // One that was answered leaves the list: the one that took its place is the next.
  const lastPlace = useRef(0);
  const openAt = record === null ? null : (places.get(record) ?? null);
  const at = Math.min(
    places.get(active ?? '') ?? openAt ?? (record === null ? 0 : lastPlace.current),
    selection.rows.length - 1,
  );
  useEffect(() => {
    if (openAt !== null) lastPlace.current = openAt;
  }, [openAt]);
  const lineAt = (place: number) => lines[selection.rows[place] ?? -1];
  const current = lineAt(at);
  const chosen = useMemo(
    () => [...selection.rows].flatMap((row) => lines[row] ?? []).filter(({ record_id }) => ticked.has(record_id)),
    [selection.rows, lines, ticked],
  );
  const open = useCallback(
    (place: number) => {
      const id = lines[selection.rows[place] ?? -1]?.record_id;
      if (id === undefined) return;
      inboxState.setActive(id);
      show(id, record !== null);
    },
    [lines, selection.rows, record],
  );
  const close = useCallback(() => {
    show(null, true);
    // The list is drawn again before it can have the focus.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus());
  }, []);
  const go = (by: -1 | 1): void => {
    const from = openAt ?? (by === 1 ? lastPlace.current - 1 : lastPlace.current);
    open(Math.max(0, Math.min(selection.rows.length - 1, from + by)));
  };
  useEffect(() => {
    if (record !== null) inboxState.setActive(record);
  }, [record]);

  // In the list letters act on what is selected, else on the line that they stand on; the open one hears its own.
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isField(event.target as Element) || document.querySelector('dialog[open]') !== null) return;
    const isInList = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'grid';
    const take = (deed: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      deed();
    };
    const { key } = event;
    if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown') && record !== null) {
      take(() => go(key === 'ArrowUp' ? -1 : 1));
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === 'Escape' && record !== null) take(close);
    else if (key === ' ' && isInList && current !== undefined) take(() => inboxState.toggle(current.record_id));
    else {
      const step = STEPS.find((one) => STEP_KEYS[one] === key.toLowerCase());
      if (step === undefined || !isInList) return;
      if (chosen.length > 0) take(() => deeds.act(step, chosen));
      else if (current !== undefined) take(() => deeds.act(step, [current]));
    }
  };
  const way = useMemo(
    () => ({
      open: (why: string) => {
        const clientNo = lines.find(({ record_id }) => record_id === record)?.client_no;
        if (clientNo !== undefined) navigate({ page: 'client', clientNo, tab: 'proposals', why });
      },
      title: t('proposalPage.traceHint'),
    }),
    [lines, record, t],
  );
  return (
    <div ref={box} className={`proposals-panes${record === null ? '' : ' has-open'}`} onKeyDownCapture={onKeyDown}>
      <div className="proposals-list">
        <InboxFilterBar data={data} filters={filters} selection={selection} />
        {data.is_cut && <Alert type="info" showIcon title={t('proposalPage.cut', { n: format.count(lines.length) })} />}
        {record === null && deeds.refusal !== '' && (
          <Alert type="warning" role="alert" showIcon title={deeds.refusal} />
        )}
        <InboxList
          data={data}
          advisors={advisors}
          selection={selection}
          today={today}
          at={at}
          chosen={chosen}
          isOpen={record !== null}
          deeds={deeds}
          onOpen={open}
          onActive={(place) => {
            inboxState.setActive(lineAt(place)?.record_id ?? null);
          }}
        />
      </div>
      {record !== null && (
        <TraceContext value={way}>
          <OpenProposal
            record={record}
            today={today}
            deeds={deeds}
            neighbours={{
              place: openAt === null ? null : openAt + 1,
              count: selection.rows.length,
              isFirst: (openAt ?? lastPlace.current) <= 0,
              isLast: openAt === null ? selection.rows.length === 0 : openAt >= selection.rows.length - 1,
              go,
            }}
            onClose={close}
          />
        </TraceContext>
      )}
      {deeds.dialogs}
    </div>
  );
}
