/** A trace as plain text to send or keep: sentences first, then the rows in columns that a spreadsheet takes. Pure. */
import type { TFunction } from 'i18next';
import type { FigureTrace } from '../../../src-shared/contract/traceCalls.ts';
import type { Format } from '../../format/format.ts';
import { reasonOf } from '../../locales/useTerms.ts';
import { codeWords, countText, datesText, leftOutText, sampleText } from './sentences.ts';
import { sourceText } from './sources.ts';
import type { TraceRow } from './useTrace.ts';
import { cellText, DASH, filledOf, placeText, said, symbolsText, termText, valueText } from './words.ts';

/** `rows`: those of each group that are in hand. */
export function traceText(
  trace: FigureTrace,
  rows: readonly (readonly TraceRow[])[],
  t: TFunction,
  format: Format,
): string {
  const colon = t('trace.text.colon');
  const line = (name: string, text: string) => `${name}${colon}${text}`;
  const or = (text: string | null, reason: string | null) =>
    text ?? t('trace.noneBecause', { reason: reasonOf(t, reason ?? undefined) });
  const value = valueText(trace, format);
  const filled = filledOf(trace, format);
  const sample = sampleText(trace, t, format);
  const leftOut = leftOutText(trace, t, format);
  const head = [
    line(said(trace.name, format), or(value, trace.reason)),
    `${t('trace.text.client')} ${trace.client_no} · ${datesText(trace, t)}`,
    line(t('trace.meaning'), said(trace.meaning, format)),
    line(t('trace.formula'), symbolsText(trace.symbols, format)),
    ...(filled === null ? [] : [line(t('trace.filled'), filled)]),
    ...(trace.terms.length === 0 ? [] : [`${t('trace.terms')}${colon}`.trimEnd()]),
    ...trace.terms.map(
      (term) => `  ${term.symbol}  ${line(said(term.name, format), or(termText(term, format), term.reason))}`,
    ),
    ...(sample === null ? [] : [line(t('trace.sample'), sample)]),
    ...(leftOut === null ? [] : [line(t('trace.leftOut'), leftOut)]),
    ...trace.conventions.map((words) => line(t('trace.conventions'), said(words, format))),
    line(t('trace.source'), sourceText(trace.source, format.language)),
  ];
  const tables = trace.groups.map((group, i) => tableText(group, rows[i] ?? group.rows, t, format));
  return [head.join('\n'), ...tables].join('\n\n').concat('\n');
}

function tableText(
  { title, columns, total }: FigureTrace['groups'][number],
  rows: readonly TraceRow[],
  t: TFunction,
  format: Format,
): string {
  const words = codeWords(t);
  const cells = rows.map((row) => {
    const [first, ...others] = row.sources;
    const place = placeText(first);
    const set = first?.set ?? null;
    const more = others.length === 0 ? '' : ` ${t('trace.placeLines', { n: format.count(row.sources.length) })}`;
    return [
      ...columns.map(({ key }) => cellText(row.cells[key], format, words) ?? DASH),
      place === null ? t('trace.placeNone') : `${set === null ? '' : `${set} `}${place}${more}`,
    ].join('\t');
  });
  return [
    t('trace.text.table', { title: said(title, format), count: countText(rows.length, total, t, format) }),
    ...(rows.length === 0 ? [] : [[...columns.map(({ name }) => said(name, format)), t('trace.place')].join('\t')]),
    ...cells,
  ].join('\n');
}
