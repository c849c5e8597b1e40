/**
 * Notes and open tasks by their words. The newest few hundred that hold all of the words are looked at, however many
 * there are: a common word costs no more than a rare one, and what is older is found by typing more.
 */
import { CANDIDATES, type FoundPart } from '../../../src-shared/contract/findCalls.ts';
import { dateText, daysBetween, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { noteScore } from '../../../src-shared/records/noteRank.ts';
import { type BodyOf, type Kind, RECORD_KINDS, recordKind } from '../../../src-shared/records/registry.ts';
import { countHits, needlesOf, snippetOf } from '../../../src-shared/records/snippet.ts';
import { matchAmong, matchOf } from '../../../src-shared/records/words.ts';
import type { ReadStore } from '../../store/open.ts';
import { findClient } from '../../store/queries/clients.ts';
import { type FoundRecord, recordsByTag, recordsByWords } from '../../store/queries/findRecords.ts';
import { type Caller, maySeeClient } from '../caller.ts';

/** Index entries that are looked at for them, where most of them are not the caller's. */
const LOOKED_AT = 4_000;
/** Counted no further. */
const TASKS = 60;

/** What nobody reads as a note: the practice has no words; drawn clients of a campaign are rows of a list. */
const NO_NOTES: ReadonlySet<Kind> = new Set<Kind>(['practice', 'campaign_client']);

export interface Asked {
  readonly text: string;
  readonly limit: number;
  readonly today: Ymd;
  readonly caller: Caller;
}
type Row = FoundPart['rows'][number];

/** Notes with all of the words, or, for `#tag`, with that tag; the best first. */
export function findNotes(store: ReadStore, asked: Asked): FoundPart | null {
  const tag = tagOf(asked.text);
  const match = tag === null ? matchOf(asked.text) : null;
  if (tag === null && match === null) return null;
  const rows = tag === null ? recordsByWords(store, match as string) : recordsByTag(store, tag);
  const { found, isCut } = seen(rows, asked.caller, CANDIDATES, isNote);
  const needles = needlesOf(asked.text);
  const scored = found.map((record) => {
    const texts = textsOf(record);
    const hits = countHits(texts.join('\n'), needles);
    const age = record.day === null ? null : daysBetween(record.day, asked.today);
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    return { record, texts, score: noteScore(hits, length, age) };
  });
  // Array sort is stable: among equals the newest written stays first.
  scored.sort((a, b) => b.score - a.score);
  const shown = scored.slice(0, asked.limit).map(({ record, texts }): Row => {
    const { record_id, kind: record_kind, client_no } = record;
    const found = pieceOf(texts, asked.text);
    return { kind: 'note', record_id, record_kind, ...about(store, client_no), day: dayText(record.day), found };
  });
  return part('notes', found.length, isCut, shown);
}

export function findTasks(store: ReadStore, asked: Asked): FoundPart | null {
  const match = tagOf(asked.text) === null ? matchOf(asked.text) : null;
  if (match === null) return null;
  const rows = recordsByWords(store, matchAmong('task', 'open', match));
  const { found, isCut } = seen(rows, asked.caller, TASKS, () => true);
  const shown = found.slice(0, asked.limit).map((record): Row => {
    const body = RECORD_KINDS.task.body.parse(JSON.parse(record.body_json));
    const found = pieceOf([body.title, body.text ?? ''], asked.text);
    const { record_id, client_no } = record;
    return { kind: 'task', record_id, ...about(store, client_no), day: dayText(record.day), body, found };
  });
  return part('tasks', found.length, isCut, shown);
}

/** The tag of "#tag"; null: none is asked for. */
export function tagOf(text: string): string | null {
  const tag = /^\s*[#＃]\s*([^\s#@]+)\s*$/u.exec(text);
  return tag === null ? null : (tag[1] as string);
}

function isNote({ kind, body_json }: FoundRecord): boolean {
  if (NO_NOTES.has(kind)) return false;
  // Open tasks have a section of their own.
  return kind !== 'task' || (JSON.parse(body_json) as BodyOf<'task'>).state !== 'open';
}

function seen(
  rows: IterableIterator<FoundRecord>,
  caller: Caller,
  most: number,
  fits: (record: FoundRecord) => boolean,
): { readonly found: FoundRecord[]; readonly isCut: boolean } {
  const found: FoundRecord[] = [];
  let looked = 0;
  for (const record of rows) {
    looked += 1;
    if (found.length === most || looked > LOOKED_AT) return { found, isCut: true };
    if (record.client_no !== null && !maySeeClient(caller, record.client_no)) continue;
    if (fits(record)) found.push(record);
  }
  return { found, isCut: false };
}

function textsOf({ kind, body_json }: FoundRecord): string[] {
  const { texts = [] } = recordKind(kind).project(JSON.parse(body_json));
  return texts.filter((text) => text !== null && text !== undefined);
}

function pieceOf(texts: readonly string[], typed: string): { text: string; marks: [number, number][] } {
  const { text, marks } = snippetOf(texts, typed);
  return { text, marks: marks.map(([from, to]) => [from, to]) };
}

function about(store: ReadStore, client_no: string | null): { client_no: string | null; client_name: string | null } {
  return { client_no, client_name: client_no === null ? null : (findClient(store, client_no)?.name ?? null) };
}

const dayText = (day: number | null): string | null => (day === null ? null : dateText(day));

function part(section: 'notes' | 'tasks', total: number, isMore: boolean, rows: Row[]): FoundPart | null {
  return rows.length === 0 ? null : { section, quality: 1, total, is_more: isMore, rows };
}
