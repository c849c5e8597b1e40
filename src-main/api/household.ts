/**
 * `person.household`: the household that a client belongs to, rolled up over its members, each once. Sums add the members'
 * own report figures; a member without one is left out of that sum, which says how many it is over. Suitability is each
 * member's own and is never merged.
 */
import type { CallOutput } from '../../src-shared/contract/calls.ts';
import type { ClientReport } from '../../src-shared/contract/clientReport.ts';
import { add, type Exact, exact, toYuan, ZERO } from '../../src-shared/kernel/exact.ts';
import { moneyText, parseDecimal } from '../../src-shared/kernel/money.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';
import type { ReadStore } from '../store/open.ts';
import { findClient } from '../store/queries/clients.ts';
import { loadRecords } from '../store/records/read.ts';
import type { StoredRecord } from '../store/records/row.ts';
import { type Caller, maySeeClient } from './caller.ts';
import { clientHead } from './clientHead.ts';
import { clientReport } from './clientReport.ts';
import { shapeOf } from './records.ts';

const LARGEST = 10;
/** Households that one client may be named in; he belongs to one. */
const MOST = 50;

export function householdOf(store: ReadStore, clientNo: string): StoredRecord | undefined {
  return loadRecords(store, { kinds: ['household'], clientNo, named: true, limit: MOST })[0];
}

export function householdView(store: ReadStore, clientNo: string, caller: Caller): CallOutput<'person.household'> {
  const record = householdOf(store, clientNo);
  if (record === undefined) return null;
  const { members, head } = JSON.parse(record.body_json) as BodyOf<'household'>;
  const numbers = [...new Set(members)];
  const seen = numbers.filter((no) => maySeeClient(caller, no) && findClient(store, no) !== undefined);
  const reports = seen.map((no) => ({ no, report: clientReport(store, no), head: clientHead(store, no) }));
  const first = reports[0]?.report;
  const [total, value, pnl] = [
    sumOf(reports.map(({ report }) => report.assets.total)),
    sumOf(reports.map(({ report }) => report.assets.market_value)),
    sumOf(reports.map(({ report }) => report.pnl.pnl)),
  ];
  const holdings = holdingsOf(reports.map(({ report }) => report));
  const all = holdings.reduce((sum, { value: one }) => add(sum, one), ZERO);
  const weightOf = (one: Exact): number | null => (toYuan(all) > 0 ? toYuan(one) / toYuan(all) : null);
  return {
    record: shapeOf(record),
    period: { from: first?.from ?? '1900-01-01', to: first?.to ?? '1900-01-01' },
    members: reports.map(({ no, report, head: own }) => ({
      client_no: no,
      name: own.name,
      is_head: no === head,
      total: report.assets.total,
      market_value: report.assets.market_value,
      pnl: report.pnl.pnl,
      tier: own.tier,
      risk_level: own.risk_level,
      risk_state: own.risk_state,
      risk_valid_until: own.risk_valid_until,
    })),
    hidden: numbers.length - seen.length,
    total: moneyText(total.sum),
    total_of: total.of,
    market_value: moneyText(value.sum),
    market_value_of: value.of,
    pnl: moneyText(pnl.sum),
    pnl_of: pnl.of,
    holdings: holdings.slice(0, LARGEST).map(({ value: one, ...holding }) => ({
      ...holding,
      market_value: moneyText(one),
      weight: weightOf(one),
    })),
    herfindahl:
      holdings.length === 0 ? null : holdings.reduce((sum, { value: one }) => sum + (weightOf(one) ?? 0) ** 2, 0),
  };
}

function sumOf(texts: readonly (string | null)[]): { sum: Exact; of: number } {
  const there = texts.filter((text) => text !== null);
  return { sum: there.reduce((sum, text) => add(sum, exactOf(text)), ZERO), of: there.length };
}

function exactOf(money: string): Exact {
  const e4 = parseDecimal(money, 4);
  if (e4 === null) throw new Error(`no money: ${money}`);
  return exact(e4);
}

interface Holding {
  readonly market: string;
  readonly code: string;
  readonly name: string;
  readonly value: Exact;
  readonly members: number;
}

/** By security over all members, the largest value first. Positions without a price are in no value. */
function holdingsOf(reports: readonly ClientReport[]): Holding[] {
  const found = new Map<string, Holding>();
  for (const report of reports) {
    const mine = new Set<string>();
    for (const { market, code, name, market_value } of report.positions) {
      if (market_value === null) continue;
      const key = `${market} ${code}`;
      const before = found.get(key) ?? { market, code, name, value: ZERO, members: 0 };
      const value = add(before.value, exactOf(market_value));
      found.set(key, { ...before, value, members: before.members + (mine.has(key) ? 0 : 1) });
      mine.add(key);
    }
  }
  return [...found.values()].sort((a, b) => toYuan(b.value) - toYuan(a.value));
}
