/**
 * A client's figures among the clients of like size: those of his tier at the end of the period. They come from the
 * kept figures of the branch over that very period (branch.makeFigures); nothing is computed for them when asked.
 */
import { z } from 'zod';
import { clientNo, dateText, ratio, tier } from './values.ts';

const count = z.number().int();

const peerFigure = z.object({
  /** Clients of the group with a value, the client himself among them. */
  n: count,
  /** Of them strictly below him; null: he has no value himself. */
  below: count.nullable(),
  /** In the unit of the figure, money in yuan; null: nobody has a value. */
  median: ratio,
});
export type PeerFigure = z.infer<typeof peerFigure>;

export const clientPeers = z.object({
  client_no: clientNo,
  as_of: dateText,
  period: z.object({ from: dateText, to: dateText }),
  /** not_made: the figures of the branch over this period are not kept (yet). */
  state: z.enum(['ready', 'not_made']),
  /** Null: not made, or the client has no tier in them. */
  group: z.object({ tier, clients: count }).nullable(),
  /** By path of the report: behaviour.* and turnover.*. */
  figures: z.record(z.string(), peerFigure),
});
export type ClientPeers = z.infer<typeof clientPeers>;

/** Fewer clients with a value than this, and a place among them says nothing. */
export const LEAST_PEERS = 10;

export const peerCalls = {
  'client.peers': {
    input: z.object({ client_no: clientNo, from: dateText.optional(), to: dateText.optional() }),
    output: clientPeers,
    right: 'clients.read',
    scope: 'client',
  },
} as const;
