// Edits of the branch's records: one transaction, one step of undo, every version kept; against a plain list of states.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editRecords, redoEdit, undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import { openRead } from '../../src-main/store/open.ts';
import type { EditRequest, RecordChange } from '../../src-main/store/records/edit.ts';
import { loadRecords, loadVersions } from '../../src-main/store/records/read.ts';
import { findRecord } from '../../src-main/store/records/row.ts';
import { UNDO_STEPS, undoStack } from '../../src-main/store/records/undo.ts';
import { matchOf } from '../../src-shared/records/words.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

let branch: TestBranch;
let writer: Writer;
beforeEach(() => {
  branch = openBranch();
  writer = {
    place: { store: path.join(branch.folder, 'branch.db') },
    who: 'local',
    now: () => new Date('2026-11-23T09:00:00Z'),
    maySee: () => true,
  };
});
afterEach(() => branch.close());

const template = (record_id: string, text: string, version: number | null = null): RecordChange => ({
  record_id,
  kind: 'template',
  version,
  client_no: null,
  body: { title: 'T', use: 'message', text, tags: [] },
});
const one = (change: RecordChange): EditRequest => ({ what: 'template_saved', subject: 'T', changes: [change] });
const textOf = (id: string): string | null => {
  const record = findRecord(branch.store, id);
  return record === undefined || record.is_deleted === 1 ? null : JSON.parse(record.body_json).text;
};

describe('an edit', () => {
  it('keeps every version and who wrote it', async () => {
    const id = randomUUID();
    await editRecords(writer, one(template(id, 'one')));
    await editRecords({ ...writer, who: 'other' }, one(template(id, 'two', 1)));
    await editRecords(writer, one({ ...template(id, '', 2), body: null }));
    const versions = loadVersions(branch.store, findRecord(branch.store, id)?.record_no ?? 0);
    expect(versions.map(({ version, who, is_deleted }) => [version, who, is_deleted])).toEqual([
      [3, 'local', 1],
      [2, 'other', 0],
      [1, 'local', 0],
    ]);
    expect(loadRecords(branch.store, { kinds: ['template'], limit: 10 })).toEqual([]);
  });
  it('that saw another version changes nothing at all', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await editRecords(writer, one(template(a, 'one')));
    const both = { what: 'w', subject: '', changes: [template(b, 'new'), template(a, 'two', 7)] };
    await expect(editRecords(writer, both)).rejects.toMatchObject({ code: 'conflict' });
    expect([textOf(a), textOf(b)]).toEqual(['one', null]);
    expect(undoStack(branch.store, 'local').undo).toHaveLength(1);
  });
  it('with a body that is not of its kind names the fields', async () => {
    const wrong = { ...template(randomUUID(), 'x'), body: { title: '', use: 'message', text: 'x', tags: [] } };
    await expect(editRecords(writer, one(wrong))).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining('title'),
    });
  });
  it('of a client needs one who is there and is the caller\u2019s', async () => {
    const goal = {
      record_id: randomUUID(),
      kind: 'goal' as const,
      version: null,
      client_no: 'NOBODY',
      body: {
        purpose: 'house',
        title: 'x',
        amount_fen: 1,
        by: null,
        priority: 'low',
        share: 0,
        state: 'open',
        text: null,
      },
    };
    await expect(editRecords(writer, one(goal))).rejects.toMatchObject({ code: 'not_found' });
    await expect(editRecords(writer, one({ ...goal, client_no: null }))).rejects.toMatchObject({ code: 'bad_request' });
    const other = { ...writer, maySee: () => false };
    await expect(editRecords(other, one(goal))).rejects.toMatchObject({ code: 'not_allowed' });
  });
  it('that changes nothing is no step', async () => {
    const id = randomUUID();
    await editRecords(writer, one(template(id, 'one')));
    const again = await editRecords(writer, one(template(id, 'one', 1)));
    expect(again).toEqual({ edit_id: null, records: [{ record_id: id, version: 1 }], kinds: [] });
    expect(undoStack(branch.store, 'local').undo).toHaveLength(1);
  });
  it('waits for a store that is written to elsewhere', async () => {
    branch.store.db.exec('BEGIN IMMEDIATE');
    const id = randomUUID();
    const waiting = editRecords(writer, one(template(id, 'kept')));
    await expect(editRecords({ ...writer, waitMs: 0 }, one(template(randomUUID(), 'x')))).rejects.toMatchObject({
      code: 'busy',
    });
    branch.store.db.exec('COMMIT');
    await waiting;
    expect(textOf(id)).toBe('kept');
  });
});

describe('back and forth', () => {
  it('is refused where somebody else has written since, and the step is then left out', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await editRecords(writer, one(template(b, 'before')));
    await editRecords(writer, one(template(a, 'mine')));
    await editRecords({ ...writer, who: 'other' }, one(template(a, 'theirs', 1)));
    await expect(undoEdit(writer)).rejects.toMatchObject({ code: 'conflict' });
    expect(textOf(a)).toBe('theirs');
    expect(await undoEdit(writer)).toMatchObject({ what: 'template_saved' });
    expect([textOf(a), textOf(b)]).toEqual(['theirs', null]);
  });
  it('reaches 50 steps back, and over a restart', async () => {
    const id = randomUUID();
    await editRecords(writer, one(template(id, '0')));
    for (let i = 1; i <= UNDO_STEPS + 5; i++) await editRecords(writer, one(template(id, `${i}`, i)));
    const fresh = openRead(writer.place.store);
    expect(undoStack(fresh, 'local').undo).toHaveLength(UNDO_STEPS);
    fresh.close();
  });
  it('does nothing again that was undone before something new was written', async () => {
    const id = randomUUID();
    await editRecords(writer, one(template(id, 'same')));
    await undoEdit(writer);
    await editRecords(writer, one(template(id, 'same', 2)));
    await undoEdit(writer);
    expect(undoStack(branch.store, 'local').redo).toHaveLength(1);
    await redoEdit(writer);
    expect(textOf(id)).toBe('same');
    expect(await redoEdit(writer)).toBeNull();
  });
  it('agrees with a list of states, whatever is done, undone and done again', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ at: fc.nat(2), text: fc.constantFrom('a', 'b', null) }) },
      { weight: 2, arbitrary: fc.constant('undo' as const) },
      { weight: 1, arbitrary: fc.constant('redo' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const own = openBranch();
        const mine = { ...writer, place: { store: path.join(own.folder, 'branch.db') } };
        const states: (string | null)[][] = [[null, null, null]];
        let at = 0;
        const now = () =>
          ids.map((id) => {
            const record = findRecord(own.store, id);
            return record === undefined || record.is_deleted === 1 ? null : JSON.parse(record.body_json).text;
          });
        for (const one of steps) {
          if (one === 'undo') {
            const moved = await undoEdit(mine);
            expect(moved === null).toBe(at === 0);
            at = Math.max(0, at - 1);
          } else if (one === 'redo') {
            const moved = await redoEdit(mine);
            expect(moved === null).toBe(at === states.length - 1);
            at = Math.min(states.length - 1, at + 1);
          } else {
            const id = ids[one.at] as string;
            const stands = findRecord(own.store, id);
            if (stands === undefined && one.text === null) continue;
            const change = { ...template(id, one.text ?? '', stands?.version ?? null) };
            const body = one.text === null ? null : change.body;
            const { edit_id } = await editRecords(mine, { what: 'w', subject: '', changes: [{ ...change, body }] });
            if (edit_id === null) continue;
            const next = [...(states[at] as (string | null)[])];
            next[one.at] = one.text;
            states.splice(at + 1, states.length, next);
            at += 1;
          }
          expect(now()).toEqual(states[at]);
        }
        own.close();
      }),
      {
        numRuns: Number(process.env.BRANCH_DESK_RUNS ?? 40),
        examples: [
          // What was done again is what the next edit began from, and so is what was gone back to.
          [[{ at: 0, text: 'a' }, 'undo', 'redo', { at: 0, text: null }, 'undo', 'undo']],
          [[{ at: 0, text: 'a' }, { at: 0, text: 'b' }, 'undo', { at: 0, text: null }, 'undo', 'undo', 'redo']],
        ],
      },
    );
  }, 60_000);
});

describe('words', () => {
  it('finds any part of Chinese text, and the beginnings of other words', async () => {
    const id = randomUUID();
    await editRecords(writer, one(template(id, '张先生想在明年买房，预算 Three-million，女儿在北京读书')));
    const found = (typed: string): boolean => {
      const match = matchOf(typed);
      const rows = branch.store.statement('SELECT rowid FROM record_words WHERE record_words MATCH ?').all(match);
      return rows.length > 0;
    };
    for (const typed of ['买房', '明年买房', '房', '京', 'three', 'THR', '女儿 买房', 'ｔｈｒｅｅ']) {
      expect([typed, found(typed)]).toEqual([typed, true]);
    }
    for (const typed of ['房买', '上海', 'million three x', '明年 上海'])
      expect([typed, found(typed)]).toEqual([typed, false]);
    expect(matchOf(' ，。 ')).toBeNull();
  });
});
