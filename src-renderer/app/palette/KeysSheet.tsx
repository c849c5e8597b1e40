/** Every action with its key, by group, to be searched by what it does or by the key. */
import { Input, type InputRef } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { capsOf } from '../../ui/actions/keys.ts';
import { ACTIONS, GROUPS } from '../../ui/actions/registry.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { isMac, Keys } from '../../ui/Keys.tsx';
import { hintLetters } from '../hints/letters.ts';
import { targetsNow } from '../hints/targets.ts';
import { type ActionWords, actionQuality } from './model.ts';
import { overlay, useOverlay } from './overlay.ts';
import { useActionWords } from './useActionWords.ts';
import './keysSheet.css';

export function KeysSheet() {
  const { t } = useTranslation();
  const isOpen = useOverlay() === 'keys';
  const box = useRef<InputRef>(null);
  // After the dialog has opened and given the focus to its close button.
  useEffect(() => {
    if (isOpen) box.current?.focus();
  }, [isOpen]);
  return (
    <Dialog
      className="keys-sheet"
      title={t('actions.sheet.title')}
      closeLabel={t('actions.sheet.close')}
      isOpen={isOpen}
      onClose={() => {
        if (overlay.shown() === 'keys') overlay.show(null);
      }}
    >
      <Sheet box={box} />
    </Dialog>
  );
}

function Sheet({ box }: { readonly box: RefObject<InputRef | null> }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const words = useActionWords(ACTIONS);
  const [here] = useState(() => {
    const targets = targetsNow(true);
    const letters = hintLetters(targets.length);
    return targets.flatMap((target, at) => (letters[at] === undefined ? [] : [{ target, letter: letters[at] }]));
  });
  const typed = wanted.trim().toLowerCase();
  const onPage = here.filter(({ target }) => typed === '' || target.name.toLowerCase().includes(typed));
  const shown = words.filter((one) => fits(one, wanted));
  return (
    <>
      <div className="keys-sheet-search">
        <Input
          ref={box}
          type="search"
          allowClear
          value={wanted}
          maxLength={64}
          aria-label={t('actions.sheet.search')}
          placeholder={t('actions.sheet.search')}
          onChange={(event) => setWanted(event.target.value)}
        />
        <p>{t('actions.sheet.note')}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key. */}
      <section className="keys-sheet-groups" tabIndex={0} aria-label={t('actions.sheet.title')}>
        {shown.length === 0 && onPage.length === 0 && <p className="muted">{t('actions.sheet.none')}</p>}
        {GROUPS.map((group) => {
          const rows = shown.filter(({ action }) => action.group === group);
          if (rows.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t(`actions.group.${group}`)}</h3>
              <dl>
                {rows.map(({ action, name }) => (
                  <div key={action.id}>
                    <dt>
                      {name}
                      {action.scope !== 'window' && action.group !== 'tab' && (
                        <span className="muted"> · {t(`actions.scope.${action.scope}`)}</span>
                      )}
                    </dt>
                    <dd>
                      <Keys of={action.keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        {onPage.length > 0 && (
          <section>
            <h3>{t('actions.sheet.here')}</h3>
            <dl>
              {onPage.map(({ target, letter }) => (
                <div key={letter}>
                  <dt>{target.name.slice(0, LONGEST)}</dt>
                  <dd>
                    <Keys of={[['b', ...letter].join(' ')]} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </section>
    </>
  );
}

/** Of a button's name. */
const LONGEST = 40;

/** By its words, or by the caps of its key. */
function fits(words: ActionWords, wanted: string): boolean {
  const typed = wanted.trim().toLowerCase();
  if (typed === '' || actionQuality(words, typed) > 0) return true;
  const caps = words.action.keys.map((key) => capsOf(key, isMac).join(' ').toLowerCase());
  return caps.some((key) => key.includes(typed) || key.replaceAll(' ', '').includes(typed.replace(/[\s+]/g, '')));
}
