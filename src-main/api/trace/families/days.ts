/** `pnl.by_month.YYYY-MM.pnl` and `pnl.by_day.YYYY-MM-DD.pnl`: the profit of some asset days of the period. */
import {
  defineFigure,
  entry,
  type FigureDefinition,
  type TermOfInput,
  value,
  type Words,
} from '../../../../src-shared/domain/figures/definition.ts';
import type { EvidenceRows, EvidenceSource } from '../../../../src-shared/domain/figures/evidence.ts';
import { assetDayRows, assetRows, externalFlowRows } from '../../../../src-shared/domain/figures/rows.ts';
import { addDays, dateText, monthOf, type Ymd } from '../../../../src-shared/kernel/dates.ts';
import { exact } from '../../../../src-shared/kernel/exact.ts';
import type { ClientOnGround } from '../../ground.ts';

const MONTH = /^pnl\.by_month\.(\d{4})-(\d{2})\.pnl$/;
const DAY = /^pnl\.by_day\.(\d{4})-(\d{2})-(\d{2})\.pnl$/;

export function dayFamily(on: ClientOnGround, path: string): FigureDefinition | undefined {
  const month = MONTH.exec(path);
  const day = DAY.exec(path);
  const number = (parts: RegExpExecArray): number => Number(parts.slice(1).join(''));
  const isIn = (date: Ymd): boolean =>
    month !== null ? monthOf(date) === number(month) : day !== null && date === number(day);
  const { start, to } = on.period;
  const { days } = on.series;
  const counted = days.flatMap((date, i) =>
    start !== null && i > 0 && date >= start && date <= to && isIn(date) ? [i] : [],
  );
  const first = counted[0];
  const last = counted.at(-1);
  return first === undefined || last === undefined ? undefined : profitOf(on, path, first, last, day !== null);
}

/** Of the asset days `first` to `last` of the client's series. */
function profitOf(on: ClientOnGround, path: string, first: number, last: number, isDay: boolean): FigureDefinition {
  const { days, assetE4, flowInE4, flowOutE4 } = on.series;
  const before = days[first - 1] as Ymd;
  const end = days[last] as Ymd;
  const place = isDay ? dateText(end) : dateText(end).slice(0, 7);
  let flowE4 = 0;
  for (let i = first; i <= last; i++) flowE4 += (flowInE4[i] as number) - (flowOutE4[i] as number);
  const opening = assetE4[first - 1] as number;
  const closing = assetE4[last] as number;
  const money = (
    symbol: string,
    name: Words,
    e4: number,
    rows: (source: EvidenceSource) => EvidenceRows,
  ): TermOfInput => ({ symbol, name, unit: 'money', value: () => value(exact(e4)), rows });
  const inside = (date: Ymd): boolean => date > before && date <= end;
  return entry(
    defineFigure({
      path,
      unit: 'money',
      source: 'contract/formulas.md, Profit and loss',
      name: { zh: `${place} 盈亏`, en: `Profit of ${place}` },
      meaning: isDay
        ? {
            zh: '当日总资产减前一资产日总资产，再减其间的净流入。',
            en: "The day's assets less those of the asset day before, less the net flow between them.",
          }
        : {
            zh: '当月（限于区间内）末日总资产减月初前一资产日总资产，再减其间的净流入。',
            en: 'Assets at the end of the month, cut to the period, less those of the asset day before it, less the net flow.',
          },
      symbols: 'P = A1 − A0 − F',
      terms: [
        money('A1', { zh: `${dateText(end)} 总资产`, en: `Assets on ${dateText(end)}` }, closing, (source) =>
          assetRows({ zh: '期末资产记录', en: 'Closing asset rows' }, source.lastAssets(end)),
        ),
        money('A0', { zh: `${dateText(before)} 总资产`, en: `Assets on ${dateText(before)}` }, opening, (source) =>
          assetRows({ zh: '期初资产记录', en: 'Opening asset rows' }, source.lastAssets(before)),
        ),
        money('F', { zh: '其间的净流入', en: 'Net flow between them' }, flowE4, (source) =>
          externalFlowRows(
            { zh: '银证转账与转托管', en: 'Bank and custody transfers' },
            source.flowsBetween(addDays(before, 1), end),
            source.trades().filter((trade) => inside(trade.row.date)),
          ),
        ),
      ],
      conventions: [
        {
          zh: '没有资产记录的日子，其流水归入下一个资产日。',
          en: 'A flow on a day without an asset row belongs to the next asset day.',
        },
      ],
      compute: () => value(exact(closing - opening - flowE4)),
      ...(isDay
        ? {}
        : {
            rows: (source: EvidenceSource) =>
              assetDayRows(
                { zh: '当月各资产日', en: 'Asset days of the month' },
                source.assetDaysBetween(days[first] as Ymd, end),
              ),
          }),
    }),
  );
}
