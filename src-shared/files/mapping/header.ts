/** The header of a source file, by name. A name that a profile needs must be there, and there once. */
import { FileProblem } from '../sliceBatch.ts';

export class SourceHeader {
  readonly names: readonly string[];
  /** Headers that a profile looked up: the others are ignored and counted. */
  readonly used = new Set<string>();
  private readonly index = new Map<string, number>();
  private readonly twice = new Set<string>();
  private readonly missing = new Set<string>();

  constructor(names: readonly string[]) {
    this.names = names;
    names.forEach((name, i) => {
      if (name === '') return;
      if (this.index.has(name)) this.twice.add(name);
      else this.index.set(name, i);
    });
  }

  has(name: string): boolean {
    return this.index.has(name);
  }

  /** Where the column stands; a missing one is remembered and refused by `check`. */
  at(name: string): number {
    const index = this.index.get(name);
    if (index === undefined) {
      this.missing.add(name);
      return -1;
    }
    if (this.twice.has(name)) {
      throw new FileProblem('bad_header', 1, `the column ${name} stands twice in the header`, null, name);
    }
    this.used.add(name);
    return index;
  }

  /** @throws FileProblem naming every header that the profile needs and the file lacks */
  check(): void {
    if (this.missing.size === 0) return;
    const wanted = [...this.missing].join(', ');
    throw new FileProblem('bad_header', 1, `columns missing: ${wanted}`, wanted, this.names.join(', ').slice(0, 500));
  }
}
