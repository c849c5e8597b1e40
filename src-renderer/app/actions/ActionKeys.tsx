/**
 * The one listener of the window's keys: hands each press to the action it means. What a page or a field has taken for
 * itself is left alone; after the first of two keys the ones that may follow are shown.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isField, keyReader, SEQUENCE_MS, strokeOf } from '../../ui/actions/keys.ts';
import { ACTIONS, type Action, type Scope } from '../../ui/actions/registry.ts';
import { Keys } from '../../ui/Keys.tsx';
import { currentRoute } from '../../ui/places/router.ts';
import { useActionWords } from '../palette/useActionWords.ts';

interface Waiting {
  readonly first: string;
  readonly actions: readonly Action[];
}
const NONE: readonly Action[] = [];

export function ActionKeys({ run }: { readonly run: (action: Action) => void }) {
  const { t } = useTranslation();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  useEffect(() => {
    const read = keyReader(ACTIONS);
    let waitsUntil = 0;
    const onKeyDown = (event: KeyboardEvent): void => {
      // Alt with an arrow, and the second of two keys, are taken before what has the focus; all else after it.
      const isSecond = event.timeStamp <= waitsUntil;
      const isEarly = isSecond || (event.altKey && event.key.startsWith('Arrow'));
      if (event.defaultPrevented || event.isComposing || isEarly !== (event.eventPhase === Event.CAPTURING_PHASE))
        return;
      const stroke = strokeOf(event);
      if (stroke === null || searches(stroke) || hasOwnUndo(stroke, event.target)) return;
      const heard = read(
        stroke,
        {
          scopes: scopesNow(),
          isTyping: isField(event.target),
          isInDialog: document.querySelector('dialog[open]') !== null,
        },
        event.timeStamp,
      );
      waitsUntil = heard.kind === 'waiting' ? event.timeStamp + SEQUENCE_MS : 0;
      setWaiting(heard.kind === 'waiting' ? heard : null);
      if (isSecond) event.stopPropagation();
      if (heard.kind === 'nothing' && !isSecond) return;
      event.preventDefault();
      if (heard.kind === 'action') newest.current(heard.action);
    };
    // On the document's root, so that the capturing phase can be told from the bubbling one.
    const root = document.documentElement;
    root.addEventListener('keydown', onKeyDown, true);
    root.addEventListener('keydown', onKeyDown);
    return () => {
      root.removeEventListener('keydown', onKeyDown, true);
      root.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  useEffect(() => {
    if (waiting === null) return undefined;
    const timer = setTimeout(() => setWaiting(null), SEQUENCE_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  const following = useActionWords(waiting?.actions ?? NONE);
  return (
    <div className="keys-waiting" role="status" hidden={waiting === null}>
      {waiting !== null && (
        <>
          <strong>{t('actions.waiting', { key: waiting.first.toUpperCase() })}</strong>
          <ul>
            {following.map(({ action, name }) => (
              <li key={action.id}>
                <Keys
                  of={action.keys
                    .filter((key) => key.startsWith(`${waiting.first} `))
                    .map((key) => key.slice(waiting.first.length + 1))}
                />
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function scopesNow(): ReadonlySet<Scope> {
  return new Set<Scope>(currentRoute().page === 'client' ? ['window', 'client'] : ['window']);
}

/** On the list of clients letters and digits search: the find box takes them. */
function searches(stroke: string): boolean {
  return currentRoute().page === 'clients' && stroke.length === 1 && stroke !== '?' && stroke !== '/';
}

/** A field in which something is typed takes its own typing back; an empty one has none. */
function hasOwnUndo(stroke: string, target: EventTarget | null): boolean {
  if (!['mod+z', 'mod+shift+z', 'mod+y'].includes(stroke)) return false;
  // A box to tick has a value as well, and nothing of its own to take back.
  if (!isField(target)) return false;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return target.value !== '';
  return target instanceof HTMLElement && target.isContentEditable;
}
