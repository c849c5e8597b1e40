/** Assessment state at `to`: professional before all else, then missing, expired or valid (the last day included). Never null. */
import { assessmentState } from '../../suitability/level.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { SUITABILITY_SOURCE } from './suitabilitySource.ts';
import { validUntil } from './valid_until.figure.ts';

export const state = defineFigure({
  path: 'suitability.state',
  unit: 'word',
  name: { zh: '测评状态', en: 'Assessment state' },
  meaning: {
    zh: '期末风险测评是否有效；专业投资者另列。',
    en: 'Whether the assessment holds at the end of the period; professional investors apart.',
  },
  symbols: 'P; C; U ≥ t',
  terms: [
    {
      symbol: 'P',
      name: { zh: '专业投资者', en: 'Professional investor' },
      unit: 'yes_no',
      value: ({ client: { investorClass } }) =>
        investorClass === null ? none('not_delivered') : value(investorClass === 'professional'),
    },
    {
      symbol: 'C',
      name: { zh: '客户风险等级', en: "The client's risk level" },
      unit: 'word',
      value: ({ client: { riskLevel } }) => (riskLevel === null ? none('not_delivered') : value(riskLevel)),
    },
    { symbol: 'U', figure: entry(validUntil) },
    {
      symbol: 't',
      name: { zh: '期末日期', en: 'Last day of the period' },
      unit: 'date',
      value: ({ period }) => value(period.to),
    },
  ],
  source: SUITABILITY_SOURCE,
  conventions: [
    {
      zh: '专业投资者优先；没有等级或没有有效期的为未测评；有效期当天仍有效。客户资料以最近一次交付为准。',
      en: "Professional before all else; missing without a level or a date; valid on the last day still. The client's row is the one delivered last.",
    },
  ],
  codes: {
    valid: { zh: '测评有效', en: 'valid' },
    expired: { zh: '测评已过期', en: 'expired' },
    missing: { zh: '未测评', en: 'missing' },
    professional: { zh: '专业投资者', en: 'professional' },
  },
  compute({ client, period }) {
    return value(assessmentState(client, period.to));
  },
});
