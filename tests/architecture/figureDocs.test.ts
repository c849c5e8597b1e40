// Each figure of the registry is in docs/figures.md, by its name in both languages or its path.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIGURES } from '../../src-shared/domain/figures/registry.ts';

const page = fs.readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'figures.md'), 'utf8');

describe('docs/figures.md', () => {
  it('knows every figure', () => {
    const unknown = FIGURES.filter((figure) => !page.includes(`\`${figure.path.split('.')[1]}\``)).map((f) => f.path);
    expect(unknown).toEqual([]);
  });
  it('has each path once in the registry, and no two figures of one name', () => {
    expect(new Set(FIGURES.map((f) => f.path)).size).toBe(FIGURES.length);
    for (const language of ['zh', 'en'] as const) {
      const names = FIGURES.map((f) => f.name[language]);
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    }
  });
});
