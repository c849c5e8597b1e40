// The rules that raise tasks, one by one: hand-made clients, at the bounds and beside them.
import { describe, expect, it } from 'vitest';
import type { ReminderFacts } from '../../../src-shared/domain/reminders/definition.ts';
import { REMINDER_NAMES, REMINDERS } from '../../../src-shared/domain/reminders/registry.ts';
import { DEFAULT_PRACTICE } from '../../../src-shared/records/practice.record.ts';
import { raisedTitle } from '../../../src-shared/records/raisedTitles.ts';

const TODAY = 20261123;
const nobody: ReminderFacts = {
  status: 'normal',
  tier: 'gold',
  openedOn: null,
  birthDate: null,
  isPerson: true,
  lunarBirthday: null,
  document: null,
  members: [],
  riskValidUntil: null,
  goals: [],
  lastContact: null,
  margins: [],
  abnormal: [],
  days: [],
  proceeds: [],
};
const day = (part: Partial<ReminderFacts['days'][number]>) => ({
  day: 20261120,
  assetE4: 1_000_000_0000,
  beforeE4: 1_000_000_0000,
  inE4: 0,
  outE4: 0,
  ...part,
});
const found = (rule: string, facts: Partial<ReminderFacts>, today = TODAY) => {
  const one = REMINDERS.find((reminder) => reminder.rule === rule);
  return (one?.find({ ...nobody, ...facts }, DEFAULT_PRACTICE, today) ?? []).map(({ key, due }) => [key, due]);
};

describe('what a rule finds', () => {
  it.each<[string, string, Partial<ReminderFacts>, [string, number][]]>([
    ['assessment', 'ends in 30 days', { riskValidUntil: 20261223 }, [['20261223', 20261223]]],
    ['assessment', 'ends in 31', { riskValidUntil: 20261224 }, []],
    ['assessment', 'has ended', { riskValidUntil: 20261001 }, [['20261001', 20261001]]],
    ['document', 'ends in 60 days', { document: { kind: 'id_card', expiresOn: 20270122 } }, [['20270122', 20270122]]],
    ['document', 'ends in 61', { document: { kind: 'id_card', expiresOn: 20270123 } }, []],
    ['document', 'has ended', { document: { kind: 'passport', expiresOn: 20261001 } }, [['20261001', 20261001]]],
    ['birthday', 'in a week', { birthDate: 19701130 }, [['self:solar:2026', 20261130]]],
    ['birthday', 'in eight days', { birthDate: 19701201 }, []],
    ['birthday', 'of an institution', { birthDate: 19701130, isPerson: false }, []],
    // Lunar 10-15 of 2026 is 23 November.
    ['birthday', 'lunar, today', { lunarBirthday: '10-15' }, [['self:lunar:2026', 20261123]]],
    ['flow', '500,000 yuan in', { days: [day({ inE4: 500_000_0000 })] }, [['in:20261120', 20261121]]],
    [
      'flow',
      'a fen less, a tenth of the assets',
      { days: [day({ inE4: 499_999_9900, beforeE4: 6_000_000_0000 })] },
      [],
    ],
    ['flow', 'a fifth of the assets', { days: [day({ outE4: 200_000_0000 })] }, [['out:20261120', 20261121]]],
    ['flow', 'a fifth, but little', { days: [day({ outE4: 49_000_0000, beforeE4: 100_000_0000 })] }, []],
    ['flow', 'assets before unknown', { days: [day({ outE4: 200_000_0000, beforeE4: null })] }, []],
    ['loss', '5 %', { days: [day({ assetE4: 950_000_0000 })] }, [['20261120', 20261121]]],
    ['loss', 'less than 5 %', { days: [day({ assetE4: 950_000_0100 })] }, []],
    ['loss', 'money that went out is no loss', { days: [day({ assetE4: 500_000_0000, outE4: 500_000_0000 })] }, []],
    ['loss', 'money that came in hides none', { days: [day({ inE4: 100_000_0000 })] }, [['20261120', 20261121]]],
    ['loss', 'assets before unknown', { days: [day({ assetE4: 1_0000, beforeE4: null })] }, []],
    ['silence', 'gold, 60 days', { lastContact: 20260924 }, []],
    ['silence', 'gold, 61 days', { lastContact: 20260923 }, [['20260923', 20261123]]],
    ['silence', 'none on record', {}, []],
    ['silence', 'dormant', { lastContact: 20250101, status: 'dormant' }, []],
    // Gold: every 90 days from 2026-06-01: 08-30, 11-28.
    ['review', 'on its turn', { openedOn: 20260601 }, [['90:20261128', 20261128]]],
    ['review', 'not yet', { openedOn: 20260610 }, []],
    ['review', 'without a tier', { openedOn: 20260601, tier: null }, []],
    ['call_back', 'new client', { openedOn: 20261110 }, [['client:20261110', 20261210]]],
    ['call_back', 'client of long', { openedOn: 20250101 }, []],
    // Abnormal use noted on a Friday: two trading days later is Tuesday.
    ['call_back', 'abnormal use', { abnormal: [{ id: 'a', on: 20261120 }] }, [['abnormal:a', 20261124]]],
    ['goal', 'within 30 days', { goals: [{ id: 'g', title: 'House', by: 20261223 }] }, [['g:20261223', 20261223]]],
    ['goal', 'later', { goals: [{ id: 'g', title: 'House', by: 20261224 }] }, []],
  ])('%s: %s', (rule, _, facts, occasions) => {
    expect(found(rule, facts)).toEqual(occasions);
  });
  it('proceeds from 10,000 yuan on', () => {
    const came = { day: 20261120, kind: 'dividend', code: '600519', name: '贵州茅台' } as const;
    const proceeds = [
      { ...came, amountE4: 10_000_0000 },
      { ...came, code: '000001', amountE4: 9_999_9900 },
    ];
    expect(found('proceeds', { proceeds })).toEqual([['dividend:600519:20261120', 20261123]]);
  });
  it('an occasion has the same key on every day it is found', () => {
    const facts = { birthDate: 19701130, riskValidUntil: 20261223, openedOn: 20260601 };
    for (const rule of ['birthday', 'assessment', 'review']) {
      expect(
        new Set([20261123, 20261125, 20261128].flatMap((today) => found(rule, facts, today).map(([key]) => key))).size,
      ).toBe(1);
    }
  });
  it('has a title for every rule', () => {
    expect(REMINDERS.map(({ rule }) => rule)).toEqual([...REMINDER_NAMES]);
    for (const rule of REMINDER_NAMES) expect(raisedTitle(rule, { who: null })).not.toBe('');
  });
});
