/** Keeps and reads what the passes found: the drivers' columns of the newest day, the counts of the walks. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { query, type Store, type WriteStore } from '../open.ts';
import { factsVersion } from '../queries/factsVersion.ts';
import type { ChurnColumns, DriverColumn } from './scores.ts';
import type { WalkResult } from './walk.ts';

export interface Made {
  /** factsVersion when the facts were read. */
  readonly version: number;
  readonly madeAt: string;
  readonly seconds: number;
}

const bytes = (array: Float64Array | Int32Array | Uint8Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
/** The driver's bytes may lie anywhere in a larger buffer; numbers of 8 bytes must not. */
const own = ({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer =>
  buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;

/** In the caller's transaction. False: the facts have changed since; nothing is kept. */
export function saveColumns(store: WriteStore, found: ChurnColumns & { readonly asOf: Ymd }, made: Made): boolean {
  if (factsVersion(store) !== made.version) return false;
  store.run(query.deleteFrom('churn_value'));
  store.run(query.deleteFrom('churn_pass'));
  store.run(
    query.insertInto('churn_pass').values({
      one: 1,
      on_day: found.on,
      as_of: found.asOf,
      version: made.version,
      made_at: made.madeAt,
      seconds: made.seconds,
      clients: bytes(found.clients),
      last_contacts: bytes(found.lastContacts),
    }),
  );
  for (const { driver, values, reasons } of found.columns) {
    store.run(query.insertInto('churn_value').values({ driver, driver_values: bytes(values), reasons }));
  }
  return true;
}

export interface KeptColumns extends ChurnColumns {
  readonly asOf: Ymd;
  readonly version: number;
  readonly madeAt: string;
}

/** Null: not made yet. */
export function loadColumns(store: Store): KeptColumns | null {
  const pass = store.get(query.selectFrom('churn_pass').selectAll());
  if (pass === undefined) return null;
  const rows = store.all(query.selectFrom('churn_value').selectAll());
  return {
    on: pass.on_day,
    asOf: pass.as_of,
    version: pass.version,
    madeAt: pass.made_at,
    clients: new Int32Array(own(pass.clients)),
    lastContacts: new Int32Array(own(pass.last_contacts)),
    columns: rows.map(
      ({ driver, driver_values, reasons }): DriverColumn => ({
        driver: driver as DriverColumn['driver'],
        values: new Float64Array(own(driver_values)),
        reasons: new Uint8Array(own(reasons)),
      }),
    ),
  };
}

/** Walks kept beside each other: those of settings that were tried. */
const KEPT_WALKS = 8;

/** In the caller's transaction. False: the facts have changed since; nothing is kept. */
export function saveWalk(store: WriteStore, walk: WalkResult, key: string, made: Made): boolean {
  if (factsVersion(store) !== made.version) return false;
  const { version } = made;
  store.run(query.deleteFrom('churn_rate').where('version', '!=', version));
  store.run(query.deleteFrom('churn_rate').where('settings_key', '=', key));
  const older = store.all(query.selectFrom('churn_rate').select('rate_id').orderBy('rate_id', 'desc'));
  for (const { rate_id } of older.slice(KEPT_WALKS - 1)) {
    store.run(query.deleteFrom('churn_rate').where('rate_id', '=', rate_id));
  }
  store.run(
    query.insertInto('churn_rate').values({
      version,
      settings_key: key,
      made_at: made.madeAt,
      seconds: made.seconds,
      body_json: JSON.stringify(walk),
    }),
  );
  return true;
}

export interface KeptWalk extends WalkResult {
  readonly madeAt: string;
  readonly seconds: number;
}

/** Of these facts and settings; null: still to be made. */
export function loadWalk(store: Store, version: number, key: string): KeptWalk | null {
  const row = store.get(
    query
      .selectFrom('churn_rate')
      .select(['made_at', 'seconds', 'body_json'])
      .where('version', '=', version)
      .where('settings_key', '=', key),
  );
  if (row === undefined) return null;
  return { madeAt: row.made_at, seconds: row.seconds, ...(JSON.parse(row.body_json) as WalkResult) };
}
