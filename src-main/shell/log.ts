/**
 * The program's own diary: one JSON line an event, in the user's folder. It carries ids, codes and places in our code,
 * never a client's data: free text is stripped of Chinese, of quoted parts and of long numbers before it is written.
 * A log that cannot be written never stops the program.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** One file and one older: about 20,000 lines. */
const LIMIT_BYTES = 2 * 1024 * 1024;

export interface Log {
  write(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  fault(event: string, error: unknown, facts?: Readonly<Record<string, string | number>>): void;
}

export function openLog(folder: string): Log {
  const file = path.join(folder, 'branch-desk.log');
  let broken = false;
  const line = (entry: Readonly<Record<string, unknown>>): void => {
    if (broken) return;
    try {
      mkdirSync(folder, { recursive: true });
      roll(file);
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
    } catch (error) {
      broken = true;
      process.stderr.write(`the log cannot be written: ${error instanceof Error ? error.name : 'unknown'}\n`);
    }
  };
  return {
    write: (event, facts = {}) => line({ event, ...facts }),
    fault: (event, error, facts = {}) => line({ event, ...facts, ...factsOf(error) }),
  };
}

function roll(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LIMIT_BYTES) renameSync(file, `${file}.1`);
}

function factsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { error: error.name, code, text: redact(error.message), stack: frames(error.stack) };
}

/** The places of a stack, by file name: its first lines repeat the message, its paths name the user. */
function frames(stack: string | undefined): string[] {
  const places = (stack ?? '').split('\n').filter((text) => text.trimStart().startsWith('at '));
  return places.slice(0, 12).map((text) => text.trim().replace(/\(?(?:file:\/\/)?[^\s()]*[/\\]/, '('));
}

/** What is left of a text when anything that could be a name, a number of a client or a path is taken out. */
export function redact(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/(["'`]).*?\1/gs, '<quoted>')
    .replace(/(?:[A-Za-z]:)?[/\\][^\s]*/g, '<path>')
    .replace(/\P{ASCII}+/gu, '<text>')
    .replace(/[\p{L}]*\d{3,}[\p{L}\d]*/gu, '<number>')
    .slice(0, 300);
}
