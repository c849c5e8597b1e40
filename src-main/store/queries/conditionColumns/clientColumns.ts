/** Columns of what head office's files say of the client himself. */
import { daysBetween, type Ymd } from '../../../../src-shared/kernel/dates.ts';
import { query } from '../../open.ts';
import { type ColumnContext, type ColumnLoader, numbers, texts } from './context.ts';
import { figureColumn } from './figureColumns.ts';

interface Row {
  readonly client_id: number;
  readonly client_no: string;
  readonly name: string | null;
  readonly client_kind: string | null;
  readonly status: string | null;
  readonly gender: string | null;
  readonly birth_date: Ymd | null;
  readonly opened_on: Ymd | null;
  readonly occupation: string | null;
  readonly education: string | null;
  readonly investor_class: string | null;
  readonly commission_rate: string | null;
  readonly advisor_no: string | null;
  readonly advisor_name: string | null;
  readonly team: string | null;
}

function rows(context: ColumnContext): readonly Row[] {
  return context.once('clients', () =>
    context.store.all(
      query
        .selectFrom('client as c')
        .leftJoin('advisor as a', 'a.advisor_no', 'c.advisor_no')
        .select(['c.client_id', 'c.client_no', 'c.name', 'c.client_kind', 'c.status', 'c.gender', 'c.birth_date'])
        .select(['c.opened_on', 'c.occupation', 'c.education', 'c.investor_class', 'c.commission_rate'])
        .select(['c.advisor_no', 'a.name as advisor_name', 'a.team'])
        .orderBy('c.client_no'),
    ),
  );
}

const text =
  (read: (row: Row) => string | null): ColumnLoader =>
  (context) =>
    texts(rows(context).map(read));
const number =
  (read: (row: Row, context: ColumnContext) => number | null): ColumnLoader =>
  (context) =>
    numbers(Float64Array.from(rows(context), (row) => read(row, context) ?? Number.NaN));

/** Whole years; null where the date is in the future. */
export function ageOn(born: Ymd, today: Ymd): number | null {
  if (born > today) return null;
  const years = Math.floor(today / 10_000) - Math.floor(born / 10_000);
  return today % 10_000 < born % 10_000 ? years - 1 : years;
}

/** The next birthday, today included; 29 February is the 28th where there is none. */
export function nextBirthday(born: Ymd, today: Ymd): Ymd {
  const year = Math.floor(today / 10_000);
  const inYear = (y: number): Ymd => {
    const day = born % 10_000;
    const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
    return y * 10_000 + (day === 229 && !isLeap ? 228 : day);
  };
  return inYear(year) >= today ? inYear(year) : inYear(year + 1);
}

function accounts(context: ColumnContext): { readonly count: Float64Array; readonly margin: Float64Array } {
  return context.once('accounts', () => {
    const count = new Float64Array(context.size);
    const margin = new Float64Array(context.size);
    const all = context.store.all(
      query.selectFrom('account').select(['client_id', 'account_kind', 'opened_on', 'closed_on']),
    );
    for (const { client_id, account_kind, opened_on, closed_on } of all) {
      const place = context.placeOfId(client_id);
      if (place < 0 || (opened_on !== null && opened_on > context.at)) continue;
      count[place] = (count[place] as number) + 1;
      if (account_kind === 'margin' && (closed_on === null || closed_on > context.at)) margin[place] = 1;
    }
    return { count, margin };
  });
}

const rate = (value: string | null): number | null => {
  const parsed = value === null || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(parsed) ? parsed : null;
};

export const CLIENT_COLUMNS: Readonly<Record<string, ColumnLoader>> = {
  'client.no': text((row) => row.client_no),
  'client.name': text((row) => row.name),
  'client.kind': text((row) => row.client_kind),
  'client.status': text((row) => row.status),
  'client.gender': text((row) => row.gender),
  'client.age': number((row, { today }) => (row.birth_date === null ? null : ageOn(row.birth_date, today))),
  'client.birthday_in': number((row, { today }) =>
    row.birth_date === null ? null : daysBetween(today, nextBirthday(row.birth_date, today)),
  ),
  'client.birthday_on': number((row, { today }) =>
    row.birth_date === null ? null : nextBirthday(row.birth_date, today),
  ),
  'client.advisor': text((row) =>
    row.advisor_no === null ? null : `${row.advisor_no}${row.advisor_name === null ? '' : ` ${row.advisor_name}`}`,
  ),
  'client.team': text((row) => row.team),
  'client.opened_on': number((row) => row.opened_on),
  'client.occupation': text((row) => row.occupation),
  'client.education': text((row) => row.education),
  'client.investor_class': text((row) => row.investor_class),
  'client.assessment_in': (context) => {
    const until = figureColumn(context, 'suitability.valid_until').values as Float64Array;
    return numbers(until.map((day) => (Number.isNaN(day) ? day : daysBetween(context.at, day))));
  },
  'client.commission_rate': number((row) => rate(row.commission_rate)),
  'client.accounts': (context) => numbers(accounts(context).count),
  'client.has_margin': (context) => numbers(accounts(context).margin),
};

/** When the client opened his first account with us, for what counts from there. */
export function openedOn(context: ColumnContext): readonly (Ymd | null)[] {
  return context.once('opened', () => rows(context).map((row) => row.opened_on));
}
