/** What happened to a proposal, in order of its days; what comes next of itself stands last. Pure. */
import { OPEN_STATES } from '../../../src-shared/domain/proposals/life.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';

type Body = BodyOf<'proposal'>;

export interface LifeEvent {
  readonly kind:
    | 'raised'
    | 'seen'
    | 'approved'
    | 'discussed'
    | 'accepted'
    | 'declined'
    | 'carried_out'
    | 'expired'
    | 'withdrawn'
    | 'willExpire';
  readonly on: string;
}

export function lifeEvents(body: Body): LifeEvent[] {
  const { state, suitability, seen_on, approved_on, discussed_on, answered_on, ended_on, carried_out_on } = body;
  const isDeclined = body.decline !== null;
  const days: readonly (readonly [LifeEvent['kind'], string | null])[] = [
    ['raised', suitability.checked_on],
    ['seen', seen_on],
    ['approved', approved_on],
    ['discussed', discussed_on],
    [isDeclined ? 'declined' : 'accepted', answered_on],
    ['carried_out', carried_out_on],
    ['withdrawn', state === 'withdrawn' ? ended_on : null],
    ['expired', state === 'expired' ? ended_on : null],
    ['willExpire', OPEN_STATES.includes(state) ? body.expires_on : null],
  ];
  return days
    .flatMap(([kind, on], place) => (on === null ? [] : [{ kind, on, place }]))
    .sort((a, b) => (a.on === b.on ? a.place - b.place : a.on < b.on ? -1 : 1))
    .map(({ kind, on }) => ({ kind, on }));
}
