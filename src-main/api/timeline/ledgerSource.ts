/** What head office's files changed about the client: his level, his standing, and corrections that reached him. */
import { dateText, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { plain } from '../../../src-shared/records/words.ts';
import type { ReadStore } from '../../store/open.ts';
import { advisorName, type Client } from '../../store/queries/clients.ts';
import { type ClientVersion, clientVersions, correctionsOfClient } from '../../store/queries/timeline/ledgerRows.ts';
import { riskValidity } from '../clientHead.ts';
import type { Ref } from './ref.ts';

export function ledgerRefs(store: ReadStore, client: Client): Ref[] {
  const versions = clientVersions(store, client.client_no);
  return [...riskRefs(client, versions), ...standingRefs(store, versions), ...correctionRefs(store, client.client_no)];
}

const ymd = (value: string | number | undefined): Ymd | null => (value === undefined ? null : dayOf(String(value)));
const text = (value: string | number | undefined): string | null => (value === undefined ? null : String(value));

function dayOf(written: string): Ymd | null {
  return /^\d{8}$/.test(written) ? Number(written) : parseDate(written);
}

/** Every assessment that a version names, another level without one, and the end of the one in force. */
function riskRefs(client: Client, versions: readonly ClientVersion[]): Ref[] {
  const refs: Ref[] = [];
  const add = (day: Ymd, event: 'assessed' | 'changed' | 'expires', level: string | null, from: string | null) => {
    const entry = { kind: 'risk' as const, day: dateText(day), event, level, from };
    refs.push({
      day,
      kind: 'risk',
      rank: 3,
      order: ` ${event}`,
      text: () => plain(`${level ?? ''} ${from ?? ''}`),
      entry: () => entry,
    });
  };
  const seen = new Set<Ymd>();
  let before: string | null = null;
  versions.forEach(({ day, row }, i) => {
    const level = text(row.risk_level);
    const on = ymd(row.risk_assessed_on);
    const from = i === 0 || level === before ? null : before;
    if (on !== null && !seen.has(on)) add(on, 'assessed', level, from);
    else if (i > 0 && level !== before) add(day, 'changed', level, from);
    if (on !== null) seen.add(on);
    before = level;
  });
  const { risk_assessed_on: on, risk_level: level } = client;
  if (on !== null && !seen.has(on)) add(on, 'assessed', level, null);
  const { until } = riskValidity(client, on ?? 0);
  if (until !== null) add(until, 'expires', level, null);
  return refs;
}

const FIELDS = ['status', 'advisor_no', 'investor_class'] as const;

function standingRefs(store: ReadStore, versions: readonly ClientVersion[]): Ref[] {
  const shown = (field: (typeof FIELDS)[number], value: string | null): string | null =>
    value !== null && field === 'advisor_no' ? (advisorName(store, value) ?? value) : value;
  return versions.slice(1).flatMap(({ day, row }, i) =>
    FIELDS.flatMap((field): Ref[] => {
      const [was, is] = [text(versions[i]?.row[field]), text(row[field])];
      if (was === is) return [];
      const entry = {
        kind: 'standing' as const,
        day: dateText(day),
        field,
        from: shown(field, was),
        to: shown(field, is),
      };
      const words = () => plain(`${entry.from ?? ''} ${entry.to ?? ''} ${was ?? ''} ${is ?? ''}`);
      return [{ day, kind: 'standing', rank: 3, order: field, text: words, entry: () => entry }];
    }),
  );
}

function correctionRefs(store: ReadStore, clientNo: string): Ref[] {
  return correctionsOfClient(store, clientNo).map(
    ({ correctionId, kind, setName, businessDate, revision, day, figures, isRow }): Ref => ({
      day,
      kind: 'correction',
      rank: 7,
      order: -correctionId,
      text: () => plain(`${setName} ${dateText(businessDate)}`),
      entry: () => ({
        kind: 'correction',
        day: dateText(day),
        correction_id: correctionId,
        change: kind,
        set_name: setName,
        business_date: dateText(businessDate),
        revision,
        figures,
        is_row: isRow,
      }),
    }),
  );
}
