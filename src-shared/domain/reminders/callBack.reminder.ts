/**
 * Call-backs that rules of the trade ask for: of a new client and of a new margin account (a permission with conditions) within
 * so many days, and within so many trading days where somebody noted abnormal use. Limits are the branch's parameters: the
 * defaults are those of the draft rules of 2023 and are to be held against the text in force.
 */
import { addDays, type Ymd } from '../../kernel/dates.ts';
import { tradingDayAfter } from '../calendar/tradingDays.ts';
import { defineReminder, LOOK_BACK_DAYS, type Occasion } from './definition.ts';

export const callBack = defineReminder({
  rule: 'call_back',
  holdsFrom: (today) => addDays(today, -LOOK_BACK_DAYS),
  find: ({ openedOn, margins, abnormal }, bounds, today) => {
    const found: Occasion[] = [];
    const from = addDays(today, -LOOK_BACK_DAYS);
    const add = (key: string, on: Ymd, due: Ymd, facts: Occasion['facts']): void => {
      if (on >= from && on <= today) found.push({ key, on, due, priority: 'high', facts });
    };
    const within = bounds.call_back_permission_days;
    if (openedOn !== null) {
      add(`client:${openedOn}`, openedOn, addDays(openedOn, within), { why: 'client', on: String(openedOn), within });
    }
    for (const { accountNo, openedOn: on } of margins) {
      add(`account:${accountNo}:${on}`, on, addDays(on, within), { why: 'margin', on: String(on), within });
    }
    for (const { id, on } of abnormal) {
      let due = on;
      for (let left = bounds.call_back_abnormal_days; left > 0; left--) due = tradingDayAfter(due);
      add(`abnormal:${id}`, on, due, { why: 'abnormal', on: String(on), within: bounds.call_back_abnormal_days });
    }
    return found;
  },
});
