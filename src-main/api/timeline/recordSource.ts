/** What the branch wrote: records about the client, records that name him, and changes of what is known of him. */
import type { EntryKind, TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import type { Kind } from '../../../src-shared/records/registry.ts';
import { plain } from '../../../src-shared/records/words.ts';
import type { ReadStore } from '../../store/open.ts';
import {
  type Change,
  changesOf,
  namingRefs,
  ownRefs,
  type RecordRef,
  recordOf,
} from '../../store/queries/timeline/recordRefs.ts';
import { givenShape } from '../records.ts';
import type { Ref } from './ref.ts';

const OWN = ['contact', 'complaint', 'task', 'goal', 'proposal', 'request'] as const satisfies readonly (Kind &
  EntryKind)[];
const NAMING = ['contact', 'task', 'household'] as const satisfies readonly (Kind & EntryKind)[];
const PERSON = ['profile', 'member'] as const satisfies readonly Kind[];
/** Which answer was given to a difference: bookkeeping of the page, no change of what is known. */
const UNTOLD = new Set(['settled']);

export function recordRefs(store: ReadStore, clientNo: string): Ref[] {
  const refOf = ({ recordNo, kind, day, of }: RecordRef): Ref => ({
    day,
    kind: kind as EntryKind,
    rank: of === undefined ? 0 : 1,
    order: -recordNo,
    recordNo,
    ...(of === undefined ? {} : { of }),
    entry: (today) => {
      const record = recordOf(store, recordNo);
      return record && { kind: 'record', day: dateText(day), of: of ?? null, record: givenShape(store, record, today) };
    },
  });
  return [
    ...ownRefs(store, clientNo, OWN).map(refOf),
    ...namingRefs(store, clientNo, NAMING).map(refOf),
    ...changesOf(store, clientNo, PERSON).flatMap((change) => changeRef(change) ?? []),
  ];
}

function changeRef(change: Change): Ref | null {
  const { recordId, kind, version, at, day, who, before, after } = change;
  const fields = differing(before, after);
  // Back and forth between versions that say the same is no change.
  if (fields.length === 0) return null;
  const name = (after ?? before)?.name;
  const entry: TimelineEntry = {
    kind: 'profile',
    day: dateText(day),
    of: kind as (typeof PERSON)[number],
    record_id: recordId,
    version,
    change: before === null ? 'added' : after === null ? 'removed' : 'changed',
    name: typeof name === 'string' ? name : null,
    fields,
    at,
    who,
  };
  // Newest first: later moments stand before earlier ones.
  const order = -Date.parse(at);
  return {
    day,
    kind: 'profile',
    rank: 2,
    order,
    text: () => plain(JSON.stringify([name, fields])),
    entry: () => entry,
  };
}

type Body = Readonly<Record<string, unknown>> | null;

function differing(before: Body, after: Body) {
  const names = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
  return names.flatMap((field) => {
    const [from, to] = [notedOf(before?.[field]), notedOf(after?.[field])];
    if (UNTOLD.has(field) || JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ field, from, to }];
  });
}

/** An empty list, and a mark that is not set, say as little as nothing. */
function notedOf(value: unknown): unknown {
  if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) return null;
  return value;
}
