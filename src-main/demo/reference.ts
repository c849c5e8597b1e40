/**
 * Reference data over the nights: the whole of it once a week, what is new or changed on the other days. Also makes the
 * week's changes: a new mobile, another advisor, a new risk level, a moved address, an advisor who leaves.
 */
import type { Branch } from './branch.ts';
import { addDays } from './calendar.ts';
import type { Cell, Dataset } from './columns.ts';
import { mobileNumber } from './identity.ts';
import { addressText } from './names.ts';
import type { Random } from './random.ts';
import { accountRow, advisorRow, clientRow, productRows, securityRows } from './rows.ts';

type Row = readonly Cell[];
type ReferenceDataset = Extract<Dataset, 'clients' | 'accounts' | 'advisors' | 'securities' | 'products'>;

export const REFERENCE: readonly ReferenceDataset[] = ['clients', 'accounts', 'advisors', 'securities', 'products'];

export function referenceRows(branch: Branch, dataset: ReferenceDataset, day: number): Row[] {
  const clients = branch.clients.filter((client) => client.openedDay <= day);
  if (dataset === 'clients') return clients.map(clientRow);
  if (dataset === 'accounts') return clients.flatMap((client) => client.accounts.map(accountRow));
  if (dataset === 'advisors') return branch.advisors.map(advisorRow);
  return dataset === 'securities' ? securityRows(branch, day) : productRows();
}

/** Remembers what head office has sent, to send only changes between the weekly full files. */
export class ReferenceMemory {
  readonly #sent = new Map<string, string>();

  /** Rows that differ from what was sent; they count as sent from now on. */
  changed(dataset: ReferenceDataset, rows: readonly Row[]): Row[] {
    const keys = dataset === 'securities' ? 2 : 1;
    return rows.filter((row) => {
      const key = `${dataset}|${row.slice(0, keys).join('|')}`;
      const text = JSON.stringify(row);
      if (this.#sent.get(key) === text) return false;
      this.#sent.set(key, text);
      return true;
    });
  }
}

const LEVELS = ['C1', 'C2', 'C3', 'C4', 'C5'];

/** One week's changes. `week` counts from 0; in the second week an advisor leaves and hands over. */
export function changeReference(branch: Branch, random: Random, date: string, week: number): void {
  const active = branch.advisors.filter((advisor) => advisor.status === 'active');
  const leaving = active[1];
  if (week === 1 && leaving !== undefined && active.length > 2) {
    leaving.status = 'left';
    for (const client of branch.clients)
      if (client.advisorNo === leaving.advisorNo)
        client.advisorNo = random.pick(active.filter((one) => one !== leaving)).advisorNo;
  }
  for (let i = Math.max(3, Math.ceil(branch.clients.length * 0.02)); i > 0; i--) {
    const client = random.pick(branch.clients);
    if (client.status === 'closed' || client.openedOn > date) continue;
    const what = i % 4;
    if (what === 0) client.mobile = mobileNumber(random);
    else if (what === 1) client.advisorNo = random.pick(active).advisorNo;
    else if (what === 2) {
      client.riskLevel = random.pick(LEVELS);
      client.riskAssessedOn = date;
      client.riskValidUntil = random.chance(0.8) ? addDays(date, 730) : null;
    } else client.address = addressText(random);
  }
}
