/** The sortable columns of the client list, each turned into ranks once: equal values share a rank, null has none. */
import type { ClientList } from '../../../src-shared/contract/clientCalls.ts';
import { CLIENT_STATES, RISK_LEVELS, STYLES, TIERS } from '../../../src-shared/contract/values.ts';

export const COLUMN_KEYS = [
  'client_no',
  'name',
  'advisor',
  'tier',
  'status',
  'risk_level',
  'total_asset',
  'market_value',
  'pnl_ytd',
  'turnover_6m',
  'style',
  'last_trade_on',
  'accounts',
] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];

export const NO_RANK = -1;

export interface Ranks {
  readonly ranks: Int32Array;
  /** Number of different values. */
  readonly size: number;
}

/** Names sort as a Chinese reader expects (pinyin), in either language. */
const collator = new Intl.Collator('zh-CN', { numeric: true });

export function ranksOf(list: ClientList, key: ColumnKey): Ranks {
  switch (key) {
    case 'client_no':
      return rankText(list.client_no, compareCode);
    case 'name':
      return rankText(list.name, collator.compare);
    case 'advisor': {
      const names = new Map(list.advisors.map((advisor) => [advisor.advisor_no, advisor.name]));
      return rankText(
        list.advisor_no.map((no) => (no === null ? null : (names.get(no) ?? no))),
        collator.compare,
      );
    }
    case 'tier':
      // Ascending runs from basic to diamond, as the assets behind it do.
      return rankListed(list.tier, [...TIERS].reverse());
    case 'status':
      return rankListed(list.status, CLIENT_STATES);
    case 'risk_level':
      return rankListed(list.risk_level, RISK_LEVELS);
    case 'style':
      return rankListed(list.style, [...STYLES].reverse());
    case 'total_asset':
      return rankNumbers(list.total_asset_e4);
    case 'market_value':
      return rankNumbers(list.market_value_e4);
    case 'pnl_ytd':
      return rankNumbers(list.pnl_ytd_e4);
    case 'turnover_6m':
      return rankNumbers(list.turnover_6m);
    case 'last_trade_on':
      return rankText(list.last_trade_on, compareCode);
    case 'accounts':
      return rankNumbers(list.accounts);
  }
}

function compareCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rankText(values: readonly (string | null)[], compare: (a: string, b: string) => number): Ranks {
  const distinct = [...new Set(values)].filter((value) => value !== null).sort(compare);
  const rankByText = new Map<string, number>();
  let rank = NO_RANK;
  let previous: string | null = null;
  for (const text of distinct) {
    if (previous === null || compare(previous, text) !== 0) rank++;
    rankByText.set(text, rank);
    previous = text;
  }
  return {
    ranks: Int32Array.from(values, (text) => (text === null ? NO_RANK : (rankByText.get(text) ?? NO_RANK))),
    size: rank + 1,
  };
}

function rankListed(values: readonly (string | null)[], order: readonly string[]): Ranks {
  return {
    ranks: Int32Array.from(values, (value) => (value === null ? NO_RANK : order.indexOf(value))),
    size: order.length,
  };
}

function rankNumbers(values: readonly (number | null)[]): Ranks {
  const present = Float64Array.from(values.filter((value) => value !== null)).sort();
  let size = 0;
  for (let i = 0; i < present.length; i++) {
    if (i === 0 || present[i] !== present[i - 1]) present[size++] = present[i] as number;
  }
  const distinct = present.subarray(0, size);
  return { ranks: Int32Array.from(values, (value) => (value === null ? NO_RANK : indexIn(distinct, value))), size };
}

function indexIn(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
