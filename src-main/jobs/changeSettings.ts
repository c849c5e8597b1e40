/**
 * Changes settings of a store from the window's own process: a transaction of a few milliseconds. It waits for nobody:
 * a store that is at work elsewhere is left alone, and the caller says so.
 */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { writeAudit } from '../store/ledger/audit.ts';
import { type SettingKey, type SettingValue, saveSetting } from '../store/ledger/settings.ts';
import { openWrite, type WriteStore } from '../store/open.ts';

export type SettingChange = { readonly [K in SettingKey]?: SettingValue<K> };

export interface SettingsPlace {
  readonly store: string;
  readonly nativeBinding?: string | undefined;
}

/** @throws Refusal busy, where another connection writes; StoreError */
export function changeSettings(place: SettingsPlace, change: SettingChange, now: Date): void {
  const { nativeBinding } = place;
  const store = openWrite(place.store, nativeBinding === undefined ? {} : { nativeBinding });
  try {
    store.db.pragma('busy_timeout = 0');
    store.transaction(() => save(store, change, now));
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new Refusal('busy', 'The data is being updated.');
    throw error;
  } finally {
    store.close();
  }
}

function save(store: WriteStore, change: SettingChange, now: Date): void {
  for (const [key, value] of Object.entries(change) as [SettingKey, SettingValue<SettingKey>][]) {
    saveSetting(store, key, value);
    // Which, not what: a folder's path may carry a name.
    writeAudit(store, { at: now.toISOString(), who: 'local', action: 'setting_changed', subject: key, detail: {} });
  }
}
