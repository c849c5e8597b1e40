/** Both languages say everything that the other says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../src-renderer/locales/en.ts';
import { zhCN } from '../../src-renderer/locales/zh-CN.ts';
import { BREAK_CAUSES } from '../../src-shared/contract/breaks.ts';
import { CORRECTION_FIGURES } from '../../src-shared/contract/correctionSummary.ts';
import { ERROR_CODES } from '../../src-shared/contract/envelope.ts';
import { SET_STATES } from '../../src-shared/contract/syncCalls.ts';
import { TAKE_BACK_CODES } from '../../src-shared/contract/syncPageCalls.ts';
import { CLIENT_STATES, RISK_LEVELS, STYLES, TIERS } from '../../src-shared/contract/values.ts';
import { DATASET_NAMES } from '../../src-shared/files/datasets.ts';
import { ISSUE_TEXTS } from '../../src-shared/files/issues.ts';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const words = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') words.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) words.set(inner, text);
  }
  return words;
}

const chinese = flat(zhCN);
const english = flat(en);

describe('languages', () => {
  test('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });
  test.each([
    ['zh-CN', chinese],
    ['en', english],
  ])('%s has no empty word and no exclamation mark', (_name, words) => {
    const poor = [...words].filter(([, text]) => text.trim() === '' || /[!！]/.test(text));
    expect(poor).toEqual([]);
  });
  test('name the same values in each text', () => {
    const names = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();
    const differ = [...chinese].filter(([key, text]) => names(text).join() !== names(english.get(key) ?? '').join());
    expect(differ).toEqual([]);
  });
  test('use the terms of the formulas', () => {
    expect(zhCN.holdings.column).toMatchObject({
      cost_price: '移动加权成本',
      diluted_price: '摊薄成本',
      break_even_price: '保本价',
    });
    expect(zhCN.turnover.figure).toMatchObject({ turnover: '资产周转率', holding: '股票周转率' });
    expect(zhCN.overview.figure.position).toBe('仓位');
  });
  test('have words for every code of the contract', () => {
    expect(Object.keys(zhCN.error).sort()).toEqual([...ERROR_CODES].sort());
    expect(Object.keys(zhCN.sync.state).sort()).toEqual([...SET_STATES].sort());
    expect(Object.keys(zhCN.tier).sort()).toEqual([...TIERS].sort());
    expect(Object.keys(zhCN.style).sort()).toEqual([...STYLES].sort());
    expect(Object.keys(zhCN.status).sort()).toEqual([...CLIENT_STATES].sort());
    expect(Object.keys(zhCN.risk).sort()).toEqual([...RISK_LEVELS].sort());
    expect(Object.keys(zhCN.break.cause).sort()).toEqual([...BREAK_CAUSES].sort());
  });
  test('have a name, a meaning and a next step for every problem of a set', () => {
    const reasons = Object.keys(zhCN.sync.reason);
    const rows = [...Object.keys(ISSUE_TEXTS), 'unknown_columns', 'kept', 'deleted_records', 'acknowledgement_pending'];
    const lacking = (words: object, codes: readonly string[]) => codes.filter((code) => !(code in words));
    expect(lacking(zhCN.problem.title, rows)).toEqual([]);
    expect(lacking(zhCN.problem.means, [...reasons, ...rows])).toEqual([]);
    expect(lacking(zhCN.problem.todo, [...reasons, ...rows])).toEqual([]);
    expect(Object.keys(zhCN.syncPage.dataset).sort()).toEqual([...DATASET_NAMES].sort());
    expect(Object.keys(zhCN.syncPage.cause_of).sort()).toEqual([...BREAK_CAUSES].sort());
    expect(Object.keys(zhCN.syncPage.takeBack.kept).sort()).toEqual([...TAKE_BACK_CODES].sort());
    expect(lacking(zhCN.syncPage.figure, CORRECTION_FIGURES)).toEqual([]);
  });
  // These two unions are types without a list at run time, so their source is read.
  test.each([
    ['a missing figure', 'src-shared/kernel/figure.ts', zhCN.missing.reason],
    ['a set not applied', 'src-main/sync/refusal.ts', zhCN.sync.reason],
  ])('have words for every reason of %s', (_what, file, words) => {
    const source = readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8');
    const codes = [...source.matchAll(/^ {2}\| '([a-z_]+)'/gm)].map((match) => match[1] as string);
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !(code in words))).toEqual([]);
  });
});
