/** The rules that come with the product. A change of one raises SHIPPED_VERSION, which every proposal of theirs names. */
import type { ProposalRule, RuleInForce } from './definition.ts';
import { MONEY_RULES } from './rules/money.ts';
import { PERSON_RULES } from './rules/person.ts';
import { RISK_RULES } from './rules/risk.ts';
import { TRADING_RULES } from './rules/trading.ts';

export const SHIPPED_VERSION = 1;
export const SHIPPED_RULES: readonly ProposalRule[] = [
  ...RISK_RULES,
  ...TRADING_RULES,
  ...MONEY_RULES,
  ...PERSON_RULES,
];

export interface OwnRule {
  readonly version: number;
  readonly body: ProposalRule;
}

/** The shipped rules as the branch has changed them, then its own by code. */
export function rulesInForce(own: readonly OwnRule[]): RuleInForce[] {
  const byCode = new Map(own.map((one) => [one.body.code, one]));
  const shipped = SHIPPED_RULES.map((rule): RuleInForce => {
    const changed = byCode.get(rule.code);
    byCode.delete(rule.code);
    return changed === undefined
      ? { ...rule, version: `${SHIPPED_VERSION}` }
      : { ...changed.body, version: `${SHIPPED_VERSION}.${changed.version}` };
  });
  const added = [...byCode.values()].sort((a, b) => (a.body.code < b.body.code ? -1 : 1));
  return [...shipped, ...added.map(({ body, version }) => ({ ...body, version: `0.${version}` }))];
}
