/**
 * One line, one contact: typed, understood while it is typed, corrected by the marks below it, kept by Enter together with
 * the follow-up that it names. @, # and / complete clients, tags and templates. What was typed stays with the client until
 * it is kept or cleared (lineDrafts.ts).
 */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import { type Completion, completed } from '../../../src-shared/domain/quickLine/completion.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { useWish } from '../../ui/actions/wishes.ts';
import { useEdit } from '../../ui/records/useEdit.ts';
import { useFill } from '../../ui/templates/useTemplates.ts';
import { CompletionList, optionId } from './CompletionList.tsx';
import { LineChips } from './LineChips.tsx';
import { askBeforeUnload, type Draft, draftOf, keepDraft, NO_DRAFT } from './lineDrafts.ts';
import { lineEdit, settledOf, unsettled } from './model.ts';
import { type Option, useCompletion } from './useCompletion.ts';

/** Pause in typing after which the line is read. */
const PAUSE_MS = 120;
/** Letters that a line may have. */
const MOST = 2_000;

askBeforeUnload();

interface Props {
  readonly head: ClientHead;
  readonly today: string;
}

export function QuickLine({ head, today }: Props) {
  const { t } = useTranslation();
  const client_no = head.client_no;
  const [draft, setDraft] = useState<Draft>(() => draftOf(client_no));
  const [cursor, setCursor] = useState(0);
  const [asked, setAsked] = useState(draft.line.trim());
  const [error, setError] = useState<Error | null>(null);
  /** A first Escape: the next one clears. */
  const [isLeaving, setLeaving] = useState(false);
  /** What the last clearing took away. */
  const [cleared, setCleared] = useState<Draft | null>(null);
  const input = useRef<InputRef>(null);
  const isComposing = useRef(false);
  const list = useId();
  const { save, isBusy } = useEdit();
  const fill = useFill(client_no);
  const { line, fixes } = draft;
  const change = (next: Draft): void => {
    setDraft(next);
    keepDraft(client_no, next);
    setLeaving(false);
    setError(null);
    if (next.line !== '') setCleared(null);
  };
  useEffect(() => {
    const timer = setTimeout(() => setAsked(line.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [line]);
  useWish('quickLine', () => input.current?.focus());
  const choose = (option: Option, at: Completion): void => {
    const words = option.template === undefined ? option.words : (fill?.(option.words).text ?? option.words);
    const next = completed(line, at, words.replace(/\s*\n\s*/gu, ' '));
    const chosen =
      option.clientNo === undefined ? {} : { chosen: { ...fixes.chosen, [option.words.slice(1)]: option.clientNo } };
    change({ line: next.line.slice(0, MOST), fixes: { ...fixes, ...chosen } });
    setCursor(next.cursor);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  const completing = useCompletion(line, cursor, choose);
  const read = useQuery({
    queryKey: ['service.read', client_no, asked, today],
    queryFn: () => call('service.read', { client_no, line: asked, today }),
    enabled: asked !== '',
    placeholderData: (previous) => previous,
  });
  const shown = line.trim() === '' ? undefined : read.data;
  const corrected = shown === undefined ? undefined : settledOf(shown, fixes);
  const keep = async (): Promise<void> => {
    const typed = line.trim();
    if (typed === '' || isBusy) return;
    try {
      // What is kept is what this very line says, not what an earlier one did.
      const now = await call('service.read', { client_no, line: typed, today });
      const settled = settledOf(now, fixes);
      if (unsettled(now, settled).length > 0) {
        setAsked(typed);
        return;
      }
      const plainTitle = t('servicePage.line.followPlain');
      const owner = head.advisor_no;
      await save(lineEdit(now, settled, { clientNo: client_no, clientName: head.name, owner, plainTitle }));
      change(NO_DRAFT);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  const bringBack = (): void => {
    if (cleared !== null) change(cleared);
    input.current?.focus();
  };
  const onEscape = (): void => {
    if (line === '') return;
    if (!isLeaving) {
      setLeaving(true);
      return;
    }
    const was = draft;
    change(NO_DRAFT);
    setCleared(was);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || isComposing.current || completing.onKey(event)) return;
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (event.key === 'Enter') void keep();
    else if (event.key === 'Escape') onEscape();
    else if (isUndo && line === '' && cleared !== null) {
      // What was cleared comes back, and no edit that was kept is undone for it.
      event.preventDefault();
      event.stopPropagation();
      bringBack();
    }
  };
  const follow = (target: EventTarget): void => {
    if (target instanceof HTMLInputElement) setCursor(target.selectionStart ?? target.value.length);
  };
  return (
    <div className="quick-line">
      <div className="quick-line-row">
        <Input
          ref={input}
          size="large"
          value={line}
          maxLength={MOST}
          aria-label={t('servicePage.line.label')}
          aria-autocomplete="list"
          {...(completing.at === null
            ? {}
            : { 'aria-controls': list, 'aria-activedescendant': optionId(list, completing.active) })}
          placeholder={t('servicePage.line.placeholder')}
          onChange={(event) => {
            change({ line: event.target.value, fixes });
            follow(event.target);
          }}
          onSelect={(event) => follow(event.target)}
          onKeyDown={onKeyDown}
          onBlur={completing.close}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={() => {
            isComposing.current = false;
          }}
        />
        <Button type="primary" size="large" loading={isBusy} disabled={line.trim() === ''} onClick={() => void keep()}>
          {t('servicePage.line.save')}
        </Button>
        <CompletionList id={list} completing={completing} onChoose={choose} />
      </div>
      {error !== null && (
        <Alert
          type="error"
          showIcon
          title={`${t('servicePage.line.notSaved')} ${t(`error.${error instanceof BridgeError ? error.code : 'fault'}`)}`}
        />
      )}
      {shown === undefined || corrected === undefined ? (
        <p className="quick-line-hint" role="status">
          {cleared === null ? (
            t('servicePage.line.hint')
          ) : (
            <>
              {t('servicePage.line.cleared')}{' '}
              <Button type="link" size="small" onClick={bringBack}>
                {t('servicePage.line.bringBack')}
              </Button>
            </>
          )}
        </p>
      ) : (
        <LineChips read={shown} corrected={corrected} onFix={(fix) => change({ line, fixes: { ...fixes, ...fix } })} />
      )}
      {isLeaving && (
        <p className="quick-line-hint" role="status">
          {t('servicePage.line.escapeAgain')}
        </p>
      )}
    </div>
  );
}
