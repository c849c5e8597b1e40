/** The likely cause of a break in words, with the evidence that a reader can act on. Pure. */
import type { TFunction } from 'i18next';
import type { BreakCause, BreakRow } from '../../../src-shared/contract/breaks.ts';
import { groupDigits } from '../../format/decimal.ts';
import type { Format } from '../../format/format.ts';

export function causeText(why: BreakCause, t: TFunction, format: Format): string {
  const name = t(`syncPage.cause_of.${why.cause}`);
  const details = detailsOf(why, t, format);
  return details === '' ? name : `${name}${t('syncPage.breaks.colon')}${details}`;
}

function detailsOf(why: BreakCause, t: TFunction, format: Format): string {
  const more = (n: number): string => (n > 0 ? ` ${t('syncPage.breaks.evidence.more', { n: format.count(n) })}` : '');
  switch (why.cause) {
    case 'code_change':
      return t('syncPage.breaks.evidence.codeChange', { code: why.other.code, n: format.count(why.accounts) });
    case 'quarantined_trade':
      return why.rows.map((row) => `${row.set} ${row.file}:${row.line}`).join(', ') + more(why.more);
    case 'corporate_action':
      return t('syncPage.breaks.evidence.corporateAction', {
        ratio: why.ratio,
        holders: format.count(why.holders),
        of: format.count(why.of),
      });
    case 'oversold':
      return why.rows.map((row) => `${row.date} ${row.trade_no}`).join(', ') + more(why.more);
    case 'missing_trade':
      return why.trades_delivered ? '' : t('syncPage.breaks.evidence.noTrades');
    case 'not_additive':
      return t(`syncPage.breaks.evidence.notAdditive`, { sum: groupDigits(why.sum), stated: groupDigits(why.stated) });
    case 'quantity':
    case 'missing_price':
    case 'stale_price':
      return why.securities.map(({ code }) => code).join(', ') + more(why.more);
    case 'transfer_without_value':
      return why.rows.map((row) => `${row.date} ${row.code}`).join(', ') + more(why.more);
    case 'unknown':
      return '';
  }
}

/** One break in a line, for a tooltip. */
export function breakLine(row: BreakRow, t: TFunction): string {
  const part = t(`syncPage.breaks.part.${row.part}`);
  const what = row.code === null ? part : `${row.security_name ?? row.code} ${part}`;
  const values = {
    account: row.account_no,
    what,
    book: groupDigits(row.book),
    headOffice: groupDigits(row.head_office),
  };
  return t('syncPage.mark.line', values);
}
