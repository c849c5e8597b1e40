/**
 * `branch.selfCheck`: the clients whose profit of the year to date does not agree with its parts, or cannot be checked,
 * from the kept figures of the branch. Makes none itself: where they are still to be made it says so.
 */
import type { CallInput } from '../../src-shared/contract/calls.ts';
import type { BranchSelfCheck, SELF_CHECK_SORTS } from '../../src-shared/contract/selfCheckCalls.ts';
import type { CheckState } from '../../src-shared/domain/selfCheck/tolerance.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { exactOfBig } from '../../src-shared/kernel/exact.ts';
import { moneyText } from '../../src-shared/kernel/money.ts';
import { currentPass } from '../store/branchPass/savePass.ts';
import type { ReadStore } from '../store/open.ts';
import { openBreakCount } from '../store/queries/breaks.ts';
import {
  clientNumbers,
  namedClient,
  type SelfCheckColumns,
  selfCheckColumns,
} from '../store/queries/selfCheckColumns.ts';
import { asOf } from '../store/queries/status.ts';
import { resolvePeriod } from './ground.ts';

type Sort = (typeof SELF_CHECK_SORTS)[number];

export function branchSelfCheck(store: ReadStore, input: CallInput<'branch.selfCheck'>): BranchSelfCheck {
  const date = asOf(store);
  const none = { clients: 0, failing: 0, unknown: 0, total: 0, rows: [] };
  if (date === null) return { state: 'not_made', as_of: null, period: null, ...none };
  const { from, to } = resolvePeriod(date, {});
  const head = { as_of: dateText(date), period: { from: dateText(from), to: dateText(to) } };
  const columns = keptColumns(store);
  if (columns === null) return { state: 'not_made', ...head, ...none };
  const places = { fails: placesOf(columns, 'fails'), unknown: placesOf(columns, 'unknown') };
  const shown = sorted(columns, places[input.show ?? 'fails'], input.sort, store);
  return {
    state: 'ready',
    ...head,
    clients: columns.clients.length,
    failing: places.fails.length,
    unknown: places.unknown.length,
    total: shown.length,
    rows: shown.slice(input.offset, input.offset + input.limit).flatMap((place) => rowOf(store, columns, place) ?? []),
  };
}

/** Numbers of the clients that fail, in no order; null: the figures of the branch are still to be made. */
export function selfCheckMarks(store: ReadStore): { failing: string[] | null } {
  const columns = keptColumns(store);
  if (columns === null) return { failing: null };
  const places = placesOf(columns, 'fails');
  if (places.length === 0) return { failing: [] };
  const numbers = clientNumbers(store);
  return { failing: places.flatMap((place) => numbers.get(columns.clients[place] as number) ?? []) };
}

/** Of the year to date and today's facts. */
function keptColumns(store: ReadStore): SelfCheckColumns | null {
  const date = asOf(store);
  if (date === null) return null;
  const { from, to } = resolvePeriod(date, {});
  const pass = currentPass(store, from, to);
  return pass === null ? null : selfCheckColumns(store, pass.pass_id);
}

function stateAt({ unexplained, tolerance }: SelfCheckColumns, place: number): CheckState {
  const [rest, bound] = [unexplained[place] as number, tolerance[place] as number];
  if (Number.isNaN(rest) || Number.isNaN(bound)) return 'unknown';
  return Math.abs(rest) > bound ? 'fails' : 'holds';
}

function placesOf(columns: SelfCheckColumns, state: CheckState): number[] {
  const places: number[] = [];
  for (let place = 0; place < columns.clients.length; place++) {
    if (stateAt(columns, place) === state) places.push(place);
  }
  return places;
}

/** |unexplained| / |profit|; null without a profit or at 0. */
function shareAt({ pnl, unexplained }: SelfCheckColumns, place: number): number | null {
  const share = Math.abs(unexplained[place] as number) / Math.abs(pnl[place] as number);
  return Number.isFinite(share) ? share : null;
}

function sorted(columns: SelfCheckColumns, places: readonly number[], sort: Sort, store: ReadStore): number[] {
  if (sort === 'client_no') {
    const numbers = clientNumbers(store);
    const no = (place: number): string => numbers.get(columns.clients[place] as number) ?? '';
    return [...places].sort((a, b) => (no(a) < no(b) ? -1 : no(a) > no(b) ? 1 : 0));
  }
  const key = (place: number): number => {
    const value =
      sort === 'share'
        ? (shareAt(columns, place) ?? Number.NaN)
        : sort === 'pnl'
          ? (columns.pnl[place] as number)
          : Math.abs(columns.unexplained[place] as number);
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  };
  const keys = new Map(places.map((place) => [place, key(place)]));
  return [...places].sort((a, b) => {
    const [x, y] = [keys.get(a) as number, keys.get(b) as number];
    return x === y ? a - b : y - x;
  });
}

/** 10^-6 yuan in 10^-11 yuan: what quantity × price has, and finer than a double's error. */
const MICRO = 100_000n;

/** A kept double of yuan to the cent; null: none. */
function money(yuan: number): string | null {
  return Number.isNaN(yuan) ? null : moneyText(exactOfBig(BigInt(Math.round(yuan * 1e6)) * MICRO));
}

function rowOf(store: ReadStore, columns: SelfCheckColumns, place: number): BranchSelfCheck['rows'][number] | null {
  const clientId = columns.clients[place] as number;
  const client = namedClient(store, clientId);
  if (client === null) return null;
  return {
    ...client,
    pnl: money(columns.pnl[place] as number),
    unexplained: money(columns.unexplained[place] as number),
    tolerance: money(columns.tolerance[place] as number),
    share: shareAt(columns, place),
    reason: columns.reasonAt(place),
    open_breaks: openBreakCount(store, clientId),
  };
}
