/**
 * The demo branch at work: goes through the trading days, lets every account live one day by its habit, and gives out
 * what head office would know of that day. The simulation is the truth; the files only tell of it.
 */
import { addDays, daysBetween, LAST_DAY, nextTradingDay, tradingDaysUpTo } from './calendar.ts';
import { type Actions, type CorporateAction, dayAt, type Phase, planActions } from './corporateActions.ts';
import { Desk } from './desk.ts';
import { DEALERS, type DealContext, type Shelf } from './habits.ts';
import { lastDebt, lastInflows } from './lastDays.ts';
import type { FlowRow, Ledger, TradeRow } from './ledger.ts';
import { type Quotes, simulateMarket } from './market.ts';
import {
  lendRepo,
  moveBankMoney,
  payDividends,
  payDividendTax,
  payInterest,
  returnRepo,
  takeActions,
} from './mornings.ts';
import { type OpeningPosition, openLedger } from './opening.ts';
import { type Advisor, type Client, createAdvisors, createClients } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { type SpecialScene, specialFlows, specialTrades, specialTransfersIn, transferOut } from './specials.ts';
import { createUniverse, NEVER, type Security } from './universe.ts';

export interface DayBook {
  readonly day: number;
  readonly date: string;
  /** In the order of their times; trade numbers follow it. */
  readonly trades: readonly TradeRow[];
  readonly flows: readonly FlowRow[];
  readonly codeChanges: readonly Security[];
  /** Accounts open this evening. */
  readonly ledgers: readonly Ledger[];
  /** The one whose asset row head office forgot today. */
  readonly withoutAssets: Ledger | null;
  readonly opened: readonly Client[];
  readonly closed: readonly Client[];
}

export const MOST_NIGHTS = 60;
export const FEWEST_DAYS = 8;
const REPO_CHANCE: Readonly<Partial<Record<string, number>>> = {
  repoLender: 0.6,
  specimen: 0.25,
  idleCash: 0.02,
  institution: 0.02,
  dividendLover: 0.01,
  ipoSubscriber: 0.02,
};
/** Before its last days a leaver stops dealing. */
const LEAVER_REST_DAYS = 5;

export class Branch {
  readonly dates: readonly string[];
  readonly phases: readonly [initial: Phase, nightly: Phase];
  readonly securities: readonly Security[];
  readonly actions: Actions;
  readonly quotes: Quotes;
  readonly advisors: readonly Advisor[];
  readonly clients: readonly Client[];
  readonly ledgers: readonly Ledger[];
  readonly opening: readonly OpeningPosition[];
  readonly #desk: Desk;
  readonly #random: Random;
  readonly #shelf: Shelf;
  readonly #scenes: readonly SpecialScene[];
  readonly #leaving = new Map<Client, number>();
  readonly #repos: readonly Security[];
  readonly #missing: Ledger;

  constructor(options: { clients: number; days: number; seed: number }) {
    const { seed } = options;
    const days = Math.max(FEWEST_DAYS, options.days);
    const nights = Math.max(3, Math.min(MOST_NIGHTS, Math.floor(days / 4)));
    this.dates = tradingDaysUpTo(LAST_DAY, days);
    this.phases = [
      { name: 'initial', first: 0, last: days - nights - 1 },
      { name: 'nightly', first: days - nights, last: days - 1 },
    ];
    this.securities = createUniverse(seed);
    this.actions = planActions(seed, this.securities, this.dates, this.phases);
    this.#letMature();
    this.quotes = simulateMarket(seed, this.securities, this.dates, this.actions);
    this.advisors = createAdvisors(seed, options.clients);
    this.clients = createClients(seed, options.clients, this.dates, this.phases[1].first, this.advisors);
    this.#random = createRandom(seed, 'days');
    this.#shelf = shelfOf(this.securities);
    this.#repos = this.securities.filter((security) => security.kind === 'repo');
    const opening: OpeningPosition[] = [];
    const random = createRandom(seed, 'opening');
    const oddFund = this.#shelf.funds[0] as Security;
    this.ledgers = this.clients.flatMap((client) =>
      client.accounts.map((account) => openLedger(random, account, this.#shelf, this.actions.held, oddFund, opening)),
    );
    this.opening = opening;
    const lastCloseE4 = Float64Array.from(this.securities, (security) => security.startPriceE4);
    const start = Date.parse(`${this.dates[0]}T00:00:00Z`);
    const dayNumbers = this.dates.map((date) => (Date.parse(`${date}T00:00:00Z`) - start) / 86_400_000);
    this.#desk = new Desk(this.quotes, this.dates, dayNumbers, lastCloseE4, this.#random);
    this.#scenes = this.#createScenes();
    this.#missing = this.ledgers[Math.min(2, this.ledgers.length - 1)] as Ledger;
    let turn = 0;
    for (const client of this.clients) {
      if (client.habit !== 'leaver') continue;
      const day =
        turn === 0
          ? dayAt(this.phases[1], 0.5)
          : turn === 1
            ? dayAt(this.phases[0], 0.7)
            : 1 + this.#random.int(days - 2);
      this.#leaving.set(client, Math.min(day, days - 3));
      turn++;
    }
  }

  /** Bonds that are paid back soon after the last day: head office names the day beforehand. */
  #letMature(): void {
    const last = this.dates.at(-1) as string;
    const live = this.securities.filter(
      ({ kind, delistedOn, newCode }) => kind === 'bond' && delistedOn === null && newCode === null,
    );
    for (const [i, bond] of live.slice(0, 2).entries()) bond.maturesOn = addDays(last, 18 + i * 9);
  }

  /** The security's code on a day. */
  codeOn(security: Security, day: number): string {
    return security.newCode !== null && day >= security.codeChangeDay ? security.newCode : security.code;
  }

  closeE4Of = (security: Security): number => this.#desk.lastCloseE4[security.id] as number;

  /** Must be called for each day once, in order. */
  step(day: number): DayBook {
    const desk = this.#desk;
    desk.open(day);
    const random = this.#random;
    const actions = this.actions.byDay[day] as readonly CorporateAction[];
    for (const security of this.securities) {
      const quote = desk.quote(security);
      if (quote !== null) desk.lastCloseE4[security.id] = quote.closeE4;
    }
    this.#refreshShelf(day);
    const phase = day <= this.phases[0].last ? this.phases[0] : this.phases[1];
    const scene = this.#scenes[phase.name === 'initial' ? 0 : 1] as SpecialScene;
    const context: DealContext = { desk, shelf: this.#shelf, random };
    const active = this.ledgers.filter(({ account }) => account.client.openedDay <= day && account.closedDay >= day);
    const closed: Client[] = [];

    for (const ledger of active) {
      ledger.clock = random.int(3000);
      payInterest(desk, ledger);
      payDividends(desk, ledger, actions);
      payDividendTax(desk, ledger);
      if (this.#isLeaving(ledger, day)) this.#sendAway(ledger, closed);
      else if (ledger.account.kind === 'cash' && ledger.account.status !== 'frozen')
        moveBankMoney(desk, random, ledger);
    }
    specialFlows(scene, phase);
    lastInflows(desk, active);
    for (const ledger of active) {
      takeActions(desk, random, ledger, actions);
      returnRepo(desk, ledger);
    }
    specialTransfersIn(scene, phase);
    for (const ledger of active) this.#deal(context, ledger, day);
    specialTrades(scene, phase);
    for (const ledger of active) this.#lend(ledger, phase, day);
    lastDebt(desk, active);

    const gap = daysBetween(desk.date, this.dates[day + 1] ?? nextTradingDay(desk.date));
    for (const ledger of active) {
      ledger.interestBaseFenDays += ledger.cashFen * gap;
      ledger.debtBaseFenDays += ledger.liabilityFen * gap;
    }
    const missingToday = day === dayAt(phase, 0.52);
    return {
      day,
      date: desk.date,
      trades: desk.trades.sort((a, b) => a.seconds - b.seconds),
      flows: desk.flows,
      codeChanges: actions.filter(({ kind }) => kind === 'codeChange').map(({ security }) => security),
      ledgers: active,
      withoutAssets: missingToday ? this.#missing : null,
      opened: day === 0 ? [] : this.clients.filter((client) => client.openedDay === day),
      closed,
    };
  }

  #deal(context: DealContext, ledger: Ledger, day: number): void {
    const { client, status } = ledger.account;
    if (status !== 'normal') return;
    const leavingDay = this.#leaving.get(client) ?? NEVER;
    if (day < leavingDay - LEAVER_REST_DAYS) DEALERS[client.habit](context, ledger);
    else if (day < leavingDay) {
      for (const holding of [...ledger.holdings.values()]) context.desk.sell(ledger, holding, 1);
    } else {
      // What could not be sold moves to another broker.
      for (const { security, quantityE2 } of [...ledger.holdings.values()])
        transferOut(context.desk, ledger, security, quantityE2, 0);
    }
  }

  #isLeaving(ledger: Ledger, day: number): boolean {
    return day > (this.#leaving.get(ledger.account.client) ?? NEVER);
  }

  /** The last money goes to the bank and the account closes. */
  #sendAway(ledger: Ledger, closed: Client[]): void {
    const desk = this.#desk;
    const { account } = ledger;
    if (ledger.holdings.size > 0 || ledger.repos.length > 0 || account.status === 'closed') return;
    ledger.taxDueFen.clear();
    if (ledger.cashFen > 0) desk.flow(ledger, 'bank_out', -ledger.cashFen, '销户转出');
    account.status = 'closed';
    account.closedOn = desk.date;
    account.closedDay = desk.day;
    const { client } = account;
    if (client.accounts.some((one) => one.status !== 'closed')) return;
    client.status = 'closed';
    client.closedOn = desk.date;
    closed.push(client);
  }

  #lend(ledger: Ledger, phase: Phase, day: number): void {
    const { client, kind } = ledger.account;
    const first = client.accounts[0] === ledger.account;
    if (kind !== 'cash' || !first || day >= (this.#leaving.get(client) ?? NEVER) - LEAVER_REST_DAYS) return;
    const forced = client.habit === 'specimen' && day === dayAt(phase, 0.45);
    if (!forced && !this.#random.chance(REPO_CHANCE[client.habit] ?? 0)) return;
    const security = this.#random.pick(this.#repos);
    const termDays = security.code === '204007' ? 7 : 1;
    const date = this.dates[day] as string;
    let dueOn = nextTradingDay(date);
    while (daysBetween(date, dueOn) < termDays) dueOn = nextTradingDay(dueOn);
    lendRepo(this.#desk, ledger, security, client.habit === 'specimen' ? 0.2 : 0.5 + this.#random.next() * 0.4, dueOn);
  }

  #refreshShelf(day: number): void {
    const shelf = this.#shelf;
    shelf.rising = [...this.#shelf.mainStocks, ...this.#shelf.growthStocks].filter(
      (security) => (this.#desk.momentum(security) ?? 0) > 0.15,
    );
    for (const { kind, security } of this.actions.byDay[day] as readonly CorporateAction[]) {
      if (kind === 'dividend') shelf.payers = [security, ...shelf.payers].slice(0, 12);
    }
  }

  #createScenes(): SpecialScene[] {
    const [cash, second] = this.ledgers as readonly [Ledger, Ledger | undefined];
    const margin =
      second?.account.client === cash.account.client && second.account.kind === 'margin' ? second : undefined;
    const busy = new Set(this.actions.byDay.flat().map(({ security }) => security));
    const days = this.dates.length;
    const quiet = this.#shelf.mainStocks.filter(
      ({ id }) =>
        !busy.has(this.securities[id] as Security) &&
        !this.actions.suspended.subarray(id * days, (id + 1) * days).includes(1),
    );
    return this.phases.map((phase, i) => {
      const payer = this.actions.byDay[dayAt(phase, 0.1)]?.find(
        ({ kind, valueE4 }) => kind === 'dividend' && valueE4 === 3500,
      )?.security;
      return {
        desk: this.#desk,
        cash,
        margin,
        valued: quiet[0],
        unvalued: quiet[1 + i],
        bought: quiet[3 + i],
        payer,
      } as SpecialScene;
    });
  }
}

function shelfOf(securities: readonly Security[]): Shelf {
  const of = (fits: (security: Security) => boolean): Security[] =>
    securities.filter((security) => security.firstDay === 0 && security.lastDay === NEVER && fits(security));
  const etfs = of(({ kind }) => kind === 'etf');
  return {
    mainStocks: of(({ kind, board }) => kind === 'stock' && board === 'main'),
    growthStocks: of(({ kind, board }) => kind === 'stock' && board !== 'main'),
    etfs,
    broadEtfs: etfs.slice(4, 9),
    funds: of(({ kind }) => kind === 'fund'),
    bonds: of(({ kind }) => kind === 'bond'),
    convertibles: of(({ kind }) => kind === 'convertible'),
    reits: of(({ kind }) => kind === 'other'),
    rising: [],
    payers: [],
  };
}
