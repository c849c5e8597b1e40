// What can be completed where the cursor stands, and the line after it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completed, completionAt, mentionOf } from '../../../src-shared/domain/quickLine/completion.ts';
import { parseQuickLine } from '../../../src-shared/domain/quickLine/quickLine.ts';

const at = (marked: string) => {
  const cursor = marked.indexOf('|');
  const found = completionAt(marked.replace('|', ''), cursor);
  return found === null ? null : `${found.kind} ${found.typed}`;
};

describe('completion', () => {
  it.each([
    ['和 @zh|', 'client zh'],
    ['和＠张|，明天', 'client 张'],
    ['电话 #|', 'tag '],
    ['电话 ＃养|老', 'tag 养'],
    ['/|', 'template '],
    ['电话 /持仓|', 'template 持仓'],
    ['12/5|', null],
    ['和 @张三 |', null],
    ['电话|', null],
    ['@张三，|', null],
  ])('%s', (line, wanted) => {
    expect(at(line)).toBe(wanted);
  });
  it('puts what was chosen in the place of what was typed', () => {
    const line = '和 @zh，明天';
    const found = completionAt(line, 5);
    expect(found).not.toBeNull();
    if (found === null) return;
    expect(completed(line, found, '@张三')).toEqual({ line: '和 @张三，明天', cursor: 5 });
    expect(completed('和 @zh', found, '@张三')).toEqual({ line: '和 @张三 ', cursor: 6 });
  });
  it('makes a mention that the line is then understood by, whatever the name', () => {
    const name = fc.string({ unit: fc.constantFrom(...'张三 @#,，Jo'), maxLength: 6 });
    fc.assert(
      fc.property(name, (text) => {
        const typed = mentionOf({ client_no: '6600000001', name: text });
        const line = '和 @';
        const found = completionAt(line, line.length);
        if (found === null) throw new Error('nothing to complete');
        expect(parseQuickLine(completed(line, found, `@${typed}`).line, 20261123).mentions).toEqual([typed]);
      }),
    );
  });
});
