/**
 * Files put beside a record and given out again. A content is sealed by AES-256-GCM before it reaches the store, under a
 * key of the store's own that only this machine's keeper can open; nothing of it is ever written elsewhere but to the
 * file that somebody asked for. The keeper answers in the main process alone and is asked first, for the key; reading,
 * sealing, opening and writing 20 MiB is work for a thread (attachmentJob.ts), which is given the key.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { MAX_ATTACHMENT_BYTES } from '../../src-shared/records/attachment.record.ts';
import type { Store } from '../store/open.ts';
import {
  addContent,
  addKey,
  findContent,
  findKey,
  keyIdOf,
  newestKey,
  type SealedContent,
} from '../store/records/attachments.ts';
import { applyEdit, type EditResult, type RecordChange } from '../store/records/edit.ts';
import { findRecord } from '../store/records/row.ts';
import { patiently, type Writer } from './editRecords.ts';

/** Seals the store's keys: the system's own keeper in the product. */
export interface KeyKeeper {
  readonly name: string;
  seal(key: Uint8Array): Uint8Array;
  /** Throws where another machine or another user sealed it. */
  open(sealed: Uint8Array): Uint8Array;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Of the name that a file came with. */
const NAME_LENGTH = 200;

/** The key that what is added is sealed under. Never written but as `sealedKey`. */
export interface ChosenKey {
  /** Null: it is new and is kept with the first content that it seals. */
  readonly keyId: number | null;
  readonly key: Uint8Array;
  readonly sealedKey: Uint8Array;
  readonly sealedBy: string;
}

interface FileRead {
  readonly id: string;
  readonly name: string;
  readonly content: Buffer;
}

/** @throws Refusal bad_request (a file empty or too large), not_found (the record), not_allowed, busy */
export async function addAttachments(
  writer: Writer,
  chosen: ChosenKey,
  of: string,
  files: readonly string[],
): Promise<EditResult & { readonly subject: string }> {
  const read = files.map(readFile);
  const at = writer.now().toISOString();
  return patiently(writer, (store) => {
    const beside = findRecord(store, of);
    if (beside === undefined || beside.is_deleted === 1) throw new Refusal('not_found', 'The record is not there.');
    const { client_no } = beside;
    if (client_no !== null && !writer.maySee(client_no)) {
      throw new Refusal('not_allowed', 'This client is not one of yours.');
    }
    const { key } = chosen;
    const keyId = chosen.keyId ?? addKey(store, Buffer.from(chosen.sealedKey), chosen.sealedBy, at);
    const changes = read.map(({ id, name, content }): RecordChange => {
      addContent(store, id, seal(key, keyId, id, content));
      const sha256 = createHash('sha256').update(content).digest('hex');
      const body = { of, name, bytes: content.length, sha256 };
      return { record_id: id, kind: 'attachment', version: null, client_no, body };
    });
    const subject = read.length === 1 ? (read[0] as FileRead).name : String(read.length);
    return { ...applyEdit(store, { what: 'attachments_added', subject, changes }, writer.who, at), subject };
  });
}

/** The key that a content was sealed under. @throws Refusal not_found; store_damaged where it does not open */
export function keyOf(store: Store, keeper: KeyKeeper, recordId: string): Uint8Array {
  const id = keyIdOf(store, recordId);
  if (id === undefined) throw new Refusal('not_found', 'The file is not there.');
  const kept = findKey(store, id);
  try {
    if (kept === undefined) throw new Error('the key is gone');
    return keeper.open(kept.sealed_key);
  } catch {
    throw doesNotOpen();
  }
}

/** The content as it was put in. @throws Refusal not_found; store_damaged where it does not open */
export function openAttachment(store: Store, key: Uint8Array, recordId: string): Buffer {
  const record = findRecord(store, recordId);
  const content = findContent(store, recordId);
  if (record === undefined || content === undefined) throw new Refusal('not_found', 'The file is not there.');
  try {
    const plain = unseal(key, recordId, content);
    const { sha256 } = JSON.parse(record.body_json) as { sha256: string };
    if (createHash('sha256').update(plain).digest('hex') !== sha256) throw new Error('not what was put in');
    return plain;
  } catch {
    throw doesNotOpen();
  }
}

/** Which of the reasons it was says nothing to whoever asked: the content is there, and does not open here. */
function doesNotOpen(): Refusal {
  return new Refusal(
    'store_damaged',
    'The file cannot be opened here: it was sealed on another machine or under another user, or is damaged.',
  );
}

/** Written beside first, then put in place: an older file of that name is lost only to a whole one. */
export function writeWhole(file: string, content: Uint8Array): void {
  const beside = `${file}.${randomUUID()}.part`;
  try {
    fs.writeFileSync(beside, content, { flag: 'wx' });
    fs.renameSync(beside, file);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  }
}

function readFile(file: string): FileRead {
  const name = path.basename(file).slice(0, NAME_LENGTH);
  const { size } = fs.statSync(file);
  if (size === 0) throw new Refusal('bad_request', `${name} is empty.`);
  if (size > MAX_ATTACHMENT_BYTES) {
    const most = MAX_ATTACHMENT_BYTES / 1024 / 1024;
    throw new Refusal('bad_request', `${name} has ${Math.ceil(size / 1024 / 1024)} MiB; the most is ${most} MiB.`);
  }
  return { id: randomUUID(), name, content: fs.readFileSync(file) };
}

/** The newest key that this keeper opens, else a new one. Writes nothing. @throws what the keeper refuses */
export function chooseKey(store: Store, keeper: KeyKeeper): ChosenKey {
  const kept = newestKey(store, keeper.name);
  if (kept !== undefined) {
    try {
      const key = keeper.open(kept.sealed_key);
      return { keyId: kept.key_id, key, sealedKey: kept.sealed_key, sealedBy: keeper.name };
    } catch {
      // The store came from another machine: what was sealed there stays, what comes now gets a key of this one.
    }
  }
  const key = randomBytes(KEY_BYTES);
  return { keyId: null, key, sealedKey: keeper.seal(key), sealedBy: keeper.name };
}

function seal(key: Uint8Array, keyId: number, recordId: string, content: Uint8Array): SealedContent {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(recordId));
  return { key_id: keyId, nonce, sealed: Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]) };
}

function unseal(key: Uint8Array, recordId: string, { nonce, sealed }: SealedContent): Buffer {
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(Buffer.from(recordId)).setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
}
