/** What a template's form says of its text, and how a place is put into it. Pure. */
import { type UnknownPlace, unknownPlaces } from '../../../../src-shared/records/templateText.ts';
import type { TemplateBody } from '../../../ui/templates/useTemplates.ts';

export const EMPTY_TEMPLATE: TemplateBody = { title: '', use: 'contact', text: '', tags: [] };

export type FormFault = { readonly kind: 'incomplete' } | { readonly kind: 'unknown'; readonly place: UnknownPlace };

/** Why it cannot be kept as it stands; null: it can. */
export function faultOf({ title, text }: TemplateBody): FormFault | null {
  if (title.trim() === '' || text.trim() === '') return { kind: 'incomplete' };
  const [place] = unknownPlaces(text);
  return place === undefined ? null : { kind: 'unknown', place };
}

/** The text with a place where the cursor stood (instead of what was selected), and where the cursor goes. */
export function withPlace(text: string, name: string, from: number, to: number): { text: string; cursor: number } {
  const place = `{${name}}`;
  return { text: text.slice(0, from) + place + text.slice(to), cursor: from + place.length };
}
