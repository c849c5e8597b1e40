/** The cause of a day's residual as the bridge writes it: accounts and securities by their numbers, amounts as text. */
import type { SelfCheckCause } from '../../src-shared/contract/selfCheckCalls.ts';
import type { DayCause, StandingBreak } from '../../src-shared/domain/selfCheck/causes.ts';
import type { SameSize } from '../../src-shared/domain/selfCheck/datedOtherwise.ts';
import type { NamedFlow, NamedRow } from '../../src-shared/domain/selfCheck/dayResiduals.ts';
import { FLOW_KINDS, type FlowKind } from '../../src-shared/kernel/codes.ts';
import { dateText, type Ymd } from '../../src-shared/kernel/dates.ts';
import { moneyText, moneyTextE4, quantityText } from '../../src-shared/kernel/money.ts';
import { securityOf } from '../store/queries/catalog.ts';
import type { ClientOnGround } from './ground.ts';

type Cause<K extends SelfCheckCause['kind']> = Extract<SelfCheckCause, { kind: K }>;
type Security = Cause<'no_price'>['securities'][number];
type Break = Cause<'break'>['breaks'][number];

const dateOrNull = (date: Ymd | null): string | null => (date === null ? null : dateText(date));
const flowKind = (kind: number): FlowKind => FLOW_KINDS[kind] as FlowKind;

/** `facts`: how many rows, securities, accounts or breaks are named; the others are counted. */
export function causeText(on: ClientOnGround, cause: DayCause, facts: number): SelfCheckCause {
  const numbers = new Map(on.accounts.map((account) => [account.account_id, account.account_no]));
  const account = (id: number): string => numbers.get(id) ?? '';
  const security = (id: number): Security => {
    const { market, code, name } = securityOf(on.known, id);
    return { market: market as Security['market'], code, name };
  };
  const row = ({ accountId, date, tradeNo, securityId, quantityE2 }: NamedRow) => ({
    account_no: account(accountId),
    date: dateText(date),
    trade_no: tradeNo,
    security: security(securityId),
    quantity: quantityText(quantityE2),
  });
  const flow = ({ accountId, date, kind, amountE4 }: NamedFlow) => ({
    account_no: account(accountId),
    date: dateText(date),
    flow_kind: flowKind(kind),
    amount: moneyTextE4(amountE4),
  });
  const standing = ({ accountId, kind, securityId, cause: why, firstSeen, closedOn }: StandingBreak): Break => ({
    account_no: account(accountId),
    kind,
    security: securityId === null ? null : security(securityId),
    cause: why as Break['cause'],
    first_seen: dateText(firstSeen),
    closed_on: dateOrNull(closedOn),
  });
  const match = (found: SameSize): Cause<'dated_otherwise'>['match'] => {
    const date = dateText(found.date);
    switch (found.what) {
      case 'flow':
        return { what: 'flow', ...flow(found) };
      case 'trade': {
        const { accountId, tradeNo, securityId, amountE4 } = found;
        return {
          what: 'trade',
          account_no: account(accountId),
          date,
          trade_no: tradeNo,
          security: security(securityId),
          amount: moneyTextE4(amountE4),
        };
      }
      case 'residual':
      case 'assets':
        return { what: found.what, date, amount: moneyText(found.amount) };
    }
  };
  const some = <T, U>(list: readonly T[], tell: (one: T) => U): { told: U[]; more: number } => ({
    told: list.slice(0, facts).map(tell),
    more: Math.max(0, list.length - facts),
  });
  switch (cause.kind) {
    case 'transfer_without_value':
    case 'oversold': {
      const { told, more } = some(cause.rows, row);
      return { kind: cause.kind, rows: told, more };
    }
    case 'no_price': {
      const { told, more } = some(cause.securityIds, security);
      return { kind: cause.kind, securities: told, more };
    }
    case 'no_asset_row': {
      const { told, more } = some(cause.accounts, ({ accountId, how, lastOn }) => ({
        account_no: account(accountId),
        how,
        last_on: dateOrNull(lastOn),
      }));
      return { kind: cause.kind, accounts: told, more };
    }
    case 'break': {
      const { told, more } = some(cause.breaks, standing);
      return { kind: cause.kind, breaks: told, more };
    }
    case 'unnamed_dividend': {
      const { told, more } = some(cause.rows, flow);
      return { kind: cause.kind, rows: told, more };
    }
    case 'valued_otherwise':
      return { kind: cause.kind, before: moneyText(cause.before), now: moneyText(cause.now) };
    case 'dated_otherwise':
      return { kind: cause.kind, match: match(cause.match) };
    case 'no_row':
      return { kind: cause.kind };
  }
}
