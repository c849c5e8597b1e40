/**
 * Find anything: one box over clients, securities, tasks, notes, pages and actions. The box keeps the focus; arrows go
 * through the rows, Enter opens the chosen one as soon as the rows are those of what was typed.
 */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundRow } from '../../../src-shared/contract/findCalls.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { ACTIONS, type Action, runnable } from '../../ui/actions/registry.ts';
import { makeWish } from '../../ui/actions/wishes.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useRoute } from '../../ui/places/router.ts';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { openClient, openNote, openTask } from './lead.ts';
import { movedTo, parseTyped, recentRows, type Section, type Shown, shownSections } from './model.ts';
import { overlay, useOverlay } from './overlay.ts';
import { PaletteBox } from './PaletteBox.tsx';
import { PaletteFoot } from './PaletteFoot.tsx';
import { PaletteList } from './PaletteList.tsx';
import { noteRecent, recents } from './recents.ts';
import type { AnyRow, HolderRow } from './rows.tsx';
import { useActionWords } from './useActionWords.ts';
import { useFound, useHolders, useRecentThings } from './useFound.ts';
import './palette.css';

type Security = Extract<FoundRow, { kind: 'security' }>;

export function Palette({ run }: { readonly run: (action: Action) => void }) {
  const { t } = useTranslation();
  const isOpen = useOverlay() === 'palette';
  const close = (): void => {
    if (overlay.shown() === 'palette') overlay.show(null);
  };
  return (
    <Dialog
      isBare
      className="palette"
      title={t('actions.palette.title')}
      closeLabel={t('actions.palette.foot.close')}
      isOpen={isOpen}
      onClose={close}
    >
      <Body run={run} onClose={close} />
    </Dialog>
  );
}

interface Part {
  readonly section: Section | 'holders';
  readonly total: number;
  readonly isMore: boolean;
  readonly rows: readonly AnyRow[];
}

function Body({ run, onClose }: { readonly run: (action: Action) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [opened, setOpened] = useState<Section | null>(null);
  const [security, setSecurity] = useState<Security | null>(null);
  const [isWished, setWished] = useState<'open' | 'other' | null>(null);
  const { parts, isCurrent, error, isSearching } = useParts(text, opened, security);
  const rows = useMemo(() => parts.flatMap((part) => part.rows), [parts]);
  const at = Math.min(active, rows.length - 1);

  const change = (next: string): void => {
    setText(next);
    setActive(0);
    setOpened(null);
    setWished(null);
  };
  const show = (next: Security | null): void => {
    setSecurity(next);
    change('');
  };
  const lead = (row: AnyRow, isOther: boolean): void => {
    switch (row.kind) {
      case 'more':
        setOpened(row.section);
        return;
      case 'tag':
        change(`#${row.tag}`);
        return;
      case 'security':
        noteRecent({ kind: 'security', market: row.market, code: row.code });
        show(row);
        return;
      case 'action':
        // What is done by the thing that has the focus cannot be done from here: its key is what there is to know.
        if (row.action.deed.kind === 'here' || row.action.isPointed === true) return;
        noteRecent({ kind: 'action', id: row.action.id });
        onClose();
        run(row.action);
        return;
      case 'client':
      case 'holder':
        onClose();
        openClient(row.client_no, isOther ? 'service' : 'overview');
        return;
      case 'task':
        onClose();
        if (isOther && row.client_no !== null) openClient(row.client_no, 'service');
        else openTask(row.record_id);
        return;
      case 'note':
        onClose();
        if (isOther) makeWish('history', row.record_id);
        else openNote(row);
    }
  };
  // Enter before the answer: the first row of the answer, not of what stood there before it.
  useEffect(() => {
    if (isWished === null || !isCurrent) return;
    setWished(null);
    const row = rows[at];
    if (row !== undefined) lead(row, isWished === 'other');
  });
  const onKey = (key: string, isOther: boolean): boolean => {
    const next = movedTo(at, rows.length, key);
    // Home and End belong to the text while there is one.
    if (next !== null && !((key === 'Home' || key === 'End') && text !== '')) {
      setActive(next);
      return true;
    }
    if (key === 'Enter') {
      setWished(isOther ? 'other' : 'open');
      return true;
    }
    const isBack = key === 'Escape' || (key === 'Backspace' && text === '');
    if (isBack && opened !== null) setOpened(null);
    else if (isBack && security !== null) show(null);
    else return false;
    setActive(0);
    return true;
  };
  return (
    <>
      <PaletteBox
        text={text}
        onChange={change}
        onKey={onKey}
        activeRow={rows[at]}
        isFilled={rows.length > 0}
        onClose={onClose}
        about={
          security === null
            ? null
            : {
                words: t('actions.palette.holdersOf', { name: security.name, code: security.code }),
                onBack: () => show(null),
              }
        }
      />
      <PaletteList parts={parts} active={at} onActive={setActive} onOpen={lead}>
        <Message
          isCurrent={isCurrent}
          isSearching={isSearching}
          isTyped={text.trim() !== ''}
          isHolders={security !== null}
          error={error}
          isEmpty={rows.length === 0}
        />
      </PaletteList>
      <PaletteFoot row={rows[at]} onPrefix={security === null ? change : null} />
      <Announce count={rows.filter(({ kind }) => kind !== 'more').length} isCurrent={isCurrent} />
    </>
  );
}

/** The sections to show: of everything, or of who holds a security. */
function useParts(text: string, opened: Section | null, security: Security | null) {
  const route = useRoute();
  const typed = parseTyped(text);
  const isClient = route.page === 'client';
  const kept = usePersisted(recents);
  // Not the client who is open: there is no need to find him.
  const openNo = isClient ? route.clientNo : null;
  const known = useMemo(() => kept.filter((one) => one.kind !== 'client' || one.no !== openNo), [kept, openNo]);
  const things = useRecentThings(known);
  const found = useFound(security === null ? typed : parseTyped(''), opened, known);
  // Until the answer is there the rows stay those of what was typed before: all sections change at once.
  const [answered, setAnswered] = useState(text);
  if (found.isCurrent && answered !== text) setAnswered(text);
  const shownTyped = found.isCurrent ? typed : parseTyped(answered);
  const isKeys = shownTyped.narrow === 'keys';
  const offered = useMemo(() => (isKeys ? [...ACTIONS] : runnable(isClient)), [isKeys, isClient]);
  const actions = useActionWords(offered);
  const holders = useHolders(security);
  if (security !== null) {
    const wanted = text.trim().toLowerCase();
    const rows = holders.holders
      .filter(({ name, client_no }) => name.toLowerCase().includes(wanted) || client_no.includes(wanted))
      .map((one): HolderRow => ({ kind: 'holder', ...one }));
    const parts: Part[] =
      rows.length === 0
        ? []
        : [{ section: 'holders', total: rows.length, isMore: !holders.isDone, rows: rows.slice(0, 200) }];
    return { parts, isCurrent: true, error: holders.error, isSearching: !holders.isDone };
  }
  const recent = recentRows(known, things.clients, things.securities, actions);
  const shown: readonly Shown[] = shownSections({ typed: shownTyped, actions, found: found.parts, recent, opened });
  const parts: readonly Part[] = shown;
  return { parts, isCurrent: found.isCurrent, error: found.error, isSearching: !found.isCurrent };
}

interface MessageProps {
  readonly isCurrent: boolean;
  readonly isSearching: boolean;
  readonly isTyped: boolean;
  readonly isHolders: boolean;
  readonly isEmpty: boolean;
  readonly error: Error | null;
}

function Message({ isCurrent, isSearching, isTyped, isHolders, isEmpty, error }: MessageProps): ReactNode {
  const { t } = useTranslation();
  if (error !== null) {
    const why = t(`error.${error instanceof BridgeError ? error.code : 'fault'}`);
    return (
      <p className="palette-failed" role="alert">
        {t('actions.palette.failed', { why })}
      </p>
    );
  }
  if (!isEmpty) return null;
  if (isHolders) {
    return (
      <p className="palette-nothing">
        {t(isSearching ? 'actions.palette.holdersLoading' : 'actions.palette.holdersNone')}
      </p>
    );
  }
  if (!isTyped) return <p className="palette-nothing">{t('actions.palette.nothingRecent')}</p>;
  if (!isCurrent) return <p className="palette-nothing">{t('actions.palette.searching')}</p>;
  return (
    <p className="palette-nothing">
      <strong>{t('actions.palette.nothing.title')}</strong>
      {t('actions.palette.nothing.text')}
    </p>
  );
}

function Announce({ count, isCurrent }: { readonly count: number; readonly isCurrent: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className="sr-only" role="status">
      {isCurrent ? t('actions.palette.found', { n: format.count(count) }) : ''}
    </span>
  );
}
