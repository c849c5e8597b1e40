/** Where the text is wrong: the place marked in it, why, and what may stand there at a press. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConditionProblem } from '../../../src-shared/domain/conditions/text/problem.ts';

interface Props {
  readonly text: string;
  readonly problem: ConditionProblem;
  readonly onTake: (text: string) => void;
}

/** Characters before and after the place that are shown with it. */
const AROUND = 24;

export function ParseProblem({ text, problem, onTake }: Props) {
  const { t } = useTranslation();
  const { at, length, suggestions } = problem;
  const end = at + length;
  const take = (name: string) => {
    const before = text.slice(0, at);
    const gap = before === '' || /[\s(（]$/.test(before) ? '' : ' ';
    onTake(`${before}${gap}${name}${length === 0 ? ' ' : ''}${text.slice(end)}`);
  };
  return (
    <div className="segment-problem" role="alert">
      <span>
        {t(`segmentsPage.problem.${problem.code}`)}
        <span className="muted"> {t('segmentsPage.problemAt', { n: at + 1 })}</span>
      </span>
      <code className="segment-place">
        {at > AROUND && '…'}
        {text.slice(Math.max(0, at - AROUND), at)}
        <mark>{length === 0 ? '▏' : text.slice(at, end)}</mark>
        {text.slice(end, end + AROUND)}
        {end + AROUND < text.length && '…'}
      </code>
      {suggestions.length > 0 && (
        <span className="segment-suggestions">
          <span className="muted">{t('segmentsPage.didYouMean')}</span>
          {suggestions.slice(0, 6).map((name) => (
            <Button key={name} size="small" onClick={() => take(name)}>
              {name}
            </Button>
          ))}
        </span>
      )}
    </div>
  );
}
