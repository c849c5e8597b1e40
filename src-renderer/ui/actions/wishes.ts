/**
 * What was asked of a page that may not be there yet: the action leads to the place and leaves the wish, the page that
 * comes fulfils it. One wish at a time; one that nobody took in a few seconds is forgotten.
 */
import { useEffect, useRef } from 'react';

export const WISHES = [
  'previousClient',
  'nextClient',
  'quickLine',
  'newContact',
  'newComplaint',
  'newMessage',
  'editProfile',
  'newGoal',
  'newMember',
  'household',
  'newConsent',
  'dropFolder',
  'exportRejects',
  'newTask',
  'openRecord',
  'openTask',
  'history',
] as const;
export type Wish = (typeof WISHES)[number];

const KEPT_MS = 5_000;
let pending: { readonly wish: Wish; readonly what: string; readonly at: number } | null = null;
const listeners = new Set<() => void>();

/** `what`: a record's id, where the wish is about one. */
export function makeWish(wish: Wish, what = ''): void {
  pending = { wish, what, at: performance.now() };
  for (const listener of [...listeners]) listener();
}

/** Fulfils the wish, also one made before the page was there; not while it is not `isReady`. */
export function useWish(wish: Wish, fulfil: (what: string) => void, isReady = true): void {
  const newest = useRef(fulfil);
  useEffect(() => {
    newest.current = fulfil;
  });
  useEffect(() => {
    if (!isReady) return undefined;
    const take = () => {
      if (pending?.wish !== wish) return;
      const { what, at } = pending;
      pending = null;
      if (performance.now() - at < KEPT_MS) newest.current(what);
    };
    take();
    listeners.add(take);
    return () => {
      listeners.delete(take);
    };
  }, [wish, isReady]);
}
