/**
 * Keys as text and back: what a press is called, what a key is written as on this machine, and which action a press (or
 * the second of two) means. Pure: events come in as plain values.
 */
import type { Action, Scope } from './registry.ts';

export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** "mod+shift+z", "alt+arrowup", "g", "?"; null: a modifier alone. Shift is named beside another modifier only. */
export function strokeOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Press): string | null {
  if (['Control', 'Meta', 'Alt', 'Shift', 'Dead', 'Unidentified'].includes(key)) return null;
  // An input method, and Alt on some machines, hide which letter or digit it was.
  const hidden = key === 'Process' || altKey ? /^(?:Key|Digit)(.)$/.exec(code)?.[1] : undefined;
  const name = (hidden ?? (key === ' ' ? 'space' : key)).toLowerCase();
  const mod = ctrlKey || metaKey;
  return [mod ? 'mod' : '', altKey ? 'alt' : '', shiftKey && (mod || altKey) ? 'shift' : '', name]
    .filter((part) => part !== '')
    .join('+');
}

/** The time in which the second of two keys must follow. */
export const SEQUENCE_MS = 1_500;

export type Heard =
  | { readonly kind: 'action'; readonly action: Action }
  /** The first of two: these may follow. */
  | { readonly kind: 'waiting'; readonly first: string; readonly actions: readonly Action[] }
  | { readonly kind: 'nothing' };

export interface Where {
  readonly scopes: ReadonlySet<Scope>;
  readonly isTyping: boolean;
  readonly isInDialog: boolean;
}

/** Reads one press after another. */
export function keyReader(actions: readonly Action[]): (stroke: string, where: Where, at: number) => Heard {
  let first: { readonly stroke: string; readonly at: number } | null = null;
  return (stroke, { scopes, isTyping, isInDialog }, at) => {
    const heard = actions.filter(
      ({ scope, deed, inFields, inDialogs }) =>
        deed.kind !== 'here' &&
        scopes.has(scope) &&
        (!isInDialog || inDialogs === true) &&
        (!isTyping || (inFields === true && /^(mod|alt)\+/.test(stroke)) || inDialogs === true),
    );
    const before = first;
    first = null;
    if (before !== null && at - before.at <= SEQUENCE_MS) {
      const both = `${before.stroke} ${stroke}`;
      const action = heard.find(({ keys }) => keys.includes(both));
      // A second key that belongs to no first one does nothing of its own.
      return action === undefined ? { kind: 'nothing' } : { kind: 'action', action };
    }
    const action = heard.find(({ keys }) => keys.includes(stroke));
    if (action !== undefined) return { kind: 'action', action };
    const following = heard.filter(({ keys }) => keys.some((key) => key.startsWith(`${stroke} `)));
    if (following.length === 0) return { kind: 'nothing' };
    first = { stroke, at };
    return { kind: 'waiting', first: stroke, actions: following };
  };
}

const SIGNS: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  shift: 'Shift',
};

/** The caps to draw, one after the other: ["Ctrl", "Shift", "Z"], ["G", "T"]. */
export function capsOf(key: string, isMac: boolean): string[] {
  return key
    .split(' ')
    .flatMap((stroke) => stroke.split('+'))
    .map((part) => {
      if (part === 'mod') return isMac ? '⌘' : 'Ctrl';
      if (part === 'alt') return isMac ? '⌥' : 'Alt';
      if (part === 'shift' && isMac) return '⇧';
      return SIGNS[part] ?? part.toUpperCase();
    });
}

/** A field takes the letters that are typed; boxes to tick and buttons do not. */
const FIELD =
  'textarea, select, [contenteditable="true"], .ant-select, .ant-picker, input:not([type="checkbox"], [type="radio"], [type="button"])';

export function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELD) !== null;
}
