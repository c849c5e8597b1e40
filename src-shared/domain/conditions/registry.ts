/** Every field that a condition can ask. A figure is a field by itself; another one takes a line in its group and its loader in the store. */
import type { ConditionField } from './field.ts';
import { CLIENT_FIELDS } from './fields/client.ts';
import { CONTACT_FIELDS } from './fields/contact.ts';
import { EVENT_FIELDS } from './fields/events.ts';
import { FIGURE_FIELDS } from './fields/figures.ts';
import { PROFILE_FIELDS } from './fields/profile.ts';
import { FieldDictionary } from './text/dictionary.ts';

export const CONDITION_FIELDS: readonly ConditionField[] = [
  ...CLIENT_FIELDS,
  ...FIGURE_FIELDS,
  ...EVENT_FIELDS,
  ...CONTACT_FIELDS,
  ...PROFILE_FIELDS,
];

export const DICTIONARY = new FieldDictionary(CONDITION_FIELDS);
