// Vectors of returns and risk, read in the contract's words.
import { addDays } from '../oracle/calendar.ts';
import { decimal, ZERO } from '../oracle/fraction.ts';
import { type Dated, dated, decimalText, type RawCase, type Run, type Skip } from './cases.ts';

const skip = (reason: string): Skip => ({ skip: reason });
const numbers = (list: unknown): number[] => (list as (number | null)[]).filter((x) => x !== null);

function xirr(c: RawCase): Run | Skip {
  if (typeof c.input.flowsFile === 'string')
    return skip(`input file ${c.input.flowsFile} is not shipped with the vectors`);
  const detail = (c.verification.detail ?? []).join(' ');
  const listed = /(?:multiple roots|sign changes found at) \[([^\]]*)\]/.exec(detail)?.[1];
  const roots = listed ? listed.split(',').map(Number) : c.expected.rate === null ? null : [Number(c.expected.rate)];
  return { runsAs: 'xirr', flows: dated(c.input.flows), roots };
}

const pyxirr = (c: RawCase): Run | Skip => {
  switch (c.kind) {
    case 'xirr':
      return xirr(c);
    case 'xnpv':
      if (typeof c.input.flowsFile === 'string')
        return skip(`input file ${c.input.flowsFile} is not shipped with the vectors`);
      return { runsAs: 'xnpv', flows: dated(c.input.flows), rate: Number(c.input.rate), npv: Number(c.expected.npv) };
    case 'xirr-daycount':
      return c.input.dayCount === 'act/365F'
        ? xirr(c)
        : skip(`day count ${String(c.input.dayCount)}: the contract counts actual days over 365`);
    default:
      return skip('net future value: the contract has no such figure');
  }
};

/** hledger: money in at the start of a day, valuations at its end; between two valuations the value is carried on. */
function hledger(c: RawCase): (Run | Skip)[] {
  if (c.kind === 'twr-edge')
    return [skip('no flow and no value: the contract answers null with a reason, the source 0')];
  if (c.kind === 'twr-mwr-periods')
    return [skip('sub-year periods are annualised in the source; the contract annualises from 365 days on')];
  if (c.input.openingValue !== undefined)
    return [skip('seven months, annualised in the source; the contract annualises from 365 days on')];
  const flows = dated(c.input.flows);
  const valuations = new Map(dated(c.input.valuations));
  const [, end = ''] = c.input.interval as string[];
  const last = [...valuations.values()].at(-1) ?? '0';
  const days: { value: string; in: string; out: string }[] = [];
  let value = ZERO;
  for (const date of [...new Set([...flows.map(([d]) => d), ...valuations.keys()])].sort()) {
    const into = flows.filter(([d]) => d === date).reduce((n, [, a]) => n.plus(decimal(a)), ZERO);
    value = valuations.has(date) ? decimal(valuations.get(date) ?? '0') : value.plus(into);
    days.push({ value: value.text(4), in: into.text(4), out: '0' });
  }
  const cash: Dated[] = [...flows.map(([d, a]): Dated => [d, decimal(a).negated().text(4)]), [addDays(end, 1), last]];
  return [
    { runsAs: 'xirr', flows: cash, roots: [Number(c.expected.irr)] },
    { runsAs: 'twr', start: '0', days, twr: Number(c.expected.twr) },
  ];
}

function worked(c: RawCase): Run | Skip {
  const i = c.input;
  switch (c.kind) {
    case 'xirr':
      return xirr(c);
    case 'xnpv':
      return { runsAs: 'xnpv', flows: dated(i.flows), rate: Number(i.rate), npv: Number(c.expected.npv) };
    case 'dietz': {
      const list =
        i.days === undefined
          ? dated(i.flows)
          : (i.flows as { day: number; amount: number }[]).map(
              (f): Dated => [addDays('2010-09-30', f.day), decimalText(f.amount)],
            );
      const [start, end] = i.days === undefined ? (i.interval as string[]) : ['2010-09-30', '2010-10-31'];
      return {
        runsAs: 'dietz',
        start: start as string,
        end: end as string,
        v0: decimalText(i.startValue),
        v1: decimalText(i.endValue),
        flows: list,
        dietz: Number(c.expected.modifiedDietz ?? c.expected.return),
      };
    }
    default: {
      if (i.yearReturns) return { runsAs: 'linked', returns: numbers(i.yearReturns), total: Number(c.expected.linked) };
      if (i.alice) return { runsAs: 'linked', returns: [0.1, 0.05], total: Number(c.expected.twr) };
      if (i.quarters)
        return { runsAs: 'linked', returns: numbers(c.expected.quarterReturns), total: Number(c.expected.twr) };
      const [v0, before, v1] = (i.valuations as [string, number][]).map(([, v]) => decimalText(v));
      return {
        runsAs: 'twr',
        start: v0 as string,
        twr: Number(c.expected.twr),
        days: [
          { value: before as string, in: '0', out: '0' },
          { value: v1 as string, in: decimalText(i.flow), out: '0' },
        ],
      };
    }
  }
}

function empyrical(c: RawCase): Run | Skip {
  const returns = numbers(c.input.returns);
  const periods = Number(c.input.periodsPerYear);
  switch (c.kind) {
    case 'cumulative-return':
      return { runsAs: 'linked', returns, total: Number((c.expected.cumulative as number[]).at(-1)) };
    case 'drawdown':
      return { runsAs: 'drawdown', returns, maxDrawdown: Number(c.expected.maxDrawdown) };
    case 'drawdown-edge':
      return skip(
        'no returns at all: the source answers NaN; the contract null with a reason, which is not a number to compare',
      );
    case 'volatility':
      return { runsAs: 'volatility', returns, periods, volatility: Number(c.expected.annualVolatility) };
    case 'sharpe':
      if (c.input.riskFreeSeries) return skip('a series of risk-free returns: the contract takes one yearly rate');
      return {
        runsAs: 'sharpe',
        returns,
        periods,
        riskFree: Number(c.input.riskFree),
        sharpe: Number(c.expected.sharpe),
      };
    case 'annualised-return':
      return skip(
        'the exponent is periods a year over observations (252, 52, 12); the contract takes 365 over calendar days, from 365 days on',
      );
    case 'calmar':
      return skip('Calmar ratio: the contract has no such figure');
    case 'downside-risk':
      return skip('downside risk: the contract has no such figure');
    default:
      return skip('returns by month or year: the contract has no such figure');
  }
}

interface CashRow {
  readonly date: string;
  readonly type: string;
  readonly amount: number;
  readonly security?: string | null;
}

/** Portfolio Performance's cash-only accounts: deposits come at the start of a day, removals leave at its end. */
function cashOnlyTwr(c: RawCase): Run | Skip {
  const rows = c.input.transactions as CashRow[];
  const sign: Record<string, number> = {
    DEPOSIT: 1,
    REMOVAL: -1,
    WITHDRAWAL: -1,
    INTEREST: 1,
    FEES: -1,
    TAXES: -1,
    TAX_REFUND: 1,
  };
  const strange = rows.find((r) => sign[r.type] === undefined || (r.security ?? null) !== null);
  if (strange) return skip(`booking of type ${strange.type}: not a cash-only account`);
  const total = c.expected.ttwror ?? c.expected.accumulatedLast ?? (c.expected.accumulated as number[]).at(-1);
  let value = ZERO;
  const days = [...new Set(rows.map((r) => r.date))].sort().map((date) => {
    const here = rows.filter((r) => r.date === date);
    const of = (types: readonly string[]): string =>
      here
        .filter((r) => types.includes(r.type))
        .reduce((n, r) => n.plus(decimal(decimalText(r.amount))), ZERO)
        .text(4);
    for (const r of here) value = value.plus(decimal(decimalText((sign[r.type] as number) * r.amount)));
    return { value: value.text(4), in: of(['DEPOSIT']), out: of(['WITHDRAWAL', 'REMOVAL']) };
  });
  const daily = c.expected.dailyReturn as number[] | undefined;
  return { runsAs: 'twr', start: '0', days, twr: Number(total), ...(daily ? { daily } : {}) };
}

export function portfolioReturns(c: RawCase): Run | Skip {
  switch (c.kind) {
    case 'xirr':
      return xirr(c);
    case 'xirr-security':
      return { runsAs: 'xirr', flows: dated(c.input.impliedFlows), roots: [Number(c.expected.irr)] };
    case 'twr':
      return cashOnlyTwr(c);
    case 'twr-aggregation':
      return skip('returns by week: the contract has no such figure');
    case 'twr-edge':
      return skip('nothing below the line: the contract skips the day and answers null with a reason, the source 0');
    case 'drawdown': {
      if (c.expected.maxDrawdown === undefined) return skip('time of recovery: the contract has no such figure');
      const index = (c.input.accumulatedReturns as number[]).map((x) => 1 + x);
      return {
        runsAs: 'drawdown',
        returns: index.map((x, k) => x / (k === 0 ? 1 : (index[k - 1] as number)) - 1),
        maxDrawdown: -Number(c.expected.maxDrawdown),
      };
    }
    case 'volatility':
      return skip('log returns, scaled by the number of observations: the contract takes simple returns, × √250');
    default:
      return skip('fewer than two returns: the contract answers null (too few), the source 0');
  }
}

export const returnCases = { pyxirr, hledger, worked, empyrical };
