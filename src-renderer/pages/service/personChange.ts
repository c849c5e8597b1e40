/** What was changed of a client as a person, in words: the field's name, what stood there, what stands there. Pure. */
import type { TFunction } from 'i18next';
import type { TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import { zhCN } from '../../locales/zh-CN.ts';

export type PersonChange = Extract<TimelineEntry, { kind: 'profile' }>;

export interface ChangedField {
  readonly field: string;
  /** '' = nothing was noted. */
  readonly from: string;
  readonly to: string;
}

/** Fields whose values are codes, and where their words are. */
const CODES = {
  experience: 'profilePage.experience',
  attitude: 'profilePage.attitude',
  income: 'profilePage.band',
  expense: 'profilePage.band',
  reached_by: 'profilePage.reached_by',
  relation: 'profilePage.family.relation',
} as const;
const MEMBER = { birth_date: 'birth', is_lunar: 'lunar', client_no: 'client' } as const;

export function changedFields(t: TFunction, { of, fields }: PersonChange): ChangedField[] {
  return fields
    .filter(({ field }) => !(of === 'member' && field === 'name'))
    .map(({ field, from, to }) => ({
      field: fieldName(t, of, field),
      from: valueWords(t, field, from),
      to: valueWords(t, field, to),
    }));
}

function fieldName(t: TFunction, of: PersonChange['of'], field: string): string {
  const words: Record<string, string> = of === 'member' ? zhCN.profilePage.family.form : zhCN.profilePage.field;
  const key = of === 'member' && field in MEMBER ? MEMBER[field as keyof typeof MEMBER] : field;
  if (!(key in words)) return field;
  return of === 'member'
    ? t(`profilePage.family.form.${key as 'relation'}`)
    : t(`profilePage.field.${key as 'occupation'}`);
}

function valueWords(t: TFunction, field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value === true) return t('servicePage.person.yes');
  if (typeof value === 'string') {
    return field in CODES
      ? t(`${CODES[field as keyof typeof CODES]}.${value}` as 'profilePage.attitude.growth')
      : value;
  }
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((one) => itemWords(t, field, one)).join(t('servicePage.person.comma'));
  return partWords(t, field, value as Record<string, unknown>);
}

function itemWords(t: TFunction, field: string, item: unknown): string {
  if (typeof item === 'string') return field === 'tags' ? `#${item}` : item;
  return partWords(t, field, item as Record<string, unknown>);
}

function partWords(t: TFunction, field: string, value: Readonly<Record<string, unknown>>): string {
  const text = (name: string): string => String(value[name] ?? '');
  switch (field) {
    case 'do_not_contact':
      return t('profilePage.doNotContact', { since: text('since') });
    case 'hours':
      return `${text('from')}–${text('to')}`;
    case 'consents': {
      const scope = t(`profilePage.consents.scope.${text('scope') as 'call'}`);
      const answer = t(value.given === true ? 'profilePage.consents.given' : 'profilePage.consents.refused');
      return `${scope} ${answer} ${text('on')}`;
    }
    case 'document':
      return t('servicePage.person.document', {
        kind: t(`profilePage.document.kind.${text('kind') as 'id_card'}`),
        until: text('expires_on') || t('profilePage.document.longTerm'),
      });
    default:
      return Object.values(value).map(String).join(' ');
  }
}
