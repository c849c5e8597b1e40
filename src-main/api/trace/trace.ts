/** `client.trace`: a figure as an advisor can explain it, down to the lines of the files. Computes nothing of its own. */
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import {
  type FigureTrace,
  TRACE_ROWS,
  type TraceCell,
  type TraceSource,
} from '../../../src-shared/contract/traceCalls.ts';
import type { FigureDefinition, Result, Term, Unit, ValueOf } from '../../../src-shared/domain/figures/definition.ts';
import type { Cell, EvidenceRows, EvidenceSource, RowRef } from '../../../src-shared/domain/figures/evidence.ts';
import type { Ground } from '../../../src-shared/domain/figures/ground.ts';
import { figureOf } from '../../../src-shared/domain/figures/registry.ts';
import { BUSINESS_TYPES } from '../../../src-shared/kernel/codes.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { exact, perShareE4 } from '../../../src-shared/kernel/exact.ts';
import { moneyText, priceText, quantityText } from '../../../src-shared/kernel/money.ts';
import type { ReadStore } from '../../store/open.ts';
import { securityOf } from '../../store/queries/catalog.ts';
import { rowSource } from '../../store/queries/rowSources.ts';
import { type ClientOnGround, clientOnGround, type ReportPeriod } from '../ground.ts';
import { written } from '../report/values.ts';
import { evidenceSource, Witnesses } from './evidenceSource.ts';
import { familyFigure } from './families.ts';
import { sharedRows } from './sharedRows.ts';

export interface TraceRequest {
  readonly clientNo: string;
  readonly period: ReportPeriod;
  readonly figure: string;
  readonly group?: number;
  readonly offset?: number;
}

type Group = FigureTrace['groups'][number];

/** Before a path: the figure as of the date of the data, whatever the period; what the head of a client's page shows. */
const NOW = 'now.';

/** Throws Refusal not_found for a figure that there is not for this client and period. */
export function traceFigure(store: ReadStore, request: TraceRequest): FigureTrace {
  const isNow = request.figure.startsWith(NOW);
  const path = isNow ? request.figure.slice(NOW.length) : request.figure;
  const { on, evidence } = groundWithEvidence(store, request.clientNo, isNow ? {} : request.period);
  const figure = figureOf(path) ?? familyFigure(on, path, evidence);
  if (figure === undefined) throw new Refusal('not_found', `there is no figure ${request.figure}`);
  const trace = new Tracer(on, evidence).trace(figure, request);
  return isNow ? asOfNow(trace) : trace;
}

interface Traced {
  readonly on: ClientOnGround;
  readonly evidence: EvidenceSource;
}

/** The last client and period asked for: a reader goes from a figure to its letters, and each rests on the same book. */
const kept = new WeakMap<ReadStore, { readonly key: string; readonly traced: Traced }>();

function groundWithEvidence(store: ReadStore, clientNo: string, period: ReportPeriod): Traced {
  const version = store.db.pragma('data_version', { simple: true });
  const key = JSON.stringify([version, clientNo, period.from, period.to]);
  const known = kept.get(store);
  if (known?.key === key) return known.traced;
  const witnesses = new Witnesses();
  const on = clientOnGround(store, clientNo, period, (accountId) => witnesses.of(accountId));
  const traced = { on, evidence: evidenceSource(on, witnesses) };
  kept.set(store, { key, traced });
  return traced;
}

/** The same with the paths of a figure of now, so that what it leads to is of now as well. */
function asOfNow(trace: FigureTrace): FigureTrace {
  const now = (path: string | null): string | null => (path === null ? null : `${NOW}${path}`);
  return {
    ...trace,
    figure: `${NOW}${trace.figure}`,
    terms: trace.terms.map((term) => ({ ...term, figure: now(term.figure) })),
    groups: trace.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, figure: now(row.figure) })),
    })),
  };
}

class Tracer {
  private readonly on: ClientOnGround;
  private readonly ground: Ground;
  private readonly evidence: EvidenceSource;

  constructor(on: ClientOnGround, evidence: EvidenceSource) {
    this.on = on;
    this.ground = on.ground;
    this.evidence = evidence;
  }

  trace(figure: FigureDefinition, request: TraceRequest): FigureTrace {
    const { on, ground } = this;
    const { period } = on;
    const result = ground.of(figure);
    const groups = this.groups(figure);
    return {
      client_no: on.client.client_no,
      figure: figure.path,
      name: figure.name,
      unit: figure.unit,
      value: toValue(figure.unit, result),
      reason: result.reason,
      as_of: dateText(on.asOf),
      from: dateText(period.from),
      from_effective: period.start === null ? null : dateText(period.start),
      to: dateText(period.to),
      meaning: figure.meaning,
      symbols: figure.symbols,
      terms: figure.terms.map((term) => this.term(term)),
      n: result.n ?? null,
      sample: figure.sample ?? null,
      left_out:
        result.leftOut === undefined || result.leftOut === 0 || figure.leftOut === undefined
          ? null
          : { count: result.leftOut, words: figure.leftOut },
      conventions: [...(figure.conventions ?? [])],
      source: figure.source,
      groups: groups.map(([symbol, rows], i) =>
        this.group(symbol, rows, request.group === i ? (request.offset ?? 0) : 0),
      ),
    };
  }

  private term(term: Term): FigureTrace['terms'][number] {
    const { symbol } = term;
    if ('figure' in term) {
      const result = this.ground.of(term.figure);
      const { path, name, unit } = term.figure;
      return { symbol, figure: path, name, unit, value: toValue(unit, result), reason: result.reason };
    }
    const result = term.value(this.ground);
    return {
      symbol,
      figure: null,
      name: term.name,
      unit: term.unit,
      value: toValue(term.unit, result),
      reason: result.reason,
    };
  }

  private groups(figure: FigureDefinition): readonly (readonly [string | null, EvidenceRows])[] {
    const all: [string | null, EvidenceRows][] = figure.rows ? [[null, figure.rows(this.evidence)]] : [];
    for (const term of figure.terms) {
      const rows = 'figure' in term ? term.figure.rows : term.rows;
      if (rows !== undefined) all.push([term.symbol, rows(this.evidence)]);
    }
    return sharedRows(all);
  }

  private group(symbol: string | null, evidence: EvidenceRows, offset: number): Group {
    const { title, columns, rows } = evidence;
    return {
      symbol,
      title,
      columns: columns.map(({ key, name }) => ({ key, name })),
      total: rows.length,
      offset,
      rows: rows.slice(offset, offset + TRACE_ROWS).map((row) => ({
        cells: Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [key, this.cell(cell)])),
        sources: row.refs.map((ref) => this.source(ref)),
        figure: row.figure ?? null,
      })),
    };
  }

  private source(ref: RowRef): TraceSource {
    const place = rowSource(this.on.store, ref, this.on.client.client_no);
    return {
      dataset: ref.dataset,
      set: place?.set ?? null,
      file: place?.file ?? null,
      line: place?.line ?? null,
      no: ref.dataset === 'trades' ? ref.tradeNo : ref.dataset === 'cash_flows' ? ref.flowNo : null,
    };
  }

  private cell(cell: Cell): TraceCell {
    switch (cell.kind) {
      case 'money':
        return { kind: 'money', text: cell.value === null ? null : moneyText(cell.value) };
      case 'moneyE4':
        return { kind: 'money', text: cell.value === null ? null : moneyText(exact(cell.value)) };
      case 'priceE4':
        return { kind: 'price', text: cell.value === null ? null : priceText(cell.value) };
      case 'price':
        return { kind: 'price', text: priceText(perShareE4(cell.cost, cell.quantityE2)) };
      case 'quantityE2':
        return { kind: 'quantity', text: quantityText(cell.value) };
      case 'number':
        return { kind: 'number', unit: cell.unit, value: cell.value };
      case 'date':
        return { kind: 'date', text: cell.value === null ? null : dateText(cell.value) };
      case 'code':
        return {
          kind: 'code',
          list: cell.list,
          value:
            cell.list === 'businessType' && cell.value !== null
              ? (BUSINESS_TYPES[Number(cell.value)] ?? null)
              : cell.value,
        };
      case 'text':
        return { kind: 'text', text: cell.value };
      case 'account': {
        const account = this.on.accounts.find((a) => a.account_id === cell.accountId);
        return { kind: 'account', text: account?.account_no ?? null };
      }
      case 'security': {
        const { market, code, name } = securityOf(this.on.known, cell.securityId);
        return { kind: 'security', market, code, name };
      }
    }
  }
}

function toValue(unit: Unit, result: Result<ValueOf[Unit]>): FigureTrace['value'] {
  const value = written(unit, result);
  return Array.isArray(value) ? [...value] : (value as FigureTrace['value']);
}
