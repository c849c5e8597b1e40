/**
 * The way from a figure to its trace. The client page provides it; where nobody does (a list of clients, a test) figures
 * are plain text. One stable value: that a trace is open redraws no figure.
 */
import { createContext } from 'react';

export interface TraceWay {
  /** A path of the report: 'behaviour.pgr', 'positions.ACCOUNT.SH.600519.cost_price'. */
  open(path: string): void;
  /** What a figure says on hover, in the reader's language: asked for once, not by every cell. */
  readonly title: string;
}

export const TraceContext = createContext<TraceWay | null>(null);

/** Tab stop of the figures inside: tables give −1 and move between theirs with the arrows. */
export const TraceStop = createContext<0 | -1>(0);
