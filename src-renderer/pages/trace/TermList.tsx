/** The letters of the formula with their numbers: another figure opens its own trace, an input leads to its rows. */
import { useTranslation } from 'react-i18next';
import type { FigureTrace } from '../../../src-shared/contract/traceCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Missing } from '../../ui/Missing.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { said, symbolsOf, termText } from './words.ts';

interface Props {
  readonly trace: FigureTrace;
  readonly onRows: (symbol: string) => void;
}

export function TermList({ trace, onRows }: Props) {
  const { t } = useTranslation();
  const { reason } = useTerms();
  const format = useFormat();
  if (trace.terms.length === 0) return null;
  const withRows = new Set(trace.groups.flatMap(symbolsOf));
  return (
    <table className="trace-terms">
      <caption>{t('trace.terms')}</caption>
      <tbody>
        {trace.terms.map((term) => {
          const text = termText(term, format);
          const shown = text ?? <Missing plain code={term.reason ?? undefined} />;
          return (
            <tr key={term.symbol}>
              <td className="trace-symbol">{term.symbol}</td>
              <th scope="row">
                {said(term.name, format)}
                {text === null && <span className="trace-term-reason">{reason(term.reason ?? undefined)}</span>}
              </th>
              <td className="num is-end">
                {term.figure !== null ? (
                  <TraceLink path={term.figure} className="trace-go">
                    {shown}
                  </TraceLink>
                ) : withRows.has(term.symbol) ? (
                  <button
                    type="button"
                    className="trace-rows-link"
                    title={t('trace.toRows')}
                    onClick={() => onRows(term.symbol)}
                  >
                    {shown}
                  </button>
                ) : (
                  shown
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
