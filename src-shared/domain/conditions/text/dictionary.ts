/** The fields by every name that they may be typed with, and the nearest names to one that is none. */
import type { ConditionField } from '../field.ts';
import { folded } from './scanner.ts';

export class FieldDictionary {
  readonly fields: readonly ConditionField[];
  private readonly byName = new Map<string, ConditionField>();
  private readonly byCode: ReadonlyMap<string, ConditionField>;
  /** Folded, longest first. */
  readonly names: readonly string[];

  constructor(fields: readonly ConditionField[]) {
    this.fields = fields;
    this.byCode = new Map(fields.map((field) => [field.code, field]));
    for (const field of fields) {
      for (const name of spellingsOf(field)) if (!this.byName.has(name)) this.byName.set(name, field);
    }
    this.names = [...this.byName.keys()].sort((a, b) => b.length - a.length);
  }

  named(name: string): ConditionField | undefined {
    return this.byName.get(folded(name));
  }

  /** Throws on a code that is none: conditions are parsed before they are asked. */
  coded(code: string): ConditionField {
    const field = this.byCode.get(code);
    if (field === undefined) throw new Error(`there is no field ${code}`);
    return field;
  }

  has(code: string): boolean {
    return this.byCode.has(code);
  }

  nearest(text: string): string[] {
    return nearest(folded(text), this.names);
  }
}

export function spellingsOf({ code, name, also }: ConditionField): string[] {
  return [code, name.zh, name.en, ...(also ?? [])].map(folded);
}

const MOST = 5;

/** Names that the text is part of, then those a few letters away. */
export function nearest(text: string, names: readonly string[]): string[] {
  if (text === '') return [];
  const scored: { name: string; score: number }[] = [];
  for (const name of names) {
    const at = name.indexOf(text);
    if (at >= 0) scored.push({ name, score: at === 0 ? 0 : 1 });
    else if (text.length > 1) {
      const off = distance(text, name, 3);
      if (off <= Math.max(1, Math.floor(text.length / 3))) scored.push({ name, score: 1 + off });
    }
  }
  return scored
    .sort((a, b) => a.score - b.score || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Letters left out, put in, changed or swapped with their neighbour (optimal string alignment); given up beyond `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((next[j - 1] as number) + 1, (row[j] as number) + 1, (row[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] as number) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
