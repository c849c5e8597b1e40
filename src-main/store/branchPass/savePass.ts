/** Keeps what a pass over the branch found, as columns: one row a figure. Old passes of other facts go. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store, WriteStore } from '../open.ts';
import { query } from '../open.ts';
import { factsVersion } from '../queries/factsVersion.ts';
import { asOf } from '../queries/status.ts';
import type { PassResult } from './pass.ts';

/** Passes that are kept beside each other: the periods that were looked at last, a year of month ends among them. */
const KEPT = 14;

export interface KeptPass {
  readonly pass_id: number;
  readonly version: number;
  readonly made_at: string;
  readonly seconds: number;
}

/** The pass over that very period and these facts; null: it is still to be made. */
export function currentPass(store: Store, from: Ymd, to: Ymd): KeptPass | null {
  return (
    store.get(
      query
        .selectFrom('branch_pass')
        .select(['pass_id', 'version', 'made_at', 'seconds'])
        .where('from_day', '=', from)
        .where('to_day', '=', to)
        .where('version', '=', factsVersion(store)),
    ) ?? null
  );
}

const bytes = (array: Float64Array | Int32Array | Uint8Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** In the caller's transaction. False: the facts have changed since; nothing is kept. */
export function savePass(
  store: WriteStore,
  result: PassResult,
  { version, madeAt, seconds }: { readonly version: number; readonly madeAt: string; readonly seconds: number },
): boolean {
  if (factsVersion(store) !== version) return false;
  const drop = (ids: readonly number[]): void => {
    if (ids.length === 0) return;
    store.run(query.deleteFrom('branch_figure').where('pass_id', 'in', ids));
    store.run(query.deleteFrom('branch_pass').where('pass_id', 'in', ids));
  };
  const kept = store.all(
    query.selectFrom('branch_pass').select(['pass_id', 'from_day', 'to_day', 'version']).orderBy('pass_id', 'desc'),
  );
  const same = kept.filter(
    (pass) => pass.version !== version || (pass.from_day === result.from && pass.to_day === result.to),
  );
  const date = asOf(store);
  // Lists, rules and proposals rest on the year to date: it stays, whatever else is looked at.
  const isStandard = (pass: { from_day: Ymd; to_day: Ymd }): boolean =>
    date !== null && pass.to_day === date && pass.from_day === Math.floor(date / 10_000) * 10_000 + 101;
  const others = kept.filter((pass) => !same.includes(pass) && !isStandard(pass));
  drop([...same, ...others.slice(KEPT - 1)].map((pass) => pass.pass_id));
  store.run(
    query.insertInto('branch_pass').values({
      from_day: result.from,
      to_day: result.to,
      version,
      made_at: madeAt,
      seconds,
      clients: bytes(result.clients),
    }),
  );
  const [{ pass_id }] = store.all(
    query
      .selectFrom('branch_pass')
      .select('pass_id')
      .where('from_day', '=', result.from)
      .where('to_day', '=', result.to),
  ) as [{ pass_id: number }];
  for (const column of result.columns) {
    store.run(
      query.insertInto('branch_figure').values({
        pass_id,
        path: column.figure.path,
        figure_values: bytes(column.values),
        reasons: column.reasons,
        reason_list: column.reasonList.join(','),
        samples: column.samples === null ? null : bytes(column.samples),
      }),
    );
  }
  return true;
}
