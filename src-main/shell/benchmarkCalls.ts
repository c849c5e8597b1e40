/** Choosing a client's benchmark: a short write of the window's own. */
import type { BrowserWindow } from 'electron';
import type { Handlers } from '../api/wrapper.ts';
import { chooseBenchmark } from '../jobs/chooseBenchmark.ts';
import { tell } from './syncRuns.ts';

export interface BenchmarkCallsOptions {
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
}

export function benchmarkCalls({ store, nativeBinding, window }: BenchmarkCallsOptions): Handlers {
  const place = nativeBinding === undefined ? { store } : { store, nativeBinding };
  return {
    'client.setBenchmark': ({ client_no, code }) => {
      const change = chooseBenchmark(place, client_no, code, new Date());
      tell(window(), 'store:changed', { as_of: null });
      return change;
    },
  };
}
