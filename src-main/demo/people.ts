/**
 * The branch's clients, their accounts and advisors: who they are, how they trade (habit) and what they bring. All made
 * up; the awkward cases of the contract (empty fields, rare characters, expired assessments) are set by turn, so that
 * even a small branch has them.
 */
import { addDays } from './calendar.ts';
import { idCardNumber, licenceNumber, mobileNumber } from './identity.ts';
import {
  addressText,
  EDUCATIONS,
  institutionName,
  nameWithRare,
  OCCUPATIONS,
  personName,
  productName,
} from './names.ts';
import { createRandom, pickWeighted, type Random, shuffled } from './random.ts';
import { NEVER } from './universe.ts';

export type Habit =
  | 'specimen'
  | 'dayTrader'
  | 'swing'
  | 'holder'
  | 'dormant'
  | 'fresh'
  | 'wealthy'
  | 'indebted'
  | 'chaser'
  | 'lossHolder'
  | 'idleCash'
  | 'dividendLover'
  | 'etfSaver'
  | 'repoLender'
  | 'ipoSubscriber'
  | 'institution'
  | 'leaver';

export interface Advisor {
  readonly advisorNo: string;
  readonly name: string;
  readonly team: string;
  status: 'active' | 'left';
}

export interface Client {
  readonly clientNo: string;
  readonly name: string;
  readonly kind: 'individual' | 'institution' | 'product';
  readonly idType: string;
  readonly idNo: string;
  readonly gender: 'male' | 'female' | 'unknown';
  readonly birthDate: string | null;
  mobile: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  address: string | null;
  readonly occupation: string | null;
  readonly education: string | null;
  readonly openedOn: string;
  /** Index of the day on which the client comes; 0 for those who were there before. */
  readonly openedDay: number;
  closedOn: string | null;
  status: 'normal' | 'dormant' | 'frozen' | 'closed';
  advisorNo: string | null;
  readonly investorClass: 'ordinary' | 'professional';
  riskLevel: string | null;
  riskAssessedOn: string | null;
  riskValidUntil: string | null;
  readonly commissionE6: number | null;
  readonly habit: Habit;
  readonly wealthFen: number;
  readonly favourChannel: string;
  readonly accounts: Account[];
}

export interface Account {
  readonly accountNo: string;
  readonly client: Client;
  readonly kind: 'cash' | 'margin';
  readonly holderSh: string;
  readonly holderSz: string;
  readonly openedOn: string;
  closedOn: string | null;
  closedDay: number;
  status: 'normal' | 'frozen' | 'closed';
}

/** Habit, share of the clients, middle wealth in yuan. */
const HABITS: readonly (readonly [Habit, number, number])[] = [
  ['dayTrader', 3, 350_000],
  ['swing', 19, 150_000],
  ['holder', 19, 160_000],
  ['dormant', 13, 6_000],
  ['fresh', 6, 60_000],
  ['wealthy', 4, 8_000_000],
  ['indebted', 4, 900_000],
  ['chaser', 8, 80_000],
  ['lossHolder', 8, 110_000],
  ['idleCash', 4, 220_000],
  ['dividendLover', 4, 400_000],
  ['etfSaver', 5, 50_000],
  ['repoLender', 2, 1_200_000],
  ['ipoSubscriber', 3, 350_000],
  ['institution', 2, 25_000_000],
  ['leaver', 2, 120_000],
];
const RISK_BY_HABIT: Readonly<Partial<Record<Habit, readonly string[]>>> = {
  dayTrader: ['C4', 'C5', 'C5'],
  indebted: ['C5', 'C4'],
  wealthy: ['C4', 'C5', 'C3'],
  specimen: ['C5'],
  chaser: ['C4', 'C5', 'C3'],
  etfSaver: ['C2', 'C3'],
  repoLender: ['C1', 'C2', 'C1min'],
  dormant: ['C1', 'C2', 'C3', 'C1min'],
};

export function createAdvisors(seed: number, clients: number): Advisor[] {
  const random = createRandom(seed, 'advisors');
  const teams = ['财富一组', '财富二组', '机构业务部', '综合服务组'];
  const count = Math.min(24, 4 + Math.ceil(clients / 60));
  return Array.from({ length: count }, (_, i) => ({
    advisorNo: `A${String(1001 + i)}`,
    name: personName(random, random.chance(0.5) ? 'male' : 'female'),
    team: teams[i % teams.length] as string,
    status: i === count - 1 ? ('left' as const) : ('active' as const),
  }));
}

export function createClients(
  seed: number,
  count: number,
  dates: readonly string[],
  nightStart: number,
  advisors: readonly Advisor[],
): Client[] {
  const random = createRandom(seed, 'clients');
  const habits = habitsOf(random, count);
  let freshTurn = 0;
  return habits.map((habit, i) => {
    const openedDay = habit !== 'fresh' ? 0 : openingDay(random, freshTurn++, dates.length, nightStart);
    return createClient(random, i, habit, openedDay, dates, dates[nightStart - 1] as string, advisors);
  });
}

/** Client 0 is the specimen; the rest by share, at least one of each as far as there are clients. */
function habitsOf(random: Random, count: number): Habit[] {
  const rest: Habit[] = [];
  for (const [habit] of HABITS) rest.push(habit);
  rest.push('fresh', 'leaver');
  while (rest.length < count - 1)
    rest.push(
      pickWeighted(
        random,
        HABITS.map(([habit, share]) => [habit, share] as const),
      ),
    );
  return ['specimen', ...shuffled(random, rest.slice(0, Math.max(0, count - 1)))];
}

/** The first comes in the nights, the second in the initial period, the others anywhere. */
function openingDay(random: Random, turn: number, days: number, nightStart: number): number {
  if (turn === 0) return Math.min(days - 1, nightStart + Math.floor((days - nightStart) / 3));
  if (turn === 1) return Math.max(1, Math.floor(nightStart * 0.6));
  return 1 + random.int(days - 1);
}

function createClient(
  random: Random,
  i: number,
  habit: Habit,
  openedDay: number,
  dates: readonly string[],
  knownOn: string,
  advisors: readonly Advisor[],
): Client {
  const firstDate = dates[0] as string;
  const lastDate = dates[dates.length - 1] as string;
  const openedOn = openedDay > 0 ? (dates[openedDay] as string) : addDays(firstDate, -random.between(40, 5200));
  const kind = habit === 'institution' ? (random.chance(0.5) ? 'institution' : 'product') : 'individual';
  const gender = kind !== 'individual' ? 'unknown' : random.chance(0.54) ? 'male' : 'female';
  const age = habit === 'fresh' ? random.between(20, 45) : random.between(24, 82);
  const birthDate = kind === 'individual' ? addDays(lastDate, -Math.floor(age * 365.25) - random.int(365)) : null;
  const foreign = kind === 'individual' && i % 97 === 41;
  const level = random.pick(RISK_BY_HABIT[habit] ?? ['C2', 'C3', 'C3', 'C4', 'C4', 'C5']);
  const assessment = assessmentOf(random, i, openedOn, knownOn);
  const middle = habit === 'specimen' ? 3_000_000 : (HABITS.find(([name]) => name === habit)?.[2] ?? 100_000);
  const spread = habit === 'specimen' ? 1 : Math.exp(random.normal() * (habit === 'dormant' ? 1 : 0.75));
  const client: Client = {
    clientNo: `00571${String(10_000 + i * 7).padStart(6, '0')}`,
    name: nameOf(random, i, kind, gender, foreign),
    kind,
    idType:
      kind === 'institution'
        ? 'licence'
        : kind === 'product'
          ? 'other'
          : foreign
            ? 'passport'
            : i % 97 === 17
              ? 'permit'
              : 'id_card',
    idNo:
      kind === 'institution'
        ? licenceNumber(random, i)
        : kind === 'product'
          ? `S${String(100_000 + i)}`
          : foreign
            ? `E${String(10_000_000 + i)}`
            : i % 97 === 17
              ? `H0${String(1_000_000 + i)}`
              : idCardNumber(random, birthDate ?? '1970-01-01', gender === 'male' ? 'male' : 'female', i),
    gender,
    birthDate,
    mobile: i % 41 === 9 ? null : mobileNumber(random),
    phone: random.chance(0.15) ? `0571-0000${String(random.int(10_000)).padStart(4, '0')}` : null,
    email: random.chance(0.2) ? `client${i}@example.com` : null,
    address: i % 23 === 11 ? null : addressText(random),
    occupation: kind === 'individual' && !random.chance(0.08) ? (age > 62 ? '退休' : random.pick(OCCUPATIONS)) : null,
    education: kind === 'individual' && !random.chance(0.1) ? random.pick(EDUCATIONS) : null,
    openedOn,
    openedDay,
    closedOn: null,
    status: habit === 'dormant' ? (random.chance(0.7) ? 'dormant' : 'normal') : i % 53 === 29 ? 'frozen' : 'normal',
    advisorNo: i % 29 === 13 ? null : random.pick(advisors).advisorNo,
    investorClass: habit === 'institution' || (habit === 'wealthy' && random.chance(0.4)) ? 'professional' : 'ordinary',
    riskLevel: assessment.missing ? null : level,
    riskAssessedOn: assessment.on,
    riskValidUntil: assessment.until,
    commissionE6:
      i % 19 === 7
        ? null
        : habit === 'institution'
          ? random.pick([120, 150, 180])
          : random.pick([150, 200, 250, 250, 300, 500, 800]),
    habit,
    wealthFen: Math.round(middle * spread) * 100,
    favourChannel:
      age > 66
        ? random.pick(['phone', 'counter', 'pc', 'mobile'])
        : random.pick(['mobile', 'mobile', 'mobile', 'pc', 'pc', 'other']),
    accounts: [],
  };
  addAccounts(random, i, client);
  return client;
}

function nameOf(random: Random, i: number, kind: Client['kind'], gender: Client['gender'], foreign: boolean): string {
  if (kind === 'institution') return institutionName(random);
  if (kind === 'product') return productName(random);
  if (i % 9 === 4) return nameWithRare(random, Math.floor(i / 9));
  return personName(random, gender === 'male' ? 'male' : 'female', {
    foreign,
    minority: i % 61 === 5,
    rare: random.chance(0.02),
  });
}

/** Valid, expired and missing assessments; some without the day until which they hold (two years then). */
function assessmentOf(
  random: Random,
  i: number,
  openedOn: string,
  knownOn: string,
): { on: string | null; until: string | null; missing: boolean } {
  if (i % 31 === 21) return { on: null, until: null, missing: true };
  const expired = i % 7 === 3;
  const wanted = addDays(knownOn, -(expired ? random.between(735, 1500) : random.between(5, 690)));
  const on = wanted < openedOn ? openedOn : wanted;
  return { on, until: random.chance(0.25) ? null : addDays(on, 730), missing: false };
}

function addAccounts(random: Random, i: number, client: Client): void {
  const institutional = client.kind !== 'individual';
  const add = (kind: Account['kind'], number: number, openedOn: string): void => {
    const digits = (length: number): string => String(random.int(10 ** length)).padStart(length, '0');
    client.accounts.push({
      accountNo: `0571${String(number).padStart(8, '0')}`,
      client,
      kind,
      holderSh: (kind === 'margin' ? 'E' : institutional ? 'B' : 'A') + digits(9),
      holderSz: (kind === 'margin' ? '06' : institutional ? '08' : '01') + digits(8),
      openedOn,
      closedOn: null,
      closedDay: NEVER,
      status: client.status === 'frozen' ? 'frozen' : 'normal',
    });
  };
  add('cash', 100_000 + i, client.openedOn);
  const marginChance =
    { specimen: 1, indebted: 1, wealthy: 0.5, dayTrader: 0.35, swing: 0.12 }[client.habit as string] ?? 0;
  if (random.chance(marginChance)) add('margin', 900_000 + i, client.openedOn);
  if (client.habit !== 'leaver' && random.chance(0.03)) add('cash', 500_000 + i, client.openedOn);
}
