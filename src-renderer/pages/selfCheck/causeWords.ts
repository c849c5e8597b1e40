/** The likely cause of a day's difference in words: what it is, and the facts that a reader can look up. Pure. */
import type { TFunction } from 'i18next';
import type { SelfCheckCause, SelfCheckDay } from '../../../src-shared/contract/selfCheckCalls.ts';
import { groupDigits } from '../../format/decimal.ts';
import type { Format } from '../../format/format.ts';

type Facts<K extends SelfCheckCause['kind']> = Extract<SelfCheckCause, { kind: K }>;
type Security = Facts<'no_price'>['securities'][number];

const securityText = ({ name, code }: Security): string => `${name} ${code}`;
const amountText = (text: string): string => groupDigits(text, true);

export function causeName(cause: SelfCheckCause, t: TFunction): string {
  return t(`selfCheck.cause.${cause.kind}`);
}

/** One line a fact; none where the cause says all. */
export function factLines(day: Pick<SelfCheckDay, 'cause' | 'is_asset_day'>, t: TFunction, format: Format): string[] {
  const { cause } = day;
  const lines = linesOf(cause, day.is_asset_day, t);
  const more = 'more' in cause ? cause.more : 0;
  return more > 0 ? [...lines, t('selfCheck.fact.more', { n: format.count(more) })] : lines;
}

function linesOf(cause: SelfCheckCause, isAssetDay: boolean, t: TFunction): string[] {
  switch (cause.kind) {
    case 'transfer_without_value':
    case 'oversold':
      return cause.rows.map((row) =>
        t(`selfCheck.fact.${cause.kind === 'oversold' ? 'oversold' : 'trade'}`, {
          date: row.date,
          security: securityText(row.security),
          quantity: groupDigits(row.quantity),
          no: row.trade_no,
          account: row.account_no,
        }),
      );
    case 'no_price':
      return cause.securities.map(securityText);
    case 'no_asset_row':
      return cause.accounts.map(({ account_no: account, how, last_on: date }) =>
        how === 'missing' && !isAssetDay
          ? t('selfCheck.fact.missingSince', { account, date })
          : t(`selfCheck.fact.${how}`, { account, date }),
      );
    case 'break':
      return cause.breaks.map((one) => breakLine(one, t));
    case 'unnamed_dividend':
      return cause.rows.map((row) =>
        t('selfCheck.fact.flow', {
          date: row.date,
          kind: t(`trace.flowKind.${row.flow_kind}`),
          amount: amountText(row.amount),
          account: row.account_no,
        }),
      );
    case 'valued_otherwise':
      return [t('selfCheck.fact.valued', { before: groupDigits(cause.before), now: groupDigits(cause.now) })];
    case 'dated_otherwise':
      return [sameSizeLine(cause.match, t)];
    case 'no_row':
      return [];
  }
}

function breakLine(one: Facts<'break'>['breaks'][number], t: TFunction): string {
  const kind = t(`selfCheck.fact.breakKind.${one.kind}`);
  const values = {
    account: one.account_no,
    what: one.security === null ? kind : `${securityText(one.security)} ${kind}`,
    cause: t(`syncPage.cause_of.${one.cause}`),
    since: one.first_seen,
  };
  return one.closed_on === null
    ? t('selfCheck.fact.breakOpen', values)
    : t('selfCheck.fact.breakClosed', { ...values, until: one.closed_on });
}

function sameSizeLine(match: Facts<'dated_otherwise'>['match'], t: TFunction): string {
  const { date } = match;
  const amount = amountText(match.amount);
  switch (match.what) {
    case 'flow':
      return t('selfCheck.fact.sameFlow', {
        date,
        amount,
        kind: t(`trace.flowKind.${match.flow_kind}`),
        account: match.account_no,
      });
    case 'trade':
      return t('selfCheck.fact.sameTrade', {
        date,
        amount,
        security: securityText(match.security),
        no: match.trade_no,
        account: match.account_no,
      });
    case 'residual':
      return t('selfCheck.fact.sameResidual', { date, amount });
    case 'assets':
      return t('selfCheck.fact.sameAssets', { date, amount });
  }
}
