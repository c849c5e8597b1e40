/** The branch's settings, kept in its store: one JSON value a key, checked by its schema when read. */
import { z } from 'zod';
import { query, type Store, type WriteStore } from '../open.ts';
import { importFiles, importMappings } from './imports.ts';

/** What formulas.md names a setting; units as in FigureSettings. */
export const figureParameters = z.object({
  riskFree: z.number().min(-0.1).max(1),
  styleBounds: z.tuple([z.number(), z.number(), z.number()]).refine(falling),
  tierBounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).refine(falling),
  chasePercent: z.number().int().min(0).max(1000),
  panicPercent: z.number().int().min(-100).max(0),
  effectiveAsset: z.number().int().min(0),
  lostBelow: z.number().int().min(0),
  lostPeak: z.number().int().min(0),
  outflowShare: z.number().min(0).max(10),
  quietMonths: z.number().int().min(1).max(12),
});

function falling(bounds: readonly number[]): boolean {
  return bounds.every((bound, i) => bound > 0 && (i === 0 || bound < (bounds[i - 1] as number)));
}

export const SETTINGS = {
  /** Where head office's sets arrive; null: not chosen yet. */
  drop_folder: z.string().nullable(),
  /** Where acknowledgements go; null: a folder beside the drop folder. */
  acknowledge_folder: z.string().nullable(),
  /** Take new sets without being asked. */
  watch: z.boolean(),
  /** Seconds between two looks into the drop folder. */
  watch_seconds: z.number().int().min(2).max(86_400),
  /** Parameters of figures that differ from formulas.md's defaults. */
  figures: figureParameters.partial(),
  /** Lists of the branch's own that were imported. */
  import_files: importFiles,
  /** How columns of such lists were mapped, the last used first. */
  import_mappings: importMappings,
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.infer<(typeof SETTINGS)[K]>;

const DEFAULTS: { readonly [K in SettingKey]: SettingValue<K> } = {
  drop_folder: null,
  acknowledge_folder: null,
  watch: false,
  watch_seconds: 30,
  figures: {},
  import_files: [],
  import_mappings: [],
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
