// Where a text holds what was typed, the piece that is shown of it, and which note comes first; the marks of the index.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteScore } from '../../src-shared/records/noteRank.ts';
import { countHits, markHits, needlesOf, snippetOf } from '../../src-shared/records/snippet.ts';
import { indexWords, matchAmong, matchOf, wordsOf } from '../../src-shared/records/words.ts';

const marked = (text: string, typed: string): string[] =>
  markHits(text, typed).marks.map(([from, to]) => text.slice(from, to));

describe('places', () => {
  it('are anywhere in Chinese, at beginnings of words elsewhere', () => {
    expect(marked('电话沟通养老规划，再谈养老', '养老')).toEqual(['养老', '养老']);
    expect(marked('ETF换手 getf etfs', 'etf')).toEqual(['ETF', 'etf']);
    expect(marked('金额 356 万，1356', '356')).toEqual(['356']);
    expect(marked('ＥＴＦ 定投', 'etf 定投')).toEqual(['ＥＴＦ', '定投']);
    expect(marked('没有', '别的')).toEqual([]);
  });
  it('that touch are one', () => {
    expect(marked('基金定投', '基金定投 定投')).toEqual(['基金定投']);
    expect(marked('㎡房', 'm')).toEqual(['㎡']);
  });
  it('are counted for each part', () => {
    expect(countHits('养老，养老，etf', needlesOf('养老 etf 定投'))).toEqual([2, 1, 0]);
  });
});

describe('a piece', () => {
  it('is one line about the first place', () => {
    const long = `${'前'.repeat(100)}养老${'后'.repeat(100)}`;
    const { text, marks } = snippetOf(['没有', long], '养老');
    expect(text.startsWith('…') && text.endsWith('…')).toBe(true);
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['养老']);
    expect(snippetOf(['一\n二'], '二').text).toBe('一 二');
    expect(snippetOf([], '二')).toEqual({ text: '', marks: [] });
  });
  it('has its marks inside, in order and apart, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
        (text, typed) => {
          const piece = snippetOf([text], typed);
          let last = 0;
          for (const [from, to] of piece.marks) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from);
            last = to;
          }
          expect(last).toBeLessThanOrEqual(piece.text.length);
        },
      ),
    );
  });
});

describe('the order of notes', () => {
  it('is by how often, how densely and how new', () => {
    // One hit in 60 letters today: 1 × 2.2 / (1 + 1.2) × 1 = 1; a quarter of a year ago three quarters of it; without a day, half.
    expect(noteScore([1], 60, 0)).toBeCloseTo(1);
    expect(noteScore([1], 60, 90)).toBeCloseTo(0.75);
    expect(noteScore([1], 60, null)).toBeCloseTo(0.5);
    // Twice: 2 × 2.2 / (2 + 1.2) = 1.375; in 120 letters the norm is 1.2 × 1.25 = 1.5.
    expect(noteScore([2], 60, 0)).toBeCloseTo(1.375);
    expect(noteScore([1], 120, 0)).toBeCloseTo(2.2 / 2.5);
  });
  it('never grows with age', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(2_000), fc.nat(5_000), fc.nat(500), (hits, length, age, more) => {
        expect(noteScore([hits], length, age + more)).toBeLessThanOrEqual(noteScore([hits], length, age));
      }),
    );
  });
});

describe('marks of the index', () => {
  it('are no word of any text', () => {
    expect(wordsOf('\uE000task\uE000open')).toBe('task open');
    expect(indexWords('campaign_client', 'not_reached', [null])).toBe('\uE000campaignclient\uE000notreached');
    expect(indexWords('task', 'open', ['定投'])).toBe('\uE000task\uE000open 定投 投');
    expect(matchAmong('task', 'open', matchOf('定投') ?? '')).toBe('"\uE000task\uE000open" AND "定投"');
  });
});
