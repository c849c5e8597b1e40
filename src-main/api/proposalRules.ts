/** `rules.list`: the rules in force, where each comes from, and what stands of it. */
import type { CallOutput } from '../../src-shared/contract/calls.ts';
import type { RuleInForce } from '../../src-shared/domain/proposals/definition.ts';
import { OPEN_STATES } from '../../src-shared/domain/proposals/life.ts';
import { rulesInForce, SHIPPED_RULES } from '../../src-shared/domain/proposals/registry.ts';
import type { ReadStore } from '../store/open.ts';
import { proposalCounts } from '../store/queries/proposalLines.ts';
import { ownRules, ruleRecords } from '../store/records/proposals.ts';
import { type Caller, maySeeClient } from './caller.ts';

export function listRules(store: ReadStore, caller: Caller): CallOutput<'rules.list'> {
  const records = ruleRecords(store);
  const sees = caller.clients === 'all' ? null : (clientNo: string) => maySeeClient(caller, clientNo);
  const counts = proposalCounts(store, sees);
  const sum = (rule: string, states: readonly string[]): number =>
    counts.reduce((total, one) => total + (one.rule === rule && states.includes(one.state) ? one.n : 0), 0);
  return {
    rules: rulesInForce(ownRules(store)).map((rule) => {
      const isShipped = SHIPPED_RULES.some(({ code }) => code === rule.code);
      const record = records.get(rule.code) ?? null;
      return {
        ...mutable(rule),
        origin: !isShipped ? 'own' : record === null ? 'shipped' : 'changed',
        record,
        open: sum(rule.code, OPEN_STATES),
        taken: sum(rule.code, ['accepted', 'carried_out']),
        declined: sum(rule.code, ['declined']),
      };
    }),
  };
}

function mutable(rule: RuleInForce) {
  const { products } = rule;
  return {
    ...rule,
    reasons_for: [...rule.reasons_for],
    reasons_against: [...rule.reasons_against],
    evidence: [...rule.evidence],
    products: products === null ? null : { ...products, kinds: products.kinds === null ? null : [...products.kinds] },
  };
}
