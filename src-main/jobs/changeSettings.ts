/** Changes settings of a store, audited. */
import { writeAudit } from '../store/ledger/audit.ts';
import { type SettingKey, type SettingValue, saveSetting } from '../store/ledger/settings.ts';
import type { WriteStore } from '../store/open.ts';
import { quickWrite, type StorePlace } from './quickWrite.ts';

export type SettingChange = { readonly [K in SettingKey]?: SettingValue<K> };

/** @throws Refusal busy, where another connection writes; StoreError */
export function changeSettings(place: StorePlace, change: SettingChange, now: Date): void {
  quickWrite(place, (store) => save(store, change, now));
}

function save(store: WriteStore, change: SettingChange, now: Date): void {
  for (const [key, value] of Object.entries(change) as [SettingKey, SettingValue<SettingKey>][]) {
    saveSetting(store, key, value);
    // Which, not what: a folder's path may carry a name.
    writeAudit(store, { at: now.toISOString(), who: 'local', action: 'setting_changed', subject: key, detail: {} });
  }
}
