/** The log may be sent to support as it is: it must hold nothing of a client. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLog, redact } from '../../src-main/shell/log.ts';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'log-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test.each([
  ['client 张伟 owes', 'client <text> owes'],
  ['no row for 13812345678', 'no row for <number>'],
  ['account A00012345 is gone', 'account <number> is gone'],
  ['cannot open /home/zhang/branch.db', 'cannot open <path>'],
  ['cannot open C:\\Users\\zhang\\branch.db', 'cannot open <path>'],
  ['near "Zhang Wei": syntax error', 'near <quoted>: syntax error'],
])('%s', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test('an error is written by name, code and place, without what it was about', () => {
  const logs = folder();
  const error = Object.assign(new Error('client 000123 张伟 13812345678 in /home/zhang/branch.db'), { code: 'X_1' });
  openLog(logs).fault('fault', error, { id: 'AB12', call: 'client.head' });
  const text = readFileSync(path.join(logs, 'branch-desk.log'), 'utf8');
  expect(text).not.toMatch(/张伟|138|000123|zhang|home/);
  const line: unknown = JSON.parse(text);
  expect(line).toMatchObject({ event: 'fault', id: 'AB12', call: 'client.head', error: 'Error', code: 'X_1' });
});

test('a log that cannot be written does not stop the program', () => {
  const file = path.join(folder(), 'a-file');
  writeFileSync(file, '');
  const log = openLog(path.join(file, 'logs'));
  expect(() => log.write('started')).not.toThrow();
});
