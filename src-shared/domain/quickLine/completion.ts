/**
 * What is being typed where the cursor stands and can be completed: a client after @, a tag after #, a template after / at
 * the line's beginning or after a blank. The marks and the letters that end them are those of quickLine.ts. Pure.
 */
export interface Completion {
  readonly kind: 'client' | 'tag' | 'template';
  readonly typed: string;
  /** Place of the mark, and the end of what was typed. */
  readonly from: number;
  readonly to: number;
}

const OPEN = /([@＠#＃])([^\s#＃@＠,，。;；、]{0,40})$/u;
const TEMPLATE = /(?:^|\s)\/([^\s/]{0,40})$/u;

export function completionAt(line: string, cursor: number): Completion | null {
  const before = line.slice(0, cursor);
  const open = OPEN.exec(before);
  if (open !== null) {
    const [whole, mark, typed] = open as unknown as [string, string, string];
    return { kind: '@＠'.includes(mark) ? 'client' : 'tag', typed, from: cursor - whole.length, to: cursor };
  }
  const template = TEMPLATE.exec(before);
  if (template === null) return null;
  const typed = template[1] as string;
  return { kind: 'template', typed, from: cursor - typed.length - 1, to: cursor };
}

/** The line with what was chosen in the place of what was typed, and where the cursor goes: behind it and a blank. */
export function completed(line: string, { from, to }: Completion, words: string): { line: string; cursor: number } {
  const rest = line.slice(to);
  const gap = rest.startsWith(' ') || /^[,，。;；、]/u.test(rest) ? '' : ' ';
  return {
    line: line.slice(0, from) + words + gap + rest,
    cursor: from + words.length + (rest.startsWith(' ') ? 1 : gap.length),
  };
}

/** What stands after the mark for a client: his name, or his number where the name would end too early. */
export function mentionOf(client: { readonly client_no: string; readonly name: string }): string {
  return /^[^\s#＃@＠,，。;；、]{1,40}$/u.test(client.name) ? client.name : client.client_no;
}
