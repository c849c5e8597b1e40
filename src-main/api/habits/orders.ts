/** Orders of the period by half hour, channel, board and industry, with amounts and rows. */
import type { ClientHabits, OrderShare } from '../../../src-shared/contract/habitCalls.ts';
import { DAY_HOURS, dayHourAt } from '../../../src-shared/domain/behaviour/dayHours.ts';
import { amountOf, type Order, ordersOf, type Tally, tally } from '../../../src-shared/domain/behaviour/orderTally.ts';
import { CHANNELS } from '../../../src-shared/kernel/codes.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import type { ClientOnGround } from '../ground.ts';

/** `counts`: false where the period has no figures. */
export function orderLists({ histories, material, period }: ClientOnGround, counts: boolean): ClientHabits['orders'] {
  const orders = counts ? ordersOf(histories, material.security, period.start as Ymd, period.to) : [];
  const shares = (keyOf: (order: Order) => string | null): OrderShare[] => tally(orders, keyOf).map(written);
  const byHour = new Map(tally(orders, ({ row }) => dayHourAt(row.time)).map((one) => [one.key, one]));
  const hours = DAY_HOURS.flatMap((hour, at): ClientHabits['orders']['hours'] => {
    const one = byHour.get(at);
    if (one === undefined && hour.kind !== 'half') return [];
    return [
      {
        kind: hour.kind,
        from_minute: hour.fromMinute,
        to_minute: hour.toMinute,
        ...written(one ?? { key: at, rows: 0, amountE4: 0, share: 0 }),
      },
    ];
  });
  return {
    rows: orders.length,
    amount: moneyTextE4(orders.reduce((sum, order) => sum + amountOf(order), 0)),
    hours: orders.length === 0 ? [] : hours,
    channels: shares(({ row: { channel } }) => (channel === null || channel === undefined ? null : nameOf(channel))),
    boards: shares(({ info }) => info.board),
    industries: shares(({ info }) => info.industry),
  };
}

const nameOf = (channel: number): string | null => CHANNELS[channel] ?? null;

function written<K>({ key, rows, amountE4, share }: Tally<K>): {
  key: K;
  rows: number;
  amount: string;
  share: number | null;
} {
  return { key, rows, amount: moneyTextE4(amountE4), share };
}
