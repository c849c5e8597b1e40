/** `check` for people: the breaks by their likely cause, the most frequent first, each with the day it was first seen. */
import type { BreakCause, BreakCauseCode, BreakRow, Explains } from '../../src-shared/contract/breaks.ts';
import type { CheckReport } from '../../src-shared/contract/cliCalls.ts';

const CAUSES: Readonly<Record<BreakCauseCode, string>> = {
  code_change: 'the holding stands under another code',
  quarantined_trade: 'a trade is in quarantine',
  corporate_action: 'a corporate action that was not delivered',
  oversold: 'more was sold than the book held',
  missing_trade: 'no trade accounts for it',
  not_additive: 'head office’s own figures do not sum',
  quantity: 'a quantity break of the account',
  missing_price: 'a price is missing',
  stale_price: 'head office valued at another price',
  transfer_without_value: 'a transfer came without an amount',
  unknown: 'no evidence of a cause',
};
const EXPLAINS: Readonly<Record<Explains, string>> = {
  exact: 'to the last unit',
  roughly: 'nearly',
  in_part: 'in part',
};

export interface CheckAnswer {
  readonly report: CheckReport;
  /** Open breaks as the last sync kept them. */
  readonly kept: readonly BreakRow[];
  /** What was not delivered for the as-of date. */
  readonly notCompared: readonly string[];
}

type Found = CheckReport['breaks'][number];

const keyOf = (one: Pick<Found, 'kind' | 'account_no' | 'market' | 'code' | 'book' | 'head_office'>): string =>
  [one.kind, one.account_no, one.market, one.code, one.book, one.head_office].join('\n');

/** The evidence in a few words; '' where there is none to name. */
function evidence(why: BreakCause): string {
  switch (why.cause) {
    case 'code_change':
      return `${why.other.market}.${why.other.code}`;
    case 'quarantined_trade': {
      const lines = why.rows.map((row) => `${row.set} ${row.file} line ${row.line} ${row.code}`).join(', ');
      return `${lines}${why.more > 0 ? `, ${why.more} more` : ''} (${EXPLAINS[why.explains]})`;
    }
    case 'corporate_action': {
      const price = why.price === null ? '' : `, previous close ${why.price.prev_close} on ${why.price.date}`;
      return `× ${why.ratio} for ${why.holders} of ${why.of} holders${price}`;
    }
    case 'oversold':
      return `${why.quantity} (${EXPLAINS[why.explains]})`;
    case 'missing_trade':
      return why.trades_delivered ? '' : 'the trades of the day were not delivered';
    case 'not_additive':
      return `sum ${why.sum}, stated ${why.stated}`;
    case 'quantity':
      return `${why.securities.map((one) => `${one.market}.${one.code} ${one.value}`).join(', ')} (${EXPLAINS[why.explains]})`;
    case 'missing_price':
    case 'stale_price':
      return `${why.securities.map((one) => `${one.market}.${one.code} close ${one.close} of ${one.close_date}`).join(', ')} (${EXPLAINS[why.explains]})`;
    case 'transfer_without_value':
      return why.rows.map((row) => `${row.date} ${row.market}.${row.code} ${row.trade_no}`).join(', ');
    case 'unknown':
      return '';
  }
}

function line(found: Found, kept: BreakRow | undefined): string {
  const security = found.market === null ? '' : `  ${found.market}.${found.code}`;
  const part = kept === undefined || kept.part === 'quantity' ? found.kind : kept.part;
  const since = kept === undefined ? '' : `  since ${kept.first_seen}`;
  const words = kept === undefined ? '' : evidence(kept.why);
  return `  ${part}  ${found.account_no}${security}  book ${found.book ?? '—'}  head office ${found.head_office ?? '—'}${since}${words === '' ? '' : `  ${words}`}`;
}

export function checkText({ report, kept, notCompared }: CheckAnswer): string {
  const known = new Map(kept.map((row) => [keyOf(row), row]));
  const groups = new Map<string, string[]>();
  for (const found of report.breaks) {
    const row = known.get(keyOf(found));
    const title = row === undefined ? 'not looked at by a sync yet' : `${row.why.cause}: ${CAUSES[row.why.cause]}`;
    groups.set(title, [...(groups.get(title) ?? []), line(found, row)]);
  }
  const sorted = [...groups].sort((a, b) => b[1].length - a[1].length);
  const date = report.breaks[0]?.date;
  return [
    `integrity: ${report.integrity}`,
    ...notCompared.map((dataset) => `${dataset} of the date were not delivered and are not compared`),
    ...sorted.flatMap(([title, lines]) => [`${title} (${lines.length})`, ...lines]),
    `${report.breaks.length} breaks${date === undefined ? '' : ` on ${date}`}`,
    '',
  ].join('\n');
}
