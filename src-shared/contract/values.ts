/**
 * The shapes in which figures cross the bridge and leave the command line (contract/cli.md): money, prices and
 * quantities as decimal strings, ratios as numbers, dates as "YYYY-MM-DD", a missing figure as null.
 */
import { z } from 'zod';

export const dateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const monthText = z.string().regex(/^\d{4}-\d{2}$/);
/** Yuan with 2 decimals, e.g. "-1234.50"; null = missing, see the report's `missing`. */
export const moneyText = z.string().regex(/^-?\d+\.\d{2}$/);
export const money = moneyText.nullable();
/** Price with up to 4 decimals. */
export const price = z
  .string()
  .regex(/^-?\d+\.\d{1,4}$/)
  .nullable();
export const quantity = z.string().regex(/^-?\d+(\.\d{1,2})?$/);
export const ratio = z.number().nullable();

export const clientNo = z.string().min(1).max(64);
export const market = z.enum(['SH', 'SZ', 'BJ', 'IX']);

export const TIERS = ['diamond', 'platinum', 'gold', 'growth', 'basic'] as const;
export const tier = z.enum(TIERS);
export const STYLES = ['high_frequency', 'short_term', 'mid_term', 'long_term'] as const;
export const style = z.enum(STYLES);
export const RISK_LEVELS = ['C1min', 'C1', 'C2', 'C3', 'C4', 'C5'] as const;
export const riskLevel = z.enum(RISK_LEVELS);
export const CLIENT_STATES = ['normal', 'dormant', 'frozen', 'closed'] as const;
export const clientState = z.enum(CLIENT_STATES);
