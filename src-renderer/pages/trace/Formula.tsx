/** The formula in symbols and the same with this client's numbers. */
import { useTranslation } from 'react-i18next';
import type { FigureTrace } from '../../../src-shared/contract/traceCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { filledOf, symbolsText } from './words.ts';

export function Formula({ trace }: { readonly trace: FigureTrace }) {
  const { t } = useTranslation();
  const format = useFormat();
  const filled = filledOf(trace, format);
  // A single letter explains nothing: the rows do.
  if (filled === null && !/[=+\-−·×÷/Σ(]/.test(trace.symbols)) return null;
  return (
    <dl className="trace-formula">
      <div>
        <dt>{t('trace.formula')}</dt>
        <dd>{symbolsText(trace.symbols, format)}</dd>
      </div>
      {filled !== null && (
        <div>
          <dt>{t('trace.filled')}</dt>
          <dd className="num">{filled}</dd>
        </div>
      )}
    </dl>
  );
}
