// Sets in order → facts: rows checked one by one by the contract's rules, bad ones left out and listed.
import { isRealDate } from './calendar.ts';
import { type Column, DATASETS } from './columns.ts';
import { type Facts, type Reject, securityKey } from './facts.ts';
import { decimal, type Fraction, parseDecimal, ZERO } from './fraction.ts';
import type { DropSet } from './readDrop.ts';
import type { TextRow } from './readTable.ts';

/** Reference data first, so that a set's facts may refer to what the same set brings. */
const ORDER = [
  'advisors',
  'clients',
  'accounts',
  'securities',
  'products',
  'code_changes',
  'opening_positions',
  'prices',
  'trades',
  'cash_flows',
  'positions',
  'assets',
];

const plainDate = (s: string): string => (/^\d{8}$/.test(s) ? `${s.slice(0, 4)}-${s.slice(4, 6)}-${s.slice(6)}` : s);
const plainTime = (s: string): string => (/^\d{6}$/.test(s) ? `${s.slice(0, 2)}:${s.slice(2, 4)}:${s.slice(4)}` : s);

/** The row with dates and times in one spelling, or the column that is wrong and why. */
function checkRow(columns: readonly Column[], row: TextRow): { row: TextRow } | { column: string; why: string } {
  const out: Record<string, string> = {};
  for (const c of columns) {
    const raw = row[c.name];
    if (raw === undefined) {
      if (c.needed) return { column: c.name, why: 'missing' };
      continue;
    }
    let value = raw;
    if (c.type === 'date') {
      value = plainDate(raw);
      if (!isRealDate(value)) return { column: c.name, why: 'date' };
    } else if (c.type === 'time') {
      value = plainTime(raw);
      if (!/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(value)) return { column: c.name, why: 'time' };
    } else if (c.type !== 'text') {
      const n = parseDecimal(raw);
      if (!n) return { column: c.name, why: 'decimal' };
      if (c.type === 'quantity' && n.sign() < 0) return { column: c.name, why: 'sign' };
      const places = (raw.split('.')[1] ?? '').length;
      if (places > (c.type === 'quantity' ? 2 : c.name === 'commission_rate' ? 12 : 4))
        return { column: c.name, why: 'places' };
    } else if (c.values && !(value in c.values)) return { column: c.name, why: 'code list' };
    out[c.name] = value;
  }
  return { row: out };
}

interface Known {
  readonly accounts: ReadonlySet<string>;
  readonly securities: ReadonlySet<string>;
}

/** A reference to an account or a security that no set so far has brought. */
function badReference(dataset: string, row: TextRow, known: Known): { column: string; why: string } | null {
  const names = DATASETS[dataset]?.map((c) => c.name) ?? [];
  if (dataset !== 'accounts' && names.includes('account_no') && !known.accounts.has(row.account_no ?? '')) {
    return { column: 'account_no', why: 'unknown account' };
  }
  if (
    ['trades', 'positions', 'opening_positions', 'prices', 'cash_flows'].includes(dataset) &&
    row.code !== undefined
  ) {
    if (row.market !== 'IX' && !known.securities.has(securityKey(row.market ?? '', row.code))) {
      return { column: 'code', why: 'unknown security' };
    }
  }
  return null;
}

const keyOf = (dataset: string, row: TextRow): string =>
  (DATASETS[dataset] ?? [])
    .filter((c) => c.key)
    .map((c) => row[c.name] ?? '')
    .join('|');

export function buildFacts(sets: readonly DropSet[]): Facts {
  const dates = [...new Set(sets.map((s) => s.manifest.business_date))];
  const state = new Map<string, Map<string, TextRow>>(ORDER.map((d) => [d, new Map()]));
  const rejects: Reject[] = [];
  for (const on of dates) {
    const issues = sets.filter((s) => s.manifest.business_date === on);
    for (const dataset of ORDER) {
      // The highest revision that holds the dataset replaces what the earlier ones of this date brought.
      const issue = issues.filter((s) => s.tables.has(dataset)).at(-1);
      const rows = issue?.tables.get(dataset) ?? [];
      const known = {
        accounts: new Set(state.get('accounts')?.keys()),
        securities: new Set(
          [...(state.get('securities')?.values() ?? [])].map((r) => securityKey(r.market ?? '', r.code ?? '')),
        ),
      };
      rows.forEach((raw, k) => {
        const checked = checkRow(DATASETS[dataset] ?? [], raw);
        const bad = 'why' in checked ? checked : badReference(dataset, checked.row, known);
        if (bad) rejects.push({ set: issue?.name ?? '', dataset, row: k + 1, column: bad.column, why: bad.why });
        else if ('row' in checked) state.get(dataset)?.set(keyOf(dataset, checked.row), checked.row);
      });
    }
  }
  return assemble(state, dates, rejects);
}

const optional = (s: string | undefined): Fraction | null => (s === undefined ? null : decimal(s));
const orZero = (s: string | undefined): Fraction => (s === undefined ? ZERO : decimal(s));
const text = (s: string | undefined): string => s ?? '';
const byText = (...pairs: [string, string][]): number => {
  for (const [a, b] of pairs) if (a !== b) return a < b ? -1 : 1;
  return 0;
};

function assemble(
  state: ReadonlyMap<string, ReadonlyMap<string, TextRow>>,
  dates: readonly string[],
  rejects: readonly Reject[],
): Facts {
  const rows = (dataset: string): TextRow[] => [...(state.get(dataset)?.values() ?? [])];
  const at = { asOf: dates.at(-1) ?? '', initialDate: dates[0] ?? '', rejects };
  return {
    ...at,
    clients: new Map(
      rows('clients').map((r) => [
        text(r.client_no),
        {
          clientNo: text(r.client_no),
          name: r.name ?? null,
          advisorNo: r.advisor_no ?? null,
          status: r.status ?? 'normal',
          investorClass: r.investor_class ?? 'ordinary',
          riskLevel: r.risk_level ?? null,
          riskAssessedOn: r.risk_assessed_on ?? null,
          riskValidUntil: r.risk_valid_until ?? null,
          commissionRate: optional(r.commission_rate),
        },
      ]),
    ),
    accounts: new Map(
      rows('accounts').map((r) => [text(r.account_no), { accountNo: text(r.account_no), clientNo: text(r.client_no) }]),
    ),
    securities: new Map(
      rows('securities').map((r) => [
        securityKey(text(r.market), text(r.code)),
        {
          market: text(r.market),
          code: text(r.code),
          name: r.name ?? null,
          kind: text(r.security_kind),
          board: r.board ?? null,
          industry: r.industry ?? null,
          riskRating: r.risk_rating ?? null,
        },
      ]),
    ),
    prices: rows('prices').map((r) => ({
      date: text(r.trade_date),
      market: text(r.market),
      code: text(r.code),
      close: decimal(text(r.close)),
      low: optional(r.low),
      high: optional(r.high),
    })),
    trades: rows('trades')
      .map((r) => ({
        date: text(r.trade_date),
        time: text(r.trade_time),
        tradeNo: text(r.trade_no),
        accountNo: text(r.account_no),
        market: text(r.market),
        code: text(r.code),
        type: text(r.business_type),
        quantity: decimal(text(r.quantity)),
        amount: optional(r.amount),
        commission: orZero(r.commission),
        stampDuty: orZero(r.stamp_duty),
        transferFee: orZero(r.transfer_fee),
        otherFee: orZero(r.other_fee),
        channel: r.channel ?? null,
      }))
      .sort((a, b) => byText([a.date, b.date], [a.time, b.time], [a.tradeNo, b.tradeNo])),
    cashFlows: rows('cash_flows')
      .map((r) => ({
        date: text(r.flow_date),
        flowNo: text(r.flow_no),
        accountNo: text(r.account_no),
        kind: text(r.flow_kind),
        amount: decimal(text(r.amount)),
        market: r.market ?? null,
        code: r.code ?? null,
      }))
      .sort((a, b) => byText([a.date, b.date], [a.flowNo, b.flowNo])),
    positions: rows('positions').map((r) => ({
      date: text(r.position_date),
      accountNo: text(r.account_no),
      market: text(r.market),
      code: text(r.code),
      quantity: decimal(text(r.quantity)),
    })),
    openingPositions: rows('opening_positions').map((r) => ({
      accountNo: text(r.account_no),
      market: text(r.market),
      code: text(r.code),
      quantity: decimal(text(r.quantity)),
      cost: optional(r.cost_amount),
    })),
    codeChanges: rows('code_changes')
      .map((r) => ({
        effectiveOn: text(r.effective_on),
        market: text(r.market),
        oldCode: text(r.old_code),
        newCode: text(r.new_code),
      }))
      .sort((a, b) => byText([a.effectiveOn, b.effectiveOn], [a.market, b.market], [a.oldCode, b.oldCode])),
    assets: rows('assets').map((r) => ({
      date: text(r.asset_date),
      accountNo: text(r.account_no),
      cash: optional(r.cash),
      marketValue: optional(r.market_value),
      total: decimal(text(r.total_asset)),
      liability: optional(r.liability),
    })),
  };
}
