/** Runs an update and holds its state for the button, the strip and the result. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useReducer, useRef } from 'react';
import { BridgeError, call, listen } from '../../bridge/bridge.ts';
import { IDLE, type SyncState, syncReducer } from './model.ts';

interface Sync {
  readonly state: SyncState;
  readonly start: () => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const Context = createContext<Sync>({ state: IDLE, start: () => {}, cancel: () => {}, dismiss: () => {} });

export function SyncProvider({ children }: { readonly children: ReactNode }) {
  const [state, dispatch] = useReducer(syncReducer, IDLE);
  // Numbers of this window's jobs go up from its start, so that a reload never meets an older job's events.
  const lastJob = useRef(Date.now());
  useEffect(() => listen('sync:progress', (progress) => dispatch({ kind: 'progress', progress })), []);

  const start = useCallback(() => {
    lastJob.current += 1;
    const job = lastJob.current;
    dispatch({ kind: 'start', job });
    call('sync.run', { job }).then(
      ({ chosen, report }) => dispatch({ kind: 'done', job, chosen, report }),
      (error: unknown) => dispatch({ kind: 'failed', job, code: error instanceof BridgeError ? error.code : 'fault' }),
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
  const value = useMemo(() => ({ state, start, cancel, dismiss }), [state, start, cancel, dismiss]);
  return <Context value={value}>{children}</Context>;
}

export function useSync(): Sync {
  return useContext(Context);
}
