/** Ready-made questions for a branch that has no segment yet; they are only kept once somebody saves one. */
export const EXAMPLES = [
  { key: 'silent', filter: 'value.tier >= gold and contact.days > 60 and turnover.turnover_annualised > 12' },
  { key: 'idle', filter: 'assets.total >= 500000 and event.cash_share > 30% and event.idle_cash_20 > 100000' },
  {
    key: 'assessment',
    filter: 'client.assessment_in between 0 and 30 or client.assessment_in < 0 and value.effective = yes',
  },
  { key: 'leaving', filter: 'value.tier >= growth and event.net_flow_20 < -100000 and event.asset_change_20 < -20%' },
  { key: 'lower', filter: 'event.tier_steps_20 < 0 and contact.days > 14 and profile.do_not_contact = no' },
  { key: 'birthdays', filter: 'client.birthday_in <= 14 and value.tier >= gold and profile.do_not_contact = no' },
  {
    key: 'goals',
    filter: 'goal.open > 0 and (goal.progress < 60% and goal.next_in < 365 or goal.growth_needed > 10%)',
  },
] as const;
export type ExampleKey = (typeof EXAMPLES)[number]['key'];
