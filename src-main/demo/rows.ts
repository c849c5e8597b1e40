/** The demo's objects as rows of the contract's datasets, in the column order of columns.ts. */
import type { Branch, DayBook } from './branch.ts';
import type { Cell } from './columns.ts';
import { valueE4Of } from './decimals.ts';
import type { Ledger } from './ledger.ts';
import type { Account, Advisor, Client } from './people.ts';
import type { Security } from './universe.ts';

type Row = readonly Cell[];

export const clientRow = (client: Client): Row => [
  client.clientNo,
  client.name,
  client.kind,
  client.idType,
  client.idNo,
  client.gender,
  client.birthDate,
  client.mobile,
  client.phone,
  client.email,
  client.address,
  client.occupation,
  client.education,
  client.openedOn,
  client.closedOn,
  client.status,
  client.advisorNo,
  client.investorClass,
  client.riskLevel,
  client.riskAssessedOn,
  client.riskValidUntil,
  client.commissionE6,
];

export const accountRow = (account: Account): Row => [
  account.accountNo,
  account.client.clientNo,
  account.kind,
  account.holderSh,
  account.holderSz,
  account.openedOn,
  account.closedOn,
  account.status,
];

export const advisorRow = (advisor: Advisor): Row => [advisor.advisorNo, advisor.name, advisor.team, advisor.status];

const securityRow = (security: Security, code: string, delistedOn: string | null, name = security.name): Row => [
  security.market,
  code,
  name,
  security.kind,
  security.board,
  security.industry,
  security.riskRating,
  security.lot,
  security.listedOn,
  delistedOn,
];

/** Securities as head office knows them on a day: announced listings, both codes after a change, names before a delisting. */
export function securityRows(branch: Branch, day: number): Row[] {
  const rows: Row[] = [];
  for (const security of branch.securities) {
    if (security.firstDay > day + 3) continue;
    const delistedOn =
      security.delistedOn !== null && day >= security.lastDay ? security.delistedOn : security.maturesOn;
    const leaving = security.kind === 'stock' && security.delistedOn !== null && day > security.lastDay - 15;
    const name = leaving ? `退市${security.name.replace('*ST', '')}` : security.name;
    rows.push(securityRow(security, security.code, delistedOn, name));
    if (security.newCode !== null && day >= security.codeChangeDay)
      rows.push(securityRow(security, security.newCode, null));
  }
  return rows;
}

export function openingRows(branch: Branch): Row[] {
  return branch.opening.map(({ account, security, quantityE2, costFen }) => [
    account.accountNo,
    security.market,
    security.code,
    quantityE2,
    costFen,
  ]);
}

export function* priceRows(branch: Branch, day: number): Generator<Row> {
  const date = branch.dates[day] as string;
  const { quotes } = branch;
  for (const series of quotes.indices) {
    const prevE4 = day === 0 ? series.prevFirstE4 : (series.closeE4[day - 1] as number);
    yield [
      date,
      'IX',
      series.code,
      series.closeE4[day] as number,
      prevE4,
      series.openE4[day] as number,
      series.highE4[day] as number,
      series.lowE4[day] as number,
      null,
    ];
  }
  for (const security of branch.securities) {
    const at = security.id * quotes.days + day;
    const closeE4 = quotes.closeE4[at] as number;
    if (closeE4 === 0) continue;
    yield [
      date,
      security.market,
      branch.codeOn(security, day),
      closeE4,
      quotes.prevE4[at] as number,
      quotes.openE4[at] as number,
      quotes.highE4[at] as number,
      quotes.lowE4[at] as number,
      quotes.volume[at] as number,
    ];
  }
}

function timeText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Numbers count per market and day, so that two markets use the same ones. */
export function tradeRows(branch: Branch, book: DayBook): Row[] {
  const counters = new Map<string, number>();
  return book.trades.map((trade) => {
    const { security } = trade;
    const number = (counters.get(security.market) ?? 0) + 1;
    counters.set(security.market, number);
    return [
      book.date,
      security.market,
      String(number).padStart(8, '0'),
      timeText(trade.seconds),
      trade.ledger.account.accountNo,
      branch.codeOn(security, book.day),
      trade.type,
      trade.quantityE2,
      trade.priceE4,
      trade.amountFen,
      trade.commissionFen,
      trade.stampDutyFen,
      trade.transferFeeFen,
      trade.otherFeeFen,
      trade.netFen,
      trade.channel,
    ];
  });
}

export function flowRows(branch: Branch, book: DayBook): Row[] {
  const counters = new Map<string, number>();
  return book.flows.map((flow) => {
    const number = (counters.get(flow.date) ?? 0) + 1;
    counters.set(flow.date, number);
    return [
      flow.date,
      `F${String(number).padStart(7, '0')}`,
      flow.ledger.account.accountNo,
      flow.kind,
      flow.amountFen,
      flow.security?.market ?? null,
      flow.security === null ? null : branch.codeOn(flow.security, book.day),
      flow.remark,
    ];
  });
}

function assetRow(branch: Branch, date: string, ledger: Ledger): Row {
  const valueE4 = ledger.valueE4(branch.closeE4Of);
  return [
    date,
    ledger.account.accountNo,
    ledger.cashFen,
    valueE4,
    ledger.cashFen * 100 + valueE4 - ledger.liabilityFen * 100,
    ledger.liabilityFen,
  ];
}

/** Asset rows of an evening; the forgotten one is left out. */
export function* assetRows(branch: Branch, book: DayBook): Generator<Row> {
  for (const ledger of book.ledgers) if (ledger !== book.withoutAssets) yield assetRow(branch, book.date, ledger);
}

export function* positionRows(branch: Branch, book: DayBook): Generator<Row> {
  for (const ledger of book.ledgers) {
    const { accountNo } = ledger.account;
    for (const { security, quantityE2 } of ledger.holdings.values()) {
      yield [
        book.date,
        accountNo,
        security.market,
        branch.codeOn(security, book.day),
        quantityE2,
        valueE4Of(quantityE2, branch.closeE4Of(security)),
      ];
    }
    const lent = new Map<Security, { quantityE2: number; amountFen: number }>();
    for (const repo of ledger.repos) {
      const sum = lent.get(repo.security) ?? { quantityE2: 0, amountFen: 0 };
      lent.set(repo.security, {
        quantityE2: sum.quantityE2 + repo.quantityE2,
        amountFen: sum.amountFen + repo.amountFen,
      });
    }
    for (const [security, { quantityE2, amountFen }] of lent)
      yield [book.date, accountNo, security.market, security.code, quantityE2, amountFen * 100];
  }
}

export function codeChangeRows(book: DayBook): Row[] {
  return book.codeChanges.map((security) => [book.date, security.market, security.code, security.newCode]);
}

export function productRows(): Row[] {
  const plain: readonly (readonly [string, string, string, number, number | null, string, string | null])[] = [
    ['天天盈现金宝', 'money', 'R1', 1, null, '2020-03-02', null],
    ['钱潮货币A', 'money', 'R1', 100, null, '2019-06-10', null],
    ['之江短债A', 'bond', 'R2', 1000, 30, '2021-05-17', null],
    ['云栖中短债C', 'bond', 'R2', 1000, 90, '2022-08-22', null],
    ['天目双利债券', 'bond', 'R2', 10_000, 180, '2023-01-09', '2026-12-31'],
    ['湖畔稳健养老一年', 'pension', 'R2', 1000, 365, '2022-11-28', null],
    ['甬江养老目标2045', 'pension', 'R3', 1000, 1825, '2023-04-03', null],
    ['之江平衡混合', 'hybrid', 'R3', 1000, null, '2018-09-03', null],
    ['云栖红利低波', 'equity', 'R3', 1000, null, '2021-03-15', null],
    ['钱潮新能源精选', 'equity', 'R4', 1000, null, '2021-07-05', null],
    ['天目科创成长', 'equity', 'R4', 1000, null, '2020-10-12', '2026-10-30'],
    ['浮动收益凭证288期', 'structured', 'R2', 50_000, 91, '2026-08-03', '2026-09-30'],
    ['"鲨鱼鳍"收益凭证12期', 'structured', 'R3', 50_000, 182, '2026-09-01', '2026-12-15'],
    ['雪球结构（中证1000）5期', 'structured', 'R5', 1_000_000, 730, '2026-06-01', null],
    ['稳进三号集合计划', 'hybrid', 'R3', 300_000, 365, '2025-02-10', null],
  ];
  return plain.map(([name, kind, rating, minYuan, term, from, until], i) => [
    `P${String(10_001 + i)}`,
    name,
    kind,
    rating,
    minYuan * 100,
    term,
    from,
    until,
  ]);
}
