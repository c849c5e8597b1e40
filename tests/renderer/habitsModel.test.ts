/** The Habits page's pure parts: rows with their samples, places among clients of like size, bins and spans in words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOf } from '../../src-renderer/format/format.ts';
import {
  binLabel,
  binText,
  clockText,
  edgeText,
  percentPlaces,
  spanText,
} from '../../src-renderer/pages/habits/binText.ts';
import { habitRows, habitText, medianText, peerTold, pointsText } from '../../src-renderer/pages/habits/model.ts';
import type { ClientReport } from '../../src-shared/contract/clientReport.ts';
import { type ClientPeers, LEAST_PEERS, type PeerFigure } from '../../src-shared/contract/peerCalls.ts';
import type { FigureDefinition } from '../../src-shared/domain/figures/definition.ts';
import { figureOf } from '../../src-shared/domain/figures/registry.ts';

const zh = formatOf('zh-CN');
const en = formatOf('en');
const of = (path: string): FigureDefinition => figureOf(path) as FigureDefinition;

/** As much of a report as a row reads. */
const report = {
  behaviour: { win_rate: null, payoff: 1.5, position_ratio: 0.4, expectancy: '-12.50' },
  missing: { 'behaviour.win_rate': 'too_few' },
  samples: { 'behaviour.win_rate': 4, 'behaviour.payoff': 12 },
} as unknown as ClientReport;

describe('rows', () => {
  test('a figure below its least sample says so, with both numbers', () => {
    const [row] = habitRows(report, ['behaviour.win_rate']);
    expect(row).toMatchObject({ value: null, reason: 'too_few', n: 4, minimum: 10, isTooFew: true });
  });
  test('a figure with a value, with or without a sample; an unknown path is left out', () => {
    const rows = habitRows(report, ['behaviour.payoff', 'behaviour.nothing', 'behaviour.position_ratio']);
    expect(rows.map(({ figure, value, n, isTooFew }) => [figure.path, value, n, isTooFew])).toEqual([
      ['behaviour.payoff', 1.5, 12, false],
      ['behaviour.position_ratio', 0.4, undefined, false],
    ]);
  });
  test('values and medians are written in the unit of the figure', () => {
    expect(habitText(of('behaviour.expectancy'), '-12.50', zh)).toBe('-12.50');
    expect(habitText(of('behaviour.expectancy'), '2809.11', zh)).toBe('+2,809.11');
    expect(habitText(of('behaviour.hhi'), 0.12345, zh)).toBe('0.123');
    expect(habitText(of('behaviour.trades_per_active_month'), 104.91, zh)).toBe('104.9');
    expect(habitText(of('behaviour.hhi'), null, zh)).toBeNull();
    expect(medianText(of('behaviour.expectancy'), 30.926, zh)).toBe('+30.93');
    expect(medianText(of('behaviour.expectancy'), -123_456, zh)).toBe('-12.35万');
    expect(medianText(of('behaviour.win_rate'), 0.5259, en)).toBe('52.59%');
    expect(medianText(of('behaviour.round_trips'), 2.5, en)).toBe('2.5');
  });
  test('differences are in percentage points', () => {
    expect(pointsText(0.0648, zh)).toBe('+6.5');
    expect(pointsText(-0.0648, zh)).toBe('-6.5');
    expect(pointsText(0, zh)).toBe('0.0');
  });
});

const peers = (figure: PeerFigure | undefined, state: ClientPeers['state'] = 'ready'): ClientPeers => ({
  client_no: '1',
  as_of: '2026-11-20',
  period: { from: '2026-01-01', to: '2026-11-20' },
  state,
  group: { tier: 'gold', clients: 40 },
  figures: figure === undefined ? {} : { 'behaviour.pgr': figure },
});

describe('the place among clients of like size', () => {
  const told = (figure: PeerFigure | undefined, state?: ClientPeers['state']) =>
    peerTold(peers(figure, state), 'behaviour.pgr');

  test('is the part of the group that is strictly below', () => {
    expect(told({ n: 40, below: 25, median: 0.3 })).toEqual({
      kind: 'place',
      n: 40,
      below: 25,
      part: 0.625,
      median: 0.3,
    });
  });
  test('is not told below ten clients with a value', () => {
    expect(told({ n: LEAST_PEERS - 1, below: 4, median: 0.3 })).toEqual({ kind: 'few', n: 9 });
    expect(told({ n: LEAST_PEERS, below: 4, median: 0.3 }).kind).toBe('place');
  });
  test('a client without a value sees the median alone', () => {
    expect(told({ n: 40, below: null, median: 0.3 })).toEqual({ kind: 'median', n: 40, median: 0.3 });
  });
  test('nothing is told without a comparison, a figure or a value', () => {
    expect(told(undefined).kind).toBe('none');
    expect(told({ n: 0, below: null, median: null }).kind).toBe('none');
    expect(told({ n: 40, below: 25, median: 0.3 }, 'not_made').kind).toBe('none');
    expect(peerTold(undefined, 'behaviour.pgr').kind).toBe('none');
  });
  test('lies between nobody and everybody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 20_000 }), fc.nat(), (n, some) => {
        const found = told({ n, below: some % n, median: 1 });
        if (found.kind !== 'place') throw new Error('there is a place');
        expect(found.part).toBeGreaterThanOrEqual(0);
        expect(found.part).toBeLessThan(1);
      }),
    );
  });
});

const words = {
  over: (value: string) => `> ${value}`,
  under: (value: string) => `< ${value}`,
  range: (from: string, to: string) => `${from} – ${to}`,
};

describe('bins and spans in words', () => {
  test('edges of a ratio have as many places as tell them apart', () => {
    expect([0.03, 0.1, 0.005, 0.0003].map(percentPlaces)).toEqual([0, 0, 1, 2]);
    const edge = edgeText('ratio', 0.005, zh);
    expect(binText({ from: -0.01, to: -0.005, count: 1 }, edge, words)).toBe('-1.0% – -0.5%');
    expect(binLabel({ from: 0, to: 0.005, count: 1 }, edge)).toEqual(['0.0%~', '0.5%']);
  });
  test('yuan in short forms, open bins by their edge', () => {
    const edge = edgeText('yuan', 5000, zh);
    expect(binText({ from: null, to: -25_000, count: 1 }, edge, words)).toBe('< -2.5万');
    expect(binText({ from: 25_000, to: null, count: 1 }, edge, words)).toBe('> 2.5万');
    expect(binLabel({ from: null, to: -25_000, count: 1 }, edge)).toEqual(['<', '-2.5万']);
    expect(binLabel({ from: 5000, to: 10_000, count: 1 }, edge)).toEqual(['5,000~', '1万']);
  });
  test('spans of days', () => {
    const span = (from_days: number, to_days: number | null) =>
      spanText({ from_days, to_days }, { sameDay: 'same', open: (from) => `${from}+` });
    expect([span(0, 0), span(1, 1), span(2, 3), span(366, null)]).toEqual(['same', '1', '2–3', '366+']);
  });
  test('times of the day', () => {
    expect([570, 690, 785].map(clockText)).toEqual(['9:30', '11:30', '13:05']);
  });
});
