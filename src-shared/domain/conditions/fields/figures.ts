/** Every figure that one value a client can be compared by, as a field: nothing is to be written for a new figure. */
import type { FigureDefinition, Unit } from '../../figures/definition.ts';
import { FIGURES } from '../../figures/registry.ts';
import type { ConditionField, FieldGroup, FieldUnit } from '../field.ts';

const UNITS: Partial<Record<Unit, FieldUnit>> = {
  money: 'money',
  ratio: 'ratio',
  permille: 'permille',
  times: 'times',
  number: 'number',
  count: 'count',
  days: 'days',
  date: 'date',
  word: 'word',
  words: 'words',
  yes_no: 'yes_no',
};
const GROUPS: Readonly<Record<string, FieldGroup>> = {
  assets: 'assets',
  pnl: 'pnl',
  returns: 'returns',
  risk: 'risk',
  turnover: 'turnover',
  behaviour: 'behaviour',
  value: 'value',
  suitability: 'suitability',
};
/** Figures of a date, not of a period. */
const OF_A_DATE =
  /^(assets|value|suitability)\.|^turnover\.(style|six_month_turnover)$|^behaviour\.(top1|top3|hhi|position_ratio)$/;
/** Codes whose order in the figure is from the greatest down. */
const FALLING = new Set(['value.tier', 'turnover.style']);
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'value.tier': ['tier', '等级'],
  'turnover.style': ['style', '风格'],
  'assets.total': ['资产', 'assets'],
  'value.effective': ['effective'],
  'value.lost': ['lost'],
  'turnover.turnover_annualised': ['turnover a year', '年周转率'],
};
const LEVELS = ['C1min', 'C1', 'C2', 'C3', 'C4', 'C5'];

function fieldOf(figure: FigureDefinition): ConditionField | null {
  const unit = UNITS[figure.unit];
  const group = GROUPS[figure.path.split('.')[0] ?? ''];
  if (unit === undefined || group === undefined || figure.ofClientAlone === true) return null;
  const also = ALSO[figure.path];
  const codes = codesOf(figure);
  return {
    code: figure.path,
    name: figure.name,
    unit,
    group,
    meaning: figure.meaning,
    ...(also === undefined ? {} : { also }),
    ...(codes === undefined ? {} : { codes }),
    ...(FALLING.has(figure.path) || figure.path === 'suitability.level' ? { isRanked: true } : {}),
    ...(OF_A_DATE.test(figure.path) ? {} : { isOfPeriod: true }),
  };
}

function codesOf({ path, codes }: FigureDefinition): ConditionField['codes'] {
  if (path === 'suitability.level') return LEVELS.map((code) => ({ code, name: { zh: code, en: code } }));
  if (codes === undefined) return undefined;
  const list = Object.entries(codes).map(([code, name]) => ({ code, name }));
  return FALLING.has(path) ? list.reverse() : list;
}

export const FIGURE_FIELDS: readonly ConditionField[] = FIGURES.flatMap((figure) => fieldOf(figure) ?? []);
