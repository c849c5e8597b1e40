/** The branch's settings, kept in its store: one JSON value a key, checked by its schema when read. */
import { z } from 'zod';
import { query, type Store, type WriteStore } from '../open.ts';

export const SETTINGS = {
  /** Where head office's sets arrive; null: not chosen yet. */
  drop_folder: z.string().nullable(),
  /** Where acknowledgements go; null: a folder beside the drop folder. */
  acknowledge_folder: z.string().nullable(),
  /** Take new sets without being asked. */
  watch: z.boolean(),
  /** Seconds between two looks into the drop folder. */
  watch_seconds: z.number().int().min(2).max(86_400),
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.infer<(typeof SETTINGS)[K]>;

const DEFAULTS: { readonly [K in SettingKey]: SettingValue<K> } = {
  drop_folder: null,
  acknowledge_folder: null,
  watch: false,
  watch_seconds: 30,
};

/** The stored value; its default where none is stored or what is stored is not of its kind. */
export function loadSetting<K extends SettingKey>(store: Store, key: K): SettingValue<K> {
  const row = store.get(query.selectFrom('setting').select('value_json').where('key', '=', key));
  if (row === undefined) return DEFAULTS[key];
  const parsed = SETTINGS[key].safeParse(JSON.parse(row.value_json));
  return parsed.success ? (parsed.data as SettingValue<K>) : DEFAULTS[key];
}

export function saveSetting<K extends SettingKey>(store: WriteStore, key: K, value: SettingValue<K>): void {
  const value_json = JSON.stringify(value);
  store.run(
    query
      .insertInto('setting')
      .values({ key, value_json })
      .onConflict((c) => c.column('key').doUpdateSet({ value_json })),
  );
}
