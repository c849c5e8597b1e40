/**
 * What was typed into the quick line of each client and is not kept yet: in memory while the window lives, so that going to
 * another page and back loses nothing. It is personal data and is written nowhere; closing the window asks first.
 */
import type { Fixes } from './model.ts';

export interface Draft {
  readonly line: string;
  readonly fixes: Fixes;
}
export const NO_DRAFT: Draft = { line: '', fixes: {} };

/** By client number. */
const drafts = new Map<string, Draft>();

export function draftOf(clientNo: string): Draft {
  return drafts.get(clientNo) ?? NO_DRAFT;
}

export function keepDraft(clientNo: string, draft: Draft): void {
  if (draft.line.trim() === '') drafts.delete(clientNo);
  else drafts.set(clientNo, draft);
}

export function hasDrafts(): boolean {
  return drafts.size > 0;
}

/** The main process asks before the window goes (shell/window.ts). */
export function askBeforeUnload(): void {
  window.addEventListener('beforeunload', (event) => {
    if (hasDrafts()) event.preventDefault();
  });
}
