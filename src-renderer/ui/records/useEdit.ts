/** Writing the branch's own records from a page: one call, one step of undo; what was done last can be told and taken back. */
import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CallInput, CallOutput } from '../../../src-shared/contract/calls.ts';
import type { BodyOf, Kind } from '../../../src-shared/records/registry.ts';
import { call } from '../../bridge/bridge.ts';
import { lastEdit } from './lastEdit.ts';

export type Edit = CallInput<'records.edit'>;
export type Change = Edit['changes'][number];
export type Written = CallOutput<'records.edit'>;

export interface Editing {
  /** Rejects with a BridgeError (conflict, busy, bad_request …): nothing was then written, and the page keeps what was typed. */
  save(edit: Edit): Promise<Written>;
  readonly isBusy: boolean;
}

export function useEdit(): Editing {
  const { mutateAsync, isPending } = useMutation({ mutationFn: (edit: Edit) => call('records.edit', edit) });
  const save = useCallback(
    async (edit: Edit) => {
      const written = await mutateAsync(edit);
      if (written.edit_id !== null) {
        lastEdit.tell({ kind: 'done', editId: written.edit_id, what: edit.what, subject: edit.subject });
      }
      return written;
    },
    [mutateAsync],
  );
  return { save, isBusy: isPending };
}

/** A record as it is changed: those of `records.list` fit. */
interface Stands {
  readonly record_id: string;
  readonly version: number;
  readonly client_no: string | null;
}

export function added<K extends Kind>(kind: K, clientNo: string | null, body: BodyOf<K>): Change {
  return { record_id: crypto.randomUUID(), kind, version: null, client_no: clientNo, body };
}

export function changed<K extends Kind>(kind: K, record: Stands, body: BodyOf<K>): Change {
  return { record_id: record.record_id, kind, version: record.version, client_no: record.client_no, body };
}

export function removed(kind: Kind, record: Stands): Change {
  return { record_id: record.record_id, kind, version: record.version, client_no: record.client_no, body: null };
}
