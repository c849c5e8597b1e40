/** The indices there are, choosing one for a client, and the way back. What changes on screen is told by store:changed. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { STANDARD_INDEX } from '../../../src-shared/contract/benchmarkCalls.ts';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { ErrorCode } from '../../../src-shared/contract/envelope.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';

export type Index = CallOutput<'branch.indices'>[number];

/** What was done last: `index` is shown now, `previous` is what undoing brings back (null: nothing to undo). */
export type Told =
  | { readonly kind: 'set' | 'undone'; readonly index: Index; readonly previous: string | null }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

export interface BenchmarkChoice {
  readonly indices: readonly Index[];
  readonly isBusy: boolean;
  readonly told: Told | null;
  choose(code: string): void;
  undo(): void;
  dismiss(): void;
}

export function useBenchmark(clientNo: string): BenchmarkChoice {
  const indices = useQuery({ queryKey: ['branch.indices'], queryFn: () => call('branch.indices', {}) }).data ?? [];
  const [told, setTold] = useState<Told | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: (code: string) =>
      call('client.setBenchmark', { client_no: clientNo, code: code === STANDARD_INDEX ? null : code }),
  });
  const change = (code: string, kind: 'set' | 'undone'): void =>
    mutate(code, {
      onSuccess: ({ previous }) =>
        setTold({
          kind,
          index: indices.find((index) => index.code === code) ?? { code, name: code },
          previous: kind === 'set' ? (previous ?? STANDARD_INDEX) : null,
        }),
      onError: (error) => setTold({ kind: 'failed', code: error instanceof BridgeError ? error.code : 'fault' }),
    });
  return {
    indices,
    isBusy: isPending,
    told,
    choose: (code) => change(code, 'set'),
    undo: () => {
      if (told !== null && told.kind === 'set' && told.previous !== null) change(told.previous, 'undone');
    },
    dismiss: () => setTold(null),
  };
}
