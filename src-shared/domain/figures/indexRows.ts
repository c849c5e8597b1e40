/** Evidence of figures that set a client beside an index: asset days with both returns. */
import type { Words } from './definition.ts';
import type { EvidenceRows, EvidenceSource, IndexDayLine, RowRef } from './evidence.ts';
import { COLUMNS } from './rows.ts';

const DAYS: Words = { zh: '资产日的指数与客户日收益率', en: 'Day returns of index and client on the asset days' };

function refs({ date, securityId, closeE4, accountIds }: IndexDayLine): RowRef[] {
  const index: RowRef[] =
    securityId === null || closeE4 === null ? [] : [{ dataset: 'prices', securityId, date } satisfies RowRef];
  return [...index, ...accountIds.map((accountId): RowRef => ({ dataset: 'assets', accountId, date }))];
}

export function indexDayRows(source: EvidenceSource): EvidenceRows {
  return {
    title: DAYS,
    columns: [
      COLUMNS.date,
      { key: 'index_close', name: { zh: '指数收盘', en: 'Index close' } },
      { key: 'index_return', name: { zh: '指数日收益率', en: 'Day return of the index' } },
      COLUMNS.total,
      COLUMNS.flow,
      { key: 'day_return', name: { zh: '客户日收益率', en: 'Day return of the client' } },
    ],
    rows: source.indexDays().map((line) => ({
      refs: refs(line),
      cells: {
        date: { kind: 'date', value: line.date },
        index_close: { kind: 'priceE4', value: line.closeE4 },
        index_return: { kind: 'number', value: line.indexReturn, unit: 'ratio' },
        total: { kind: 'moneyE4', value: line.assetE4 },
        flow: { kind: 'moneyE4', value: line.flowInE4 - line.flowOutE4 },
        day_return: { kind: 'number', value: line.dayReturn, unit: 'ratio' },
      },
    })),
  };
}
