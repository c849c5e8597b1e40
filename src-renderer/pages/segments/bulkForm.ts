/** What is asked before a bulk action, and the action it makes. Pure. */
import type { BulkAction } from '../../../src-shared/contract/segmentCalls.ts';

export interface BulkForm {
  readonly title: string;
  readonly due: string | null;
  readonly priority: 'high' | 'normal' | 'low';
  /** An advisor's number; ADVISOR: each client's own; '' nobody. */
  readonly owner: string;
  readonly tag: string;
}
export const ADVISOR = '\u0000advisor';

const TAG = /^[^\s#@]{1,40}$/u;

export function actionOf(
  kind: BulkAction['kind'],
  form: BulkForm,
  from: string | null,
): BulkAction | 'titleWrong' | 'tagWrong' {
  if (kind === 'task') {
    const title = form.title.trim();
    if (title === '') return 'titleWrong';
    const owner =
      form.owner === ADVISOR
        ? ({ kind: 'advisor' } as const)
        : form.owner === ''
          ? ({ kind: 'nobody' } as const)
          : ({ kind: 'person', no: form.owner } as const);
    return { kind, title, due: form.due, priority: form.priority, owner, from };
  }
  if (kind === 'assign') return { kind, owner: form.owner === ADVISOR || form.owner === '' ? null : form.owner };
  const tag = form.tag.trim().replace(/^[#＃]/u, '');
  return TAG.test(tag) ? { kind, tag } : 'tagWrong';
}

/** Codes of the edits, worded in palette.edit. */
export const BULK_WHAT: Readonly<Record<BulkAction['kind'], string>> = {
  task: 'tasks_made',
  tag: 'clients_tagged',
  untag: 'clients_untagged',
  assign: 'tasks_assigned',
};
