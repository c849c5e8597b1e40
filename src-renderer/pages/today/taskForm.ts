/** The fields of a task as the dialog has them, and the body that comes of them. Pure. */
import type { TaskLine } from '../../../src-shared/contract/taskCalls.ts';
import { dateText, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { draftOfRule, newDraft, type RepeatDraft, ruleOfDraft } from './repeatModel.ts';
import type { TaskBody } from './words.ts';

export interface Form {
  readonly title: string;
  readonly text: string;
  readonly due: string | null;
  readonly priority: TaskBody['priority'];
  readonly owner: string | null;
  readonly client: { readonly no: string; readonly name: string } | null;
  readonly repeat: RepeatDraft;
  readonly tags: readonly string[];
}

export function newForm(today: Ymd, owner: string | null): Form {
  return {
    title: '',
    text: '',
    due: dateText(today),
    priority: 'normal',
    owner,
    client: null,
    repeat: newDraft(today),
    tags: [],
  };
}

export function formOf({ body, client_no, client_name }: TaskLine, today: Ymd): Form {
  const { title, text, due, priority, owner, tags, repeat } = body;
  return {
    title,
    text: text ?? '',
    due,
    priority,
    owner,
    client: client_no === null ? null : { no: client_no, name: client_name ?? client_no },
    repeat: draftOfRule(repeat, (due === null ? null : parseDate(due)) ?? today),
    tags,
  };
}

/** What a rule raised is not repeated by hand: the rule does that. */
export function isRuleless(task: TaskLine | null): boolean {
  return task === null || task.body.raised === null;
}

export function bodyOfForm(form: Form, before: TaskBody | null): TaskBody {
  const text = form.text.trim();
  const tags = [
    ...new Set(form.tags.map((tag) => tag.replace(/[\s#@]/gu, '').slice(0, 40)).filter((tag) => tag !== '')),
  ];
  return {
    title: form.title.trim(),
    text: text === '' ? null : text,
    due: form.due,
    sleeps_until: before?.due === form.due ? (before?.sleeps_until ?? null) : null,
    state: before?.state ?? 'open',
    priority: form.priority,
    owner: form.owner,
    repeat: ruleOfDraft(form.repeat),
    tags,
    clients: before?.clients ?? [],
    raised: before?.raised ?? null,
    from: before?.from ?? null,
    done_on: before?.done_on ?? null,
    reason: before?.reason ?? null,
  };
}
