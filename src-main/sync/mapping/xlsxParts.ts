/**
 * The parts of a workbook, unpacked under limits before any library looks at them: a workbook is a zip, and a zip can be
 * a bomb. What is handed on is an archive packed anew from the parts that were checked, so that no header of the
 * original is believed a second time.
 */
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { readEntries, type ZipLimits } from '../zipSource.ts';
import { WorkbookProblem } from './workbookProblem.ts';

/** A sheet of 60,000 rows and 30 columns unpacks to some 90 MB; more belongs into a text file. */
export const WORKBOOK_LIMITS: ZipLimits = { entries: 200, totalBytes: 96 * 1024 * 1024, ratio: 200 };
/** Columns and empty rows: a lone cell far out would make a reader fill everything before it. */
const COLUMNS = 512;
const EMPTY_ROWS = 10_000;

const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/.*\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/.*\.rels|xl\/worksheets\/[^/]+\.xml)$/;

/** The workbook as an archive of its checked parts. @throws WorkbookProblem */
export async function checkedWorkbook(bytes: Buffer, limits: ZipLimits = WORKBOOK_LIMITS): Promise<Buffer> {
  const zip = await open(bytes);
  try {
    const entries = await readEntries(zip, limits);
    const out = new yazl.ZipFile();
    for (const [name, entry] of entries) {
      if (!WANTED.test(name)) continue;
      const part = await buffer(await zip.openReadStreamPromise(entry));
      checkPart(name, part);
      out.addBuffer(part, name, { compress: false });
    }
    out.end();
    return await buffer(out.outputStream);
  } catch (error) {
    throw asProblem(error);
  } finally {
    zip.close();
  }
}

async function open(bytes: Buffer): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
  } catch (error) {
    throw asProblem(error);
  }
}

function asProblem(error: unknown): WorkbookProblem {
  if (error instanceof WorkbookProblem) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new WorkbookProblem(`the workbook cannot be unpacked: ${text}`);
}

/** No document type (it could name entities), and no cell far beyond the others. */
function checkPart(name: string, part: Buffer): void {
  const text = part.toString('latin1');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new WorkbookProblem(`${name} holds a document type declaration`);
  if (!name.startsWith('xl/worksheets/')) return;
  let rows = 0;
  let last = 0;
  for (const [, number] of text.matchAll(/<(?:\w+:)?row\b[^>]*?\sr="(\d{1,10})"/g)) {
    rows++;
    last = Math.max(last, Number(number));
  }
  let column = 0;
  for (const [, letters, number] of text.matchAll(/<(?:\w+:)?c\b[^>]*?\sr="([A-Za-z]{1,10})(\d{1,10})"/g)) {
    column = Math.max(column, columnNumber((letters as string).toUpperCase()));
    last = Math.max(last, Number(number));
  }
  if (column > COLUMNS)
    throw new WorkbookProblem(`${name} has a cell in column ${column}; at most ${COLUMNS} are read`);
  if (last > rows + EMPTY_ROWS) throw new WorkbookProblem(`${name} has ${last} rows, of which ${rows} are filled`);
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
