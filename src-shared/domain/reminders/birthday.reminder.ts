/** Birthdays that come: the client's own by either calendar, and those of his family. */
import { addDays } from '../../kernel/dates.ts';
import { lunarDayOf, nextBirthday } from '../calendar/lunar.ts';
import { defineReminder, type Occasion } from './definition.ts';

export const birthday = defineReminder({
  rule: 'birthday',
  holdsFrom: (today) => today,
  find: (facts, { birthday_days }, today) => {
    const found: Occasion[] = [];
    const add = (
      who: string,
      birth: { readonly month: number; readonly day: number },
      calendar: 'solar' | 'lunar',
      said: Record<string, string | number | null>,
    ): void => {
      const on = nextBirthday(birth, calendar, today);
      if (on > addDays(today, birthday_days)) return;
      const year = Math.floor(on / 10000);
      found.push({
        key: `${who}:${calendar}:${year}`,
        on,
        due: on,
        priority: 'normal',
        facts: { on: String(on), calendar, ...said },
      });
    };
    const { birthDate, lunarBirthday, isPerson } = facts;
    if (isPerson && birthDate !== null) {
      add('self', monthAndDay(birthDate), 'solar', { who: null, relation: null, born: Math.floor(birthDate / 10000) });
    }
    if (isPerson && lunarBirthday !== null) {
      const [month, day] = lunarBirthday.split('-').map(Number) as [number, number];
      add('self', { month, day }, 'lunar', { who: null, relation: null, born: null });
    }
    for (const { id, name, relation, birthDate: born, isLunar } of facts.members) {
      // The birth date is the solar one; who keeps the lunar birthday keeps that day's.
      const calendar = isLunar ? 'lunar' : 'solar';
      add(id, isLunar ? lunarDayOf(born) : monthAndDay(born), calendar, {
        who: name,
        relation,
        born: Math.floor(born / 10000),
      });
    }
    return found;
  },
});

const monthAndDay = (date: number) => ({ month: Math.floor(date / 100) % 100, day: date % 100 });
