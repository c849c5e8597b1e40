/** Runs jobs on the store and holds their state for the button, the strip and the page. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useReducer, useRef } from 'react';
import { BridgeError, call, listen } from '../../bridge/bridge.ts';
import { IDLE, type SyncState, syncReducer } from './model.ts';

export interface StartOptions {
  /** Ask for a folder even where one is remembered. */
  readonly choose?: boolean;
  /** Sets to be taken by hand. */
  readonly accept?: string[];
}

interface Sync {
  readonly state: SyncState;
  readonly start: (options?: StartOptions) => void;
  readonly takeBack: (deliveryId: number, reason: string) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const nothing = () => {};
const Context = createContext<Sync>({
  state: IDLE,
  start: nothing,
  takeBack: nothing,
  cancel: nothing,
  dismiss: nothing,
});

const codeOf = (error: unknown) => (error instanceof BridgeError ? error.code : 'fault');

export function SyncProvider({ children }: { readonly children: ReactNode }) {
  const [state, dispatch] = useReducer(syncReducer, IDLE);
  // Numbers of this window's jobs go up from its start, so that a reload never meets an older job's events.
  const lastJob = useRef(Date.now());
  useEffect(() => {
    const quiet = [
      listen('sync:progress', (progress) => dispatch({ kind: 'progress', progress, at: performance.now() })),
      listen('sync:job', (notice) => dispatch({ kind: 'notice', notice })),
    ];
    return () => {
      for (const stop of quiet) stop();
    };
  }, []);

  const start = useCallback((options: StartOptions = {}) => {
    lastJob.current += 1;
    const job = lastJob.current;
    dispatch({ kind: 'start', job, work: 'sync' });
    call('sync.run', { job, ...options }).then(
      ({ chosen, report }) => dispatch({ kind: 'done', job, chosen, report }),
      (error: unknown) => dispatch({ kind: 'failed', job, code: codeOf(error) }),
    );
  }, []);
  const takeBack = useCallback((deliveryId: number, reason: string) => {
    lastJob.current += 1;
    const job = lastJob.current;
    dispatch({ kind: 'start', job, work: 'take_back' });
    call('sync.takeBack', { job, delivery_id: deliveryId, reason }).then(
      ({ as_of }) => dispatch({ kind: 'done', job, chosen: true, report: { runs: [], as_of } }),
      (error: unknown) => dispatch({ kind: 'failed', job, code: codeOf(error) }),
    );
  }, []);
  const runningJob = state.kind === 'running' ? state.job : null;
  const cancel = useCallback(() => {
    if (runningJob === null) return;
    dispatch({ kind: 'cancel', job: runningJob });
    call('sync.cancel', { job: runningJob }).then(
      ({ cancelled }) => {
        if (!cancelled) dispatch({ kind: 'cancelRefused', job: runningJob });
      },
      () => dispatch({ kind: 'cancelRefused', job: runningJob }),
    );
  }, [runningJob]);
  const dismiss = useCallback(() => dispatch({ kind: 'dismiss' }), []);
  const value = useMemo(() => ({ state, start, takeBack, cancel, dismiss }), [state, start, takeBack, cancel, dismiss]);
  return <Context value={value}>{children}</Context>;
}

export function useSync(): Sync {
  return useContext(Context);
}
