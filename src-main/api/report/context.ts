/** Everything the sections of a client report are written from. */
import type { CodeChanges } from '../../../src-shared/domain/book/codeChanges.ts';
import type { SecurityInfo } from '../../../src-shared/domain/book/history.ts';
import type { PeriodBook } from '../../../src-shared/domain/profit/period.ts';
import type { DaySeries } from '../../../src-shared/domain/returns/daySeries.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../../store/open.ts';
import type { Account, Client } from '../../store/queries/clients.ts';
import type { Missing } from './missing.ts';

export interface ReportContext {
  readonly store: ReadStore;
  readonly client: Client;
  readonly accounts: readonly Account[];
  readonly known: { readonly codes: CodeChanges };
  readonly security: (securityId: number) => SecurityInfo;
  readonly closeOn: (securityId: number, date: Ymd) => number | null;
  readonly book: PeriodBook;
  /** Asset days from the base of the period (or the style window) to `to`. */
  readonly series: DaySeries;
  /** First day of the period; null when there is no asset day to start from. */
  readonly start: Ymd | null;
  /** The day before the period. */
  readonly before: Ymd;
  readonly to: Ymd;
  /** The client's first asset day in the store. */
  readonly firstAssetDay: Ymd | null;
  /** First day of the six months that end on `to`. */
  readonly windowFrom: Ymd;
  /** Calendar days of the period. */
  readonly days: number;
  readonly missing: Missing;
}
