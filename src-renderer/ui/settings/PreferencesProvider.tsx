/** Hands the resolved settings to the tree and marks them on the document, where the style sheets read them. */
import i18next from 'i18next';
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { usePersisted } from './persisted.ts';
import { preferencesStore, type Resolved, resolve } from './preferences.ts';

const Context = createContext<Resolved>({ language: 'zh-CN', theme: 'light', upColour: 'red' });

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function subscribeDark(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
}

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const preferences = usePersisted(preferencesStore);
  const systemDark = useSyncExternalStore(subscribeDark, () => darkQuery.matches);
  const { language, theme, upColour } = resolve(preferences, navigator.language, systemDark);
  const resolved = useMemo(() => ({ language, theme, upColour }), [language, theme, upColour]);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dataset.theme = theme;
    root.dataset.up = upColour;
    if (i18next.language !== language) void i18next.changeLanguage(language);
    document.title = i18next.getFixedT(language)('app.name');
  }, [language, theme, upColour]);
  return <Context value={resolved}>{children}</Context>;
}

export function useSettings(): Resolved {
  return useContext(Context);
}
