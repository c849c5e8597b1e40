/** The profile of a client of whom nothing is noted yet. */
import type { z } from 'zod';
import type { profile } from './profile.record.ts';

export const BLANK_PROFILE: z.infer<typeof profile.body> = {
  needs: null,
  experience: null,
  preferences: [],
  attitude: null,
  income: null,
  expense: null,
  occupation: null,
  hobbies: [],
  mobile: null,
  address: null,
  lunar_birthday: null,
  document: null,
  reached_by: null,
  hours: null,
  do_not_contact: null,
  consents: [],
  introduced_by: null,
  settled: [],
  tags: [],
};
