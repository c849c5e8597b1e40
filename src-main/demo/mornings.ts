/**
 * What a day brings before dealing starts: bank transfers, interest, dividend tax, then the corporate actions of the
 * day and the repo that falls due. In the order in which the book takes them: cash flows first, then trade rows.
 */
import { addDays, daysBetween } from './calendar.ts';
import type { CorporateAction } from './corporateActions.ts';
import { amountFenOf, roundHalfUp } from './decimals.ts';
import type { Desk } from './desk.ts';
import type { Holding, Ledger } from './ledger.ts';
import type { Random } from './random.ts';

const SECONDS = {
  share: 8 * 3600,
  rights: 8 * 3600 + 3,
  allot: 8 * 3600 + 5,
  redeem: 8 * 3600 + 10,
  repo: 8.5 * 3600,
  lend: 15 * 3600 + 300,
};
/** Yearly rates: on cash, on margin debt. */
const CASH_RATE = 0.001;
const DEBT_RATE = 0.0665;
const RATE_DAYS = 360;
/** The fee of a repo, taken when it comes back so that the book's cost is the amount lent. */
const REPO_FEE_E6: Readonly<Record<string, number>> = { '204001': 10, '131810': 10, '204007': 50 };

/** True on the first trading day on or after the 21st of a month. */
export function isSettlementDay(date: string, previous: string | undefined): boolean {
  const day = Number(date.slice(8));
  if (previous === undefined || day < 21) return false;
  return previous.slice(0, 7) !== date.slice(0, 7) || Number(previous.slice(8)) < 21;
}

export function payInterest(desk: Desk, ledger: Ledger): void {
  const previous = desk.dates[desk.day - 1];
  if (!isSettlementDay(desk.date, previous)) return;
  if (['03', '06', '09', '12'].includes(desk.date.slice(5, 7))) {
    const interestFen = Math.floor((ledger.interestBaseFenDays * CASH_RATE) / RATE_DAYS);
    ledger.interestBaseFenDays = 0;
    if (interestFen > 0) desk.flow(ledger, 'interest', interestFen, '批量利息归本');
  }
  const debtFen = Math.floor((ledger.debtBaseFenDays * DEBT_RATE) / RATE_DAYS);
  ledger.debtBaseFenDays = 0;
  if (debtFen <= 0) return;
  const lackingFen = Math.max(0, debtFen - ledger.cashFen);
  ledger.liabilityFen += lackingFen;
  ledger.cashFen += lackingFen;
  desk.flow(ledger, 'interest', -debtFen, '融资利息');
}

export function payDividendTax(desk: Desk, ledger: Ledger): void {
  for (const [security, taxFen] of ledger.taxDueFen) {
    if (ledger.cashFen < taxFen) continue;
    desk.flow(ledger, 'dividend_tax', -taxFen, '股息红利税补缴', security);
    ledger.taxDueFen.delete(security);
  }
}

const BANK_CHANCE: Readonly<Partial<Record<string, number>>> = {
  dayTrader: 0.02,
  dormant: 0.0004,
  wealthy: 0.01,
  indebted: 0.012,
  institution: 0.008,
  fresh: 0.02,
  leaver: 0.003,
};

/** Money from and to the bank; after a weekend or a holiday sometimes dated on a day without trading. */
export function moveBankMoney(desk: Desk, random: Random, ledger: Ledger): void {
  const { client } = ledger.account;
  const previous = desk.dates[desk.day - 1];
  const monthStart = previous !== undefined && previous.slice(0, 7) !== desk.date.slice(0, 7);
  if (client.habit === 'etfSaver') {
    if (monthStart && random.chance(0.9)) desk.flow(ledger, 'bank_in', random.between(8, 60) * 10_000, '银行转存');
    return;
  }
  if (desk.day === client.openedDay && desk.day > 0) {
    desk.flow(ledger, 'bank_in', Math.ceil(client.wealthFen / 100_000) * 100_000, '首次入金');
    return;
  }
  if (!random.chance(BANK_CHANCE[client.habit] ?? 0.005)) return;
  const gap = previous === undefined ? 1 : daysBetween(previous, desk.date);
  const date = gap > 1 && random.chance(0.4) ? addDays(previous as string, random.between(1, gap - 1)) : desk.date;
  if (random.chance(0.55)) {
    const amountFen = Math.max(1, Math.round((client.wealthFen * (0.01 + 0.14 * random.next())) / 100_000)) * 100_000;
    desk.flow(ledger, 'bank_in', amountFen, random.chance(0.1) ? null : '银行转存', null, date);
  } else {
    const exact = random.chance(0.3);
    const wantedFen = ledger.cashFen * (0.1 + 0.5 * random.next());
    const amountFen = exact ? Math.floor(wantedFen) : Math.floor(wantedFen / 100_000) * 100_000;
    if (amountFen > 0) desk.flow(ledger, 'bank_out', -amountFen, '银行转取', null, date);
  }
}

/** Cash of the day's dividends and coupons, by the holdings of the evening before. */
export function payDividends(desk: Desk, ledger: Ledger, actions: readonly CorporateAction[]): void {
  for (const { kind, security, valueE4 } of actions) {
    if (kind !== 'dividend' && kind !== 'coupon') continue;
    const holding = ledger.holdings.get(security.id);
    if (holding === undefined) continue;
    const amountFen = amountFenOf(holding.quantityE2, valueE4);
    if (amountFen > 0) desk.flow(ledger, 'dividend', amountFen, kind === 'coupon' ? '债券兑息' : '红利入账', security);
    if (kind === 'dividend') for (const lot of holding.lots) lot.dividendE4 += valueE4;
  }
}

/** Share rows of the day's corporate actions, and the bonds paid back. */
export function takeActions(desk: Desk, random: Random, ledger: Ledger, actions: readonly CorporateAction[]): void {
  for (const action of actions) {
    const holding = ledger.holdings.get(action.security.id);
    if (action.kind === 'allot') allot(desk, random, ledger, action);
    else if (holding !== undefined) takeAction(desk, random, ledger, holding, action);
  }
}

function takeAction(
  desk: Desk,
  random: Random,
  ledger: Ledger,
  holding: Holding,
  { kind, security, per100, valueE4 }: CorporateAction,
): void {
  const units = Math.floor(holding.quantityE2 / 100);
  if (kind === 'bonus' || kind === 'split') {
    const newE2 = kind === 'split' ? holding.quantityE2 : Math.floor((units * per100) / 100) * 100;
    if (newE2 === 0) return;
    ledger.scale(holding, newE2);
    desk.record(ledger, security, 'bonus_share', SECONDS.share, newE2, random.chance(0.5) ? null : 0, 0, 0);
  } else if (kind === 'merge') {
    const givenE2 = Math.floor(units / 2) * 100;
    if (givenE2 === 0) return;
    ledger.scale(holding, -givenE2);
    desk.record(ledger, security, 'share_merge', SECONDS.share, givenE2, null, 0, 0);
  } else if (kind === 'rights') {
    const quantityE2 = Math.floor((units * per100) / 100) * 100;
    const amountFen = amountFenOf(quantityE2, valueE4);
    if (quantityE2 === 0 || amountFen > ledger.cashFen || (!holding.pinned && random.chance(0.2))) return;
    ledger.receive(security, quantityE2, amountFen, desk.day);
    desk.record(ledger, security, 'rights_take', SECONDS.rights, quantityE2, valueE4, amountFen, -amountFen);
  } else if (kind === 'redeem') {
    const quantityE2 = holding.quantityE2;
    const amountFen = amountFenOf(quantityE2, valueE4);
    ledger.give(holding, quantityE2);
    desk.record(ledger, security, 'redeem', SECONDS.redeem, quantityE2, valueE4, amountFen, amountFen);
  }
}

const ALLOT_CHANCE: Readonly<Partial<Record<string, number>>> = {
  specimen: 1,
  ipoSubscriber: 0.35,
  wealthy: 0.06,
  institution: 0.1,
  holder: 0.01,
};

function allot(desk: Desk, random: Random, ledger: Ledger, { security, valueE4 }: CorporateAction): void {
  const { account } = ledger;
  if (
    account !== account.client.accounts[0] ||
    account.status !== 'normal' ||
    !random.chance(ALLOT_CHANCE[account.client.habit] ?? 0)
  )
    return;
  const quantityE2 = (security.board === 'main' ? 1000 : 500) * 100;
  const amountFen = amountFenOf(quantityE2, valueE4);
  if (amountFen > ledger.cashFen) return;
  ledger.receive(security, quantityE2, amountFen, desk.day);
  desk.record(ledger, security, 'ipo_allot', SECONDS.allot, quantityE2, valueE4, amountFen, -amountFen);
}

export function returnRepo(desk: Desk, ledger: Ledger): void {
  for (let i = ledger.repos.length - 1; i >= 0; i--) {
    const repo = ledger.repos[i];
    if (repo === undefined || repo.dueOn > desk.date) continue;
    ledger.repos.splice(i, 1);
    const interestFen = roundHalfUp(
      (repo.amountFen * repo.rateE4 * daysBetween(repo.lentOn, desk.date)) / 1_000_000 / 365,
    );
    const commissionFen = Math.max(
      1,
      roundHalfUp((repo.amountFen * (REPO_FEE_E6[repo.security.code] ?? 10)) / 1_000_000),
    );
    const amountFen = repo.amountFen + interestFen;
    desk.record(
      ledger,
      repo.security,
      'repo_return',
      SECONDS.repo,
      repo.quantityE2,
      repo.rateE4,
      amountFen,
      amountFen - commissionFen,
      { commissionFen },
    );
  }
}

/** Lends spare cash at the day's rate; units of 100 yuan, whole thousands. */
export function lendRepo(
  desk: Desk,
  ledger: Ledger,
  security: Ledger['repos'][number]['security'],
  shareOfCash: number,
  dueOn: string,
): void {
  const rate = desk.quote(security);
  const thousands = Math.floor((ledger.cashFen * shareOfCash) / 100_000);
  if (rate === null || thousands < 1) return;
  const amountFen = thousands * 100_000;
  const quantityE2 = thousands * 1000;
  ledger.repos.push({ security, quantityE2, amountFen, rateE4: rate.closeE4, lentOn: desk.date, dueOn });
  desk.record(ledger, security, 'repo_lend', SECONDS.lend, quantityE2, rate.closeE4, amountFen, -amountFen);
}
