// Proves that the walls hold: each forbidden thing is planted in a small house of its own, and the checker must name
// file, line and rule. That our own house is clean is a step of `npm run check`, not a test here.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findSpecifiers } from '../../build/importRules/specifiers.mjs';
import { rooms } from '../../build/importRules/table.mjs';
import { checkImports } from '../../build/importRules.mjs';

const houses: string[] = [];

afterEach(() => {
  for (const house of houses.splice(0)) rmSync(house, { recursive: true, force: true });
});

/** Writes the files into a new folder and returns what the checker says of it. */
function faultsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const house = mkdtempSync(path.join(os.tmpdir(), 'branch-desk-house-'));
  houses.push(house);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(house, name)), { recursive: true });
    writeFileSync(path.join(house, name), text);
  }
  return checkImports(house).faults;
}

describe('import rules: what is allowed', () => {
  it('a house that keeps to the table has no fault', () => {
    const faults = faultsOf({
      'package.json': '{}',
      '.gitignore': '',
      'out/main/index.js': '',
      'src-shared/tsconfig.json': '{}',
      'src-shared/kernel/money.ts': 'export const fen = 1;',
      'src-shared/domain/book/book.ts': "import { fen } from '../../kernel/money.ts';\nexport const a = fen;",
      'src-shared/contract/calls.ts': "import { z } from 'zod';\nexport { fen } from '../kernel/money.ts';\nvoid z;",
      'src-main/store/open.ts':
        "import fs from 'node:fs';\nimport Database from 'better-sqlite3';\nvoid [fs, Database];",
      'src-main/sync/apply.ts': "import '../store/open.ts';\nexport interface Applied { readonly rows: number }",
      'src-main/api/sync.ts': "import type { Applied } from '../sync/apply.ts';\nexport type A = Applied;",
      'src-main/shell/main.ts': "import { app } from 'electron';\nimport '../api/sync.ts';\nvoid app;",
      'src-main/shell/preload.ts': "import { contextBridge } from 'electron';\nvoid contextBridge;",
      'src-renderer/index.html': '<!doctype html>',
      'src-renderer/app/App.tsx': "import { useState } from 'react';\nexport const App = () => <p>it's {useState}</p>;",
      'tests/store/open.test.ts': "import '../../src-main/store/open.ts';\nimport fc from 'fast-check';\nvoid fc;",
    });
    expect(faults).toEqual([]);
  });
});

describe('import rules: each planted fault is named with its place', () => {
  const cases: readonly (readonly [what: string, file: string, source: string, words: string])[] = [
    ['the page reaches into main', 'src-renderer/app/a.ts', "import '../../src-main/store/b.ts';", 'src-main/store'],
    ['the store uses electron', 'src-main/store/a.ts', "\nimport { app } from 'electron';", 'package electron'],
    ['jobs use electron by require', 'src-main/jobs/a.ts', "const e = require('electron');", 'package electron'],
    ['api opens the database itself', 'src-main/api/a.ts', "import D from 'better-sqlite3';", 'better-sqlite3'],
    ['sync goes up to api', 'src-main/sync/a.ts', "export * from '../api/b.ts';", 'src-main/api'],
    ['store goes up to sync', 'src-main/store/a.ts', "export { b } from '../sync/b.ts';", 'src-main/sync'],
    ['api imports the demo generator', 'src-main/api/a.ts', "import { b } from '../demo/b.ts';", 'src-main/demo'],
    ['cli starts the shell', 'src-main/cli/a.ts', "await import('../shell/b.ts');", 'src-main/shell'],
    ['the domain imports the contract', 'src-shared/domain/a.ts', "import '../contract/b.ts';", 'src-shared/contract'],
    ['the kernel imports the domain', 'src-shared/kernel/a.ts', "import '../domain/b.ts';", 'src-shared/domain'],
    ['the domain reads files', 'src-shared/domain/a.ts', "import fs from 'node:fs';", "Node's own modules"],
    ['a builtin without its prefix', 'src-shared/kernel/a.ts', "import fs from 'fs';", "Node's own modules"],
    ['a builtin only as a type', 'src-shared/files/a.ts', "export type S = import('node:fs').Stats;", "Node's own"],
    ['a builtin in the page', 'src-renderer/ui/a.tsx', "import path from 'node:path';", "Node's own modules"],
    ['a builtin by the back door', 'src-renderer/ui/a.ts', "process.getBuiltinModule('fs');", "Node's own modules"],
    ['React outside the page', 'src-main/api/a.ts', "import React from 'react';", 'package react'],
    ['a sub-path of a package', 'src-shared/contract/a.ts', "import 'antd/es/table';", 'package antd'],
    ['unzipping outside sync', 'src-main/api/a.ts', "import yauzl from 'yauzl';", 'package yauzl'],
    ['zipping outside demo and sync', 'src-main/api/pack.ts', "import yazl from 'yazl';", 'package yazl'],
    [
      'a package nobody decided on',
      'src-main/api/a.ts',
      "import _ from '@left/pad/x';",
      '@left/pad is not in the table',
    ],
    [
      'a migration uses the application',
      'migrations/0001.ts',
      "import '../src-shared/kernel/b.ts';",
      'src-shared/kernel',
    ],
    ['a migration uses a package', 'migrations/0001.ts', "import 'kysely';", 'package kysely'],
    ['the product uses tests', 'src-main/store/a.ts', "import '../../tests/store/b.ts';", 'tests/store'],
    ['the product uses the build', 'src-main/store/a.ts', "import '../../build/b.mjs';", 'lies in no room'],
    ['a path out of the repository', 'src-main/store/a.ts', "import '../../../b.ts';", 'lies in no room'],
    ['no file extension', 'src-main/store/a.ts', "import '../store/b';", 'names no file extension'],
    ['the preload loads a builtin', 'src-main/shell/preload.ts', "import 'node:fs';", 'nothing but electron'],
    ['import = require', 'src-main/store/a.ts', "import e = require('electron');", 'package electron'],
  ];

  it.each(cases)('%s', (_what, file, source, words) => {
    const faults = faultsOf({ [file]: source });
    expect(faults).toHaveLength(1);
    const line = source.startsWith('\n') ? 2 : 1;
    expect(faults[0]).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')}:${line}: `));
    expect(faults[0]).toContain(words);
  });

  it.each([
    'src-main/helpers.ts',
    'src-main/utils/a.ts',
    'src-shared/a.ts',
    'src-shared/notes.md',
    'src-renderer/other.ts',
    'src-renderer/hooks/a.ts',
    'tests/a.test.ts',
    'tests/misc/a.test.ts',
  ])('a file in no room: %s', (file) => {
    expect(faultsOf({ [file]: '' })).toEqual([`${file}: lies in no room`]);
  });

  it('a stranger at the top of the repository', () => {
    expect(faultsOf({ 'notes.txt': '', 'lib/a.ts': '' }).toSorted()).toEqual([
      'lib: may not lie at the top of the repository',
      'notes.txt: may not lie at the top of the repository',
    ]);
  });

  it('rooms that import each other are shown as a circle, besides the forbidden step', () => {
    const faults = faultsOf({
      'src-main/store/a.ts': "import '../sync/b.ts';",
      'src-main/sync/b.ts': "import '../store/a.ts';",
    });
    expect(faults.filter((fault) => fault.includes('in a circle'))).toHaveLength(1);
  });
});

describe('import rules: the table and the reader', () => {
  it('the table itself allows no circle', () => {
    const reaches = (from: string, seen = new Set<string>()): Set<string> => {
      for (const entry of rooms[from]?.imports ?? []) {
        const name = entry.replace(/^type:/, '');
        if (name !== '*' && !seen.has(name)) reaches(name, seen.add(name));
      }
      return seen;
    };
    for (const room of Object.keys(rooms)) expect([...reaches(room)], room).not.toContain(room);
  });

  it('is not misled by comments, strings, templates, regular expressions and JSX text', () => {
    const source = [
      "// import 'a';",
      '/* require("b") */',
      'const s = "import \'c\'";',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source under test
      'const t = `${`import("d")`} require("e")`;',
      'const r = /[/"`]import "f"/;',
      "const x = <p>don't ` import 'g'</p>;",
      "import type { H } from './h.ts';",
      "import { type I } from './i.ts';",
      "import { type J, k } from './j.ts';",
      "export type { L } from './l.ts';",
      'void [s, t, r, x, import(`./m.ts`)];',
    ].join('\n');
    expect(findSpecifiers('case.tsx', source)).toEqual([
      { text: './h.ts', line: 7, typeOnly: true },
      { text: './i.ts', line: 8, typeOnly: true },
      { text: './j.ts', line: 9, typeOnly: false },
      { text: './l.ts', line: 10, typeOnly: true },
      { text: './m.ts', line: 11, typeOnly: false },
    ]);
  });
});
