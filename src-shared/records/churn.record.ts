/** How this branch weighs the signs that a client may leave. One record; without it domain/churn/settings.ts holds. */
import { z } from 'zod';
import type { DriverName } from '../domain/churn/definition.ts';
import { defineRecord } from './definition.ts';

const points = z.number().int().min(0).max(100);
const driver = (bound: z.ZodNumber) => z.strictObject({ bound, points });
const ratio = z.number().min(0.01).max(10);
const count = z.number().int().min(1).max(100);

const body = z.strictObject({
  drivers: z.strictObject({
    outflow_20: driver(ratio),
    outflow_60: driver(ratio),
    /** A share that is still here: the bound is reached from above. */
    wallet_share: driver(z.number().min(0).max(1)),
    transfer_out: driver(count),
    /** Usual gaps. */
    inactive: driver(z.number().min(1).max(100)),
    /** Days over the norm. */
    no_contact: driver(z.number().int().min(1).max(3650)),
    complaint: driver(count),
    loss_streak: driver(z.number().int().min(1).max(6)),
  } satisfies Record<DriverName, unknown>),
  warn_from: z.number().int().min(1).max(800),
  left_ratio: z.number().min(0.05).max(1),
  least_sample: z.number().int().min(1).max(1000),
});
export type ChurnBody = z.infer<typeof body>;

export const churn = defineRecord({ kind: 'churn', about: 'branch', isSingle: true, body, project: () => ({}) });
