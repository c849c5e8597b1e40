// Settings changed from the window: kept and in the audit trail, never waiting for a store that is written to.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeSettings } from '../../src-main/jobs/changeSettings.ts';
import { loadSetting } from '../../src-main/store/ledger/settings.ts';
import { openWrite } from '../../src-main/store/open.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-settings-'));
  file = path.join(folder, 'branch.db');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-11-20T12:00:00Z');

it('keeps what is changed, leaves the rest, and says in the trail which setting it was', () => {
  changeSettings({ store: file }, { drop_folder: '/share/drop', watch: true }, NOW);
  changeSettings({ store: file }, { watch: false }, NOW);
  const store = openWrite(file);
  expect(loadSetting(store, 'drop_folder')).toBe('/share/drop');
  expect(loadSetting(store, 'watch')).toBe(false);
  expect(loadSetting(store, 'watch_seconds')).toBe(30);
  const trail = store.db.prepare('SELECT action, subject, detail_json FROM audit ORDER BY audit_id').all();
  store.close();
  expect(trail).toEqual([
    { action: 'setting_changed', subject: 'drop_folder', detail_json: '{}' },
    { action: 'setting_changed', subject: 'watch', detail_json: '{}' },
    { action: 'setting_changed', subject: 'watch', detail_json: '{}' },
  ]);
});

it('is refused at once while another connection writes, and changes nothing', () => {
  changeSettings({ store: file }, { watch: false }, NOW);
  const busy = openWrite(file);
  busy.db.exec('BEGIN IMMEDIATE');
  const began = performance.now();
  expect(() => changeSettings({ store: file }, { watch: true }, NOW)).toThrow('being updated');
  expect(performance.now() - began).toBeLessThan(1_000);
  busy.db.exec('ROLLBACK');
  expect(loadSetting(busy, 'watch')).toBe(false);
  busy.close();
});
