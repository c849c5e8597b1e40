/** Evidence of returns by money weight: external flows with the days from the day before the period (t), and their weight. */
import { daysBetween } from '../../kernel/dates.ts';
import type { Words } from './definition.ts';
import type { EvidenceRows, EvidenceSource } from './evidence.ts';
import { externalFlowRows } from './rows.ts';

export function timedFlowRows(title: Words, source: EvidenceSource): EvidenceRows {
  const { before, to } = source.period;
  const whole = daysBetween(before, to);
  const flows = externalFlowRows(title, source.periodFlows(), source.periodTrades());
  return {
    ...flows,
    columns: [
      ...flows.columns,
      { key: 'elapsed', name: { zh: '距期初天数 t', en: 'Days since the start, t' } },
      { key: 'time_weight', name: { zh: '权重 (T − t)/T', en: 'Weight (T − t)/T' } },
    ],
    rows: flows.rows.map((row) => {
      const { date } = row.cells;
      const elapsed = date?.kind === 'date' && date.value !== null ? daysBetween(before, date.value) : null;
      const weight = elapsed === null ? null : (whole - elapsed) / whole;
      return {
        ...row,
        cells: {
          ...row.cells,
          elapsed: { kind: 'number', value: elapsed, unit: 'days' },
          time_weight: { kind: 'number', value: weight, unit: 'number' },
        },
      };
    }),
  };
}
