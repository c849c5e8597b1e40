/** The list below the line while an @, # or / is being typed: what fits, which one is marked, and what a key does with it. */
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { type Completion, completionAt, mentionOf } from '../../../src-shared/domain/quickLine/completion.ts';
import { plain } from '../../../src-shared/records/words.ts';
import { call } from '../../bridge/bridge.ts';
import { type TemplateBody, useTemplatesFor } from '../../ui/templates/useTemplates.ts';

/** Lines of the list. */
const OFFERED = 8;

export interface Option {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  /** What is put into the line. */
  readonly words: string;
  /** Of a client: what was typed stands for his number. */
  readonly clientNo?: string;
  readonly template?: TemplateBody;
}

export interface Completing {
  readonly at: Completion | null;
  readonly options: readonly Option[];
  readonly active: number;
  /** True: the key was for the list. */
  onKey(event: KeyboardEvent): boolean;
  close(): void;
}

export function useCompletion(
  line: string,
  cursor: number,
  onChoose: (option: Option, at: Completion) => void,
): Completing {
  const [closed, setClosed] = useState<string | null>(null);
  const [marked, setMarked] = useState({ of: '', at: 0 });
  const found = completionAt(line, cursor);
  // A list that was closed stays closed until another mark or word is typed.
  const id = found === null ? '' : `${found.kind} ${found.from} ${found.typed}`;
  const at = found !== null && closed !== `${found.kind} ${found.from}` ? found : null;
  const options = useOptions(at);
  const active = marked.of === id ? Math.min(marked.at, Math.max(0, options.length - 1)) : 0;
  const close = (): void => {
    if (found !== null) setClosed(`${found.kind} ${found.from}`);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (at === null || options.length === 0) return false;
    const chosen = options[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : options.length - 1;
      setMarked({ of: id, at: (active + step) % options.length });
    } else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) onChoose(chosen, at);
    else return false;
    event.preventDefault();
    return true;
  };
  return { at: options.length === 0 ? null : at, options, active, onKey, close };
}

function useOptions(at: Completion | null): readonly Option[] {
  const templates = useTemplatesFor('contact');
  const typed = at?.typed ?? '';
  const clients = useQuery({
    queryKey: ['person.find', typed],
    queryFn: () => call('person.find', { text: typed }),
    enabled: at?.kind === 'client' && typed !== '',
    placeholderData: (previous) => previous,
  });
  const tags = useQuery({
    queryKey: ['records', 'tags', typed],
    queryFn: () => call('tags.find', { text: typed, limit: OFFERED }),
    enabled: at?.kind === 'tag',
    placeholderData: (previous) => previous,
  });
  switch (at?.kind) {
    case 'client':
      return typed === ''
        ? []
        : (clients.data ?? []).slice(0, OFFERED).map((client) => ({
            key: client.client_no,
            label: client.name,
            hint: client.client_no,
            words: `@${mentionOf(client)}`,
            clientNo: client.client_no,
          }));
    case 'tag':
      // What is typed whole needs no completing.
      return (tags.data ?? [])
        .filter((tag) => tag !== typed)
        .map((tag) => ({ key: tag, label: `#${tag}`, hint: '', words: `#${tag}` }));
    case 'template':
      return templates
        .filter(({ body }) => plain(body.title).includes(plain(typed)))
        .slice(0, OFFERED)
        .map(({ record, body }) => ({
          key: record.record_id,
          label: body.title,
          hint: body.text.slice(0, 60),
          words: body.text,
          template: body,
        }));
    default:
      return [];
  }
}
