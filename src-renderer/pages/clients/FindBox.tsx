/**
 * The find box of the top bar. It searches the client list from wherever the reader is: "/" comes here, and on the list
 * any letter does; the button in it leads to what finds everything else. Enter opens the first match, the arrow down goes to the rows, Escape clears.
 */
import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate, useRoute } from '../../ui/places/router.ts';
import { listState, useListState } from './listState.ts';

/** Pause in typing after which the search runs. */
const PAUSE_MS = 90;

export function FindBox({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  const { text } = useListState();
  const route = useRoute();
  const [draft, setDraft] = useState(text);
  const input = useRef<InputRef>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isComposing = useRef(false);
  useEffect(() => setDraft(text), [text]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const isList = route.page === 'clients';
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      // "Process" is the first key of an input method: the box must have the focus before composing starts.
      const isLetter = (event.key.length === 1 && !'?/'.includes(event.key)) || event.key === 'Process';
      if (isList && isLetter && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping()) {
        input.current?.focus({ cursor: 'end' });
      }
    };
    const onFocus = () => input.current?.focus({ cursor: 'all' });
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener(FOCUS_FIND, onFocus);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener(FOCUS_FIND, onFocus);
    };
  }, [isList]);

  const search = (next: string) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    listState.setText(next);
    if (next.trim() !== '' && !isList) navigate({ page: 'clients' });
  };
  const change = (next: string) => {
    setDraft(next);
    if (isComposing.current) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(next), PAUSE_MS);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && draft !== '') {
      event.preventDefault();
      setDraft('');
      search('');
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      search(draft);
      window.dispatchEvent(new CustomEvent(event.key === 'Enter' ? OPEN_FIRST : FOCUS_ROWS));
    }
  };
  return (
    <Input
      ref={input}
      className="find-box"
      type="search"
      allowClear
      disabled={isDisabled}
      value={draft}
      maxLength={64}
      placeholder={t('find.placeholder')}
      aria-label={t('find.label')}
      prefix={<SearchOutlined />}
      onChange={(event) => change(event.target.value)}
      onKeyDown={onKeyDown}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        change(event.currentTarget.value);
      }}
    />
  );
}

/** Wishes of the find box that the list page fulfils once its rows are those of the search. */
export const OPEN_FIRST = 'branch-desk:open-first';
export const FOCUS_ROWS = 'branch-desk:focus-rows';
/** The wish that the find box itself fulfils. */
export const FOCUS_FIND = 'branch-desk:focus-find';

function isTyping(): boolean {
  const element = document.activeElement;
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLElement &&
      (element.isContentEditable || element.closest('[role="dialog"], .ant-popover, .ant-select') !== null))
  );
}
