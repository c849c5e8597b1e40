// Files beside a record: sealed in the store, given out as they were put in, and never to be read by another key.
import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runAttachmentJob } from '../../src-main/jobs/attachmentJob.ts';
import {
  addAttachments,
  chooseKey,
  type KeyKeeper,
  keyOf,
  openAttachment,
  writeWhole,
} from '../../src-main/jobs/attachments.ts';
import { editRecords, redoEdit, undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import { loadRecords } from '../../src-main/store/records/read.ts';
import { MAX_ATTACHMENT_BYTES } from '../../src-shared/records/attachment.record.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

/** Seals by a mask of its own: another machine's is another mask. */
function keeper(name: string, mask = randomBytes(40)): KeyKeeper {
  const mixed = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte, i) => byte ^ (mask[i] as number)));
  return {
    name,
    seal: (key) => mixed(Buffer.concat([Buffer.from('KEY'), key])),
    open: (sealed) => {
      const plain = mixed(sealed);
      if (plain.subarray(0, 3).toString() !== 'KEY') throw new Error('not sealed here');
      return plain.subarray(3);
    },
  };
}

let branch: TestBranch;
let writer: Writer;
const system = keeper('system');
const OF = randomUUID();
const SECRET = 'risk statement, signed on 2026-03-02';

beforeEach(async () => {
  branch = openBranch();
  writer = {
    place: { store: path.join(branch.folder, 'branch.db') },
    who: 'local',
    now: () => new Date('2026-11-23T09:00:00Z'),
    maySee: () => true,
  };
  const body = { title: 'T', use: 'message', text: 'x', tags: [] };
  const change = { record_id: OF, kind: 'template' as const, version: null, client_no: null, body };
  await editRecords(writer, { what: 'w', subject: '', changes: [change] });
});
afterEach(() => branch.close());

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(branch.folder, name);
  fs.writeFileSync(place, content);
  return place;
}
/** As the main process and the thread do it, one after the other. */
const add = (of: KeyKeeper, record: string, files: readonly string[]) =>
  addAttachments(writer, chooseKey(branch.store, of), record, files);
const open = (by: KeyKeeper, record: string): Buffer =>
  openAttachment(branch.store, keyOf(branch.store, by, record), record);
const attached = () => loadRecords(branch.store, { kinds: ['attachment'], limit: 10 });

describe('an attachment', () => {
  it('comes out as it went in, and its content lies nowhere in the store as it was', async () => {
    const big = randomBytes(3_000_000);
    await add(system, OF, [file('a.txt', SECRET), file('b.bin', big)]);
    const [b, a] = attached();
    expect(open(system, a?.record_id ?? '').toString()).toBe(SECRET);
    expect(open(system, b?.record_id ?? '').equals(big)).toBe(true);
    branch.store.db.pragma('wal_checkpoint(TRUNCATE)');
    expect(fs.readFileSync(branch.store.file).includes(SECRET)).toBe(false);
    expect(branch.store.db.prepare('SELECT count(*) AS n FROM key_ring').get()).toEqual({ n: 1 });
  });
  it('is one step of undo with its fellows, and is there again when done again', async () => {
    await add(system, OF, [file('a.txt', SECRET), file('b.txt', 'b')]);
    await undoEdit(writer);
    expect(attached()).toEqual([]);
    await redoEdit(writer);
    expect(attached().map(({ record_id }) => open(system, record_id).length)).toEqual([1, 36]);
  });
  it('of another machine does not open, and says so; new ones get a key of this one', async () => {
    await add(system, OF, [file('a.txt', SECRET)]);
    const [old] = attached();
    const other = keeper('system');
    expect(() => open(other, old?.record_id ?? '')).toThrow(expect.objectContaining({ code: 'store_damaged' }));
    await add(other, OF, [file('c.txt', 'new')]);
    expect(open(other, attached()[0]?.record_id ?? '').toString()).toBe('new');
    expect(open(system, old?.record_id ?? '').toString()).toBe(SECRET);
  });
  it('whose bytes were changed or swapped for another does not open', async () => {
    await add(system, OF, [file('a.txt', SECRET), file('b.txt', 'b')]);
    const [b, a] = attached().map(({ record_id }) => record_id) as [string, string];
    const set = branch.store.db.prepare('UPDATE attachment_content SET sealed = ?, nonce = ? WHERE record_id = ?');
    const row = branch.store.db.prepare('SELECT sealed, nonce FROM attachment_content WHERE record_id = ?');
    const kept = row.get(a) as { sealed: Buffer; nonce: Buffer };
    const changed = Buffer.from(kept.sealed);
    changed[0] = (changed[0] as number) ^ 1;
    set.run(changed, kept.nonce, a);
    expect(() => open(system, a)).toThrow('cannot be opened');
    set.run(kept.sealed, kept.nonce, b);
    expect(() => open(system, b)).toThrow('cannot be opened');
  });
  it('that is empty, too large, or beside nothing is refused whole', async () => {
    const small = file('small.txt', 'x');
    const refused = (files: readonly string[], of = OF) => expect(add(system, of, files)).rejects;
    await refused([small, file('empty.txt', '')]).toMatchObject({
      code: 'bad_request',
      message: 'empty.txt is empty.',
    });
    const large = file('large.bin', '');
    fs.truncateSync(large, MAX_ATTACHMENT_BYTES + 1);
    await refused([small, large]).toMatchObject({ code: 'bad_request', message: expect.stringContaining('21 MiB') });
    await refused([small], randomUUID()).toMatchObject({ code: 'not_found' });
    expect(attached()).toEqual([]);
    expect(branch.store.db.prepare('SELECT count(*) AS n FROM attachment_content').get()).toEqual({ n: 0 });
  });
  it('is sealed and given out by the thread’s job alike, and only for the caller’s clients', async () => {
    const place = { store: path.join(branch.folder, 'branch.db') };
    const key = chooseKey(branch.store, system);
    const common = { ...place, deed: 'add' as const, of: OF, who: 'local', key };
    const files = [file('big.bin', randomBytes(20 * 1024 * 1024))];
    const result = await runAttachmentJob({ ...common, clients: 'all', files });
    expect(result).toMatchObject({ subject: 'big.bin', kinds: ['attachment'] });
    const id = attached()[0]?.record_id ?? '';
    const out = path.join(branch.folder, 'out.bin');
    const given = { ...place, deed: 'give_out' as const, recordId: id, file: out };
    expect(await runAttachmentJob({ ...given, key: keyOf(branch.store, system, id) })).toBeNull();
    expect(fs.readFileSync(out).equals(fs.readFileSync(files[0] as string))).toBe(true);
    await expect(runAttachmentJob({ ...given, key: randomBytes(32) })).rejects.toMatchObject({ code: 'store_damaged' });
    // The record stands about the branch here: it is everybody's.
    await expect(runAttachmentJob({ ...common, clients: [], files: [file('n.txt', 'n')] })).resolves.toBeTruthy();
  });
  it('is written whole or not at all', () => {
    const place = file('out.txt', 'before');
    writeWhole(place, Buffer.from('after'));
    expect(fs.readFileSync(place, 'utf8')).toBe('after');
    const folder = path.join(branch.folder, 'taken');
    fs.mkdirSync(path.join(folder, 'x'), { recursive: true });
    expect(() => writeWhole(folder, Buffer.from('x'))).toThrow();
    expect(fs.readdirSync(branch.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
