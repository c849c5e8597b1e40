/** Tabs over one panel: one tab stop, arrows, Home and End move and switch. The panel is the caller's, by `panelId`. */
import { type KeyboardEvent, useRef } from 'react';
import './tabBar.css';

interface Props<K extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly key: K; readonly title: string }[];
  readonly active: K;
  readonly panelId: string;
  readonly onChange: (key: K) => void;
}

export function tabId(panelId: string, key: string): string {
  return `${panelId}-${key}`;
}

export function TabBar<K extends string>({ label, tabs, active, panelId, onChange }: Props<K>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = tabs.findIndex((tab) => tab.key === active);
    const target: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const next = tabs[target[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    onChange(next.key);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className="tab-bar" onKeyDown={onKeyDown}>
      {tabs.map(({ key, title }) => (
        <button
          key={key}
          id={tabId(panelId, key)}
          type="button"
          role="tab"
          data-tab={key}
          aria-selected={key === active}
          aria-controls={key === active ? panelId : undefined}
          tabIndex={key === active ? 0 : -1}
          className="tab"
          onClick={() => onChange(key)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
