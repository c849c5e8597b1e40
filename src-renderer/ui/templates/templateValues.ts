/** What each place of a template says for a client, in the reader's language. Pure. */
import type { TFunction } from 'i18next';
import type { TemplateFacts } from '../../../src-shared/contract/templateCalls.ts';
import { dateText, dayNumber, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { type Placeholder, salutationOf } from '../../../src-shared/records/templateText.ts';
import type { Format } from '../../format/format.ts';

/** Day 0 of the day numbers was a Thursday. */
const FIRST_WEEKDAY = 4;

export function templateValues(
  facts: TemplateFacts,
  today: Ymd,
  t: TFunction,
  format: Format,
  language: 'zh' | 'en',
): Record<Placeholder, string | null> {
  const weekday = String((dayNumber(today) + FIRST_WEEKDAY) % 7) as '0';
  return {
    name: facts.name,
    salutation: salutationOf(facts.name, facts.gender, facts.is_person, language),
    advisor: facts.advisor,
    today: dateText(today),
    weekday: t(`templatesPage.weekday.${weekday}`),
    total_asset: facts.total_asset === null ? null : format.money(facts.total_asset),
    as_of: facts.as_of,
    tier: facts.tier === null ? null : t(`tier.${facts.tier}`),
    risk_level: facts.risk_level,
    risk_until: facts.risk_until,
    last_contact: facts.last_contact,
  };
}
