/**
 * A letter on everything that can be pressed where the reader looks: type it, and it is pressed. So every button has a key,
 * also one that nobody gave any.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hintLetters, typedHint } from './letters.ts';
import { hints, useHints } from './state.ts';
import { press, type Target, targetsNow } from './targets.ts';
import './hints.css';

export function Hints() {
  const isShown = useHints();
  return isShown ? <Shown /> : null;
}

function Shown() {
  const { t } = useTranslation();
  const [targets] = useState<readonly Target[]>(() => targetsNow());
  const [letters] = useState(() => hintLetters(targets.length));
  const [typed, setTyped] = useState('');
  const layer = useRef<HTMLDivElement>(null);
  // Above an open dialog, which is in the topmost layer.
  useLayoutEffect(() => {
    layer.current?.showPopover();
  }, []);
  useEffect(() => {
    let now = '';
    const onKeyDown = (event: KeyboardEvent): void => {
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const letter = /^Key(.)$/.exec(event.code)?.[1]?.toLowerCase() ?? event.key.toLowerCase();
      if (event.key === 'Backspace' && now !== '') now = '';
      else if (event.key === 'Escape' || event.ctrlKey || event.metaKey) {
        hints.show(false);
        return;
      } else now += letter;
      const { at, isOpen } = typedHint(letters, now);
      const target = at === null ? undefined : targets[at];
      if (target !== undefined) {
        hints.show(false);
        press(target);
      } else if (now !== '' && !isOpen) hints.show(false);
      else setTyped(now);
    };
    // A field that loses the focus is no reason, the window is.
    const leave = (event: Event): void => {
      if (event.type !== 'blur' || event.target === window) hints.show(false);
    };
    window.addEventListener('keydown', onKeyDown, true);
    for (const event of ['pointerdown', 'wheel', 'resize', 'blur']) window.addEventListener(event, leave, true);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      for (const event of ['pointerdown', 'wheel', 'resize', 'blur']) window.removeEventListener(event, leave, true);
    };
  }, [targets, letters]);
  return (
    <div ref={layer} popover="manual" className="hints" role="status">
      <span className="sr-only">{t('actions.hints.said', { n: targets.length })}</span>
      {targets.map(({ element }, at) => {
        const letter = letters[at];
        if (letter === undefined || !letter.startsWith(typed)) return null;
        const { top, left } = element.getBoundingClientRect();
        return (
          <span
            key={letter}
            aria-hidden="true"
            className="hint"
            style={{ top: Math.max(0, top - 4), left: Math.max(0, left - 4) }}
          >
            {letter.slice(typed.length).toUpperCase()}
          </span>
        );
      })}
    </div>
  );
}
