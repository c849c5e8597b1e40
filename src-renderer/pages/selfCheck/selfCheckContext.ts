/** The self-check of the client and period on screen, and the way to its panel: asked for once, shown beside each profit. */
import { createContext } from 'react';
import type { SelfCheck } from '../../../src-shared/contract/selfCheckCalls.ts';

export interface SelfCheckHere {
  /** Undefined: not there yet, or not to be had. */
  readonly check: SelfCheck | undefined;
  readonly open: () => void;
}

export const SelfCheckContext = createContext<SelfCheckHere | null>(null);
