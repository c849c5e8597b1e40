/** Last day of the risk assessment: risk_valid_until, or two years after risk_assessed_on; null when neither is given. */
import { validUntil as untilOf } from '../../suitability/level.ts';
import { clientRow } from '../clientRows.ts';
import { defineFigure, none, value } from '../definition.ts';
import { SUITABILITY_SOURCE } from './suitabilitySource.ts';

export const validUntil = defineFigure({
  path: 'suitability.valid_until',
  unit: 'date',
  name: { zh: '测评有效期至', en: 'Valid until' },
  meaning: {
    zh: '总部给出的测评有效期；没有给出时为测评日期后两年。',
    en: "Head office's date; where it gives none, two years after the assessment.",
  },
  symbols: 'v, else a + 24 months',
  terms: [
    {
      symbol: 'v',
      name: { zh: '总部给出的有效期', en: "Head office's date" },
      unit: 'date',
      value: ({ client: { riskValidUntil } }) =>
        riskValidUntil === null ? none('not_delivered') : value(riskValidUntil),
    },
    {
      symbol: 'a',
      name: { zh: '测评日期', en: 'Assessed on' },
      unit: 'date',
      value: ({ client: { riskAssessedOn } }) =>
        riskAssessedOn === null ? none('not_delivered') : value(riskAssessedOn),
    },
  ],
  source: SUITABILITY_SOURCE,
  conventions: [
    {
      zh: '两年后的同一天，当月没有这一天的取月末；有效期当天仍有效。',
      en: "The same day two years on, the month's last day if it has none; valid on that day still.",
    },
  ],
  compute({ client }) {
    const until = untilOf(client);
    return until === null ? none('not_assessed') : value(until);
  },
  rows: clientRow,
});
