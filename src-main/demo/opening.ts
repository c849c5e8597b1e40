/** What each account starts with: cash and old holdings by habit, at a cost from some earlier price. */

import { amountFenOf } from './decimals.ts';
import type { Shelf } from './habits.ts';
import { Ledger } from './ledger.ts';
import type { Account, Habit } from './people.ts';
import type { Random } from './random.ts';
import type { Security } from './universe.ts';

/** Share of the wealth in cash, and the most holdings at the start. */
const START: Readonly<Partial<Record<Habit, readonly [cashRatio: number, holdings: number]>>> = {
  dayTrader: [0.7, 3],
  swing: [0.45, 4],
  holder: [0.12, 7],
  dormant: [0.3, 2],
  wealthy: [0.3, 12],
  indebted: [0.2, 6],
  chaser: [0.4, 3],
  lossHolder: [0.25, 8],
  idleCash: [0.93, 1],
  dividendLover: [0.15, 9],
  etfSaver: [0.1, 3],
  repoLender: [0.95, 1],
  ipoSubscriber: [0.3, 6],
  institution: [0.35, 14],
  leaver: [0.3, 4],
};
const DEBT_RATIO = 0.45;

export interface OpeningPosition {
  readonly account: Account;
  readonly security: Security;
  readonly quantityE2: number;
  readonly costFen: number;
}

export function openLedger(
  random: Random,
  account: Account,
  shelf: Shelf,
  held: readonly Security[],
  oddFund: Security,
  opening: OpeningPosition[],
): Ledger {
  const { client } = account;
  if (client.openedDay > 0) return new Ledger(account, 0);
  const main = client.accounts[0] === account;
  const share = main ? 1 : account.kind === 'margin' ? 0.6 : 0.15;
  const wealthFen = client.wealthFen * share;
  const [cashRatio, most] = START[client.habit] ?? [0.5, 2];
  const ledger = new Ledger(
    account,
    Math.round(wealthFen * cashRatio * (0.7 + 0.6 * random.next())) + random.int(10_000),
  );
  if (account.kind === 'margin' && client.habit === 'indebted') {
    ledger.liabilityFen = Math.floor((wealthFen * DEBT_RATIO) / 1_000_000) * 1_000_000;
  }
  const add = (security: Security, quantityE2: number, pinned: boolean): void => {
    if (quantityE2 <= 0) return;
    const costFen = Math.round(amountFenOf(quantityE2, security.startPriceE4) * (0.65 + 0.75 * random.next()));
    const holding = ledger.receive(security, quantityE2, costFen, -1);
    holding.pinned = pinned;
    opening.push({ account, security, quantityE2, costFen });
  };
  if (client.habit === 'specimen' && main) {
    for (const security of held)
      add(security, security.kind === 'etf' ? 1_000_000 : security.lot === 10 ? 20_000 : 100_000, true);
    // Half units: a quantity with decimals.
    add(oddFund, 1_234_550, true);
  }
  const chosen = new Set<Security>();
  for (let i = random.between(Math.ceil(most / 2), most); i > 0; i--)
    chosen.add(tasteOf(random, client.habit, shelf, held));
  const each = (wealthFen * (1 - cashRatio)) / Math.max(1, chosen.size);
  for (const security of chosen) {
    if (ledger.holdings.has(security.id)) continue;
    const units = Math.floor((each * (0.4 + 1.2 * random.next()) * 100) / security.startPriceE4);
    add(security, (units - (units % security.lot)) * 100, false);
  }
  return ledger;
}

function tasteOf(random: Random, habit: Habit, shelf: Shelf, held: readonly Security[]): Security {
  const taste = random.next();
  if (habit === 'etfSaver') return random.pick(shelf.broadEtfs);
  if (habit === 'repoLender') return random.pick(shelf.bonds);
  if (taste < 0.12) return random.pick(held);
  if (taste < 0.2) return random.pick(shelf.etfs);
  if (taste < 0.24) return random.pick(shelf.funds);
  if (taste < 0.27) return random.pick(shelf.convertibles);
  return taste < 0.42 && habit !== 'dormant' ? random.pick(shelf.growthStocks) : random.pick(shelf.mainStocks);
}
