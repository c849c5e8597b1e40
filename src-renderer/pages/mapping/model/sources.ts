/** What a source is made of: the headers it reads, and the source that a choice of a kind starts with. Pure. */
import { headersOf as headersOfPlain } from '../../../../src-shared/files/mapping/compileSource.ts';
import type { Condition, PlainSource, Source, Step } from '../../../../src-shared/files/mapping/profileData.ts';

export type SourceKind = Source['kind'];

/** In the order in which the choice offers them; `column` is what choosing a header makes. */
export const PLAIN_KINDS = [
  'column',
  'constant',
  'words',
  'sum',
  'product',
  'cases',
  'market',
  'account',
  'commission',
  'net_amount',
  'numbered',
] as const satisfies readonly PlainSource['kind'][];
export const SOURCE_KINDS = [...PLAIN_KINDS, 'first'] as const satisfies readonly SourceKind[];

export function headersOfConditions(conditions: readonly Condition[]): readonly string[] {
  return conditions.map(({ header }) => header);
}

function headersOfSteps(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'negate_if' ? headersOfConditions(step.when) : []));
}

/** Headers whose cells become the value; those that only tell orders apart are left out. */
export function headersOf(source: Source): readonly string[] {
  switch (source.kind) {
    case 'first':
      return [...new Set(source.of.flatMap(headersOf))];
    case 'commission':
      return [];
    default:
      return [...new Set(headersOfPlain(source))];
  }
}

/** Every header that the source names, those of conditions too. */
export function allHeadersOf(source: Source): readonly string[] {
  const steps = 'steps' in source ? headersOfSteps(source.steps) : [];
  const inner = source.kind === 'first' ? source.of.flatMap(allHeadersOf) : [];
  const order = source.kind === 'commission' ? source.order : [];
  return [...new Set([...headersOf(source), ...steps, ...inner, ...order])];
}

function stepsOf(source: Source | null): readonly Step[] {
  return source !== null && 'steps' in source ? source.steps : [];
}

/** A source of that kind which keeps of the former one what still has a place. */
export function startSource(kind: SourceKind, former: Source | null, firstHeader: string): Source {
  if (former?.kind === kind) return former;
  if (kind === 'first') {
    const plain = former === null || former.kind === 'first' ? startPlain('column', null, firstHeader) : former;
    return { kind: 'first', of: [plain] };
  }
  return startPlain(kind, former, firstHeader);
}

export function startPlain(kind: PlainSource['kind'], former: Source | null, firstHeader: string): PlainSource {
  const header = (former === null ? undefined : headersOf(former)[0]) ?? firstHeader;
  const steps = [...stepsOf(former)];
  switch (kind) {
    case 'column':
      return { kind, header, steps };
    case 'constant':
      return { kind, value: '' };
    case 'words':
      return { kind, header, steps, match: 'exact', words: [], other: 'issue' };
    case 'sum':
      return { kind, plus: [header], minus: [], steps };
    case 'product':
      return { kind, of: [header, header], steps };
    case 'cases':
      return { kind, cases: [{ when: [{ kind: 'filled', header }], value: '' }], other: 'issue' };
    case 'market':
      return { kind, holder: null, code: { header, steps: [] } };
    case 'account':
      return { kind, holder: { header, steps: [] }, side: 'either' };
    case 'commission':
      return { kind, minimum: '5', order: [], without_rate: 'issue' };
    case 'net_amount':
      return { kind };
    case 'numbered':
      return { kind, prefix: '', parts: [] };
  }
}
