/**
 * The check on demand: SQLite's own of the file, and the comparison of the book with head office (reconcile/compareBooks.ts)
 * as it stands now. It reads nothing of what the nightly look kept and keeps nothing itself.
 *
 * An asset break's `book` is our book's market value, or, for a total that does not sum, head office's own sum.
 */
import type { CheckReport } from '../../src-shared/contract/cliCalls.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { fileIntegrity } from '../store/facts/checkRows.ts';
import { lastAppliedDate } from '../store/facts/deliveries.ts';
import type { ReadStore } from '../store/open.ts';
import { compareBooks } from './reconcile/compareBooks.ts';

/** Breaks by kind (quantities first), account, market, code. */
export function checkStore(store: ReadStore): CheckReport {
  return store.snapshot(() => {
    const integrity = fileIntegrity(store);
    const asOf = lastAppliedDate(store);
    if (asOf === null) return { integrity, breaks: [] };
    const { quantities, values } = compareBooks(store, asOf);
    const date = dateText(asOf);
    return {
      integrity,
      breaks: [
        ...quantities.map(({ accountNo, market, code, book, headOffice }) => ({
          kind: 'quantity' as const,
          date,
          account_no: accountNo,
          market,
          code,
          book,
          head_office: headOffice,
        })),
        ...values.map(({ accountNo, book, headOffice }) => ({
          kind: 'asset' as const,
          date,
          account_no: accountNo,
          market: null,
          code: null,
          book,
          head_office: headOffice,
        })),
      ],
    };
  });
}
