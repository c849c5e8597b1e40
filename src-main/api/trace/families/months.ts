/** `turnover.by_month.YYYY-MM.field`: one month's volume, mean assets and turnover, cut to the period. */
import {
  defineFigure,
  entry,
  type FigureDefinition,
  none,
  value,
  type Words,
} from '../../../../src-shared/domain/figures/definition.ts';
import { meanExact, sumExact } from '../../../../src-shared/domain/figures/means.ts';
import { assetDayRows, tradeRows } from '../../../../src-shared/domain/figures/rows.ts';
import { exact } from '../../../../src-shared/kernel/exact.ts';
import type { ClientOnGround } from '../../ground.ts';
import { monthTurnover, turnoverMonth } from '../../report/turnover.ts';

const PATH = /^turnover\.by_month\.(\d{4})-(\d{2})\.(volume|average_asset|turnover)$/;
const SOURCE = 'contract/formulas.md, Turnover 周转率';

export function monthFamily(on: ClientOnGround, path: string): FigureDefinition | undefined {
  const [, year, month, field] = PATH.exec(path) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const sums = turnoverMonth(on, Number(year) * 100 + Number(month));
  if (sums === null) return undefined;
  const { from, to, volumeE4, assets } = sums;
  const own = `turnover.by_month.${year}-${month}`;
  const named = (zh: string, en: string): Words => ({ zh: `${year}-${month} ${zh}`, en: `${en}, ${year}-${month}` });
  const volume = entry(
    defineFigure({
      path: `${own}.volume`,
      unit: 'money',
      source: SOURCE,
      name: named('成交额', 'Volume'),
      meaning: {
        zh: '当月（限于区间内）买入与卖出成交金额之和，不含回购。',
        en: 'Sum of the amounts of buy and sell rows of the month, cut to the period, repo left out.',
      },
      symbols: 'V = Σ amount',
      terms: [],
      compute: () => value(exact(volumeE4)),
      rows: (source) =>
        tradeRows(
          { zh: '当月的买卖成交（不含回购）', en: 'Buy and sell rows of the month, repo left out' },
          source.trades().filter(({ isOrder, row }) => isOrder && row.date >= from && row.date <= to),
        ),
    }),
  );
  const average = entry(
    defineFigure({
      path: `${own}.average_asset`,
      unit: 'money',
      source: SOURCE,
      name: named('平均资产', 'Average assets'),
      meaning: {
        zh: '当月（限于区间内）各资产日总资产的平均。',
        en: 'Mean of total assets over the asset days of the month, cut to the period.',
      },
      symbols: 'Ā = S / n',
      terms: [
        {
          symbol: 'S',
          name: { zh: '各资产日总资产之和', en: 'Total assets of the asset days, summed' },
          unit: 'money',
          value: () => sumExact(assets),
        },
        {
          symbol: 'n',
          name: { zh: '资产日', en: 'Asset days' },
          unit: 'count',
          value: () => value(assets.days),
        },
      ],
      sample: { of: { zh: '资产日', en: 'asset days' }, minimum: 1 },
      compute: () => value(meanExact(assets), { n: assets.days }),
      rows: (source) =>
        assetDayRows({ zh: '当月各资产日', en: 'Asset days of the month' }, source.assetDaysBetween(from, to)),
    }),
  );
  if (field === 'volume') return volume;
  if (field === 'average_asset') return average;
  return entry(
    defineFigure({
      path,
      unit: 'times',
      source: SOURCE,
      name: named('资产周转率', 'Turnover'),
      meaning: {
        zh: '当月成交额除以当月平均资产，双边，不年化。',
        en: 'Volume of the month over its average assets, two-sided, not annualised.',
      },
      symbols: 'V / Ā',
      terms: [
        { symbol: 'V', figure: volume },
        { symbol: 'Ā', figure: average },
      ],
      sample: { of: { zh: '资产日', en: 'asset days' }, minimum: 1 },
      conventions: [
        { zh: '平均资产低于 1,000 元时不计算。', en: 'No ratio where average assets are below 1,000 yuan.' },
      ],
      compute() {
        const result = monthTurnover(sums);
        return result.value === null
          ? none(result.reason, { n: assets.days })
          : value(result.value, { n: assets.days });
      },
    }),
  );
}
