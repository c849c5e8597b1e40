/** The life of a proposal: which step from which state, what a night does, and that doing it twice changes nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  OPEN_STATES,
  PROPOSAL_STATES,
  type ProposalState,
  STEPS,
  stepRefusal,
  stepsFrom,
  TO,
} from '../../../src-shared/domain/proposals/life.ts';
import { type Plan, planProposals, type Question, type Standing } from '../../../src-shared/domain/proposals/plan.ts';
import { addDays } from '../../../src-shared/kernel/dates.ts';

const facts = { state: 'raised', approver: 'none', isApproved: false, isSuitable: true, reason: null } as const;

describe('steps', () => {
  test.each<[string, Parameters<typeof stepRefusal>, string | null]>([
    ['seen', ['see', facts], null],
    ['seen twice', ['see', { ...facts, state: 'seen' }], 'not_from_here'],
    ['accepted at once', ['accept', facts], null],
    ['accepted without approval', ['accept', { ...facts, approver: 'manager' }], 'approval_needed'],
    ['discussed without approval', ['discuss', { ...facts, approver: 'compliance' }], 'approval_needed'],
    ['declined needs no approval', ['decline', { ...facts, approver: 'manager', reason: '不需要' }], null],
    ['declined without a reason', ['decline', { ...facts, reason: ' ' }], 'reason_needed'],
    ['accepted, product above level by now', ['accept', { ...facts, isSuitable: false }], 'not_suitable'],
    ['declined though not suitable', ['decline', { ...facts, isSuitable: false, reason: '不需要' }], null],
    ['carried out before it was accepted', ['carry_out', facts], 'not_from_here'],
    ['carried out', ['carry_out', { ...facts, state: 'accepted' }], null],
  ])('%s', (_, [step, at], expected) => {
    expect(stepRefusal(step, at)).toBe(expected);
  });
  test('approval is offered only where a rule wants it', () => {
    expect(stepsFrom(facts)).toEqual(['see', 'discuss', 'accept', 'decline']);
    expect(stepsFrom({ ...facts, approver: 'manager' })).toEqual(['see', 'approve', 'decline']);
    expect(stepsFrom({ ...facts, state: 'declined' })).toEqual([]);
  });
});

const TODAY = 20260630;
const question = (part: Partial<Question> = {}): Question => ({
  holds: true,
  occasion: 'now',
  isEvent: false,
  coolDown: { declined: 90, otherwise: 30 },
  today: TODAY,
  ...part,
});
const standing = (part: Partial<Standing> = {}): Standing => ({
  state: 'raised',
  occasion: 'then',
  expiresOn: addDays(TODAY, 10),
  endedOn: null,
  withdrawn: null,
  isUntouched: true,
  isSuitable: true,
  ...part,
});
const doneOf = (plans: readonly Plan<Standing>[]) =>
  plans.map((plan) => (plan.what === 'withdraw' ? `withdraw ${plan.reason}` : plan.what));

describe('a night', () => {
  test.each<[string, readonly Standing[], Partial<Question>, readonly string[]]>([
    ['nothing there', [], {}, ['raise']],
    ['does not hold', [], { holds: false }, []],
    ['cannot be told', [], { holds: null }, []],
    ['open and unread', [standing()], {}, ['refresh']],
    ['open and read', [standing({ state: 'seen', isUntouched: false })], {}, []],
    ['ground gone, unread', [standing()], { holds: false }, ['withdraw ground_gone']],
    [
      'ground gone, approved',
      [standing({ state: 'approved', isUntouched: false })],
      { holds: false },
      ['withdraw ground_gone'],
    ],
    ['ground gone, discussed', [standing({ state: 'discussed', isUntouched: false })], { holds: false }, []],
    ['ground gone, accepted', [standing({ state: 'accepted', isUntouched: false })], { holds: false }, []],
    ['figure missing now', [standing()], { holds: null }, ['withdraw figure_missing']],
    ['no more suitable, read', [standing({ state: 'seen', isSuitable: false })], {}, ['withdraw not_suitable']],
    ['no more suitable, unread: matched anew', [standing({ isSuitable: false })], {}, ['refresh']],
    ['last day', [standing({ expiresOn: TODAY })], {}, ['refresh']],
    ['lapsed', [standing({ expiresOn: addDays(TODAY, -1) })], {}, ['expire']],
    ['lapsed while discussed', [standing({ state: 'discussed', expiresOn: addDays(TODAY, -1) })], {}, ['expire']],
    ['accepted, not carried out', [standing({ state: 'accepted', endedOn: null })], {}, []],
    ['withdrawn, back again', [standing({ state: 'withdrawn', endedOn: addDays(TODAY, -3) })], {}, ['reopen']],
    [
      'withdrawn for its products tonight',
      [standing({ state: 'withdrawn', withdrawn: 'not_suitable', endedOn: TODAY })],
      {},
      [],
    ],
    ['declined, too soon', [standing({ state: 'declined', endedOn: addDays(TODAY, -90) })], {}, []],
    ['declined, long ago', [standing({ state: 'declined', endedOn: addDays(TODAY, -91) })], {}, ['raise']],
    ['carried out, too soon', [standing({ state: 'carried_out', endedOn: addDays(TODAY, -30) })], {}, []],
    ['carried out, long ago', [standing({ state: 'carried_out', endedOn: addDays(TODAY, -31) })], {}, ['raise']],
  ])('%s', (_, there, part, expected) => {
    expect(doneOf(planProposals(there, question(part)))).toEqual(expected);
  });
  test('an occasion is raised once for ever, another one beside it', () => {
    const event = { isEvent: true, occasion: '20260625' };
    const declined = standing({ state: 'declined', occasion: '20260625', endedOn: 20200101 });
    expect(doneOf(planProposals([declined], question(event)))).toEqual([]);
    expect(doneOf(planProposals([{ ...declined, occasion: '20260525' }], question(event)))).toEqual(['raise']);
    const older = standing({ state: 'seen', isUntouched: false, occasion: '20260525' });
    expect(doneOf(planProposals([older], question(event)))).toEqual(['raise']);
  });
});

/** One rule and one client over many nights and answers, as the job keeps them. */
function play(isEvent: boolean, events: readonly (readonly [boolean | null, boolean, number])[]): Standing[] {
  let all: Standing[] = [];
  let today = TODAY;
  const night = (holds: boolean | null, isSuitable: boolean): string[] => {
    all = all.map((one) => ({ ...one, isSuitable }));
    const asked = question({
      holds,
      today,
      isEvent,
      occasion: isEvent ? String(Math.floor(today / 100)) : String(today),
    });
    const plans = planProposals(all, asked);
    for (const plan of plans) {
      if (plan.what === 'raise') {
        all = [...all, standing({ occasion: asked.occasion, expiresOn: addDays(today, 20), isSuitable })];
        continue;
      }
      const at = all.indexOf(plan.proposal);
      const ended = { endedOn: today, isUntouched: true } as const;
      const next: Standing =
        plan.what === 'withdraw'
          ? { ...plan.proposal, state: 'withdrawn', withdrawn: plan.reason, ...ended }
          : plan.what === 'expire'
            ? { ...plan.proposal, state: 'expired', ...ended }
            : { ...plan.proposal, state: 'raised', endedOn: null, isSuitable: true };
      all = all.map((one, i) => (i === at ? next : one));
    }
    return doneOf(plans);
  };
  for (const [holds, isSuitable, step] of events) {
    night(holds, isSuitable);
    const answered = JSON.stringify(
      all.filter(({ state }) => ['discussed', 'accepted', 'declined', 'carried_out'].includes(state)),
    );
    // The same night again: nothing but the same figures once more.
    expect(night(holds, isSuitable).filter((what) => what !== 'refresh')).toEqual([]);
    expect(
      JSON.stringify(all.filter(({ state }) => ['discussed', 'accepted', 'declined', 'carried_out'].includes(state))),
    ).toBe(answered);
    const open = all.filter(({ state }) => OPEN_STATES.includes(state));
    if (!isEvent) expect(open.length).toBeLessThanOrEqual(1);
    expect(new Set(open.map(({ occasion }) => occasion)).size).toBe(open.length);
    const which = STEPS[step % STEPS.length] ?? 'see';
    const target = all.findIndex(
      (one) =>
        stepRefusal(which, {
          state: one.state,
          approver: 'none',
          isApproved: false,
          isSuitable: one.isSuitable,
          reason: 'x',
        }) === null,
    );
    if (target >= 0 && step >= STEPS.length) {
      all = all.map((one, i) => {
        if (i !== target) return one;
        const state: ProposalState = TO[which];
        return {
          ...one,
          state,
          isUntouched: false,
          endedOn: ['declined', 'carried_out'].includes(state) ? today : null,
        };
      });
    }
    today = addDays(today, 1 + (step % 9));
  }
  return all;
}

test('over random nights and answers: the same night twice raises nothing twice, and answers stand', () => {
  const event = fc.tuple(fc.constantFrom(true, true, false, null), fc.boolean(), fc.nat(30));
  fc.assert(
    fc.property(fc.boolean(), fc.array(event, { maxLength: 40 }), (isEvent, events) => {
      for (const { state } of play(isEvent, events)) expect(PROPOSAL_STATES).toContain(state);
    }),
    { numRuns: 500 },
  );
});
