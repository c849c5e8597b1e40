/**
 * Ids of the texts in a column of rows. A row that another thread read carries its text's number: the id is then found by
 * that, and the text, which comes a thousand times, is looked up once.
 */
import type { ParsedRows } from '../../src-shared/files/parsedRows.ts';

/** Markets and the like: small numbers beside the text. */
const KINDS = 4;

export class IdLookup {
  private readonly rows: ParsedRows;
  private readonly texts: readonly (string | null)[];
  private readonly numbers: Int32Array | null;
  private readonly find: (text: string, kind: number) => number | undefined;
  private ids: (number | undefined)[] = [];
  private numbering = 0;

  /** `find` is asked for every text until it knows an id. */
  constructor(rows: ParsedRows, column: string, find: (text: string, kind: number) => number | undefined) {
    this.rows = rows;
    this.texts = rows.text(column);
    this.numbers = rows.textNumberAt(rows.columnIndex(column));
    this.find = find;
    this.numbering = rows.numbering;
  }

  /** The id of row `i`, whose text is not empty; `kind` < 4. */
  at(i: number, kind = 0): number | undefined {
    const { numbers } = this;
    if (numbers === null) return this.find(this.texts[i] as string, kind);
    if (this.numbering !== this.rows.numbering) {
      this.numbering = this.rows.numbering;
      this.ids = [];
    }
    const place = (numbers[i] as number) * KINDS + kind;
    const known = this.ids[place];
    if (known !== undefined) return known;
    const id = this.find(this.texts[i] as string, kind);
    if (id !== undefined) this.ids[place] = id;
    return id;
  }
}
