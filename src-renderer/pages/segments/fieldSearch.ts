/** Fields found by what is typed: a name in either language, a code, pinyin or its initials; the nearest first. Pure. */
import type { ConditionField } from '../../../src-shared/domain/conditions/field.ts';

/** 0: it is one of the names; 1: one begins with it; 2: one has it inside; null: none does. */
function distance(names: readonly string[], text: string): 0 | 1 | 2 | null {
  if (names.includes(text)) return 0;
  if (names.some((name) => name.startsWith(text))) return 1;
  return names.some((name) => name.includes(text)) ? 2 : null;
}

/** `pinyin`: by code, the whole reading and its initials with a blank between. */
export function foundFields(
  fields: readonly ConditionField[],
  pinyin: ReadonlyMap<string, string>,
  typed: string,
): ConditionField[] {
  const text = typed.trim().toLowerCase();
  return fields
    .flatMap((field) => {
      const { code, name, also = [] } = field;
      const names = [code, name.zh, name.en, ...also, ...(pinyin.get(code) ?? '').split(' ')];
      const near = distance(
        names.map((one) => one.toLowerCase()),
        text,
      );
      return near === null ? [] : [{ field, near }];
    })
    .sort((a, b) => a.near - b.near || a.field.name.zh.length - b.field.name.zh.length)
    .map(({ field }) => field);
}
