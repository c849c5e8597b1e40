/** One figure's trace from its value down to the rows of the files. */
import { Fragment, type ReactNode, useContext, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureTrace } from '../../../src-shared/contract/traceCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { TraceContext } from '../../ui/traceContext.ts';
import { Formula } from './Formula.tsx';
import { datesText, isTooFew, leftOutText, sampleText } from './sentences.ts';
import { sourceText } from './sources.ts';
import { TermList } from './TermList.tsx';
import { TraceRows } from './TraceRows.tsx';
import type { TraceOf } from './useTrace.ts';
import { DASH, said, symbolsOf, valueText } from './words.ts';

/** Letters of a value that is a sentence rather than a number: shares by channel. */
const LONG = 26;

interface Props {
  readonly trace: FigureTrace;
  readonly of: TraceOf;
  readonly hasAccounts: boolean;
}

export function TraceBody({ trace, of, hasAccounts }: Props) {
  const { t } = useTranslation();
  const { reason } = useTerms();
  const format = useFormat();
  const way = useContext(TraceContext);
  const id = useId();
  const value = valueText(trace, format);
  const sample = sampleText(trace, t, format);
  const leftOut = leftOutText(trace, t, format);
  const groupId = (group: number) => `${id}-rows-${group}`;
  const toRows = (symbol: string) => {
    const section = document.getElementById(
      groupId(trace.groups.findIndex((group) => symbolsOf(group).includes(symbol))),
    );
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  return (
    <div className="trace-body">
      <p className="trace-name">{said(trace.name, format)}</p>
      <p className={`trace-value num${value !== null && value.length > LONG ? ' is-long' : ''}`}>{value ?? DASH}</p>
      {value === null && (
        <p className="trace-reason">{t('trace.noneBecause', { reason: reason(trace.reason ?? undefined) })}</p>
      )}
      <p className="trace-dates num">{datesText(trace, t)}</p>
      <p className="trace-meaning">{said(trace.meaning, format)}</p>
      <Formula trace={trace} />
      <TermList trace={trace} onRows={toRows} />
      <dl className="trace-notes">
        {sample !== null && (
          <Note title={t('trace.sample')} isWarning={isTooFew(trace)}>
            {sample}
          </Note>
        )}
        {leftOut !== null && (
          <Note title={t('trace.leftOut')} isWarning>
            {leftOut}
          </Note>
        )}
        {trace.conventions.length > 0 && (
          <Note title={t('trace.conventions')}>
            {trace.conventions.map((words) => (
              <Fragment key={words.zh}>
                {said(words, format)}
                <br />
              </Fragment>
            ))}
          </Note>
        )}
        <Note title={t('trace.source')}>{sourceText(trace.source, format.language)}</Note>
      </dl>
      {trace.groups.map((group, i) => (
        <TraceRows
          key={`${group.symbol} ${group.title.zh}`}
          id={groupId(i)}
          trace={trace}
          of={of}
          at={i}
          hasAccounts={hasAccounts}
          onOpen={(path) => way?.open(path)}
        />
      ))}
    </div>
  );
}

interface NoteProps {
  readonly title: string;
  readonly isWarning?: boolean;
  readonly children: ReactNode;
}

function Note({ title, isWarning = false, children }: NoteProps) {
  return (
    <div className={isWarning ? 'is-warning' : undefined}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
