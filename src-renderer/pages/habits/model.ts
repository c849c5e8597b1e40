/** The figures of the Habits page with what stands beside each: sample, least sample, place among clients of like size. Pure. */
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { type ClientPeers, LEAST_PEERS } from '../../../src-shared/contract/peerCalls.ts';
import type { FigureDefinition } from '../../../src-shared/domain/figures/definition.ts';
import { figureOf } from '../../../src-shared/domain/figures/registry.ts';
import { figureText, type WrittenValue } from '../../format/figureText.ts';
import type { Format } from '../../format/format.ts';

export interface HabitRow {
  readonly figure: FigureDefinition;
  readonly value: WrittenValue;
  readonly reason: string | undefined;
  /** Undefined: the figure has no sample. */
  readonly n: number | undefined;
  readonly minimum: number | null;
  readonly isTooFew: boolean;
}

/** A path that the registry does not have is left out. */
export function habitRows(report: ClientReport, paths: readonly string[]): HabitRow[] {
  const sections = report as unknown as Readonly<Record<string, Readonly<Record<string, WrittenValue>> | undefined>>;
  return paths.flatMap((path) => {
    const figure = figureOf(path);
    if (figure === undefined) return [];
    const dot = path.indexOf('.');
    const value = sections[path.slice(0, dot)]?.[path.slice(dot + 1)];
    const reason = report.missing[path];
    return [
      {
        figure,
        value,
        reason,
        n: report.samples[path],
        minimum: figure.sample?.minimum ?? null,
        isTooFew: (value === null || value === undefined) && reason === 'too_few',
      },
    ];
  });
}

/** Plain numbers with as many places as they carry, yuan with their sign; everything else as figures are written. */
export function habitText(figure: FigureDefinition, value: WrittenValue, format: Format): string | null {
  if (figure.unit === 'money' && typeof value === 'string') return format.signedMoney(value);
  if (figure.unit !== 'number' || typeof value !== 'number') return figureText(figure, value, format);
  return format.decimal(value, value >= 1 ? 1 : 3);
}

export type PeerTold =
  /** Nothing to say: no comparison, or no value in the group. */
  | { readonly kind: 'none' }
  /** Fewer than LEAST_PEERS have a value. */
  | { readonly kind: 'few'; readonly n: number }
  /** The group has a median, the client has no value. */
  | { readonly kind: 'median'; readonly n: number; readonly median: number }
  | {
      readonly kind: 'place';
      readonly n: number;
      readonly below: number;
      /** Part of the group that is below him: 0 to 1. */
      readonly part: number;
      readonly median: number;
    };

export function peerTold(peers: ClientPeers | undefined, path: string): PeerTold {
  const found = peers?.state === 'ready' ? peers.figures[path] : undefined;
  if (found === undefined || found.median === null) return { kind: 'none' };
  const { n, below, median } = found;
  if (n < LEAST_PEERS) return { kind: 'few', n };
  return below === null ? { kind: 'median', n, median } : { kind: 'place', n, below, part: below / n, median };
}

/** The group's median in the figure's unit: money in its short form, counts with a place where they need one. */
export function medianText(figure: FigureDefinition, median: number, format: Format): string {
  if (figure.unit === 'money') return format.signedShort(median.toFixed(2));
  if (figure.unit === 'count') return format.decimal(median, Number.isInteger(median) ? 0 : 1);
  return habitText(figure, median, format) ?? '';
}

/** A difference of two shares in percentage points: 0.065 → "+6.5". */
export function pointsText(difference: number, format: Format): string {
  return format.signedPercent(difference, 1).replace('%', '');
}
