/** Entries of the timeline as plain text: drawn unseen with the very words of the page, and read off. */
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import { EntryWords } from './EntryLine.tsx';

interface Wanted {
  readonly entries: readonly TimelineEntry[];
  readonly give: (texts: string[]) => void;
}

export interface EntryTexts {
  /** Stands somewhere on the page; nothing of it is seen or heard. */
  readonly stage: ReactNode;
  /** A line an entry. One call at a time. */
  read(entries: readonly TimelineEntry[]): Promise<string[]>;
}

export function useEntryTexts(): EntryTexts {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    if (wanted === null || list.current === null) return;
    wanted.give([...list.current.children].map((item) => textOf(item)));
    setWanted(null);
  }, [wanted]);
  const read = useCallback(
    (entries: readonly TimelineEntry[]) =>
      new Promise<string[]>((give) => {
        setWanted({ entries, give });
      }),
    [],
  );
  const stage = (
    <ul ref={list} hidden>
      {wanted?.entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once and gone.
        <li key={at}>
          <EntryWords entry={entry} />
        </li>
      ))}
    </ul>
  );
  return { stage, read };
}

/** Parts of a line stand apart on the page: a blank between them. */
function textOf(item: Element): string {
  return [...item.childNodes]
    .map((node) => node.textContent?.trim() ?? '')
    .filter((text) => text !== '')
    .join(' ');
}
