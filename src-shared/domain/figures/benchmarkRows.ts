/** Evidence of a benchmark: the index rows at both ends of the period. */
import type { Words } from './definition.ts';
import type { EvidenceRows, EvidenceSource } from './evidence.ts';
import { COLUMNS } from './rows.ts';

export function benchmarkRows(title: Words, closes: ReturnType<EvidenceSource['benchmark']>): EvidenceRows {
  return {
    title,
    columns: [COLUMNS.date, COLUMNS.security, COLUMNS.close],
    rows: closes.map(({ date, securityId, closeE4 }) => ({
      refs: [{ dataset: 'prices', securityId, date }],
      cells: {
        date: { kind: 'date', value: date },
        security: { kind: 'security', securityId },
        close: { kind: 'priceE4', value: closeE4 },
      },
    })),
  };
}
