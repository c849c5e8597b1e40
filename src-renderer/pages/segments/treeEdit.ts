/** Changes of a condition as a person makes them on its pills. A place is the way to it: which part, of that which part … Pure. */
import { type Condition, isLeaf, type Leaf } from '../../../src-shared/domain/conditions/tree.ts';

export type Path = readonly number[];

function partsOf(condition: Condition): readonly Condition[] {
  if (isLeaf(condition)) return [];
  if ('not' in condition) return [condition.not];
  return 'all' in condition ? condition.all : condition.any;
}

function withParts(condition: Condition, parts: readonly Condition[]): Condition | null {
  const [first] = parts;
  if (isLeaf(condition)) return condition;
  if (first === undefined) return null;
  if ('not' in condition) return { not: first };
  // A group of one is that one.
  if (parts.length === 1) return first;
  return 'all' in condition ? { all: parts } : { any: parts };
}

export function partAt(condition: Condition, path: Path): Condition | null {
  let here: Condition | undefined = condition;
  for (const at of path) here = here === undefined ? undefined : partsOf(here)[at];
  return here ?? null;
}

/** Null in place of a part takes it away; null comes back when nothing is left. */
export function replaced(condition: Condition, path: Path, by: Condition | null): Condition | null {
  const [at, ...rest] = path;
  if (at === undefined) return by;
  const parts = partsOf(condition).flatMap((part, place) => {
    if (place !== at) return [part];
    const now = replaced(part, rest, by);
    return now === null ? [] : [now];
  });
  return withParts(condition, parts);
}

/** One more condition beside those of the group at the place; a leaf, or the denial of something, becomes a group with it. */
export function joined(condition: Condition | null, path: Path, leaf: Leaf, word: 'all' | 'any' = 'all'): Condition {
  if (condition === null) return leaf;
  const here = partAt(condition, path);
  if (here === null) return condition;
  const grown: Condition =
    !isLeaf(here) && 'all' in here
      ? { all: [...here.all, leaf] }
      : !isLeaf(here) && 'any' in here
        ? { any: [...here.any, leaf] }
        : word === 'all'
          ? { all: [here, leaf] }
          : { any: [here, leaf] };
  return replaced(condition, path, grown) ?? leaf;
}

/** A leaf becomes a group of its own with another beside it, of the other word than the group it stands in. */
export function split(condition: Condition, path: Path, leaf: Leaf): Condition {
  const here = partAt(condition, path);
  const above = path.length === 0 ? null : partAt(condition, path.slice(0, -1));
  if (here === null) return condition;
  const isInAll = above !== null && !isLeaf(above) && 'all' in above;
  const group: Condition = isInAll || above === null ? { any: [here, leaf] } : { all: [here, leaf] };
  return replaced(condition, path, group) ?? leaf;
}

/** And becomes or, or becomes and. */
export function turned(condition: Condition, path: Path): Condition {
  const here = partAt(condition, path);
  if (here === null || isLeaf(here) || 'not' in here) return condition;
  return replaced(condition, path, 'all' in here ? { any: here.all } : { all: here.any }) ?? condition;
}

/** With or without "not" before it. */
export function denied(condition: Condition, path: Path): Condition {
  const here = partAt(condition, path);
  if (here === null) return condition;
  return replaced(condition, path, !isLeaf(here) && 'not' in here ? here.not : { not: here }) ?? condition;
}
