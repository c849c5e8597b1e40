/** One rule asked of the whole branch: for whom it holds, and how a proposal of it to a client would read today. */
import { UNKNOWN, valueAt, YES } from '../../../src-shared/domain/conditions/evaluate.ts';
import type { FieldValue } from '../../../src-shared/domain/conditions/field.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { parseCondition } from '../../../src-shared/domain/conditions/text/parse.ts';
import { printLeaf } from '../../../src-shared/domain/conditions/text/print.ts';
import { ConditionProblem } from '../../../src-shared/domain/conditions/text/problem.ts';
import { type Condition, fieldsOf, leavesOf } from '../../../src-shared/domain/conditions/tree.ts';
import type { RuleInForce } from '../../../src-shared/domain/proposals/definition.ts';
import { economicsOf } from '../../../src-shared/domain/proposals/economics.ts';
import type { Assessment } from '../../../src-shared/domain/suitability/level.ts';
import {
  matchProducts,
  type Product,
  type ProductMatch,
  type ProductNeed,
  suitabilityOf,
} from '../../../src-shared/domain/suitability/match.ts';
import { addDays, dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { type Answer, askCondition } from '../../store/queries/askCondition.ts';
import type { ConditionColumns } from '../../store/queries/conditionColumns/columns.ts';
import { yearToDate } from '../../store/queries/conditionColumns/context.ts';
import type { ProposalBody } from '../../store/records/proposals.ts';

const E4 = 10_000;

export interface RuleProblem {
  readonly code: string;
  readonly at: number;
  readonly length: number;
  readonly suggestions: readonly string[];
}

/** The rule's parsed condition, or what is wrong with it or with the fields that it names. */
export function readRule(rule: RuleInForce): { readonly condition: Condition } | { readonly problem: RuleProblem } {
  try {
    const condition = parseCondition(rule.when, DICTIONARY);
    const named = [...rule.evidence, rule.occasion, rule.aim?.field, rule.products?.amount, rule.products?.days];
    const unknown = named.find((field) => typeof field === 'string' && !DICTIONARY.has(field));
    if (typeof unknown !== 'string') return { condition };
    const suggestions = DICTIONARY.nearest(unknown);
    return { problem: { code: 'field_expected', at: 0, length: 0, suggestions: [unknown, ...suggestions] } };
  } catch (error) {
    if (!(error instanceof ConditionProblem)) throw error;
    const { code, at, length, suggestions } = error;
    return { problem: { code, at, length, suggestions } };
  }
}

export class RuleAnswers {
  readonly rule: RuleInForce;
  readonly answer: Answer;
  private readonly columns: ConditionColumns;
  private readonly products: readonly Product[];
  private readonly fields: readonly string[];
  private readonly asked: ReadonlyMap<string, string>;

  constructor(rule: RuleInForce, condition: Condition, columns: ConditionColumns, products: readonly Product[]) {
    this.rule = rule;
    this.columns = columns;
    this.products = products;
    this.answer = askCondition(columns, condition);
    const { amount = null, days = null } = rule.products ?? {};
    const more = [...rule.evidence, rule.occasion, rule.aim?.field ?? null, amount, days];
    this.fields = [...new Set([...fieldsOf(condition), ...more.filter((field) => field !== null)])];
    const leaves = leavesOf(condition);
    this.asked = new Map(
      this.fields.flatMap((field) => {
        const own = leaves.filter((leaf) => leaf.field === field);
        return own.length === 0 ? [] : [[field, own.map((leaf) => printLeaf(leaf, DICTIONARY, 'code')).join('; ')]];
      }),
    );
  }

  /** Null: a figure is missing. */
  holds(place: number): boolean | null {
    const truth = this.answer.truths[place];
    return truth === UNKNOWN ? null : truth === YES;
  }

  read(field: string, place: number): FieldValue {
    return valueAt(this.columns.of(field), place);
  }

  private readNumber(field: string | null, place: number): number | null {
    const value = field === null ? null : this.read(field, place);
    return typeof value === 'number' ? value : null;
  }

  /** The occasion's key today; of a state that lasts: the day on which it is first seen. */
  occasionOf(place: number): string | null {
    const { occasion } = this.rule;
    if (occasion === null) return String(this.columns.at);
    const value = this.read(occasion, place);
    return value === null ? null : String(value);
  }

  matchOf(place: number, client: Assessment): ProductMatch {
    const { products } = this.rule;
    if (products === null) return { fits: [], refused: {} };
    const amount = this.readNumber(products.amount, place);
    const need: ProductNeed = {
      kinds: products.kinds,
      amountE4: amount === null ? null : Math.floor(amount * E4),
      days: this.readNumber(products.days, place),
    };
    const match = matchProducts(this.products, client, need, this.columns.today);
    return { ...match, fits: match.fits.slice(0, products.most) };
  }

  /** A proposal as it would be raised today. */
  bodyOf(place: number, occasion: string, client: Assessment, match: ProductMatch): ProposalBody {
    const { rule, columns } = this;
    const { at, today } = columns;
    const economics = economicsOf(rule.economics, (field) => this.readNumber(field, place), yearToDate(at), at);
    const result = suitabilityOf(client, today);
    return {
      rule: rule.code,
      rule_version: rule.version,
      occasion,
      as_of: dateText(at),
      state: 'raised',
      priority: rule.priority,
      approver: rule.approver,
      title: rule.title,
      propose: rule.propose,
      reasons_for: [...rule.reasons_for],
      reasons_against: [...rule.reasons_against],
      evidence: this.fields.map((field) => this.evidenceOf(field, place)),
      economics: {
        kind: economics.kind,
        client_cost_e4: economics.clientCostE4,
        branch_income_e4: economics.branchIncomeE4,
        reason: economics.reason,
        is_conflict: economics.isConflict,
      },
      suitability: {
        ...result,
        checked_on: dateText(result.checked_on),
        assessed_on: dayText(result.assessed_on),
        valid_until: dayText(result.valid_until),
      },
      products: match.fits.map((product) => ({
        product_code: product.productCode,
        name: product.name,
        product_kind: product.kind,
        risk_rating: product.riskRating,
        min_amount_e4: product.minAmountE4,
        term_days: product.termDays,
      })),
      expires_on: dateText(addDays(today, rule.open_days)),
      seen_on: null,
      approved_on: null,
      approved_by: null,
      discussed_on: null,
      answered_on: null,
      decline: null,
      ended_on: null,
      withdrawn: null,
      task: null,
      carried_out_on: null,
      note: null,
      aim: rule.aim === null ? null : { ...rule.aim, before: null, outcomes: [] },
    };
  }

  private evidenceOf(field: string, place: number): ProposalBody['evidence'][number] {
    const { unit } = DICTIONARY.coded(field);
    const value = this.read(field, place);
    const plain = typeof value === 'number' || typeof value === 'string' || value === null ? value : [...value];
    return {
      field,
      unit,
      value: plain,
      reason: value === null ? (this.columns.isNotMade(field) ? 'not_made' : 'none') : null,
      asked: this.asked.get(field) ?? null,
    };
  }
}

const dayText = (day: Ymd | null): string | null => (day === null ? null : dateText(day));
