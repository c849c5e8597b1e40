/**
 * When head office's files last changed what they say of a client: his advisor, status, risk level. Read from the kept
 * versions of his row, back from the date as far as a quarter; a client without an earlier version has not changed.
 */
import { addDays, type Ymd } from '../../../../src-shared/kernel/dates.ts';
import { type ColumnContext, type ColumnLoader, numbers } from './context.ts';

/** Days back that are looked at. */
export const CHANGE_DAYS = 90;

const FACTS = ['advisor_no', 'status', 'risk_level'] as const;
type Fact = (typeof FACTS)[number];

/** One step along the key: all dates at once would read every version. */
const dateBefore = `SELECT max(business_date) FROM reference_version WHERE dataset = 'clients' AND business_date < ?`;
const versionsOf = `SELECT key, payload_id FROM reference_version WHERE dataset = 'clients' AND business_date = ?`;
const bodyOf = 'SELECT body FROM reference_payload WHERE payload_id = ?';

function changes(context: ColumnContext): Readonly<Record<Fact, Float64Array>> {
  return context.once('changes', () => {
    const { store, at } = context;
    const out = { advisor_no: context.numbers(), status: context.numbers(), risk_level: context.numbers() };
    const first = addDays(at, -CHANGE_DAYS);
    const before = (day: Ymd): Ymd | null => (store.raw(dateBefore).get(day) as [Ymd | null])[0];
    // Back to the last one before the quarter: what stood when it began.
    const dates: Ymd[] = [];
    for (let day = before(addDays(at, 1)); day !== null; day = day < first ? null : before(day)) dates.push(day);
    // The next later version of each client, and on which day it came; 0: none was seen yet.
    const payloads = new Int32Array(context.size);
    const days = new Int32Array(context.size);
    const bodies = new Map<number, Readonly<Partial<Record<Fact, string>>>>();
    const body = (payload: number): Readonly<Partial<Record<Fact, string>>> => {
      let known = bodies.get(payload);
      if (known === undefined) {
        known = JSON.parse((store.raw(bodyOf).get(payload) as [string])[0]) as Partial<Record<Fact, string>>;
        bodies.set(payload, known);
      }
      return known;
    };
    for (const day of dates) {
      for (const [no, payload] of store.raw(versionsOf).all(day) as [string, number][]) {
        const place = context.placeOfNo(no);
        if (place < 0) continue;
        const later = payloads[place] as number;
        if (later !== 0 && later !== payload) {
          const [now, then] = [body(later), body(payload)];
          for (const fact of FACTS) {
            if (Number.isNaN(out[fact][place] as number) && now[fact] !== then[fact]) {
              out[fact][place] = days[place] as number;
            }
          }
        }
        payloads[place] = payload;
        days[place] = day;
      }
    }
    return out;
  });
}

const changed =
  (fact: Fact): ColumnLoader =>
  (context) =>
    numbers(changes(context)[fact]);

export const CHANGE_COLUMNS: Readonly<Record<string, ColumnLoader>> = {
  'client.advisor_changed_on': changed('advisor_no'),
  'client.status_changed_on': changed('status'),
  'client.level_changed_on': changed('risk_level'),
};
