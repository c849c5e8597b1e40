/** Sentences of a proposal with its figures in them: a figure opens its trace, another field says what it means. */
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { piecesOf } from '../../../src-shared/domain/proposals/sentences.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Missing } from '../../ui/Missing.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { type Evidence, fieldMeaning, fieldName, tracePath, valueText } from './valueText.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

interface ValueProps {
  readonly line: Evidence;
  /** In a table the field's name stands beside it already. */
  readonly isNamed?: boolean;
}

/** A value as it was kept, in the reader's language. */
export function KeptValue({ line, isNamed = false }: ValueProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = valueText(line, t, format);
  const path = tracePath(line.field);
  const meaning = fieldMeaning(line.field, format);
  const said = [isNamed ? null : fieldName(line.field, format), meaning].filter((one) => one != null).join('\n');
  const shown = text ?? <Missing plain={path !== undefined} code={line.reason ?? undefined} />;
  if (path !== undefined) {
    return (
      <TraceLink path={path} className="num" title={said === '' ? undefined : said}>
        {shown}
      </TraceLink>
    );
  }
  if (text === null || said === '') return <span className="num">{shown}</span>;
  return (
    <Tooltip title={<span className="kept-hint">{said}</span>} trigger={['hover', 'focus']} mouseEnterDelay={0.25}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it means must be reachable by keyboard. */}
      <span className="kept-value num" tabIndex={0}>
        {text}
      </span>
    </Tooltip>
  );
}

interface Props {
  readonly sentences: readonly Words[];
  readonly evidence: readonly Evidence[];
}

export function Reasons({ sentences, evidence }: Props) {
  const format = useFormat();
  const byField = new Map(evidence.map((line) => [line.field, line]));
  return (
    <ul className="reasons">
      {sentences.map((words) => {
        const sentence = format.language === 'en' ? words.en : words.zh;
        return (
          <li key={sentence}>
            <Sentence sentence={sentence} byField={byField} />
          </li>
        );
      })}
    </ul>
  );
}

export function Sentence({
  sentence,
  byField,
}: {
  readonly sentence: string;
  readonly byField: ReadonlyMap<string, Evidence>;
}) {
  return (
    <>
      {piecesOf(sentence).map((piece, i) => {
        if ('text' in piece) return piece.text;
        const line = byField.get(piece.field);
        // biome-ignore lint/suspicious/noArrayIndexKey: a field may stand twice in a sentence, in this order for ever.
        return line === undefined ? <Missing key={i} code="none" /> : <KeptValue key={i} line={line} />;
      })}
    </>
  );
}
