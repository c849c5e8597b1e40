// Actions and the palette without a screen: words, keys and deeds of every action; what is typed, ordered and remembered.
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { type Desk, runAction } from '../../src-renderer/app/actions/run.ts';
import { hintLetters, typedHint } from '../../src-renderer/app/hints/letters.ts';
import {
  actionQuality,
  movedTo,
  parseTyped,
  RECENT,
  type Row,
  readRecents,
  recentRows,
  shownSections,
  withRecent,
} from '../../src-renderer/app/palette/model.ts';
import { actionsEn } from '../../src-renderer/locales/actions.en.ts';
import { actionsZhCN } from '../../src-renderer/locales/actions.zh-CN.ts';
import {
  capsOf,
  keyReader,
  type Press,
  SEQUENCE_MS,
  strokeOf,
  type Where,
} from '../../src-renderer/ui/actions/keys.ts';
import { ACTIONS, type Action, type Doing, runnable, type Scope } from '../../src-renderer/ui/actions/registry.ts';
import { CLIENT_TABS, formatRoute, parseRoute, type Route } from '../../src-renderer/ui/places/route.ts';
import type { FoundPart } from '../../src-shared/contract/findCalls.ts';

const all: readonly Action[] = ACTIONS;
const client: Route = { page: 'client', clientNo: '1', tab: 'overview' };

describe('every action', () => {
  it('has words in both languages, and the initials of the Chinese ones', () => {
    const ids = all.map(({ id }) => id).sort();
    expect(Object.keys(actionsZhCN.name).sort()).toEqual(ids);
    expect(Object.keys(actionsEn.name).sort()).toEqual(ids);
    for (const { id, initials } of all) {
      // A letter may be read in several ways (重做 is chóng zuò): one of them.
      const letters = [...actionsZhCN.name[id as keyof typeof actionsZhCN.name]];
      const readings = letters.map((letter) =>
        pinyin(letter, { pattern: 'first', toneType: 'none', type: 'array', multiple: true }),
      );
      expect(
        [...initials].map((one, i) => readings[i]?.includes(one)),
        id,
      ).toEqual(letters.map(() => true));
    }
  });
  it('has a key, and shares it with no other that holds at the same time', () => {
    const together: readonly (readonly Scope[])[] = [
      ['window', 'client', 'line', 'list', 'form'],
      ['window', 'tasks', 'list', 'form'],
      ['window', 'proposals', 'list', 'form'],
    ];
    for (const scopes of together) {
      const keys = all.filter(({ scope }) => scopes.includes(scope)).flatMap((action) => action.keys);
      expect(keys.length).toBe(new Set(keys).size);
      // A single key must not be the first of two.
      for (const key of keys)
        expect(
          keys.some((other) => other.startsWith(`${key} `)),
          key,
        ).toBe(false);
    }
    for (const { keys } of all) expect(keys.length).toBeGreaterThan(0);
  });
  it('is heard by each of its keys, and does something', () => {
    const where: Where = { scopes: new Set<Scope>(['window', 'client']), isTyping: false, isInDialog: false };
    for (const action of all.filter(({ deed }) => deed.kind !== 'here')) {
      for (const key of action.keys) {
        const read = keyReader(all);
        const heard = key.split(' ').map((stroke, i) => read(stroke, where, i * 100));
        expect(heard.at(-1), key).toEqual({ kind: 'action', action });
        const done: string[] = [];
        const desk: Desk = {
          route: () => client,
          navigate: (route) => done.push(formatRoute(route)),
          makeWish: (wish) => done.push(wish),
          does: new Proxy({} as Desk['does'], { get: (_, doing: Doing) => () => done.push(doing) }),
        };
        runAction(action, desk);
        // The tab that is open already is no change of place.
        expect(done.length, action.id).toBeGreaterThan(0);
      }
    }
  });
  it('leads to places that have an address', () => {
    for (const { deed } of all) {
      const to = deed.kind === 'go' ? deed.to : deed.kind === 'wish' ? deed.to : undefined;
      if (to !== undefined) expect(parseRoute(formatRoute(to))).toEqual(to);
    }
    expect(parseRoute('#/edits/12')).toEqual({ page: 'edits', edit: 12 });
    expect(parseRoute('#/edits/x')).toEqual({ page: 'edits', edit: null });
  });
  it('of a tab is the digit of its place', () => {
    const tabs = all.flatMap(({ deed, keys }) => (deed.kind === 'tab' ? [[deed.tab, keys[0]]] : []));
    expect(tabs).toEqual(CLIENT_TABS.map((tab, i) => [tab, '1234567890-='[i]]));
  });
  it('of a client holds only where one is open', () => {
    expect(runnable(false).every(({ scope }) => scope === 'window')).toBe(true);
    expect(runnable(true).some(({ id }) => id === 'tabRisk')).toBe(true);
    const read = keyReader(all);
    const outside: Where = { scopes: new Set<Scope>(['window']), isTyping: false, isInDialog: false };
    expect(read('n', outside, 0)).toEqual({ kind: 'nothing' });
  });
});

describe('keys', () => {
  const press = (key: string, more: Partial<Press> = {}): Press => ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  });
  it('have one name on every machine', () => {
    expect(strokeOf(press('K', { ctrlKey: true }))).toBe('mod+k');
    expect(strokeOf(press('z', { metaKey: true, shiftKey: true }))).toBe('mod+shift+z');
    expect(strokeOf(press('?', { shiftKey: true }))).toBe('?');
    expect(strokeOf(press('N'))).toBe('n');
    expect(strokeOf(press('Process', { code: 'KeyG' }))).toBe('g');
    expect(strokeOf(press('¡', { code: 'Digit1', altKey: true }))).toBe('alt+1');
    expect(strokeOf(press('Shift', { shiftKey: true }))).toBeNull();
    expect(strokeOf(press(' '))).toBe('space');
  });
  it('are written as the machine writes them', () => {
    expect(capsOf('mod+shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(capsOf('mod+shift+z', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(capsOf('g t', false)).toEqual(['G', 'T']);
    expect(capsOf('alt+arrowup', false)).toEqual(['Alt', '↑']);
  });
  it('do nothing while something is typed or a dialog is open, unless they are meant to', () => {
    const at = (more: Partial<Where>): Where => ({
      scopes: new Set<Scope>(['window', 'client']),
      isTyping: false,
      isInDialog: false,
      ...more,
    });
    const heard = (stroke: string, where: Where) => keyReader(all)(stroke, where, 0).kind;
    expect(heard('t', at({ isTyping: true }))).toBe('nothing');
    expect(heard('g', at({ isTyping: true }))).toBe('nothing');
    expect(heard('mod+k', at({ isTyping: true }))).toBe('action');
    expect(heard('alt+1', at({ isTyping: true }))).toBe('action');
    expect(heard('mod+k', at({ isInDialog: true }))).toBe('nothing');
    expect(heard('mod+z', at({ isInDialog: true }))).toBe('action');
  });
  it('of two must follow each other in time, and a wrong second does nothing', () => {
    const where: Where = { scopes: new Set<Scope>(['window', 'client']), isTyping: false, isInDialog: false };
    const read = keyReader(all);
    expect(read('g', where, 0).kind).toBe('waiting');
    expect(read('t', where, SEQUENCE_MS + 1)).toMatchObject({ kind: 'action', action: { id: 'newTask' } });
    expect(read('g', where, 0).kind).toBe('waiting');
    expect(read('1', where, 10)).toEqual({ kind: 'nothing' });
    expect(read('1', where, 20)).toMatchObject({ action: { id: 'tabOverview' } });
  });
});

describe('what is typed', () => {
  it('is narrowed by its first sign, of either width', () => {
    expect(parseTyped('> 同步')).toMatchObject({ narrow: 'actions', text: '同步', asked: '', sections: [] });
    expect(parseTyped('＠zw')).toMatchObject({ narrow: 'clients', asked: 'zw', sections: ['clients'] });
    expect(parseTyped('#养老')).toMatchObject({ narrow: 'tags', asked: '#养老', sections: ['tags', 'notes'] });
    expect(parseTyped('？')).toMatchObject({ narrow: 'keys', text: '' });
    expect(parseTyped('养老')).toMatchObject({ narrow: null, asked: '养老' });
    expect(parseTyped('')).toMatchObject({ narrow: null, asked: '' });
  });
  it('finds actions by either language and by initials', () => {
    const words = {
      action: all.find(({ id }) => id === 'goTasks') as Action,
      name: '全部任务',
      names: ['全部任务', 'All tasks'],
    };
    expect(['全部任务', 'qbrw', 'ALL TASKS'].map((text) => actionQuality(words, text))).toEqual([3, 3, 3]);
    expect(['全部', 'qb', 'task'].map((text) => actionQuality(words, text))).toEqual([2, 2, 2]);
    expect(['任务', 'll t'].map((text) => actionQuality(words, text))).toEqual([1, 1]);
    expect(['x', 'k', '客户'].map((text) => actionQuality(words, text))).toEqual([0, 0, 0]);
  });
});

const part = (section: FoundPart['section'], quality: number, total: number, rows: number): FoundPart => ({
  section,
  quality,
  total,
  is_more: false,
  rows: Array.from({ length: rows }, (_, i) => ({
    kind: 'client',
    client_no: `${section}${i}`,
    name: '',
    tier: null,
    by: null,
    quality,
  })),
});
const words = all.map((action) => ({
  action,
  name: actionsZhCN.name[action.id as keyof typeof actionsZhCN.name],
  names: [
    actionsZhCN.name[action.id as keyof typeof actionsZhCN.name],
    actionsEn.name[action.id as keyof typeof actionsEn.name],
  ],
}));

describe('sections', () => {
  const show = (text: string, found: FoundPart[], opened: Parameters<typeof shownSections>[0]['opened'] = null) =>
    shownSections({ typed: parseTyped(text), actions: words, found, recent: [], opened });
  it('stand the best first, clients before others that fit as well', () => {
    const found = [part('notes', 1, 400, 8), part('clients', 3, 2, 2), part('securities', 2, 1, 1)];
    expect(show('qq', found).map(({ section }) => section)).toEqual(['clients', 'securities', 'notes']);
    expect(show('jr', [part('clients', 1, 1, 1)]).map(({ section }) => section)).toEqual(['pages', 'clients']);
  });
  it('say how many more there are, and show them when asked', () => {
    const [clients] = show('qq', [part('clients', 2, 30, 8)]);
    expect(clients?.rows.at(-1)).toEqual({ kind: 'more', section: 'clients', left: 22 });
    const opened = show('qq', [part('clients', 2, 30, 30), part('notes', 3, 1, 1)], 'clients');
    expect(opened.map(({ section, rows }) => [section, rows.length])).toEqual([['clients', 30]]);
  });
  it('of actions alone after their sign, of keys alone after theirs', () => {
    expect(show('>同步', []).every(({ section }) => section === 'pages' || section === 'actions')).toBe(true);
    expect(show('?', []).map(({ section }) => section)).toEqual(['keys']);
    expect(show('@', [part('clients', 3, 1, 1)])).toEqual([]);
  });
});

describe('the arrows', () => {
  it('stay within the rows', () => {
    expect(movedTo(0, 5, 'ArrowUp')).toBe(0);
    expect(movedTo(3, 5, 'PageDown')).toBe(4);
    expect(movedTo(2, 5, 'Home')).toBe(0);
    expect(movedTo(2, 5, 'x')).toBeNull();
  });
});

describe('what was opened last', () => {
  it('is kept once, newest first, no more than some', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (opened) => {
        let kept = withRecent([], { kind: 'client', no: 'x' });
        for (const n of opened) kept = withRecent(kept, { kind: 'client', no: String(n) });
        expect(new Set(kept.map((one) => JSON.stringify(one))).size).toBe(kept.length);
        expect(kept.length).toBeLessThanOrEqual(RECENT);
        if (opened.length > 0) expect(kept[0]).toEqual({ kind: 'client', no: String(opened.at(-1)) });
        expect(readRecents(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
      }),
    );
    expect(readRecents([{ kind: 'client' }, { kind: 'client', no: 1 }, 'x', null])).toEqual([]);
    expect(readRecents('x')).toBeNull();
  });
  it('leaves out who is gone', () => {
    const rows: Row[] = recentRows(
      [
        { kind: 'client', no: 'gone' },
        { kind: 'action', id: 'goToday' },
        { kind: 'action', id: 'was' },
      ],
      [],
      [],
      words,
    );
    expect(rows).toMatchObject([{ kind: 'action', name: '今日' }]);
  });
});

describe('letters on what can be pressed', () => {
  it('are one each as long as they last, and none is the beginning of another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), (places) => {
        const letters = hintLetters(places);
        expect(letters).toHaveLength(Math.min(places, 676));
        expect(new Set(letters).size).toBe(letters.length);
        expect(letters.every((one) => one.length <= 2)).toBe(true);
        if (places <= 26) expect(letters.every((one) => one.length === 1)).toBe(true);
        for (const one of letters) expect(letters.some((other) => other !== one && other.startsWith(one))).toBe(false);
      }),
    );
  });
  it('lead to their place, letter by letter', () => {
    const letters = hintLetters(60);
    for (const [at, one] of letters.entries()) {
      expect(typedHint(letters, one)).toEqual({ at, isOpen: false });
      if (one.length === 2) expect(typedHint(letters, one[0] as string)).toEqual({ at: null, isOpen: true });
    }
    expect(typedHint(letters, '1')).toEqual({ at: null, isOpen: false });
  });
});
