/** A record's form: the body as it is typed, and keeping, changing and deleting it as one step each. What was typed stays until it is kept. */
import { useEffect, useState } from 'react';
import type { RecordShape } from '../../../src-shared/contract/recordCalls.ts';
import { type BodyOf, type Kind, RECORD_KINDS } from '../../../src-shared/records/registry.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { added, type Change, changed, type Edit, removed, useEdit } from './useEdit.ts';

export interface RecordForm<K extends Kind> {
  readonly body: BodyOf<K>;
  set(change: Partial<BodyOf<K>>): void;
  /** `incomplete`: a field that is needed is missing or is not of its kind. */
  readonly error: 'incomplete' | BridgeError | null;
  readonly isBusy: boolean;
  /** True: kept. */
  save(what: { readonly added: string; readonly changed: string }, subject: string): Promise<boolean>;
  remove(what: string, subject: string): Promise<boolean>;
}

interface Options<K extends Kind> {
  readonly kind: K;
  readonly clientNo: string | null;
  /** Null: a new one, which begins as `empty`. */
  readonly record: RecordShape | null;
  readonly empty: BodyOf<K>;
  readonly isOpen: boolean;
}

export function useRecordForm<K extends Kind>({ kind, clientNo, record, empty, isOpen }: Options<K>): RecordForm<K> {
  const [body, setBody] = useState<BodyOf<K>>(empty);
  const [error, setError] = useState<RecordForm<K>['error']>(null);
  const { save, isBusy } = useEdit();
  const id = record?.record_id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form is filled when it opens, and stays as typed while it is open.
  useEffect(() => {
    if (!isOpen) return;
    setBody(record === null ? empty : (record.body as BodyOf<K>));
    setError(null);
  }, [isOpen, id]);
  const write = async (edit: Edit): Promise<boolean> => {
    setError(null);
    try {
      await save(edit);
      return true;
    } catch (thrown) {
      setError(thrown instanceof BridgeError ? thrown : new BridgeError('fault', String(thrown)));
      return false;
    }
  };
  return {
    body,
    set: (change) => setBody((now) => ({ ...now, ...change })),
    error,
    isBusy,
    save: async (what, subject) => {
      const parsed = RECORD_KINDS[kind].body.safeParse(body);
      if (!parsed.success) {
        setError('incomplete');
        return false;
      }
      const now = parsed.data as BodyOf<K>;
      const change: Change = record === null ? added(kind, clientNo, now) : changed(kind, record, now);
      return write({ what: record === null ? what.added : what.changed, subject, changes: [change] });
    },
    remove: async (what, subject) =>
      record === null ? false : write({ what, subject, changes: [removed(kind, record)] }),
  };
}
