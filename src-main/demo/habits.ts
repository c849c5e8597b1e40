/**
 * How the clients deal: one function a habit, called once a day for each account. What makes a client recognisable on
 * screen (turnover, chasing, selling winners, idle cash, debt) comes from here.
 */
import type { Desk } from './desk.ts';
import type { Holding, Ledger } from './ledger.ts';
import type { Habit } from './people.ts';
import type { Random } from './random.ts';
import type { Security } from './universe.ts';

/** What can be dealt in, by taste; the desk sees to it that there is a price today. */
export interface Shelf {
  readonly mainStocks: readonly Security[];
  readonly growthStocks: readonly Security[];
  readonly etfs: readonly Security[];
  readonly broadEtfs: readonly Security[];
  readonly funds: readonly Security[];
  readonly bonds: readonly Security[];
  readonly convertibles: readonly Security[];
  readonly reits: readonly Security[];
  /** Up more than 15 % over 20 days, as of today; the last to have paid a dividend. Renewed every day. */
  rising: readonly Security[];
  payers: readonly Security[];
}

export interface DealContext {
  readonly desk: Desk;
  readonly shelf: Shelf;
  readonly random: Random;
}

type Dealer = (context: DealContext, ledger: Ledger) => void;

const free = (ledger: Ledger): Holding[] => [...ledger.holdings.values()].filter((holding) => !holding.pinned);
const bold = (ledger: Ledger): boolean => ['C4', 'C5'].includes(ledger.account.client.riskLevel ?? '');

function anyStock({ shelf, random }: DealContext, ledger: Ledger): Security {
  return random.chance(bold(ledger) ? 0.4 : 0.04) ? random.pick(shelf.growthStocks) : random.pick(shelf.mainStocks);
}

function gainRatio(desk: Desk, holding: Holding): number {
  return (
    (holding.quantityE2 * (desk.lastCloseE4[holding.security.id] as number)) / 10_000 / Math.max(1, holding.costFen) - 1
  );
}

/** Buys a new or known security with a share of the cash. */
function spend(context: DealContext, ledger: Ledger, security: Security, share: number): void {
  context.desk.buy(ledger, security, Math.floor(ledger.cashFen * share));
}

function sellWhere(
  context: DealContext,
  ledger: Ledger,
  chanceOf: (gain: number) => number,
  fraction: () => number,
): void {
  for (const holding of free(ledger))
    if (context.random.chance(chanceOf(gainRatio(context.desk, holding))))
      context.desk.sell(ledger, holding, fraction());
}

const dayTrader: Dealer = (context, ledger) => {
  const { desk, random, shelf } = context;
  if (random.chance(0.12)) return;
  for (const holding of free(ledger))
    if (random.chance(0.55)) desk.sell(ledger, holding, random.chance(0.75) ? 1 : 0.5);
  for (let i = random.between(1, 4); i > 0; i--) {
    const security = random.chance(0.3) ? random.pick(shelf.convertibles) : anyStock(context, ledger);
    if (!desk.buy(ledger, security, Math.floor(ledger.cashFen * 0.45))) continue;
    const bought = ledger.holdings.get(security.id);
    // Convertibles may be sold again the same day.
    if (security.sameDay && bought !== undefined && random.chance(0.7)) desk.sell(ledger, bought, 1);
  }
};

const swing: Dealer = (context, ledger) => {
  const { random } = context;
  sellWhere(
    context,
    ledger,
    (gain) => (gain > 0.1 || gain < -0.07 ? 0.25 : 0.045),
    () => (random.chance(0.6) ? 1 : 0.5),
  );
  if (random.chance(0.16)) spend(context, ledger, anyStock(context, ledger), 0.2 + random.next() * 0.4);
};

const holder: Dealer = (context, ledger) => {
  const { random } = context;
  sellWhere(
    context,
    ledger,
    () => 0.0012,
    () => (random.chance(0.4) ? 1 : 0.4),
  );
  if (random.chance(0.012))
    spend(
      context,
      ledger,
      random.chance(0.7) ? anyStock(context, ledger) : random.pick(context.shelf.etfs),
      0.3 + random.next() * 0.5,
    );
};

const fresh: Dealer = (context, ledger) => {
  const { random, shelf } = context;
  sellWhere(
    context,
    ledger,
    (gain) => (Math.abs(gain) > 0.08 ? 0.08 : 0.01),
    () => 1,
  );
  if (random.chance(0.07))
    spend(context, ledger, random.chance(0.5) ? random.pick(shelf.etfs) : anyStock(context, ledger), 0.3);
};

const wealthy: Dealer = (context, ledger) => {
  const { random, shelf } = context;
  sellWhere(
    context,
    ledger,
    () => 0.006,
    () => random.pick([0.3, 0.5, 1]),
  );
  if (!random.chance(0.16)) return;
  const taste = random.next();
  const security =
    taste < 0.5
      ? anyStock(context, ledger)
      : taste < 0.68
        ? random.pick(shelf.etfs)
        : taste < 0.78
          ? random.pick(shelf.bonds)
          : taste < 0.88
            ? random.pick(shelf.funds)
            : random.pick(shelf.reits);
  spend(context, ledger, security, 0.08 + random.next() * 0.2);
};

/** Borrows to buy, pays back from sales, sells in a hurry when the cover gets thin. */
const indebted: Dealer = (context, ledger) => {
  const { desk, random } = context;
  if (ledger.account.kind !== 'margin') return swing(context, ledger);
  const valueFen = ledger.valueE4((security) => desk.lastCloseE4[security.id] as number) / 100;
  const coverRatio = ledger.liabilityFen === 0 ? 9 : (valueFen + ledger.cashFen) / ledger.liabilityFen;
  if (coverRatio < 1.45) for (const holding of free(ledger)) desk.sell(ledger, holding, 0.5);
  else
    sellWhere(
      context,
      ledger,
      (gain) => (gain > 0.12 || gain < -0.12 ? 0.1 : 0.02),
      () => 1,
    );
  if (ledger.liabilityFen > 0 && (coverRatio < 1.6 || random.chance(0.05))) {
    const repaidFen = Math.min(ledger.liabilityFen, Math.floor(ledger.cashFen * 0.9));
    ledger.liabilityFen -= repaidFen;
    ledger.cashFen -= repaidFen;
  }
  if (coverRatio > 1.9 && random.chance(0.12)) {
    const ownFen = valueFen + ledger.cashFen - ledger.liabilityFen;
    const borrowedFen = Math.floor(Math.max(0, ownFen * (0.1 + 0.25 * random.next())) / 100_000) * 100_000;
    ledger.liabilityFen += borrowedFen;
    ledger.cashFen += borrowedFen;
    spend(context, ledger, anyStock(context, ledger), 0.7);
  }
};

/** Buys what has risen a lot, throws out what has fallen a lot. */
const chaser: Dealer = (context, ledger) => {
  const { desk, random, shelf } = context;
  for (const holding of free(ledger)) {
    const momentum = desk.momentum(holding.security);
    if ((momentum !== null && momentum < -0.13 && random.chance(0.35)) || random.chance(0.03))
      desk.sell(ledger, holding, 1);
  }
  if (random.chance(0.22))
    spend(context, ledger, shelf.rising.length > 0 ? random.pick(shelf.rising) : anyStock(context, ledger), 0.5);
};

/** Sells winners early and keeps losers: the disposition effect. */
const lossHolder: Dealer = (context, ledger) => {
  const { random } = context;
  sellWhere(
    context,
    ledger,
    (gain) => (gain > 0.05 ? 0.16 : gain < -0.03 ? 0.003 : 0.02),
    () => 1,
  );
  if (random.chance(0.1)) spend(context, ledger, anyStock(context, ledger), 0.35);
};

const idleCash: Dealer = (context, ledger) => {
  if (context.random.chance(0.004)) spend(context, ledger, context.random.pick(context.shelf.etfs), 0.05);
};

const dividendLover: Dealer = (context, ledger) => {
  const { random, shelf } = context;
  sellWhere(
    context,
    ledger,
    (gain) => (gain > 0.3 ? 0.02 : 0.002),
    () => 0.5,
  );
  if (random.chance(0.04))
    spend(context, ledger, shelf.payers.length > 0 ? random.pick(shelf.payers) : random.pick(shelf.mainStocks), 0.4);
};

const etfSaver: Dealer = (context, ledger) => {
  // Buys on the first days of a month, soon after the money came.
  if (Number(context.desk.date.slice(8)) <= 12 && context.random.chance(0.3))
    spend(context, ledger, context.random.pick(context.shelf.broadEtfs), 0.9);
};

const ipoSubscriber: Dealer = (context, ledger) => {
  const { desk, random } = context;
  for (const holding of free(ledger)) {
    const listed = holding.security.firstDay > 0 && desk.day >= holding.security.firstDay;
    if (listed && random.chance(desk.day - holding.security.firstDay > 1 ? 0.5 : 0.25)) desk.sell(ledger, holding, 1);
  }
  if (random.chance(0.02)) spend(context, ledger, random.pick(context.shelf.mainStocks), 0.3);
};

const nothing: Dealer = () => {};

export const DEALERS: Readonly<Record<Habit, Dealer>> = {
  specimen: (context, ledger) => {
    if (context.random.chance(0.1)) swing(context, ledger);
  },
  dayTrader,
  swing,
  holder,
  dormant: nothing,
  fresh,
  wealthy,
  indebted,
  chaser,
  lossHolder,
  idleCash,
  dividendLover,
  etfSaver,
  repoLender: (context, ledger) => {
    if (context.random.chance(0.01)) spend(context, ledger, context.random.pick(context.shelf.bonds), 0.1);
  },
  ipoSubscriber,
  institution: wealthy,
  leaver: holder,
};
