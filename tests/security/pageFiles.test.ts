/** The page's protocol serves the built page and nothing else on the disk. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf } from '../../src-main/shell/pageFiles.ts';

let base = '';
let root = '';

beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'page-files-'));
  root = path.join(base, 'renderer');
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  mkdirSync(path.join(base, 'renderer-secret'));
  writeFileSync(path.join(root, 'index.html'), 'x');
  writeFileSync(path.join(root, 'assets', 'a.js'), 'x');
  writeFileSync(path.join(root, 'assets', 'branch.db'), 'x');
  writeFileSync(path.join(base, 'renderer-secret', 'a.js'), 'x');
  symlinkSync(path.join(base, 'renderer-secret', 'a.js'), path.join(root, 'assets', 'link.js'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

test('its own files are found', async () => {
  expect(await fileOf(root, '/')).toBe(path.join(root, 'index.html'));
  expect(await fileOf(root, '/assets/a.js')).toBe(path.join(root, 'assets', 'a.js'));
  expect(await fileOf(root, '/assets/%61.js')).toBe(path.join(root, 'assets', 'a.js'));
});

test.each([
  '/../renderer-secret/a.js',
  '/%2e%2e/renderer-secret/a.js',
  '/..%2frenderer-secret%2fa.js',
  '/../../../../etc/passwd',
  '/..\\renderer-secret\\a.js',
  '/assets/link.js',
  '/assets/branch.db',
  '/assets',
  '/assets/a.js%00.html',
  '/%',
  '//etc/passwd',
  '/nothing.js',
])('%s is not served', async (pathname) => {
  expect(await fileOf(root, pathname)).toBeNull();
});

test('no address leads out of the folder', async () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2f',
    '\\',
    'renderer-secret',
    'assets',
    'a.js',
    'link.js',
    '',
    '%00',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
      const file = await fileOf(root, `/${parts.join('/')}`);
      expect(file === null || file.startsWith(root + path.sep)).toBe(true);
    }),
    { numRuns: 400 },
  );
});
