/** Every kind of record there is. */
import type { z } from 'zod';
import { attachment } from './attachment.record.ts';
import { campaign, campaignClient } from './campaign.record.ts';
import { churn } from './churn.record.ts';
import { complaint } from './complaint.record.ts';
import { contact } from './contact.record.ts';
import type { RecordKind } from './definition.ts';
import { goal } from './goal.record.ts';
import { household } from './household.record.ts';
import { member } from './member.record.ts';
import { practice } from './practice.record.ts';
import { profile } from './profile.record.ts';
import { proposal, request } from './proposal.record.ts';
import { rule } from './rule.record.ts';
import { segment } from './segment.record.ts';
import { task } from './task.record.ts';
import { template } from './template.record.ts';

export const RECORD_KINDS = {
  attachment,
  campaign,
  campaign_client: campaignClient,
  churn,
  complaint,
  contact,
  goal,
  household,
  member,
  practice,
  profile,
  proposal,
  request,
  rule,
  segment,
  task,
  template,
} as const;
export type Kind = keyof typeof RECORD_KINDS;
export type BodyOf<K extends Kind> = z.infer<(typeof RECORD_KINDS)[K]['body']>;
export const KINDS = Object.keys(RECORD_KINDS) as [Kind, ...Kind[]];

export function isKind(text: string): text is Kind {
  return Object.hasOwn(RECORD_KINDS, text);
}

/** The same definition where the kind is only known at run time. */
export function recordKind(kind: Kind): RecordKind {
  return RECORD_KINDS[kind] as unknown as RecordKind;
}
