// The clients and accounts of an odd branch, each with the oddness it stands for. Part of oddBranch.ts.
import { addDays } from './calendar.ts';
import type { Random } from './oddRandom.ts';
import type { TextRow } from './readTable.ts';

export const ODDITIES = [
  'plain',
  'two_accounts',
  'huge',
  'tiny',
  'negative',
  'no_assets',
  'late_start',
  'closed',
  'transfers',
  'repo',
  'day_trader',
  'quiet',
  'half_asset_rows',
  'oversold',
  'fractions',
  'free_of_charge',
  'leaver',
  'first_day_last',
] as const;
export type Oddity = (typeof ODDITIES)[number];

export interface OddAccount {
  readonly accountNo: string;
  readonly clientNo: string;
  readonly oddity: Oddity;
  /** 0 for a client's first account. */
  readonly index: number;
}

export function makePeople(
  random: Random,
  count: number,
  asOf: string,
): { clients: TextRow[]; accounts: TextRow[]; list: OddAccount[] } {
  const clients: TextRow[] = [];
  const accounts: TextRow[] = [];
  const list: OddAccount[] = [];
  for (let k = 0; k < count; k += 1) {
    const clientNo = `0${String(57_000 + k * 3)}`;
    const oddity = ODDITIES[k % ODDITIES.length] as Oddity;
    const status = oddity === 'closed' ? 'closed' : random.chance(0.06) ? random.pick(['dormant', 'frozen']) : 'normal';
    const assessed = random.chance(0.15) ? '' : addDays(asOf, -random.pick([10, 400, 729, 730, 731, 732, 900]));
    clients.push({
      client_no: clientNo,
      name: random.pick(['王小二', '李"雷"', '张,三', '欧阳娜娜', '䶮某']),
      client_kind: random.pick(['individual', 'institution']),
      id_type: 'id_card',
      id_no: `33010119900101${String(1000 + k)}`,
      gender: random.pick(['male', 'female', 'unknown']),
      status,
      closed_on: status === 'closed' ? addDays(asOf, -20) : '',
      advisor_no: 'A1',
      investor_class: random.chance(0.15) ? 'professional' : 'ordinary',
      risk_level: random.chance(0.1) ? '' : random.pick(['C1min', 'C1', 'C2', 'C3', 'C4', 'C5']),
      risk_assessed_on: assessed,
      risk_valid_until: random.chance(0.4) && assessed !== '' ? addDays(asOf, random.pick([-30, -1, 0, 1, 300])) : '',
      commission_rate: random.pick(['', '0.0003', '0.00025', '0.00015', '0.003', '0']),
    });
    const n = oddity === 'two_accounts' || oddity === 'half_asset_rows' ? 2 : random.chance(0.2) ? random.int(2, 3) : 1;
    for (let j = 0; j < n; j += 1) {
      const accountNo = `00${String(880_000 + k * 5 + j)}`;
      accounts.push({
        account_no: accountNo,
        client_no: clientNo,
        account_kind: j === 1 ? 'margin' : 'cash',
        status: 'normal',
        opened_on: '2015-03-02',
      });
      list.push({ accountNo, clientNo, oddity, index: j });
    }
  }
  return { clients, accounts, list };
}
