/** The cases behind disposition, chasing and panic selling, newest first, as many as a page shows. */
import {
  type ClientHabits,
  DISPOSITION_CASES,
  type DispositionRow,
  EVIDENCE_ROWS,
  type MoveRow,
} from '../../../src-shared/contract/habitCalls.ts';
import type { DispositionEvent, MoveEvent } from '../../../src-shared/domain/behaviour/habitListener.ts';
import type { OfAccount } from '../../../src-shared/domain/figures/evidence.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { exact, perShareE4, toYuan } from '../../../src-shared/kernel/exact.ts';
import { moneyTextE4, priceText, quantityText } from '../../../src-shared/kernel/money.ts';
import { securityOf } from '../../store/queries/catalog.ts';
import type { ClientOnGround } from '../ground.ts';

type Named = Pick<DispositionRow, 'market' | 'code' | 'name'>;

export function dispositionLists(
  on: ClientOnGround,
  events: readonly OfAccount<DispositionEvent>[],
): ClientHabits['disposition'] {
  const lists = DISPOSITION_CASES.map((kind) => {
    const own = events.map(({ event }) => event).filter((event) => event.kind === kind);
    const rows = newest(own, ({ date }) => date).map((event) => dispositionRow(on, event));
    return [kind, { total: own.length, rows }] as const;
  });
  return Object.fromEntries(lists) as ClientHabits['disposition'];
}

export function moveList(on: ClientOnGround, events: readonly OfAccount<MoveEvent>[]): ClientHabits['chasing'] {
  const hits = events.map(({ event }) => event).filter(({ hit }) => hit);
  const rows = newest(hits, ({ row }) => row.date).map(
    ({ row, securityId, lastE4, earlyE4 }): MoveRow => ({
      date: dateText(row.date),
      ...named(on, securityId),
      amount: moneyTextE4(row.amountE4 as number),
      move: lastE4 / earlyE4 - 1,
    }),
  );
  return { counted: events.length, hits: hits.length, rows };
}

function dispositionRow(on: ClientOnGround, event: DispositionEvent): DispositionRow {
  const { sold, heldE2, cost, priceE4 } = event;
  const quantityE2 = sold?.quantityE2 ?? heldE2;
  const [price, perShare] =
    sold === null
      ? [priceE4 === null ? null : priceText(priceE4), priceE4 === null ? null : priceE4 / 10_000]
      : [
          priceText(perShareE4(exact(sold.amountE4), sold.quantityE2)),
          sold.amountE4 / 10_000 / (sold.quantityE2 / 100),
        ];
  const costPerShare = toYuan(cost) / (heldE2 / 100);
  return {
    date: dateText(event.date),
    ...named(on, event.securityId),
    quantity: quantityText(quantityE2),
    price,
    cost_price: priceText(perShareE4(cost, heldE2)),
    difference: perShare === null || !(costPerShare > 0) ? null : perShare / costPerShare - 1,
  };
}

function named({ known }: ClientOnGround, securityId: number): Named {
  const { market, code, name } = securityOf(known, securityId);
  return { market: market as Named['market'], code, name };
}

/** Of one day the last counted stands first. */
function newest<T>(events: readonly T[], dateOf: (event: T) => Ymd): T[] {
  return events
    .map((event, at) => ({ event, at }))
    .sort((a, b) => dateOf(b.event) - dateOf(a.event) || b.at - a.at)
    .slice(0, EVIDENCE_ROWS)
    .map(({ event }) => event);
}
