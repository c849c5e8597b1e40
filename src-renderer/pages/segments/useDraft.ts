/**
 * The condition that is being written: its text as typed and the tree that it means. Pills change the tree and write the
 * text anew; typing changes the text, and the tree follows as soon as it means one.
 */
import { useCallback, useMemo, useState } from 'react';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { parseCondition } from '../../../src-shared/domain/conditions/text/parse.ts';
import { printCondition } from '../../../src-shared/domain/conditions/text/print.ts';
import { ConditionProblem } from '../../../src-shared/domain/conditions/text/problem.ts';
import type { Tongue } from '../../../src-shared/domain/conditions/text/words.ts';
import type { Condition } from '../../../src-shared/domain/conditions/tree.ts';

export interface Draft {
  readonly text: string;
  /** What the text means, or meant before it got wrong; null: nothing yet. */
  readonly condition: Condition | null;
  readonly problem: ConditionProblem | null;
  /** The text as it is kept: in codes; null while it is wrong or empty. */
  readonly filter: string | null;
  readonly type: (text: string) => void;
  readonly change: (condition: Condition | null) => void;
}

export function read(text: string): { condition: Condition | null; problem: ConditionProblem | null } {
  try {
    return { condition: parseCondition(text, DICTIONARY), problem: null };
  } catch (error) {
    if (error instanceof ConditionProblem) return { condition: null, problem: error };
    throw error;
  }
}

/** A kept filter in the reader's language; one that is no condition (any more) as it is. */
export function spoken(filter: string, tongue: Tongue): string {
  const { condition } = read(filter);
  return condition === null ? filter : printCondition(condition, DICTIONARY, tongue);
}

export function useDraft(filter: string, tongue: Tongue): Draft {
  const [state, setState] = useState(() => {
    const text = spoken(filter, tongue);
    return { text, ...read(text) };
  });
  const type = useCallback((text: string) => {
    setState((now) => {
      const next = read(text);
      return { text, problem: next.problem, condition: next.condition ?? (text.trim() === '' ? null : now.condition) };
    });
  }, []);
  const change = useCallback(
    (condition: Condition | null) =>
      setState(
        condition === null
          ? { text: '', ...read('') }
          : { text: printCondition(condition, DICTIONARY, tongue), condition, problem: null },
      ),
    [tongue],
  );
  const { text, condition, problem } = state;
  const kept = useMemo(
    () => (condition === null || problem !== null ? null : printCondition(condition, DICTIONARY)),
    [condition, problem],
  );
  return { text, condition, problem, filter: kept, type, change };
}
